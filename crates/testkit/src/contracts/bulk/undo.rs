//! Taking back a change of many models.

use super::{all, changed, found, ids, library, tags, these};
use crate::contracts::harness::race;
use crate::contracts::{Harness, Person};
use crate::sample;
use trackml_domain::bulk::BulkAction;
use trackml_domain::id::BulkId;
use trackml_domain::model::EventKind;
use trackml_domain::status::Status;
use trackml_ports::{Bulk, TakeBackError};

crate::contracts::suite!(bulk_undo at contracts::bulk::undo:
    a_change_is_known_by_its_key,
    every_model_is_as_it_was,
    what_was_taken_back_stands_in_the_history,
    words_and_tags_are_found_as_before,
    what_others_wrote_since_stays,
    moved_models_come_back,
    a_model_that_went_elsewhere_is_left_there,
    deleted_models_come_back,
    what_was_put_in_the_trash_again_stays_there,
    a_change_is_taken_back_once,
    a_change_whose_time_is_over_stays,
    of_many_who_take_back_at_once_one_does,
);

async fn taken_back(harness: &Harness, person: &Person, id: BulkId) -> Result<u64, TakeBackError> {
    let outcome = harness.bulk.take_back(id, &[person.workspace], sample::stamp(200)).await?;
    Ok(outcome.changed)
}

async fn ada(harness: &Harness) -> Person {
    let user = harness.users.by_login("ada").await.unwrap().unwrap().user;
    let workspace = harness.workspaces.personal(user.id).await.unwrap().unwrap();
    Person { user, workspace }
}

async fn a_change_is_known_by_its_key(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let outcome = changed(harness, workspace, these(&models), BulkAction::Favorite(true)).await.unwrap();
    let id = outcome.bulk.unwrap();
    let by = ada(harness).await.user.id;
    let expected = Bulk { id, workspace_id: workspace, by, expires_at: sample::moment(700), undone: false };
    assert_eq!(harness.bulk.bulk(id).await.unwrap(), Some(expected));
    assert_eq!(harness.bulk.bulk(999_999.into()).await.unwrap(), None);
}

async fn every_model_is_as_it_was(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let ada = ada(harness).await;
    for action in [
        BulkAction::Status(Status::Using),
        BulkAction::Favorite(true),
        BulkAction::Tags { add: tags(&["new"]), remove: tags(&["x"]) },
    ] {
        let outcome = changed(harness, workspace, these(&models), action.clone()).await.unwrap();
        let changed_back = taken_back(harness, &ada, outcome.bulk.unwrap()).await.unwrap();
        assert_eq!(changed_back, 4, "{action:?}");
        for (now, before) in all(harness, &ids(&models)).await.iter().zip(&models) {
            assert_eq!((&now.fields, &now.provenance), (&before.fields, &before.provenance), "{action:?}");
            assert_eq!(now.status_since, before.status_since, "{action:?}");
        }
    }
}

async fn what_was_taken_back_stands_in_the_history(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let outcome =
        changed(harness, workspace, these(&models), BulkAction::Status(Status::Using)).await.unwrap();
    taken_back(harness, &ada(harness).await, outcome.bulk.unwrap()).await.unwrap();
    let events = harness.events(models[0].id).await;
    let last = &events.last().unwrap().kind;
    assert!(
        matches!(last, EventKind::StatusChanged { from: Status::Using, to: Status::Wishlist, .. }),
        "{last:?}"
    );
    assert_eq!(events.len(), 3);
}

async fn words_and_tags_are_found_as_before(harness: &Harness) {
    let (workspace, _) = library(harness).await;
    let action = BulkAction::Tags { add: tags(&["brandnew"]), remove: tags(&["x"]) };
    let outcome = changed(harness, workspace, found(""), action).await.unwrap();
    taken_back(harness, &ada(harness).await, outcome.bulk.unwrap()).await.unwrap();
    assert_eq!(harness.names(workspace, "tag:x").await, ["a", "b"]);
    assert_eq!(harness.names(workspace, "brandnew").await, [""; 0]);
}

