//! Who is in a workspace, as what; who may change it is told in `roles.rs`.

use super::{Lab, name};
use trackml_application::edit::EditError;
use trackml_application::workspaces::WorkspacesError;
use trackml_domain::id::UserId;
use trackml_domain::workspace::{Member, Role};
use trackml_testkit::sample;

#[tokio::test]
async fn members_are_shown_in_the_order_of_their_names() {
    let lab = Lab::with_bob_as(Role::Viewer).await;
    for (name, role) in [("Eve", Role::Owner), ("aaron", Role::Editor)] {
        let person = lab.house.person(name).await;
        lab.house.database.enrol(lab.id, person.user().id, role);
    }
    assert_eq!(lab.members().await, ["aaron: editor", "ada: owner", "bob: viewer", "Eve: owner"]);
}

#[tokio::test]
async fn another_role_is_given_back_and_is_good_at_once() {
    let lab = Lab::with_bob_as(Role::Viewer).await;
    let model = lab.house.put(sample::new_model(lab.id, "Zephyr")).await;
    let patch =
        |stars| lab.application().edit.patch(&lab.bob, model.id, None, sample::patch().rating(stars).into());
    let bob = lab.bob.user();
    let change = |role| lab.application().workspaces.change_role(&lab.ada, lab.id, bob.id, role);
    assert!(matches!(patch(1).await, Err(EditError::Forbidden)));
    let changed = change(Role::Editor).await.unwrap();
    assert_eq!(changed, Member { user_id: bob.id, username: bob.username.clone(), role: Role::Editor });
    assert!(patch(2).await.is_ok());
    change(Role::Viewer).await.unwrap();
    assert!(matches!(patch(3).await, Err(EditError::Forbidden)));
}

#[tokio::test]
async fn who_is_no_member_has_no_role_to_change_and_does_not_become_one() {
    let lab = Lab::new().await;
    for id in [lab.bob.user().id, UserId::from(1_000_000)] {
        let refused = lab.application().workspaces.change_role(&lab.ada, lab.id, id, Role::Owner).await;
        assert!(matches!(refused, Err(WorkspacesError::NoSuchMember)));
        let refused = lab.application().workspaces.remove_member(&lab.ada, lab.id, id).await;
        assert!(matches!(refused, Err(WorkspacesError::NoSuchMember)));
    }
    assert_eq!(lab.members().await, ["ada: owner"]);
}

#[tokio::test]
async fn the_last_owner_neither_leaves_nor_gives_up_the_workspace() {
    let lab = Lab::with_bob_as(Role::Editor).await;
    let (ada, workspaces) = (lab.ada.user().id, &lab.application().workspaces);
    for role in [Role::Viewer, Role::Editor] {
        let refused = workspaces.change_role(&lab.ada, lab.id, ada, role).await;
        assert!(matches!(refused, Err(WorkspacesError::LastOwner)));
    }
    let refused = workspaces.remove_member(&lab.ada, lab.id, ada).await;
    assert!(matches!(refused, Err(WorkspacesError::LastOwner)));
    assert_eq!(lab.members().await, ["ada: owner", "bob: editor"]);
}

#[tokio::test]
async fn of_two_owners_one_may_leave() {
    let lab = Lab::with_bob_as(Role::Owner).await;
    lab.application().workspaces.remove_member(&lab.bob, lab.id, lab.bob.user().id).await.unwrap();
    assert_eq!(lab.members().await, ["ada: owner"]);
}

#[tokio::test]
async fn an_owner_may_put_another_owner_out() {
    let lab = Lab::with_bob_as(Role::Owner).await;
    let ada = lab.ada.user().id;
    lab.application().workspaces.remove_member(&lab.bob, lab.id, ada).await.unwrap();
    let refused = lab.application().workspaces.members(&lab.ada, lab.id).await;
    assert!(matches!(refused, Err(WorkspacesError::NotFound)));
}

#[tokio::test]
async fn everybody_leaves_of_their_own_will() {
    for role in [Role::Viewer, Role::Editor] {
        let lab = Lab::with_bob_as(role).await;
        lab.application().workspaces.remove_member(&lab.bob, lab.id, lab.bob.user().id).await.unwrap();
        assert_eq!(lab.members().await, ["ada: owner"]);
    }
}

#[tokio::test]
async fn who_has_left_sees_nothing_of_it_at_once() {
    let lab = Lab::with_bob_as(Role::Editor).await;
    let model = lab.house.put(sample::new_model(lab.id, "Zephyr")).await;
    lab.application().edit.read(&lab.bob, model.id).await.unwrap();
    lab.application().workspaces.remove_member(&lab.ada, lab.id, lab.bob.user().id).await.unwrap();
    let refused = lab.application().edit.read(&lab.bob, model.id).await;
    assert!(matches!(refused, Err(EditError::NotFound)));
    let refused = lab.application().workspaces.read(&lab.bob, lab.id).await;
    assert!(matches!(refused, Err(WorkspacesError::NotFound)));
}

#[tokio::test]
async fn nobody_leaves_or_gives_up_their_own_workspace() {
    let lab = Lab::new().await;
    let (home, ada) = (lab.ada.personal_workspace(), lab.ada.user().id);
    let workspaces = &lab.application().workspaces;
    workspaces.remove_member(&lab.ada, home, ada).await.unwrap_err();
    workspaces.change_role(&lab.ada, home, ada, Role::Viewer).await.unwrap_err();
    let read = workspaces.read(&lab.ada, home).await.unwrap();
    assert_eq!((read.role, read.workspace.is_personal), (Role::Owner, true));
}

#[tokio::test]
async fn a_role_in_one_workspace_changes_none_in_another() {
    let lab = Lab::with_bob_as(Role::Owner).await;
    let attic = lab.application().workspaces.create(&lab.ada, name("Attic")).await.unwrap().workspace.id;
    let ada = lab.ada.user().id;
    let refused = lab.application().workspaces.change_role(&lab.bob, attic, ada, Role::Viewer).await;
    assert!(matches!(refused, Err(WorkspacesError::NotFound)));
}
