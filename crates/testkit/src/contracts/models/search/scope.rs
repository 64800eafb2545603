//! Whose models a list shows.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::id::WorkspaceId;
use trackml_domain::listing::PageRequest;
use trackml_domain::model::{Change, ModelSummary};
use trackml_domain::query::Selection;

crate::contracts::suite!(search_scope at contracts::models::search::scope:
    an_empty_workspace_has_an_empty_list,
    a_workspace_that_does_not_exist_has_an_empty_list,
    a_list_shows_every_field_of_a_model,
    a_list_shows_a_model_as_it_stands_now,
    a_list_shows_the_models_of_its_workspace_only,
    a_total_counts_the_models_of_its_workspace_only,
    a_list_leaves_out_what_is_in_the_trash,
    a_total_leaves_out_what_is_in_the_trash,
    a_list_shows_what_came_back_from_the_trash,
    a_filter_finds_nothing_in_another_workspace,
    a_filter_finds_nothing_in_the_trash,
    among_some_only_those_are_found,
);

async fn total(harness: &Harness, workspace: WorkspaceId, query: &str) -> u64 {
    harness.page(workspace, query, &PageRequest::default()).await.total
}

async fn names(harness: &Harness, workspace: WorkspaceId) -> Vec<String> {
    harness.names(workspace, "").await
}

/// Ada has Zephyr and Mistral, Bob has Zephyr and Llama.
async fn two_workspaces(harness: &Harness) -> WorkspaceId {
    let (ada, bob) = (harness.person("ada").await.workspace, harness.person("bob").await.workspace);
    for (workspace, name) in [(ada, "Zephyr"), (bob, "Zephyr"), (ada, "Mistral"), (bob, "Llama")] {
        let given = sample::patch().tags(&["code"]).developer("Acme");
        harness.put(sample::new_model_with(workspace, name, given)).await;
    }
    ada
}

/// A workspace with Zephyr in the trash and Mistral outside it.
async fn a_trash(harness: &Harness) -> WorkspaceId {
    let workspace = harness.workspace().await;
    for name in ["Zephyr", "Mistral"] {
        let given = sample::patch().tags(&["code"]).developer("Acme");
        let model = harness.put(sample::new_model_with(workspace, name, given)).await;
        if name == "Zephyr" {
            harness.trash(model).await;
        }
    }
    workspace
}

/// The filters that a model of [`two_workspaces`] and [`a_trash`] with this name satisfies.
fn queries(name: &str) -> Vec<String> {
    vec![name.to_owned(), format!("{name} tag:code developer:Acme type:other status:wishlist")]
}

async fn an_empty_workspace_has_an_empty_list(harness: &Harness) {
    let page = harness.page(harness.workspace().await, "", &PageRequest::default()).await;
    assert_eq!((page.items, page.next, page.total), (vec![], None, 0));
}

async fn a_workspace_that_does_not_exist_has_an_empty_list(harness: &Harness) {
    two_workspaces(harness).await;
    assert_eq!(names(harness, 1_000_000_000.into()).await, [""; 0]);
}

async fn a_list_shows_every_field_of_a_model(harness: &Harness) {
    let workspace = harness.workspace().await;
    let new = sample::new_model_with(workspace, "Zephyr", sample::full_patch());
    let mut model = harness.put(new).await;
    model.hub = Some(sample::full_facts("Org/Name"));
    let change = Change { model, events: Vec::new() };
    let model = harness.save(change).await;
    let page = harness.page(workspace, "", &PageRequest::default()).await;
    assert_eq!(page.items, [ModelSummary::from(&model)]);
}

async fn a_list_shows_a_model_as_it_stands_now(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::new_model(workspace, "Zephyr")).await;
    let model = harness.save(model.apply(sample::full_patch().into(), sample::stamp(9))).await;
    let page = harness.page(workspace, "", &PageRequest::default()).await;
    assert_eq!(page.items, [ModelSummary::from(&model)]);
}

async fn a_list_shows_the_models_of_its_workspace_only(harness: &Harness) {
    let ada = two_workspaces(harness).await;
    assert_eq!(names(harness, ada).await, ["Mistral", "Zephyr"]);
}

async fn a_total_counts_the_models_of_its_workspace_only(harness: &Harness) {
    let ada = two_workspaces(harness).await;
    assert_eq!(total(harness, ada, "").await, 2);
}

async fn a_list_leaves_out_what_is_in_the_trash(harness: &Harness) {
    let workspace = a_trash(harness).await;
    assert_eq!(names(harness, workspace).await, ["Mistral"]);
}

async fn a_total_leaves_out_what_is_in_the_trash(harness: &Harness) {
    let workspace = a_trash(harness).await;
    assert_eq!(total(harness, workspace, "").await, 1);
}

async fn a_list_shows_what_came_back_from_the_trash(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::new_model(workspace, "Zephyr")).await;
    let trashed = harness.trash(model).await;
    harness.save(trashed.restore(sample::stamp(2_000))).await;
    assert_eq!(names(harness, workspace).await, ["Zephyr"]);
}

async fn a_filter_finds_nothing_in_another_workspace(harness: &Harness) {
    let ada = two_workspaces(harness).await;
    for query in queries("Llama") {
        assert_eq!(total(harness, ada, &query).await, 0);
    }
    for query in queries("Zephyr") {
        assert_eq!(harness.names(ada, &query).await, ["Zephyr"]);
        assert_eq!(total(harness, ada, &query).await, 1);
    }
}

async fn a_filter_finds_nothing_in_the_trash(harness: &Harness) {
    let workspace = a_trash(harness).await;
    for query in queries("Zephyr") {
        assert_eq!(harness.names(workspace, &query).await, [""; 0]);
        assert_eq!(total(harness, workspace, &query).await, 0);
    }
}

async fn among_some_only_those_are_found(harness: &Harness) {
    let ada = two_workspaces(harness).await;
    let all = harness.page(ada, "", &PageRequest::default()).await.items;
    let foreign = harness.person("cy").await.workspace;
    let strange = harness.put(sample::new_model(foreign, "Strange")).await.id;
    let zephyr = all.iter().find(|item| item.name.as_str() == "Zephyr").unwrap().id;
    for (query, expected) in [("", 1), ("tag:code", 1), ("mistral", 0)] {
        let selection = Selection { among: Some(vec![zephyr, strange]), ..Harness::selection(query) };
        let found = harness.models.search(ada, &selection, &PageRequest::default()).await.unwrap();
        assert_eq!((found.page.items.len(), found.page.total), (expected, expected as u64), "{query}");
    }
}
