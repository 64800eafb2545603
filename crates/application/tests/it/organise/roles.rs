//! Who may put records in order.

use super::{Desk, ROLES, adding, all, command, found, ids, painted, renamed, shelf, tag, told};
use trackml_application::organise::OrganiseError;
use trackml_domain::bulk::BulkAction;
use trackml_domain::workspace::Role;

/// A desk on which there is something for each deed.
async fn furnished(role: Option<Role>) -> Desk {
    let desk = Desk::new().await;
    if let Some(role) = role {
        desk.house.database.enrol(desk.here, desk.bob.user().id, role);
    }
    desk
}

/// What Bob in each role is told of a deed.
async fn answers(deed: &str) -> Vec<&'static str> {
    let mut answers = Vec::new();
    for role in ROLES {
        let desk = furnished(role).await;
        let [a, b] = desk.tagged([&["code"], &["coding"]]).await;
        let (organise, bob) = (desk.organise(), &desk.bob);
        answers.push(match deed {
            "preview" => told(organise.preview(bob, &command(found(""), BulkAction::Delete)).await),
            "change" => told(organise.change_many(bob, command(ids(&[a, b]), BulkAction::Delete)).await),
            "rename" => told(organise.change_tag(bob, &tag("code"), renamed("new")).await),
            "paint" => told(organise.change_tag(bob, &tag("code"), painted(Some("#2f6fde"))).await),
            "remove" => told(organise.delete_tag(bob, &tag("code")).await),
            "join" => told(organise.merge_tags(bob, all(&["code", "coding"]), tag("both")).await),
            "merge" => told(organise.merge(bob, a, &[b]).await),
            "tags" => told(organise.tags(bob, None, 10).await),
            "duplicates" => told(organise.duplicates(bob).await),
            "suggest" => told(organise.suggest_tags(bob, a).await),
            other => panic!("nobody can {other}"),
        });
        let (gone, tags) = (desk.stored(a).await.deleted_at.is_some(), desk.tags().await);
        let untouched = !gone && tags == ["code 1", "coding 1"] && desk.house.total(&desk.ada).await == 2;
        let reads = ["preview", "tags", "duplicates", "suggest"].contains(&deed);
        assert_eq!(untouched, reads || answers.last() != Some(&"done"), "{deed} as {role:?}: {tags:?}");
    }
    answers
}

#[tokio::test]
async fn who_changes_many_is_an_editor() {
    for deed in ["preview", "change", "rename", "paint", "remove", "join"] {
        assert_eq!(answers(deed).await, ["no such workspace", "forbidden", "done", "done"], "{deed}");
    }
}

#[tokio::test]
async fn who_merges_records_is_an_editor() {
    assert_eq!(answers("merge").await, ["no such record", "forbidden", "done", "done"]);
}

#[tokio::test]
async fn who_only_looks_is_a_viewer() {
    for deed in ["tags", "duplicates"] {
        assert_eq!(answers(deed).await, ["no such workspace", "done", "done", "done"], "{deed}");
    }
    assert_eq!(answers("suggest").await, ["no such record", "done", "done", "done"]);
}

#[tokio::test]
async fn who_moves_many_is_an_editor_on_both_sides() {
    let expected = [
        ["no such workspace"; 4],
        ["forbidden"; 4],
        ["no such workspace", "forbidden", "done", "done"],
        ["no such workspace", "forbidden", "done", "done"],
    ];
    for (here, row) in ROLES.into_iter().zip(expected) {
        for (there, wanted) in ROLES.into_iter().zip(row) {
            let desk = furnished(here).await;
            let [a] = desk.tagged([&[]]).await;
            let to = shelf(&desk.house, &desk.ada, "There").await;
            if let Some(role) = there {
                desk.house.database.enrol(to, desk.bob.user().id, role);
            }
            let answer =
                desk.organise().change_many(&desk.bob, command(ids(&[a]), BulkAction::Move(to))).await;
            assert_eq!(told(answer), wanted, "{here:?} here and {there:?} there");
            let stands = if wanted == "done" { to } else { desk.here };
            assert_eq!(desk.stored(a).await.workspace_id, stands);
        }
    }
}

#[tokio::test]
async fn who_takes_back_is_still_an_editor() {
    for (role, wanted) in [(Role::Viewer, "forbidden"), (Role::Editor, "done"), (Role::Owner, "done")] {
        let desk = Desk::with_bob_as(Role::Editor).await;
        let [a] = desk.tagged([&[]]).await;
        let undo = desk.undoable(&desk.bob, ids(&[a]), adding(&["new"], &[])).await;
        desk.house.database.enrol(desk.here, desk.bob.user().id, role);
        assert_eq!(told(desk.organise().take_back(&desk.bob, undo).await), wanted, "{role:?}");
        assert_eq!(desk.tags_of(a).await.is_empty(), wanted == "done");
    }
}

#[tokio::test]
async fn who_was_shown_the_door_takes_nothing_back() {
    let desk = Desk::with_bob_as(Role::Editor).await;
    let [a] = desk.tagged([&[]]).await;
    let undo = desk.undoable(&desk.bob, ids(&[a]), BulkAction::Delete).await;
    let workspaces = &desk.house.application.workspaces;
    workspaces.remove_member(&desk.ada, desk.here, desk.bob.user().id).await.unwrap();
    assert_eq!(told(desk.organise().take_back(&desk.bob, undo).await), "no such workspace");
    assert!(desk.stored(a).await.deleted_at.is_some());
}

#[tokio::test]
async fn a_workspace_that_never_was_is_told_as_one_of_strangers() {
    let desk = Desk::new().await;
    let nowhere = desk.ada.clone().looking_at(Some(1_000_000.into()));
    let refused = desk.organise().change_many(&nowhere, command(found(""), BulkAction::Delete)).await;
    assert!(matches!(refused, Err(OrganiseError::NoSuchWorkspace)));
}
