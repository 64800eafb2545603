//! Taking a record out of the trash.

use crate::house::{House, down};
use mockall::Sequence;
use std::time::Duration;
use trackml_application::Caller;
use trackml_application::edit::EditError;
use trackml_domain::model::{EventKind, Model};
use trackml_domain::workspace::Role;
use trackml_ports::{Clock, MockModelRepository, SaveError};
use trackml_testkit::sample;

/// Ada's record, in the trash for a minute.
async fn trashed() -> (House, Caller, Model) {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.put(sample::new_model_with(ada.workspace(), "Zephyr", sample::full_patch())).await;
    house.application.edit.delete(&ada, model.id, None).await.unwrap();
    house.clock.advance(Duration::from_mins(1));
    (house, ada, model)
}

/// A place in which the record stands in the trash.
async fn place_of(house: &House, model: &Model) -> MockModelRepository {
    let (model, mut models) = (house.stored(model.id).await, MockModelRepository::new());
    models.expect_find().returning(move |_| Ok(Some(model.clone())));
    models
}

#[tokio::test]
async fn a_restored_record_is_as_it_was() {
    let (house, ada, model) = trashed().await;
    let restored = house.application.edit.restore(&ada, model.id).await.unwrap();
    assert_eq!(restored, Model { revision: 3, updated_at: house.clock.now(), ..model });
    assert_eq!((house.stored(restored.id).await, house.total(&ada).await), (restored, 1));
}

#[tokio::test]
async fn the_history_tells_of_it() {
    let (house, ada, model) = trashed().await;
    house.application.edit.restore(&ada, model.id).await.unwrap();
    let events = house.application.edit.history(&ada, model.id, None, 50).await.unwrap();
    let kinds: Vec<&EventKind> = events.iter().map(|recorded| &recorded.event.kind).take(2).collect();
    assert_eq!(kinds, [&EventKind::Restored, &EventKind::Deleted]);
    assert_eq!(events[0].event.stamp.by, Some(ada.user().id));
}

#[tokio::test]
async fn restoring_twice_does_no_harm() {
    let (house, ada, model) = trashed().await;
    let once = house.application.edit.restore(&ada, model.id).await.unwrap();
    house.clock.advance(Duration::from_mins(1));
    assert_eq!(house.application.edit.restore(&ada, model.id).await.unwrap(), once);
}

#[tokio::test]
async fn who_restores_a_record_is_an_editor() {
    for (role, wanted) in [
        (None, "not found"),
        (Some(Role::Viewer), "forbidden"),
        (Some(Role::Editor), "done"),
        (Some(Role::Owner), "done"),
    ] {
        let (house, ada, model) = trashed().await;
        let bob = house.person("bob").await;
        if let Some(role) = role {
            house.database.enrol(ada.workspace(), bob.user().id, role);
        }
        let told = match house.application.edit.restore(&bob, model.id).await {
            Ok(_) => "done",
            Err(EditError::NotFound) => "not found",
            Err(EditError::Forbidden) => "forbidden",
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!(told, wanted, "{role:?}");
        assert_eq!(house.stored(model.id).await.deleted_at.is_none(), wanted == "done");
    }
}

#[tokio::test]
async fn a_record_that_never_was_is_not_found() {
    let (house, ada, _) = trashed().await;
    let refused = house.application.edit.restore(&ada, 1_000_000.into()).await;
    assert!(matches!(refused, Err(EditError::NotFound)));
}

#[tokio::test]
async fn where_somebody_else_is_faster_it_is_tried_again() {
    let (house, ada, model) = trashed().await;
    let (mut models, mut order) = (place_of(&house, &model).await, Sequence::new());
    models.expect_save().times(2).in_sequence(&mut order).returning(|_| Err(SaveError::Stale { current: 3 }));
    models.expect_save().once().in_sequence(&mut order).returning(|change| Ok(change.model));
    assert_eq!(house.with_models(models).edit.restore(&ada, model.id).await.unwrap().deleted_at, None);
}

#[tokio::test]
async fn who_is_never_fast_enough_is_told_in_the_end() {
    let (house, ada, model) = trashed().await;
    let mut models = place_of(&house, &model).await;
    models.expect_save().times(3..=101).returning(|_| Err(SaveError::Stale { current: 3 }));
    let refused = house.with_models(models).edit.restore(&ada, model.id).await;
    assert!(matches!(refused, Err(EditError::Contended)));
}

#[tokio::test]
async fn what_is_gone_for_good_meanwhile_is_not_found_and_a_failing_database_is_told() {
    let (house, ada, model) = trashed().await;
    let mut models = place_of(&house, &model).await;
    models.expect_save().once().returning(|_| Err(SaveError::NotFound));
    models.expect_save().once().returning(|_| Err(down().into()));
    let edit = house.with_models(models).edit;
    assert!(matches!(edit.restore(&ada, model.id).await, Err(EditError::NotFound)));
    assert!(matches!(edit.restore(&ada, model.id).await, Err(EditError::Repository(_))));
}
