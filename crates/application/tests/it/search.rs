//! Finding records.

use crate::house::{House, down};
use std::time::Duration;
use trackml_application::access::AccessError;
use trackml_domain::document::Place;
use trackml_domain::id::ModelId;
use trackml_domain::listing::{Page, PageLimit, PageRequest, Sort};
use trackml_domain::query::Query;
use trackml_domain::workspace::Role;
use trackml_ports::{Found, MockModelRepository};
use trackml_testkit::sample;

fn words(text: &str) -> Query {
    Query::parse(text).unwrap()
}

#[tokio::test]
async fn a_search_is_passed_on_for_the_callers_workspace() {
    let house = House::new();
    let ada = house.person("ada").await;
    let workspace = ada.workspace();
    let (query, page) = (words("zephyr"), requested_page());
    let (wanted, requested) = (query.condition.clone(), page.clone());
    let mut models = MockModelRepository::new();
    models
        .expect_search()
        .withf(move |of, selection, page| {
            *of == workspace && selection.condition == wanted && *page == requested
        })
        .once()
        .returning(|_, _, _| {
            Ok(Found { page: Page { items: Vec::new(), next: None, total: 7 }, words: Vec::new() })
        });
    let listing = house.with_models(models).search.list(&ada, &query, &page, false).await.unwrap();
    assert_eq!(listing.page.total, 7);
}

fn requested_page() -> PageRequest {
    let (sort, limit) = (Sort::parse("name").unwrap(), PageLimit::new(3).unwrap());
    PageRequest { sort, limit, after: None }
}

#[tokio::test]
async fn a_person_finds_their_own_records_only() {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    let hers = house.written(&ada, "Zephyr").await;
    house.written(&bob, "Zephyr").await;
    let (query, page) = (words("zephyr"), PageRequest::default());
    let found = house.application.search.list(&ada, &query, &page, false).await.unwrap().page;
    let ids: Vec<ModelId> = found.items.iter().map(|model| model.id).collect();
    assert_eq!((ids, found.total), (vec![hers.id], 1));
}

#[tokio::test]
async fn a_list_shows_no_records_of_workspaces_that_a_person_is_a_guest_in() {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    house.written(&ada, "Zephyr").await;
    house.database.enrol(ada.workspace(), bob.user().id, Role::Editor);
    assert_eq!(house.total(&bob).await, 0);
}

#[tokio::test]
async fn a_record_in_the_trash_is_not_listed() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    house.application.edit.delete(&ada, model.id, None).await.unwrap();
    assert_eq!(house.total(&ada).await, 0);
}

#[tokio::test]
async fn a_failing_database_is_told() {
    let house = House::new();
    let ada = house.person("ada").await;
    let mut models = MockModelRepository::new();
    models.expect_search().returning(|_, _, _| Err(down()));
    let (query, page) = (Query::default(), PageRequest::default());
    let refused = house.with_models(models).search.list(&ada, &query, &page, false).await;
    assert!(matches!(refused, Err(AccessError::Repository(_))));
}

#[tokio::test]
async fn a_word_that_stands_nowhere_is_told_with_what_was_looked_for_instead() {
    let house = House::new();
    let ada = house.person("ada").await;
    house.written(&ada, "Zephyr").await;
    let (query, page) = (words("zefyr nowhere zephyr"), PageRequest::default());
    let listing = house.application.search.list(&ada, &query, &page, false).await.unwrap();
    let corrections = [("zefyr".to_owned(), vec![]), ("nowhere".to_owned(), vec![])];
    assert_eq!(listing.corrections, corrections);
    let listing = house.application.search.list(&ada, &words("zehpyr"), &page, false).await.unwrap();
    assert_eq!(listing.corrections, [("zehpyr".to_owned(), vec!["zephyr".to_owned()])]);
    assert_eq!(listing.page.total, 1);
}

#[tokio::test]
async fn snippets_show_where_the_words_stand_if_they_are_asked_for() {
    let house = House::new();
    let ada = house.person("ada").await;
    let given = sample::patch().notes("A fast one.").tags(&["fast"]);
    let model = house.put(sample::new_model_with(ada.workspace(), "Zephyr", given)).await;
    let (query, page) = (words("fast -slow"), PageRequest::default());
    let with = house.application.search.list(&ada, &query, &page, true).await.unwrap();
    let shown: Vec<_> = with.snippets[&model.id].iter().map(|(place, _)| *place).collect();
    assert_eq!(shown, [Place::Tags, Place::Notes]);
    let notes = &with.snippets[&model.id][1].1;
    let hits: Vec<&str> =
        notes.iter().filter(|fragment| fragment.hit).map(|fragment| fragment.text.as_str()).collect();
    assert_eq!(hits, ["fast"]);
    let without = house.application.search.list(&ada, &query, &page, false).await.unwrap();
    assert!(without.snippets.is_empty());
    let no_words = house.application.search.list(&ada, &words("is:favorite"), &page, true).await.unwrap();
    assert!(no_words.snippets.is_empty());
}

#[tokio::test]
async fn ages_count_back_from_now() {
    let house = House::new();
    let ada = house.person("ada").await;
    house.written(&ada, "Zephyr").await;
    let total = async |text: &str| {
        let (query, page) = (words(text), PageRequest::default());
        house.application.search.list(&ada, &query, &page, false).await.unwrap().page.total
    };
    assert_eq!(total("added:<1d").await + total("added:>1d").await, 1);
    house.clock.advance(Duration::from_hours(24 * 400));
    assert_eq!((total("added:<1d").await, total("added:>1y").await), (0, 1));
}

#[tokio::test]
async fn facets_are_those_of_the_callers_workspace() {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    house.written(&ada, "Zephyr").await;
    house.written(&bob, "Mistral").await;
    assert_eq!(house.application.search.facets(&ada, &words("")).await.unwrap().total, 1);
    assert_eq!(house.application.search.facets(&ada, &words("mistral")).await.unwrap().total, 0);
    let elsewhere = ada.clone().looking_at(Some(bob.workspace()));
    let refused = house.application.search.facets(&elsewhere, &words("")).await;
    assert!(matches!(refused, Err(AccessError::NoSuchWorkspace)));
}
