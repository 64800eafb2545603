//! How well a model fits the words that are looked for.

use crate::contracts::Harness;
use crate::sample::{self, Patch};
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::WorkspaceId;
use trackml_domain::listing::{PageLimit, PageRequest, Sort};
use trackml_domain::model::NewModel;

crate::contracts::suite!(search_relevance at contracts::models::search::relevance:
    the_name_comes_before_the_tags_before_the_developer_before_the_rest,
    the_version_and_the_hub_id_count_as_much_as_the_developer,
    a_whole_word_comes_before_a_beginning_before_a_middle,
    a_whole_tag_comes_before_the_beginning_of_one,
    the_middle_of_a_name_comes_before_a_tag,
    the_whole_name_comes_first,
    the_whole_name_comes_first_however_it_is_written,
    of_equals_the_latest_comes_first,
    every_word_counts,
    alternatives_count_together,
    words_of_the_name_count_as_well,
    a_phrase_counts_as_a_word,
    a_word_that_is_read_otherwise_counts_as_what_it_is_read_as,
    what_is_left_out_does_not_count,
    without_words_the_latest_comes_first,
    a_change_moves_a_model,
    pages_show_each_model_once,
    a_page_goes_on_behind_one_that_is_gone,
    the_trash_stands_in_the_same_order,
);

/// The names that a query finds, the best first.
async fn best(harness: &Harness, workspace: WorkspaceId, query: &str) -> Vec<String> {
    let page = harness.page(workspace, query, &request(200)).await;
    page.items.into_iter().map(|item| item.name.into()).collect()
}

fn request(limit: i64) -> PageRequest {
    PageRequest {
        sort: Sort::parse("relevance").unwrap(),
        limit: PageLimit::new(limit).unwrap(),
        after: None,
    }
}

/// Asserts that models stand so for a query. They are kept in this order, in which the latest would come first.
async fn stand(harness: &Harness, query: &str, models: &[(&str, Patch)]) {
    let workspace = harness.workspace().await;
    for (name, given) in models {
        harness.put(sample::new_model_with(workspace, name, given.clone())).await;
    }
    let expected: Vec<&str> = models.iter().map(|(name, _)| *name).collect();
    assert_eq!(best(harness, workspace, query).await, expected, "{query}");
}

/// Asserts that models with these names stand so.
async fn names_stand(harness: &Harness, query: &str, names: &[&str]) {
    let models: Vec<(&str, Patch)> = names.iter().map(|name| (*name, sample::patch())).collect();
    stand(harness, query, &models).await;
}

async fn the_name_comes_before_the_tags_before_the_developer_before_the_rest(harness: &Harness) {
    let models = [
        ("a quick one", sample::patch()),
        ("tagged", sample::patch().tags(&["quick"])),
        ("made", sample::patch().developer("Quick")),
        ("noted", sample::patch().notes("quick quick quick")),
    ];
    stand(harness, "quick", &models).await;
}

async fn the_version_and_the_hub_id_count_as_much_as_the_developer(harness: &Harness) {
    let workspace = harness.workspace().await;
    let hub = |id: &str| Some(HubFacts { id: id.to_owned(), ..HubFacts::default() });
    for (name, given, hub) in [
        ("developer", sample::patch().developer("quick"), None),
        ("version", sample::patch().version("quick"), None),
        ("hub", sample::patch(), hub("quick/name")),
        ("notes", sample::patch().notes("quick"), None),
        ("license", sample::patch().license("quick"), None),
        ("link", sample::patch().source_links(&["https://quick.example.org"]), None),
    ] {
        let new = sample::new_model_with(workspace, name, given);
        harness.put(NewModel { hub, ..new }).await;
    }
    let expected = ["hub", "version", "developer", "link", "license", "notes"];
    assert_eq!(best(harness, workspace, "quick").await, expected);
}

async fn a_whole_word_comes_before_a_beginning_before_a_middle(harness: &Harness) {
    names_stand(harness, "llama", &["the llama", "the llamas", "the codellama"]).await;
}

async fn a_whole_tag_comes_before_the_beginning_of_one(harness: &Harness) {
    let tagged = |tag: &str| sample::patch().tags(&[tag]);
    stand(harness, "code", &[("whole", tagged("to code")), ("beginning", tagged("to coders"))]).await;
}

async fn the_middle_of_a_name_comes_before_a_tag(harness: &Harness) {
    let models = [("deepseeking", sample::patch()), ("other", sample::patch().tags(&["seek"]))];
    stand(harness, "seek", &models).await;
}

async fn the_whole_name_comes_first(harness: &Harness) {
    names_stand(harness, "llama 3", &["Llama-3", "Llama 3 Instruct"]).await;
}

async fn the_whole_name_comes_first_however_it_is_written(harness: &Harness) {
    let workspace = harness.workspace().await;
    for name in ["Llama-3.1-8B", "Llama 3.1 8B Instruct", "Llama 3.1 8B GGUF"] {
        harness.put(sample::new_model(workspace, name)).await;
    }
    for query in ["llama3.1-8b", "LLAMA 3.1 8b", "\"llama 3 1 8 b\"", "llama/3,1:8b"] {
        assert_eq!(best(harness, workspace, query).await[0], "Llama-3.1-8B", "{query}");
    }
}

