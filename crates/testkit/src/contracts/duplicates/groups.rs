//! Records that seem to be of one model.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::duplicate::DuplicateReason;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::WorkspaceId;
use trackml_domain::model::NewModel;

crate::contracts::suite!(duplicates at contracts::duplicates::groups:
    records_of_one_hub_id_are_one_group,
    a_former_name_makes_a_group,
    a_name_is_compared_without_case_spaces_and_punctuation,
    names_of_other_numbers_are_other_models,
    developers_must_not_differ,
    a_record_is_shown_in_one_group,
    the_trash_and_other_workspaces_are_left_out,
    the_largest_group_comes_first_and_no_more_than_were_asked_for,
    names_without_letters_are_no_group,
);

async fn keep(harness: &Harness, workspace: WorkspaceId, name: &str, developer: Option<&str>) {
    let mut given = sample::patch();
    if let Some(developer) = developer {
        given = given.developer(developer);
    }
    harness.put(sample::new_model_with(workspace, name, given)).await;
}

fn captured(workspace: WorkspaceId, name: &str, id: &str, aliases: &[&str]) -> NewModel {
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    let hub = Some(HubFacts { id: id.to_owned(), aliases, ..HubFacts::default() });
    NewModel { hub, ..sample::new_model(workspace, name) }
}

async fn groups(harness: &Harness, workspace: WorkspaceId) -> Vec<(DuplicateReason, Vec<String>)> {
    let groups = harness.duplicates.duplicates(workspace, 100).await.unwrap();
    let names =
        |models: Vec<trackml_domain::model::ModelSummary>| models.into_iter().map(|model| model.name.into());
    groups.into_iter().map(|group| (group.reason, names(group.models).collect())).collect()
}

fn group(reason: DuplicateReason, names: &[&str]) -> (DuplicateReason, Vec<String>) {
    (reason, names.iter().map(|name| (*name).to_owned()).collect())
}

async fn records_of_one_hub_id_are_one_group(harness: &Harness) {
    let workspace = harness.workspace().await;
    for (name, id) in [("one", "org/name"), ("two", "Org/Name"), ("three", "org/other")] {
        harness.put(captured(workspace, name, id, &[])).await;
    }
    assert_eq!(groups(harness, workspace).await, [group(DuplicateReason::HubId, &["one", "two"])]);
}

async fn a_former_name_makes_a_group(harness: &Harness) {
    let workspace = harness.workspace().await;
    harness.put(captured(workspace, "old", "bert-base", &[])).await;
    harness.put(captured(workspace, "new", "google/bert-base", &["bert-base"])).await;
    assert_eq!(groups(harness, workspace).await, [group(DuplicateReason::CanonicalId, &["old", "new"])]);
}

async fn a_name_is_compared_without_case_spaces_and_punctuation(harness: &Harness) {
    let workspace = harness.workspace().await;
    keep(harness, workspace, "Llama-3.1 8B", Some("Meta")).await;
    keep(harness, workspace, "llama 3.1-8b", Some("meta")).await;
    keep(harness, workspace, "LLAMA3.1_8B", None).await;
    keep(harness, workspace, "Llama-3.1 8B Instruct", Some("Meta")).await;
    let expected = group(DuplicateReason::Name, &["Llama-3.1 8B", "llama 3.1-8b", "LLAMA3.1_8B"]);
    assert_eq!(groups(harness, workspace).await, [expected]);
}

async fn names_of_other_numbers_are_other_models(harness: &Harness) {
    let workspace = harness.workspace().await;
    keep(harness, workspace, "Llama-3.1", None).await;
    keep(harness, workspace, "Llama-3.2", None).await;
    assert_eq!(groups(harness, workspace).await, []);
}

async fn developers_must_not_differ(harness: &Harness) {
    let workspace = harness.workspace().await;
    for (name, developer) in [("Zephyr", "Acme"), ("zephyr", "Zenith"), ("ZEPHYR", "Acme Inc.")] {
        keep(harness, workspace, name, Some(developer)).await;
    }
    assert_eq!(groups(harness, workspace).await, [group(DuplicateReason::Name, &["Zephyr", "ZEPHYR"])]);
}

async fn a_record_is_shown_in_one_group(harness: &Harness) {
    let workspace = harness.workspace().await;
    for name in ["name", "Name"] {
        harness.put(captured(workspace, name, "org/name", &["org/former"])).await;
    }
    assert_eq!(groups(harness, workspace).await, [group(DuplicateReason::HubId, &["name", "Name"])]);
}

async fn the_trash_and_other_workspaces_are_left_out(harness: &Harness) {
    let workspace = harness.workspace().await;
    let bob = harness.person("bob").await;
    keep(harness, workspace, "Zephyr", None).await;
    keep(harness, bob.workspace, "Zephyr", None).await;
    let trashed = harness.put(sample::new_model(workspace, "zephyr")).await;
    harness.trash(trashed).await;
    assert_eq!(groups(harness, workspace).await, []);
}

async fn the_largest_group_comes_first_and_no_more_than_were_asked_for(harness: &Harness) {
    let workspace = harness.workspace().await;
    for name in ["pair", "Pair", "triple", "Triple", "TRIPLE"] {
        keep(harness, workspace, name, None).await;
    }
    let all = groups(harness, workspace).await;
    assert_eq!(all[0], group(DuplicateReason::Name, &["triple", "Triple", "TRIPLE"]));
    assert_eq!(all.len(), 2);
    assert_eq!(harness.duplicates.duplicates(workspace, 1).await.unwrap().len(), 1);
}

async fn names_without_letters_are_no_group(harness: &Harness) {
    let workspace = harness.workspace().await;
    for name in ["%", "_", "--"] {
        keep(harness, workspace, name, None).await;
    }
    assert_eq!(groups(harness, workspace).await, []);
}
