//! Changes made on a revision that is no longer the stored one.

use crate::contracts::Harness;
use crate::contracts::harness::{RUNNERS, race};
use crate::sample;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::ModelId;
use trackml_domain::model::{Change, Model};
use trackml_ports::SaveError;

crate::contracts::suite!(model_staleness at contracts::models::stale:
    a_change_made_on_an_old_revision_is_refused,
    a_change_made_on_a_revision_to_come_is_refused,
    a_refused_change_names_the_stored_revision,
    a_refused_change_leaves_the_record_as_it_was,
    a_refused_change_leaves_the_history_as_it_was,
    a_refused_change_leaves_the_tags_as_they_were,
    a_refused_change_leaves_the_hub_keys_as_they_were,
    a_refused_change_leaves_the_search_index_as_it_was,
    a_refused_change_can_be_made_again_on_the_stored_revision,
    of_changes_made_at_once_exactly_one_is_stored,
    of_changes_made_at_once_only_the_stored_one_leaves_events,
    changes_of_different_records_made_at_once_are_all_stored,
);

/// A record at revision 2, and a change of everything that was made on revision 1.
async fn overtaken(harness: &Harness) -> (Model, Change) {
    let workspace = harness.workspace().await;
    let first = harness.put(sample::captured(workspace, sample::facts("org/name"))).await;
    let current = first.clone().apply(sample::patch().tags(&["kept"]).into(), sample::stamp(5));
    let current = harness.save(current).await;
    let mut change = first.apply(sample::full_patch().notes("overtaken").into(), sample::stamp(9));
    change.model.hub = Some(HubFacts { aliases: vec!["org/alias".into()], ..sample::facts("org/other") });
    (current, change)
}

async fn refused(harness: &Harness, change: Change) -> i64 {
    match harness.models.save(change).await {
        Err(SaveError::Stale { current }) => current,
        other => panic!("the change was not refused as stale: {other:?}"),
    }
}

async fn a_change_made_on_an_old_revision_is_refused(harness: &Harness) {
    let (_, change) = overtaken(harness).await;
    refused(harness, change).await;
}

async fn a_change_made_on_a_revision_to_come_is_refused(harness: &Harness) {
    let (current, _) = overtaken(harness).await;
    let model = Model { revision: 3, ..current };
    refused(harness, Change { model, events: Vec::new() }).await;
}

async fn a_refused_change_names_the_stored_revision(harness: &Harness) {
    let (_, change) = overtaken(harness).await;
    assert_eq!(refused(harness, change).await, 2);
}

async fn a_refused_change_leaves_the_record_as_it_was(harness: &Harness) {
    let (current, change) = overtaken(harness).await;
    refused(harness, change).await;
    assert_eq!(harness.stored(current.id).await, current);
}

async fn a_refused_change_leaves_the_history_as_it_was(harness: &Harness) {
    let (current, change) = overtaken(harness).await;
    let before = harness.events(current.id).await;
    refused(harness, change).await;
    assert_eq!(harness.events(current.id).await, before);
}

async fn a_refused_change_leaves_the_tags_as_they_were(harness: &Harness) {
    let (current, change) = overtaken(harness).await;
    refused(harness, change).await;
    for (tag, count) in [("kept", 1), ("code", 0)] {
        let query = format!("tag:{tag}");
        assert_eq!(harness.names(current.workspace_id, &query).await.len(), count, "{tag}");
    }
}

async fn a_refused_change_leaves_the_hub_keys_as_they_were(harness: &Harness) {
    let (current, change) = overtaken(harness).await;
    refused(harness, change).await;
    let pairs = harness.kept(current.workspace_id, &["org/alias", "org/name", "org/other"]).await;
    assert_eq!(pairs, [("org/name".to_owned(), current.id)]);
}

async fn a_refused_change_leaves_the_search_index_as_it_was(harness: &Harness) {
    let (current, change) = overtaken(harness).await;
    refused(harness, change).await;
    for (word, count) in [("org/name", 1), ("overtaken", 0)] {
        assert_eq!(harness.names(current.workspace_id, word).await.len(), count, "{word}");
    }
}

async fn a_refused_change_can_be_made_again_on_the_stored_revision(harness: &Harness) {
    let (current, change) = overtaken(harness).await;
    let revision = refused(harness, change.clone()).await;
    let model = Model { revision, ..change.model };
    harness.save(Change { model, ..change }).await;
    assert_eq!(harness.stored(current.id).await.fields.notes.as_str(), "overtaken");
}

fn noted(model: Model, runner: usize) -> Change {
    model.apply(sample::patch().notes(&format!("runner {runner}")).into(), sample::stamp(9))
}

/// The outcomes of eight changes that were made at once on one revision: the notes of those that were stored.
async fn race_for(harness: &Harness, id: ModelId) -> Vec<String> {
    let model = harness.stored(id).await;
    let outcomes = race(|runner| {
        let (models, change) = (harness.models.clone(), noted(model.clone(), runner));
        async move { models.save(change).await }
    })
    .await;
    let stored = |outcome| match outcome {
        Ok::<Model, _>(model) => Some(model.fields.notes.into()),
        Err(SaveError::Stale { current: 2 }) => None,
        Err(other) => panic!("a change was refused by {other:?}"),
    };
    outcomes.into_iter().filter_map(stored).collect()
}

async fn of_changes_made_at_once_exactly_one_is_stored(harness: &Harness) {
    let model = harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await;
    let winners = race_for(harness, model.id).await;
    assert_eq!(winners, [String::from(harness.stored(model.id).await.fields.notes)]);
}

async fn of_changes_made_at_once_only_the_stored_one_leaves_events(harness: &Harness) {
    let model = harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await;
    race_for(harness, model.id).await;
    assert_eq!(harness.events(model.id).await.len(), 2);
}

async fn changes_of_different_records_made_at_once_are_all_stored(harness: &Harness) {
    let workspace = harness.workspace().await;
    let mut made = Vec::new();
    for _ in 0..RUNNERS {
        made.push(harness.put(sample::new_model(workspace, "Zephyr")).await);
    }
    let saved = race(|runner| {
        let (models, change) = (harness.models.clone(), noted(made[runner].clone(), runner));
        async move { models.save(change).await.unwrap().revision }
    })
    .await;
    assert_eq!(saved, [2; 8]);
}