async fn of_equals_the_latest_comes_first(harness: &Harness) {
    let workspace = harness.workspace().await;
    for (name, seconds) in [("llama a", 9), ("llama b", 1), ("llama c", 5)] {
        let new = sample::new_model_at(workspace, name, sample::patch(), sample::stamp(seconds));
        harness.put(new).await;
    }
    // The latest that was kept, whatever its moment says: numbers grow.
    assert_eq!(best(harness, workspace, "llama").await, ["llama c", "llama b", "llama a"]);
}

async fn every_word_counts(harness: &Harness) {
    let models = [
        ("quick llama", sample::patch()),
        ("llama", sample::patch().tags(&["quick"])),
        ("other", sample::patch().tags(&["quick", "llama"])),
        ("another", sample::patch().notes("quick llama")),
    ];
    stand(harness, "llama quick", &models).await;
}

async fn alternatives_count_together(harness: &Harness) {
    names_stand(harness, "llama OR quick", &["quick llama", "only quick"]).await;
}

async fn words_of_the_name_count_as_well(harness: &Harness) {
    names_stand(harness, "name:llama", &["a llama", "a llamas", "a codellama"]).await;
}

async fn a_phrase_counts_as_a_word(harness: &Harness) {
    let models = [
        ("mixture of experts here", sample::patch()),
        ("tagged", sample::patch().tags(&["mixture of experts"])),
        ("experts", sample::patch().notes("mixture of experts")),
    ];
    stand(harness, "\"mixture of experts\"", &models).await;
}

async fn a_word_that_is_read_otherwise_counts_as_what_it_is_read_as(harness: &Harness) {
    let models = [
        ("one mistral", sample::patch()),
        ("tagged", sample::patch().tags(&["mistral"])),
        ("noted", sample::patch().notes("mistral")),
    ];
    stand(harness, "mistrl", &models).await;
}

async fn what_is_left_out_does_not_count(harness: &Harness) {
    names_stand(harness, "llama -quick", &["llama", "old llama"]).await;
}

async fn without_words_the_latest_comes_first(harness: &Harness) {
    let workspace = harness.workspace().await;
    for name in ["b", "c", "a"] {
        harness.put(sample::new_model_with(workspace, name, sample::patch().tags(&["x"]))).await;
    }
    assert_eq!(best(harness, workspace, "tag:x").await, ["a", "c", "b"]);
    assert_eq!(best(harness, workspace, "-llama").await, ["a", "c", "b"]);
}

async fn a_change_moves_a_model(harness: &Harness) {
    let workspace = harness.workspace().await;
    let first = harness.put(sample::new_model_with(workspace, "first", sample::patch().notes("llama"))).await;
    harness.put(sample::new_model_with(workspace, "second", sample::patch().tags(&["llama"]))).await;
    assert_eq!(best(harness, workspace, "llama").await, ["second", "first"]);
    let renamed = sample::patch().name("llama first");
    harness.save(first.apply(renamed.into(), sample::stamp(5))).await;
    assert_eq!(best(harness, workspace, "llama").await, ["llama first", "second"]);
}

/// Seven models, of which several fit equally well.
async fn with_ties(harness: &Harness) -> WorkspaceId {
    let workspace = harness.workspace().await;
    for (name, notes) in [
        ("llama a", ""),
        ("b", "llama"),
        ("llamas c", ""),
        ("llama d", ""),
        ("e", "llama"),
        ("llama f", ""),
        ("g", "llama"),
    ] {
        harness.put(sample::new_model_with(workspace, name, sample::patch().notes(notes))).await;
    }
    workspace
}

async fn pages_show_each_model_once(harness: &Harness) {
    let workspace = with_ties(harness).await;
    let whole = best(harness, workspace, "llama").await;
    assert_eq!(whole, ["llama f", "llama d", "llama a", "llamas c", "g", "e", "b"]);
    for limit in 1..=8 {
        let (mut shown, mut request) = (Vec::new(), request(limit));
        loop {
            let page = harness.page(workspace, "llama", &request).await;
            assert_eq!(page.total, 7);
            shown.extend(page.items.into_iter().map(|item| String::from(item.name)));
            request.after = page.next;
            if request.after.is_none() {
                break;
            }
            assert!(shown.len() < 7, "the pages do not come to an end");
        }
        assert_eq!(shown, whole, "{limit} on a page");
    }
}

async fn a_page_goes_on_behind_one_that_is_gone(harness: &Harness) {
    let workspace = with_ties(harness).await;
    let page = harness.page(workspace, "llama", &request(2)).await;
    let last = harness.stored(page.items[1].id).await;
    harness.trash(last).await;
    harness.put(sample::new_model(workspace, "llama h")).await;
    let request = PageRequest { after: page.next, ..request(200) };
    let rest = harness.page(workspace, "llama", &request).await;
    let rest: Vec<String> = rest.items.into_iter().map(|item| item.name.into()).collect();
    assert_eq!(rest, ["llama a", "llamas c", "g", "e", "b"]);
}

async fn the_trash_stands_in_the_same_order(harness: &Harness) {
    let workspace = with_ties(harness).await;
    let order = best(harness, workspace, "llama").await;
    let page = harness.page(workspace, "", &PageRequest::default()).await;
    for item in page.items {
        let model = harness.stored(item.id).await;
        harness.trash(model).await;
    }
    assert_eq!(best(harness, workspace, "is:trashed llama").await, order);
}
