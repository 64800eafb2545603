//! Changing many models.

use super::{all, bulk, changed, found, ids, library, tags, these};
use crate::contracts::Harness;
use crate::contracts::harness::race;
use crate::sample;
use trackml_domain::bulk::BulkAction;
use trackml_domain::listing::PageRequest;
use trackml_domain::model::{EventKind, Model};
use trackml_domain::status::Status;
use trackml_domain::tag::Tag;
use trackml_ports::{BulkChange, BulkError, BulkOutcome, Targets};

crate::contracts::suite!(bulk_changes at contracts::bulk::change:
    every_model_that_is_named_is_changed_with_its_event,
    every_model_that_a_query_finds_is_changed,
    every_model_that_has_a_tag_is_changed_in_the_trash_too,
    more_models_than_are_held_at_once_are_changed,
    a_model_that_is_so_already_is_left_alone,
    a_change_that_changes_nothing_cannot_be_taken_back,
    changed_tags_and_words_are_found,
    moved_models_stand_elsewhere_with_everything,
    deleted_models_are_in_the_trash_and_come_back,
    what_is_meant_is_counted_and_not_changed,
    more_than_the_limit_are_refused,
    another_number_than_was_seen_is_refused,
    an_id_of_another_workspace_is_refused,
    an_id_in_the_trash_is_refused,
    an_id_that_is_named_twice_is_changed_once,
    one_that_cannot_be_changed_keeps_all_from_being_changed,
    edits_at_the_same_time_are_not_overwritten,
    changes_of_many_at_the_same_time_all_come_to_be,
    what_is_purged_is_gone_with_its_words,
    only_what_is_in_the_trash_is_purged_and_all_of_it_or_nothing,
);

async fn every_model_that_is_named_is_changed_with_its_event(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let outcome =
        changed(harness, workspace, these(&models[..2]), BulkAction::Status(Status::Using)).await.unwrap();
    assert_eq!((outcome.matched, outcome.changed), (2, 2));
    for (index, model) in all(harness, &ids(&models)).await.into_iter().enumerate() {
        let wanted = if index < 2 { Status::Using } else { Status::Wishlist };
        assert_eq!((model.fields.status, model.revision), (wanted, if index < 2 { 2 } else { 1 }));
        let last = harness.events(model.id).await.pop().unwrap();
        assert_eq!(matches!(last.kind, EventKind::StatusChanged { .. }), index < 2);
        assert_eq!(last.stamp.by.is_some(), index < 2);
    }
}

async fn every_model_that_a_query_finds_is_changed(harness: &Harness) {
    let (workspace, _) = library(harness).await;
    let outcome = changed(harness, workspace, found("tag:x"), BulkAction::Favorite(true)).await.unwrap();
    assert_eq!((outcome.matched, outcome.changed), (2, 2));
    assert_eq!(harness.names(workspace, "is:favorite").await, ["a", "b"]);
}

async fn every_model_that_has_a_tag_is_changed_in_the_trash_too(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    harness.trash(models[1].clone()).await;
    let action = BulkAction::Retag { from: tags(&["x"]), into: Some(Tag::parse("new").unwrap()) };
    let tagged = Targets::Tagged(tags(&["x", "unknown"]).into_iter().collect());
    let outcome = changed(harness, workspace, tagged, action).await.unwrap();
    assert_eq!((outcome.matched, outcome.changed), (2, 2));
    assert_eq!(harness.names(workspace, "tag:new").await, ["a"]);
    assert_eq!(harness.names(workspace, "tag:new is:trashed").await, ["b"]);
}

async fn more_models_than_are_held_at_once_are_changed(harness: &Harness) {
    let workspace = harness.workspace().await;
    for number in 0..230 {
        harness.put(sample::new_model(workspace, &format!("model {number:03}"))).await;
    }
    let outcome =
        changed(harness, workspace, found("model"), BulkAction::Status(Status::Tried)).await.unwrap();
    assert_eq!((outcome.matched, outcome.changed), (230, 230));
    assert_eq!(harness.page(workspace, "status:tried", &PageRequest::default()).await.total, 230);
}

async fn a_model_that_is_so_already_is_left_alone(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let action = BulkAction::Tags { add: tags(&["x"]), remove: tags(&[]) };
    let outcome = changed(harness, workspace, these(&models), action).await.unwrap();
    assert_eq!((outcome.matched, outcome.changed), (4, 2));
    assert_eq!(harness.stored(models[0].id).await, models[0]);
}

async fn a_change_that_changes_nothing_cannot_be_taken_back(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let outcome =
        changed(harness, workspace, these(&models), BulkAction::Status(Status::Wishlist)).await.unwrap();
    assert_eq!(outcome, BulkOutcome { bulk: None, matched: 4, changed: 0 });
}

