//! Finding records.

use crate::house::{House, down};
use trackml_application::access::AccessError;
use trackml_domain::id::ModelId;
use trackml_domain::listing::{Page, PageLimit, PageRequest, Sort};
use trackml_domain::query::Query;
use trackml_domain::workspace::Role;
use trackml_ports::{Found, MockModelRepository};

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
