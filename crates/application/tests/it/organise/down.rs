//! A failing database is told as one, and never as an empty answer.

use super::{Desk, adding, all, command, found, ids, renamed, tag, told};
use crate::house::down;
use std::sync::Arc;
use trackml_application::Application;
use trackml_domain::bulk::BulkAction;
use trackml_ports::{
    MockBulkRepository, MockDuplicateRepository, MockModelRepository, MockTagRepository,
    MockWorkspaceRepository, TakeBackError,
};

/// How taking back is refused, and what is told then.
type Refusal = (fn() -> TakeBackError, &'static str);

const DOWN: &str = "the database is down";

fn bulk_down(desk: &Desk) -> Application {
    let mut bulk = MockBulkRepository::new();
    bulk.expect_meant().returning(|_, _| Err(down().into()));
    bulk.expect_change_many().returning(|_| Err(down().into()));
    bulk.expect_bulk().returning(|_| Err(down()));
    desk.house.with(|ports| ports.bulk = Arc::new(bulk))
}

#[tokio::test]
async fn no_change_is_made() {
    let desk = Desk::new().await;
    desk.tagged([&["code"]]).await;
    let organise = bulk_down(&desk).organise;
    let (ada, delete) = (&desk.ada, command(found(""), BulkAction::Delete));
    assert_eq!(told(organise.preview(ada, &delete).await), DOWN);
    assert_eq!(told(organise.change_many(ada, delete).await), DOWN);
    assert_eq!(told(organise.take_back(ada, 1.into()).await), DOWN);
    assert_eq!(told(organise.delete_tag(ada, &tag("code")).await), DOWN);
    assert_eq!(told(organise.change_tag(ada, &tag("code"), renamed("new")).await), DOWN);
    assert_eq!(told(organise.merge_tags(ada, all(&["code"]), tag("new")).await), DOWN);
}

#[tokio::test]
async fn nothing_is_taken_back() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a]), adding(&["new"], &[])).await;
    let made = trackml_ports::BulkRepository::bulk(&desk.house.database, undo).await.unwrap();
    let cases: [Refusal; 3] = [
        (|| down().into(), DOWN),
        (|| TakeBackError::NothingThere, "nothing to take back"),
        (|| TakeBackError::Contended(1.into()), "contended"),
    ];
    for (error, wanted) in cases {
        let (made, mut bulk) = (made.clone(), MockBulkRepository::new());
        bulk.expect_bulk().returning(move |_| Ok(made.clone()));
        bulk.expect_take_back().returning(move |_, _, _| Err(error()));
        let organise = desk.house.with(|ports| ports.bulk = Arc::new(bulk)).organise;
        assert_eq!(told(organise.take_back(&desk.ada, undo).await), wanted);
    }
}

#[tokio::test]
async fn no_tag_is_missing() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&["code"]]).await;
    let mut tags = MockTagRepository::new();
    tags.expect_tags().returning(|_, _, _| Err(down()));
    tags.expect_tag().returning(|_, _| Err(down()));
    let organise = desk.house.with(|ports| ports.tags = Arc::new(tags)).organise;
    assert_eq!(told(organise.tags(&desk.ada, None, 10).await), DOWN);
    assert_eq!(told(organise.change_tag(&desk.ada, &tag("code"), renamed("new")).await), DOWN);
    assert_eq!(told(organise.delete_tag(&desk.ada, &tag("code")).await), DOWN);
    assert_eq!(told(organise.merge_tags(&desk.ada, all(&["code"]), tag("new")).await), DOWN);
    assert_eq!(told(organise.suggest_tags(&desk.ada, a).await), DOWN);
}

#[tokio::test]
async fn no_record_is_without_duplicates_or_suggestions() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    let mut duplicates = MockDuplicateRepository::new();
    duplicates.expect_duplicates().returning(|_, _| Err(down()));
    let organise = desk.house.with(|ports| ports.duplicates = Arc::new(duplicates)).organise;
    assert_eq!(told(organise.duplicates(&desk.ada).await), DOWN);
    let (model, mut models) = (desk.stored(a).await, MockModelRepository::new());
    models.expect_find().returning(move |_| Ok(Some(model.clone())));
    models.expect_facets().returning(|_, _| Err(down()));
    assert_eq!(told(desk.house.with_models(models).organise.suggest_tags(&desk.ada, a).await), DOWN);
}

#[tokio::test]
async fn nobody_is_a_stranger() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&[], &[]]).await;
    let mut workspaces = MockWorkspaceRepository::new();
    workspaces.expect_role().returning(|_, _| Err(down()));
    let organise = desk.house.with(|ports| ports.workspaces = Arc::new(workspaces)).organise;
    let ada = &desk.ada;
    assert_eq!(told(organise.change_many(ada, command(ids(&[a]), BulkAction::Delete)).await), DOWN);
    assert_eq!(told(organise.merge(ada, a, &[b]).await), DOWN);
    assert_eq!(told(organise.tags(ada, None, 1).await), DOWN);
}