async fn changed_tags_and_words_are_found(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let action = BulkAction::Tags { add: tags(&["brandnew"]), remove: tags(&["x"]) };
    changed(harness, workspace, these(&models), action).await.unwrap();
    assert_eq!(harness.names(workspace, "tag:x").await, [""; 0]);
    assert_eq!(harness.names(workspace, "brandnew").await, ["a", "b", "c", "d"]);
}

async fn moved_models_stand_elsewhere_with_everything(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let ada = crate::contracts::Person {
        user: harness.users.by_login("ada").await.unwrap().unwrap().user,
        workspace,
    };
    let team = harness.shared(&ada, "Team").await;
    let captured = harness.put(sample::captured(workspace, sample::facts("org/name"))).await;
    let targets = these(&[models[0].clone(), captured]);
    let outcome = changed(harness, workspace, targets, BulkAction::Move(team)).await.unwrap();
    assert_eq!(outcome.changed, 2);
    assert_eq!(harness.names(workspace, "").await, ["b", "c", "d"]);
    assert_eq!(harness.names(team, "tag:y aaa").await, ["a"]);
    assert_eq!(harness.kept(team, &["org/name"]).await.len(), 1);
    assert_eq!(harness.kept(workspace, &["org/name"]).await.len(), 0);
}

async fn deleted_models_are_in_the_trash_and_come_back(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    changed(harness, workspace, these(&models[..3]), BulkAction::Delete).await.unwrap();
    assert_eq!(harness.names(workspace, "").await, ["d"]);
    let trashed = Targets::Ids { ids: ids(&models[..1]), trashed: true };
    changed(harness, workspace, trashed, BulkAction::Restore).await.unwrap();
    changed(harness, workspace, found("tag:x is:trashed"), BulkAction::Restore).await.unwrap();
    assert_eq!(harness.names(workspace, "").await, ["a", "b", "d"]);
}

async fn what_is_meant_is_counted_and_not_changed(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    for (targets, count) in
        [(these(&models[..3]), 3), (found("tag:x"), 2), (found(""), 4), (found("nothing"), 0)]
    {
        assert_eq!(harness.bulk.meant(workspace, &targets).await.unwrap(), count);
    }
    let tagged = Targets::Tagged(tags(&["x", "z"]).into_iter().collect());
    assert_eq!(harness.bulk.meant(workspace, &tagged).await.unwrap(), 3);
    let strange = Targets::Ids { ids: vec![models[0].id, 999_999.into()], trashed: false };
    let refused = harness.bulk.meant(workspace, &strange).await;
    assert!(matches!(refused, Err(BulkError::NoSuchModel(id)) if id.get() == 999_999), "{refused:?}");
    assert_eq!(all(harness, &ids(&models)).await, models);
}

async fn more_than_the_limit_are_refused(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    for targets in [these(&models), found("")] {
        let change = bulk(harness, workspace, targets, BulkAction::Delete).await;
        let refused = harness.bulk.change_many(BulkChange { limit: 3, ..change }).await;
        assert!(matches!(refused, Err(BulkError::TooMany { matched: 4, limit: 3 })), "{refused:?}");
    }
    assert_eq!(all(harness, &ids(&models)).await, models);
}

async fn another_number_than_was_seen_is_refused(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let change = bulk(harness, workspace, found("tag:x"), BulkAction::Delete).await;
    let refused = harness.bulk.change_many(BulkChange { expected: Some(3), ..change.clone() }).await;
    assert!(matches!(refused, Err(BulkError::Unexpected { matched: 2, expected: 3 })), "{refused:?}");
    assert_eq!(all(harness, &ids(&models)).await, models);
    assert_eq!(
        harness.bulk.change_many(BulkChange { expected: Some(2), ..change }).await.unwrap().changed,
        2
    );
}

async fn an_id_of_another_workspace_is_refused(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let bob = harness.person("bob").await;
    let his = harness.put(sample::new_model(bob.workspace, "his")).await;
    let targets = Targets::Ids { ids: vec![models[0].id, his.id], trashed: false };
    let refused = changed(harness, workspace, targets, BulkAction::Delete).await;
    assert!(matches!(refused, Err(BulkError::NoSuchModel(id)) if id == his.id), "{refused:?}");
    assert_eq!(all(harness, &ids(&models)).await, models);
    assert_eq!(harness.stored(his.id).await, his);
}

async fn an_id_in_the_trash_is_refused(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    harness.trash(models[0].clone()).await;
    let refused = changed(harness, workspace, these(&models), BulkAction::Favorite(true)).await;
    assert!(matches!(refused, Err(BulkError::NoSuchModel(id)) if id == models[0].id), "{refused:?}");
    assert_eq!(harness.names(workspace, "is:favorite").await, [""; 0]);
}

async fn an_id_that_is_named_twice_is_changed_once(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let targets = these(&[models[0].clone(), models[0].clone()]);
    let outcome = changed(harness, workspace, targets, BulkAction::Favorite(true)).await.unwrap();
    assert_eq!((outcome.matched, outcome.changed), (1, 1));
    assert_eq!(harness.stored(models[0].id).await.revision, 2);
}

