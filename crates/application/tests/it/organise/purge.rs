//! Emptying the trash.

use super::{Desk, ROLES, found, ids, told};
use crate::house::down;
use std::sync::Arc;
use trackml_application::organise::MAX_BULK;
use trackml_domain::bulk::BulkAction;
use trackml_domain::id::ModelId;
use trackml_domain::workspace::Role;
use trackml_ports::{BulkError, MockBulkRepository, ModelRepository};

/// Which of the records there are still.
async fn left(desk: &Desk, ids: &[ModelId]) -> Vec<bool> {
    let mut left = Vec::new();
    for id in ids {
        left.push(desk.house.database.find(*id).await.unwrap().is_some());
    }
    left
}

#[tokio::test]
async fn who_empties_the_trash_is_an_owner() {
    for (role, wanted) in ROLES.into_iter().zip(["no such workspace", "forbidden", "forbidden", "done"]) {
        let desk = Desk::new().await;
        if let Some(role) = role {
            desk.house.database.enrol(desk.here, desk.bob.user().id, role);
        }
        let [a] = desk.tagged([&[]]).await;
        desk.trash(a).await;
        assert_eq!(told(desk.organise().purge(&desk.bob, ids(&[a]), None).await), wanted, "{role:?}");
        assert_eq!(left(&desk, &[a]).await, [wanted != "done"]);
    }
}

#[tokio::test]
async fn what_is_not_in_the_trash_stays() {
    let desk = Desk::new().await;
    let [live, chat, code] = desk.tagged([&["code"], &["chat"], &["code"]]).await;
    desk.trash(chat).await;
    desk.trash(code).await;
    let purge = async |targets| desk.organise().purge(&desk.ada, targets, None).await;
    for others in [[code, live], [code, ModelId::from(1_000_000)]] {
        assert_eq!(told(purge(ids(&others)).await), "no such record among them");
    }
    assert_eq!(purge(found("tag:code")).await.unwrap(), 1);
    assert_eq!(left(&desk, &[live, chat, code]).await, [true, true, false]);
    assert_eq!(purge(found("is:trashed")).await.unwrap(), 1);
    assert_eq!(purge(found("")).await.unwrap(), 0);
    assert_eq!(left(&desk, &[live, chat]).await, [true, false]);
}

#[tokio::test]
async fn with_another_number_than_was_seen_nothing_is_removed() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    desk.trash(a).await;
    for expected in [0, 2] {
        assert_eq!(told(desk.organise().purge(&desk.ada, found(""), Some(expected)).await), "not as many");
    }
    assert_eq!(desk.organise().purge(&desk.ada, found(""), Some(1)).await.unwrap(), 1);
}

#[tokio::test]
async fn what_is_gone_for_good_is_not_brought_back_by_taking_back() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&[], &[]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a, b]), BulkAction::Delete).await;
    desk.organise().purge(&desk.ada, ids(&[a]), None).await.unwrap();
    assert_eq!(desk.organise().take_back(&desk.ada, undo).await.unwrap(), 1);
    assert_eq!(left(&desk, &[a, b]).await, [false, true]);
}

#[tokio::test]
async fn ten_thousand_at_once_are_asked_for_and_a_failing_database_is_told() {
    let desk = Desk::with_bob_as(Role::Owner).await;
    let (here, mut bulk) = (desk.here, MockBulkRepository::new());
    let refused = |_: _, _: &_, limit, _: _| Err(BulkError::TooMany { matched: 10_001, limit });
    bulk.expect_purge()
        .withf(move |of, _, limit, expected| (*of, *limit, *expected) == (here, MAX_BULK, Some(7)))
        .once()
        .returning(refused);
    bulk.expect_purge().once().returning(|_, _, _, _| Err(down().into()));
    let organise = desk.house.with(|ports| ports.bulk = Arc::new(bulk)).organise;
    assert_eq!(told(organise.purge(&desk.bob, found(""), Some(7)).await), "too many");
    assert_eq!(told(organise.purge(&desk.bob, found(""), None).await), "the database is down");
}
