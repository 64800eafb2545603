//! Putting a record in the trash.

use crate::house::House;
use trackml_application::edit::EditError;
use trackml_ports::Clock;
use trackml_testkit::sample;

#[tokio::test]
async fn a_deleted_record_is_in_the_trash_since_the_clocks_moment() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    house.application.edit.delete(&ada, model.id, None).await.unwrap();
    assert_eq!(house.stored(model.id).await.deleted_at, Some(house.clock.now()));
}

#[tokio::test]
async fn a_deleted_record_keeps_what_was_written() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.put(sample::new_model_with(ada.workspace(), "Zephyr", sample::full_patch())).await;
    house.application.edit.delete(&ada, model.id, None).await.unwrap();
    assert_eq!(house.stored(model.id).await.fields, model.fields);
}

#[tokio::test]
async fn deleting_twice_finds_nothing_the_second_time() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    house.application.edit.delete(&ada, model.id, None).await.unwrap();
    let again = house.application.edit.delete(&ada, model.id, None).await;
    assert!(matches!(again, Err(EditError::NotFound)));
}

#[tokio::test]
async fn a_record_is_deleted_on_the_stored_revision() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    house.application.edit.delete(&ada, model.id, Some(1)).await.unwrap();
    assert_eq!(house.total(&ada).await, 0);
}

#[tokio::test]
async fn a_record_is_not_deleted_on_an_older_revision() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let edit = &house.application.edit;
    edit.patch(&ada, model.id, None, sample::patch().favorite(true).into()).await.unwrap();
    let refused = edit.delete(&ada, model.id, Some(1)).await;
    assert!(matches!(refused, Err(EditError::Stale { expected: 1, current: 2 })));
    assert_eq!(house.stored(model.id).await.deleted_at, None);
}
