//! Taking an invitation back; who may is told in `roles.rs`.

use super::{Lab, name};
use trackml_application::workspaces::WorkspacesError;
use trackml_domain::id::InvitationId;
use trackml_domain::workspace::Role;

#[tokio::test]
async fn an_invitation_that_is_taken_back_is_gone() {
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Editor).await;
    let workspaces = &lab.application().workspaces;
    workspaces.withdraw(&lab.ada, lab.id, invited.invitation.id).await.unwrap();
    let refused = workspaces.accept(&lab.bob, invited.invitation.id).await;
    assert!(matches!(refused, Err(WorkspacesError::NoSuchInvitation)));
    let refused = workspaces.accept_by_code(&lab.bob, &invited.code).await;
    assert!(matches!(refused, Err(WorkspacesError::NoSuchInvitation)));
    assert_eq!(lab.members().await, ["ada: owner"]);
}

#[tokio::test]
async fn an_invitation_that_is_not_there_is_not_taken_back() {
    let lab = Lab::new().await;
    let refused = lab.application().workspaces.withdraw(&lab.ada, lab.id, InvitationId::from(9_999)).await;
    assert!(matches!(refused, Err(WorkspacesError::NoSuchInvitation)));
}

#[tokio::test]
async fn an_owner_takes_back_no_invitation_to_another_workspace() {
    let lab = Lab::new().await;
    let invited = lab.invited("eve", Role::Editor).await.invitation;
    let workspaces = &lab.application().workspaces;
    let bobs = workspaces.create(&lab.bob, name("Bob's")).await.unwrap().workspace.id;
    let refused = workspaces.withdraw(&lab.bob, bobs, invited.id).await;
    assert!(matches!(refused, Err(WorkspacesError::NoSuchInvitation)));
    assert_eq!(workspaces.invitations_of(&lab.ada, lab.id).await.unwrap(), [invited]);
}
