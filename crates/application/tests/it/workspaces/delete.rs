//! Deleting a workspace; who may is told in `roles.rs`.

use super::{Lab, name};
use trackml_application::workspaces::WorkspacesError;
use trackml_domain::workspace::Role;
use trackml_ports::ModelRepository;
use trackml_testkit::sample;

#[tokio::test]
async fn an_empty_workspace_is_gone_for_everybody() {
    let lab = Lab::with_bob_as(Role::Editor).await;
    lab.application().workspaces.delete(&lab.ada, lab.id, false).await.unwrap();
    for person in [&lab.ada, &lab.bob] {
        let list = lab.application().workspaces.list(person).await.unwrap();
        assert!(list.iter().all(|membership| membership.workspace.id != lab.id));
    }
}

#[tokio::test]
async fn a_workspace_in_which_something_stands_is_not_deleted() {
    let lab = Lab::new().await;
    let model = lab.house.put(sample::new_model(lab.id, "Zephyr")).await;
    let refused = lab.application().workspaces.delete(&lab.ada, lab.id, false).await;
    assert!(matches!(refused, Err(WorkspacesError::NotEmpty { models: 1 })));
    assert_eq!(lab.house.stored(model.id).await, model);
}

#[tokio::test]
async fn what_is_in_the_trash_stands_there_too() {
    let lab = Lab::new().await;
    let model = lab.house.put(sample::new_model(lab.id, "Zephyr")).await;
    lab.application().edit.delete(&lab.ada, model.id, None).await.unwrap();
    let refused = lab.application().workspaces.delete(&lab.ada, lab.id, false).await;
    assert!(matches!(refused, Err(WorkspacesError::NotEmpty { models: 1 })));
}

#[tokio::test]
async fn under_cascade_everything_in_it_goes_and_nothing_else() {
    let lab = Lab::new().await;
    let gone = lab.house.put(sample::new_model(lab.id, "Zephyr")).await;
    let attic = lab.application().workspaces.create(&lab.ada, name("Attic")).await.unwrap().workspace.id;
    let kept = lab.house.put(sample::new_model(attic, "Heron")).await;
    lab.application().workspaces.delete(&lab.ada, lab.id, true).await.unwrap();
    assert!(lab.house.database.find(gone.id).await.unwrap().is_none());
    assert_eq!(lab.house.stored(kept.id).await, kept);
}

#[tokio::test]
async fn an_invitation_to_it_is_worth_nothing_any_more() {
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Editor).await;
    lab.application().workspaces.delete(&lab.ada, lab.id, true).await.unwrap();
    let refused = lab.application().workspaces.accept(&lab.bob, invited.invitation.id).await;
    assert!(matches!(refused, Err(WorkspacesError::NoSuchInvitation)));
    let refused = lab.application().workspaces.accept_by_code(&lab.bob, &invited.code).await;
    assert!(matches!(refused, Err(WorkspacesError::NoSuchInvitation)));
}

#[tokio::test]
async fn a_personal_workspace_lives_as_long_as_its_account() {
    let lab = Lab::new().await;
    for cascade in [false, true] {
        let home = lab.ada.personal_workspace();
        let refused = lab.application().workspaces.delete(&lab.ada, home, cascade).await;
        assert!(matches!(refused, Err(WorkspacesError::Personal)));
    }
}

#[tokio::test]
async fn a_workspace_is_deleted_once() {
    let lab = Lab::new().await;
    lab.application().workspaces.delete(&lab.ada, lab.id, false).await.unwrap();
    let again = lab.application().workspaces.delete(&lab.ada, lab.id, false).await;
    assert!(matches!(again, Err(WorkspacesError::NotFound)));
}
