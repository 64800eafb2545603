//! Reading a record; who may is told in `access.rs`.

use crate::house::{House, down};
use trackml_application::edit::EditError;
use trackml_domain::id::ModelId;
use trackml_ports::MockModelRepository;
use trackml_testkit::sample;

#[tokio::test]
async fn a_record_is_read_as_it_is_stored() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.captured_of(&ada, sample::full_facts("org/name")).await;
    assert_eq!(house.application.edit.read(&ada, model.id).await.unwrap(), model);
}

#[tokio::test]
async fn a_failing_database_is_not_called_a_missing_record() {
    let house = House::new();
    let ada = house.person("ada").await;
    let mut models = MockModelRepository::new();
    models.expect_find().returning(|_| Err(down()));
    let refused = house.with_models(models).edit.read(&ada, ModelId::from(1)).await;
    assert!(matches!(refused, Err(EditError::Repository(_))));
}
