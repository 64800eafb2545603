//! Changing some fields.

use crate::house::House;
use std::time::Duration;
use trackml_application::edit::EditError;
use trackml_domain::model::{ModelFields, ModelPatch};
use trackml_domain::provenance::{Field, Source};
use trackml_domain::status::Status;
use trackml_ports::{Clock, MockModelRepository};
use trackml_testkit::sample;

#[tokio::test]
async fn a_patch_writes_the_named_fields_and_leaves_the_others() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.captured(&ada, "org/name").await;
    let patch = sample::patch().status(Status::Using).notes("fast");
    let edited = house.application.edit.patch(&ada, model.id, None, patch.clone().into()).await.unwrap();
    let wanted = ModelFields { status: Status::Using, notes: edited.fields.notes.clone(), ..model.fields };
    assert_eq!((&edited.fields, edited.fields.notes.as_str()), (&wanted, "fast"));
}

#[tokio::test]
async fn a_patch_empties_a_field_that_it_names_as_empty() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.captured(&ada, "org/name").await;
    let patch = ModelPatch { license: Some(None), ..ModelPatch::default() };
    let edited = house.application.edit.patch(&ada, model.id, None, patch).await.unwrap();
    assert_eq!((edited.fields.license, edited.provenance.is_users(Field::License)), (None, true));
}

#[tokio::test]
async fn what_is_given_back_is_what_is_stored() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let edited =
        house.application.edit.patch(&ada, model.id, None, sample::full_patch().into()).await.unwrap();
    assert_eq!(house.stored(model.id).await, edited);
}

#[tokio::test]
async fn a_patched_record_is_at_the_next_revision() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let edited = house.application.edit.patch(&ada, model.id, None, sample::patch().rating(5).into()).await;
    assert_eq!(edited.unwrap().revision, model.revision + 1);
}

#[tokio::test]
async fn a_patched_record_was_changed_at_the_clocks_moment() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    house.clock.advance(Duration::from_secs(10));
    let edited = house.application.edit.patch(&ada, model.id, None, sample::patch().rating(5).into()).await;
    let edited = edited.unwrap();
    assert_eq!((edited.created_at, edited.updated_at), (model.created_at, house.clock.now()));
}

#[tokio::test]
async fn a_patched_field_is_the_persons_word() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.captured(&ada, "org/name").await;
    let edited =
        house.application.edit.patch(&ada, model.id, None, sample::patch().license("mit").into()).await;
    let provenance = edited.unwrap().provenance;
    assert_eq!(
        (provenance.source(Field::License), provenance.source(Field::Name)),
        (Some(Source::User), Some(Source::Hub))
    );
}

#[tokio::test]
async fn agreeing_with_the_hub_makes_its_value_the_persons_word() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.captured(&ada, "org/name").await;
    let patch = ModelPatch { license: Some(model.fields.license.clone()), ..ModelPatch::default() };
    let edited = house.application.edit.patch(&ada, model.id, None, patch).await.unwrap();
    assert!(edited.provenance.is_users(Field::License));
}

#[tokio::test]
async fn a_patch_that_names_nothing_is_not_saved() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let (found, mut models) = (model.clone(), MockModelRepository::new());
    models.expect_find().returning(move |_| Ok(Some(found.clone())));
    models.expect_save().never();
    let edit = house.with_models(models).edit;
    assert_eq!(edit.patch(&ada, model.id, None, ModelPatch::default()).await.unwrap(), model);
}

#[tokio::test]
async fn a_patch_on_the_stored_revision_is_saved() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let patch = sample::patch().favorite(true);
    let edited = house.application.edit.patch(&ada, model.id, Some(model.revision), patch.into()).await;
    assert!(edited.unwrap().fields.favorite);
}

#[tokio::test]
async fn a_patch_on_an_older_revision_is_stale() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let patch =
        |stars| house.application.edit.patch(&ada, model.id, Some(1), sample::patch().rating(stars).into());
    patch(5).await.unwrap();
    assert!(matches!(patch(1).await, Err(EditError::Stale { expected: 1, current: 2 })));
}

#[tokio::test]
async fn a_stale_patch_that_would_change_nothing_is_stale_all_the_same() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let refused = house.application.edit.patch(&ada, model.id, Some(9), ModelPatch::default()).await;
    assert!(matches!(refused, Err(EditError::Stale { expected: 9, current: 1 })));
}
