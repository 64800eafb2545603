//! What happened to a record.

use crate::house::{House, down};
use serde_json::json;
use std::sync::Arc;
use trackml_application::Caller;
use trackml_application::edit::EditError;
use trackml_domain::model::{Event, EventKind, Model, Stamp};
use trackml_domain::provenance::{Field, Source};
use trackml_domain::status::Status;
use trackml_domain::workspace::Role;
use trackml_ports::{Clock, MockHistoryRepository};
use trackml_testkit::sample;

async fn latest(house: &House, caller: &Caller, model: &Model) -> Event {
    let events = house.application.edit.history(caller, model.id, None, 1).await.unwrap();
    events[0].event.clone()
}

#[tokio::test]
async fn an_edit_is_told_with_who_made_it_and_when() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    house.application.edit.patch(&ada, model.id, None, sample::patch().rating(4).into()).await.unwrap();
    let stamp = Stamp { by: Some(ada.user().id), at: house.clock.now() };
    let (field, source) = (Field::Rating, Source::User);
    let kind = EventKind::FieldEdited { field, from: json!(null), to: json!(4), source, was: None };
    assert_eq!(latest(&house, &ada, &model).await, Event { stamp, kind });
}

#[tokio::test]
async fn an_edit_in_anothers_workspace_is_told_as_the_guests() {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    let model = house.written(&ada, "Zephyr").await;
    house.database.enrol(ada.workspace(), bob.user().id, Role::Editor);
    house.application.edit.patch(&bob, model.id, None, sample::patch().rating(4).into()).await.unwrap();
    assert_eq!(latest(&house, &ada, &model).await.stamp.by, Some(bob.user().id));
}

#[tokio::test]
async fn a_changed_status_is_told_with_the_one_before() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let patch = sample::patch().status(Status::Using);
    house.application.edit.patch(&ada, model.id, None, patch.into()).await.unwrap();
    let kind = EventKind::StatusChanged {
        from: Status::default(),
        to: Status::Using,
        since: Some(model.status_since),
        was: None,
    };
    assert_eq!(latest(&house, &ada, &model).await.kind, kind);
}

#[tokio::test]
async fn an_edit_that_changes_nothing_leaves_no_event() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    house.application.edit.patch(&ada, model.id, None, sample::patch().into()).await.unwrap();
    assert_eq!(latest(&house, &ada, &model).await.kind.name(), "created");
}

#[tokio::test]
async fn the_latest_event_stands_first() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let edit = &house.application.edit;
    edit.patch(&ada, model.id, None, sample::patch().status(Status::Tried).into()).await.unwrap();
    edit.patch(&ada, model.id, None, sample::patch().rating(4).into()).await.unwrap();
    let events = edit.history(&ada, model.id, None, 50).await.unwrap();
    let names: Vec<_> = events.iter().map(|recorded| recorded.event.kind.name()).collect();
    assert_eq!(names, ["field_edited", "status_changed", "created"]);
}

#[tokio::test]
async fn a_page_of_the_history_is_asked_for_as_it_was_wanted() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let (id, mut history) = (model.id, MockHistoryRepository::new());
    history
        .expect_of_model()
        .withf(move |of, before, limit| *of == id && *before == Some(77) && *limit == 3)
        .once()
        .returning(|_, _, _| Ok(Vec::new()));
    let application = house.with(|ports| ports.history = Arc::new(history));
    application.edit.history(&ada, model.id, Some(77), 3).await.unwrap();
}

#[tokio::test]
async fn a_history_that_one_may_not_see_is_not_read() {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    let model = house.written(&ada, "Zephyr").await;
    let mut history = MockHistoryRepository::new();
    history.expect_of_model().never();
    let application = house.with(|ports| ports.history = Arc::new(history));
    assert!(application.edit.history(&bob, model.id, None, 50).await.is_err());
}

#[tokio::test]
async fn a_failing_database_is_not_called_an_empty_history() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let mut history = MockHistoryRepository::new();
    history.expect_of_model().returning(|_, _, _| Err(down()));
    let application = house.with(|ports| ports.history = Arc::new(history));
    let refused = application.edit.history(&ada, model.id, None, 50).await;
    assert!(matches!(refused, Err(EditError::Repository(_))));
}
