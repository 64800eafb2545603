//! Turning an invitation down.

use super::Lab;
use trackml_application::workspaces::WorkspacesError;
use trackml_domain::workspace::Role;

#[tokio::test]
async fn an_invitation_that_is_turned_down_is_gone() {
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Editor).await;
    let workspaces = &lab.application().workspaces;
    workspaces.decline(&lab.bob, invited.invitation.id).await.unwrap();
    assert!(workspaces.my_invitations(&lab.bob).await.unwrap().is_empty());
    assert!(workspaces.invitations_of(&lab.ada, lab.id).await.unwrap().is_empty());
    let refused = workspaces.accept_by_code(&lab.bob, &invited.code).await;
    assert!(matches!(refused, Err(WorkspacesError::NoSuchInvitation)));
}

#[tokio::test]
async fn nobody_turns_down_the_invitation_of_another() {
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Editor).await;
    let eve = lab.house.person("eve").await;
    let workspaces = &lab.application().workspaces;
    for person in [&eve, &lab.ada] {
        let refused = workspaces.decline(person, invited.invitation.id).await;
        assert!(matches!(refused, Err(WorkspacesError::NoSuchInvitation)));
    }
    assert!(workspaces.accept(&lab.bob, invited.invitation.id).await.is_ok());
}

#[tokio::test]
async fn turning_down_one_leaves_the_others() {
    let lab = Lab::new().await;
    let first = lab.invited("bob", Role::Editor).await.invitation;
    let second = lab.invited("bob@example.org", Role::Viewer).await.invitation;
    let workspaces = &lab.application().workspaces;
    workspaces.decline(&lab.bob, first.id).await.unwrap();
    assert_eq!(workspaces.my_invitations(&lab.bob).await.unwrap(), [second]);
}
