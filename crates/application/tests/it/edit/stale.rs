//! Someone else is faster: between the reading of a record and the storing of its change.

use crate::house::{House, down};
use mockall::Sequence;
use trackml_application::Caller;
use trackml_application::edit::EditError;
use trackml_domain::model::{Model, ModelPatch};
use trackml_ports::{MockModelRepository, SaveError};
use trackml_testkit::sample;

async fn adas_model() -> (House, Caller, Model) {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    (house, ada, model)
}

/// A place in which the record stands, always at the same revision.
fn place_of(model: &Model) -> MockModelRepository {
    let (model, mut models) = (model.clone(), MockModelRepository::new());
    models.expect_find().returning(move |_| Ok(Some(model.clone())));
    models
}

fn stale() -> SaveError {
    SaveError::Stale { current: 2 }
}

fn favorite() -> ModelPatch {
    sample::patch().favorite(true).into()
}

#[tokio::test]
async fn without_an_expected_revision_a_change_is_made_again() {
    let (house, ada, model) = adas_model().await;
    let (mut models, mut order) = (place_of(&model), Sequence::new());
    models.expect_save().times(2).in_sequence(&mut order).returning(|_| Err(stale()));
    models.expect_save().once().in_sequence(&mut order).returning(|change| Ok(change.model));
    let edited = house.with_models(models).edit.patch(&ada, model.id, None, favorite()).await.unwrap();
    assert!(edited.fields.favorite);
}

#[tokio::test]
async fn a_change_is_made_again_on_what_the_faster_one_left() {
    let (house, ada, first) = adas_model().await;
    let (mut models, mut order) = (MockModelRepository::new(), Sequence::new());
    let theirs = first.clone().apply(sample::patch().notes("theirs").into(), sample::stamp(1)).model;
    let (second, id) = (Model { revision: 2, ..theirs }, first.id);
    models.expect_find().once().in_sequence(&mut order).returning(move |_| Ok(Some(first.clone())));
    models.expect_save().once().in_sequence(&mut order).returning(|_| Err(stale()));
    models.expect_find().once().in_sequence(&mut order).returning(move |_| Ok(Some(second.clone())));
    models.expect_save().once().in_sequence(&mut order).returning(|change| Ok(change.model));
    let edited = house.with_models(models).edit.patch(&ada, id, None, favorite()).await.unwrap();
    let fields = edited.fields;
    assert_eq!((fields.notes.as_str(), fields.favorite, edited.revision), ("theirs", true, 2));
}

#[tokio::test]
async fn a_replacement_and_a_deletion_are_made_again_too() {
    let (house, ada, model) = adas_model().await;
    let (mut models, mut order) = (place_of(&model), Sequence::new());
    for _ in 0..2 {
        models.expect_save().once().in_sequence(&mut order).returning(|_| Err(stale()));
        models.expect_save().once().in_sequence(&mut order).returning(|change| Ok(change.model));
    }
    let edit = house.with_models(models).edit;
    let fields = ModelPatch::from(sample::full_patch()).into_fields().unwrap();
    edit.replace(&ada, model.id, None, fields).await.unwrap();
    edit.delete(&ada, model.id, None).await.unwrap();
}

#[tokio::test]
async fn who_is_never_fast_enough_is_told_in_the_end() {
    let (house, ada, model) = adas_model().await;
    let mut models = place_of(&model);
    models.expect_save().times(3..=101).returning(|_| Err(stale()));
    let refused = house.with_models(models).edit.patch(&ada, model.id, None, favorite()).await;
    assert!(matches!(refused, Err(EditError::Contended)));
}

#[tokio::test]
async fn on_an_expected_revision_a_change_is_not_made_again() {
    let (house, ada, model) = adas_model().await;
    let mut models = place_of(&model);
    models.expect_save().once().returning(|_| Err(stale()));
    let refused = house.with_models(models).edit.patch(&ada, model.id, Some(1), favorite()).await;
    assert!(matches!(refused, Err(EditError::Stale { expected: 1, current: 2 })));
}

#[tokio::test]
async fn what_was_stale_before_it_was_made_is_not_saved() {
    let (house, ada, model) = adas_model().await;
    let mut models = place_of(&Model { revision: 5, ..model.clone() });
    models.expect_save().never();
    let refused = house.with_models(models).edit.patch(&ada, model.id, Some(4), favorite()).await;
    assert!(matches!(refused, Err(EditError::Stale { expected: 4, current: 5 })));
}

#[tokio::test]
async fn a_record_that_vanishes_meanwhile_is_not_found() {
    let (house, ada, model) = adas_model().await;
    let mut models = place_of(&model);
    models.expect_save().once().returning(|_| Err(SaveError::NotFound));
    let refused = house.with_models(models).edit.patch(&ada, model.id, None, favorite()).await;
    assert!(matches!(refused, Err(EditError::NotFound)));
}

#[tokio::test]
async fn a_record_that_is_deleted_meanwhile_is_not_found() {
    let (house, ada, first) = adas_model().await;
    let (mut models, mut order, id) = (MockModelRepository::new(), Sequence::new(), first.id);
    let deleted = first.clone().delete(sample::stamp(1)).model;
    models.expect_find().once().in_sequence(&mut order).returning(move |_| Ok(Some(first.clone())));
    models.expect_save().once().in_sequence(&mut order).returning(|_| Err(stale()));
    models.expect_find().once().in_sequence(&mut order).returning(move |_| Ok(Some(deleted.clone())));
    let refused = house.with_models(models).edit.patch(&ada, id, None, favorite()).await;
    assert!(matches!(refused, Err(EditError::NotFound)));
}

#[tokio::test]
async fn a_database_that_fails_is_not_asked_again() {
    let (house, ada, model) = adas_model().await;
    let mut models = place_of(&model);
    models.expect_save().once().returning(|_| Err(down().into()));
    let refused = house.with_models(models).edit.patch(&ada, model.id, None, favorite()).await;
    assert!(matches!(refused, Err(EditError::Repository(_))));
}