async fn what_others_wrote_since_stays(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let outcome =
        changed(harness, workspace, these(&models), BulkAction::Status(Status::Using)).await.unwrap();
    let model = harness.stored(models[0].id).await;
    harness.save(model.change_status(Status::Archived, sample::stamp(150))).await;
    assert_eq!(taken_back(harness, &ada(harness).await, outcome.bulk.unwrap()).await.unwrap(), 3);
    assert_eq!(harness.stored(models[0].id).await.fields.status, Status::Archived);
    assert_eq!(harness.stored(models[1].id).await.fields.status, Status::Wishlist);
}

async fn moved_models_come_back(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let ada = ada(harness).await;
    let team = harness.shared(&ada, "Team").await;
    let outcome = changed(harness, workspace, these(&models[..2]), BulkAction::Move(team)).await.unwrap();
    let both = [workspace, team];
    let back = harness.bulk.take_back(outcome.bulk.unwrap(), &both, sample::stamp(200)).await.unwrap();
    assert_eq!(back.changed, 2);
    assert_eq!(harness.names(workspace, "").await, ["a", "b", "c", "d"]);
    assert_eq!(harness.names(workspace, "tag:y aaa").await, ["a"]);
    assert_eq!(harness.names(team, "").await, [""; 0]);
}

async fn a_model_that_went_elsewhere_is_left_there(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let bob = harness.person("bob").await;
    let outcome =
        changed(harness, workspace, these(&models[..2]), BulkAction::Status(Status::Using)).await.unwrap();
    let model = harness.stored(models[0].id).await;
    harness.models.relocate(model.move_to(bob.workspace, sample::stamp(150))).await.unwrap();
    assert_eq!(taken_back(harness, &ada(harness).await, outcome.bulk.unwrap()).await.unwrap(), 1);
    assert_eq!(harness.stored(models[0].id).await.fields.status, Status::Using);
}

async fn deleted_models_come_back(harness: &Harness) {
    let (workspace, _) = library(harness).await;
    let outcome = changed(harness, workspace, found(""), BulkAction::Delete).await.unwrap();
    assert_eq!(taken_back(harness, &ada(harness).await, outcome.bulk.unwrap()).await.unwrap(), 4);
    assert_eq!(harness.names(workspace, "").await, ["a", "b", "c", "d"]);
}

async fn a_change_is_taken_back_once(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let ada = ada(harness).await;
    let outcome = changed(harness, workspace, these(&models), BulkAction::Favorite(true)).await.unwrap();
    let id = outcome.bulk.unwrap();
    taken_back(harness, &ada, id).await.unwrap();
    assert!(harness.bulk.bulk(id).await.unwrap().unwrap().undone);
    assert!(matches!(taken_back(harness, &ada, id).await, Err(TakeBackError::NothingThere)));
    assert!(matches!(taken_back(harness, &ada, 999_999.into()).await, Err(TakeBackError::NothingThere)));
}

async fn a_change_whose_time_is_over_stays(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let outcome = changed(harness, workspace, these(&models), BulkAction::Favorite(true)).await.unwrap();
    let late = harness.bulk.take_back(outcome.bulk.unwrap(), &[workspace], sample::stamp(700)).await;
    assert!(matches!(late, Err(TakeBackError::NothingThere)), "{late:?}");
    assert_eq!(harness.names(workspace, "is:favorite").await.len(), 4);
}

async fn of_many_who_take_back_at_once_one_does(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let outcome = changed(harness, workspace, these(&models), BulkAction::Favorite(true)).await.unwrap();
    let (repository, id) = (harness.bulk.clone(), outcome.bulk.unwrap());
    let outcomes = race(|_| {
        let repository = repository.clone();
        async move { repository.take_back(id, &[workspace], sample::stamp(200)).await.is_ok() }
    })
    .await;
    assert_eq!(outcomes.into_iter().filter(|done| *done).count(), 1);
    assert_eq!(harness.names(workspace, "is:favorite").await, [""; 0]);
}

async fn what_was_put_in_the_trash_again_stays_there(harness: &Harness) {
    let (workspace, models) = library(harness).await;
    let outcome = changed(harness, workspace, found(""), BulkAction::Delete).await.unwrap();
    let back = harness.save(harness.stored(models[0].id).await.restore(sample::stamp(150))).await;
    harness.save(back.delete(sample::stamp(160))).await;
    assert_eq!(taken_back(harness, &ada(harness).await, outcome.bulk.unwrap()).await.unwrap(), 3);
    assert_eq!(harness.names(workspace, "is:trashed").await, ["a"]);
}