async fn one_that_cannot_be_changed_keeps_all_from_being_changed(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let full: Vec<String> = (0..50).map(|number| format!("tag {number}")).collect();
    let full: Vec<&str> = full.iter().map(String::as_str).collect();
    let given = sample::patch().tags(&full);
    let last = harness.put(sample::new_model_with(workspace, "full", given)).await;
    let before = harness.events(models[0].id).await;
    let action = BulkAction::Tags { add: tags(&["one more"]), remove: tags(&[]) };
    let refused = changed(harness, workspace, found(""), action).await;
    assert!(matches!(refused, Err(BulkError::TooManyTags { id, .. }) if id == last.id), "{refused:?}");
    assert_eq!(all(harness, &ids(&models)).await, models);
    assert_eq!(harness.events(models[0].id).await, before);
    assert_eq!(harness.names(workspace, "tag:\"one more\"").await, [""; 0]);
    assert_eq!(harness.names(workspace, "more").await, [""; 0]);
}

async fn edits_at_the_same_time_are_not_overwritten(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let change = bulk(harness, workspace, these(&models), BulkAction::Status(Status::Using)).await;
    let (repository, edited) = (harness.models.clone(), models[0].id);
    let bulk_repository = harness.bulk.clone();
    race(|runner| {
        let (repository, bulk_repository, change) =
            (repository.clone(), bulk_repository.clone(), change.clone());
        async move {
            if runner == 0 {
                bulk_repository.change_many(change).await.unwrap();
                return;
            }
            loop {
                let model = repository.find(edited).await.unwrap().unwrap();
                let notes = format!("{}+{runner}", model.fields.notes.as_str());
                let change = model.apply(sample::patch().notes(&notes).into(), sample::stamp(200));
                if repository.save(change).await.is_ok() {
                    return;
                }
            }
        }
    })
    .await;
    let stored = harness.stored(edited).await;
    assert_eq!(stored.fields.status, Status::Using);
    for runner in 1..crate::contracts::harness::RUNNERS {
        assert!(stored.fields.notes.as_str().contains(&format!("+{runner}")), "{:?}", stored.fields.notes);
    }
}

async fn changes_of_many_at_the_same_time_all_come_to_be(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let mut changes = Vec::new();
    for runner in 0..crate::contracts::harness::RUNNERS {
        let action = BulkAction::Tags { add: tags(&[&format!("by {runner}")]), remove: tags(&[]) };
        // Some in one order, some in the other.
        let mut ids = ids(&models);
        if runner % 2 == 0 {
            ids.reverse();
        }
        changes.push(bulk(harness, workspace, Targets::Ids { ids, trashed: false }, action).await);
    }
    let repository = harness.bulk.clone();
    let outcomes = race(|runner| {
        let (repository, change) = (repository.clone(), changes[runner].clone());
        async move { repository.change_many(change).await.unwrap().changed }
    })
    .await;
    assert_eq!(outcomes, [4; crate::contracts::harness::RUNNERS]);
    for runner in 0..crate::contracts::harness::RUNNERS {
        assert_eq!(harness.names(workspace, &format!("tag:\"by {runner}\"")).await.len(), 4);
    }
}

async fn what_is_purged_is_gone_with_its_words(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    for model in &models[..3] {
        harness.trash(model.clone()).await;
    }
    let targets = found("tag:x is:trashed");
    assert_eq!(harness.bulk.purge(workspace, &targets, 10, Some(2)).await.unwrap(), 2);
    assert_eq!(harness.models.find(models[0].id).await.unwrap(), None);
    assert_eq!(harness.names(workspace, "is:trashed").await, ["c"]);
    assert_eq!(harness.names(workspace, "").await, ["d"]);
    // Only what is still there is left to read a slip as.
    assert_eq!(harness.names(workspace, "aaaa is:trashed").await, [""; 0]);
    assert_eq!(harness.names(workspace, "cccc is:trashed").await, ["c"]);
}

async fn only_what_is_in_the_trash_is_purged_and_all_of_it_or_nothing(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let trashed = harness.trash(models[0].clone()).await;
    let purge = async |ids: &[Model], limit, expected| {
        let targets = Targets::Ids { ids: super::ids(ids), trashed: true };
        harness.bulk.purge(workspace, &targets, limit, expected).await
    };
    let refused = purge(&models[..2], 10, None).await;
    assert!(matches!(refused, Err(BulkError::NoSuchModel(id)) if id == models[1].id), "{refused:?}");
    let refused = purge(&models[..1], 0, None).await;
    assert!(matches!(refused, Err(BulkError::TooMany { matched: 1, limit: 0 })), "{refused:?}");
    let refused = purge(&models[..1], 10, Some(2)).await;
    assert!(matches!(refused, Err(BulkError::Unexpected { matched: 1, expected: 2 })), "{refused:?}");
    assert_eq!(harness.stored(models[0].id).await, trashed);
    assert_eq!(purge(&models[..1], 10, Some(1)).await.unwrap(), 1);
}
