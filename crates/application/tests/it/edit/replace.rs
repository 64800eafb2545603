//! Replacing a record.

use crate::house::House;
use std::time::Duration;
use trackml_application::edit::EditError;
use trackml_domain::model::{ModelFields, ModelPatch};
use trackml_domain::provenance::{Field, Source};
use trackml_domain::text::ModelName;
use trackml_ports::MockModelRepository;
use trackml_testkit::sample;

fn fields() -> ModelFields {
    ModelPatch::from(sample::full_patch()).into_fields().unwrap()
}

#[tokio::test]
async fn every_field_is_replaced() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let edited = house.application.edit.replace(&ada, model.id, None, fields()).await.unwrap();
    assert_eq!((edited.fields, edited.revision), (fields(), 2));
}

#[tokio::test]
async fn what_is_not_named_is_emptied() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.captured(&ada, "org/name").await;
    let bare = ModelFields::named(ModelName::parse("Bare").unwrap());
    let edited = house.application.edit.replace(&ada, model.id, None, bare.clone()).await.unwrap();
    assert_eq!((edited.fields, edited.hub), (bare, model.hub));
}

#[tokio::test]
async fn what_stays_the_same_stays_the_hubs() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.captured(&ada, "org/name").await;
    let fields = ModelFields { favorite: true, ..model.fields };
    let provenance = house.application.edit.replace(&ada, model.id, None, fields).await.unwrap().provenance;
    assert_eq!(
        (provenance.source(Field::License), provenance.source(Field::Favorite)),
        (Some(Source::Hub), Some(Source::User))
    );
}

#[tokio::test]
async fn a_record_that_is_sent_back_unchanged_is_not_saved() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.captured(&ada, "org/name").await;
    let (found, mut models) = (model.clone(), MockModelRepository::new());
    models.expect_find().returning(move |_| Ok(Some(found.clone())));
    models.expect_save().never();
    house.clock.advance(Duration::from_mins(1));
    let edit = house.with_models(models).edit;
    let edited = edit.replace(&ada, model.id, Some(1), model.fields.clone()).await.unwrap();
    assert_eq!(edited, model);
}

#[tokio::test]
async fn a_record_is_replaced_on_the_stored_revision() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    assert!(house.application.edit.replace(&ada, model.id, Some(1), fields()).await.is_ok());
}

#[tokio::test]
async fn a_record_is_not_replaced_on_an_older_revision() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let edit = &house.application.edit;
    edit.patch(&ada, model.id, None, sample::patch().notes("mine").into()).await.unwrap();
    let refused = edit.replace(&ada, model.id, Some(1), fields()).await;
    assert!(matches!(refused, Err(EditError::Stale { expected: 1, current: 2 })));
    assert_eq!(house.stored(model.id).await.fields.notes.as_str(), "mine");
}
