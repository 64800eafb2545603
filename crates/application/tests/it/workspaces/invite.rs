//! Inviting somebody; who may is told in `roles.rs`.

use super::{Lab, name};
use crate::house::down;
use secrecy::ExposeSecret;
use std::sync::Arc;
use trackml_application::workspaces::{INVITATION_LENGTH, INVITATION_PREFIX, Invite, WorkspacesError};
use trackml_domain::account::LoginName;
use trackml_domain::workspace::{Invitation, Role};
use trackml_ports::{Clock, MockInvitationRepository};

fn invite(login: &str) -> Invite {
    Invite { login: LoginName::parse(login).unwrap(), role: Role::Editor }
}

#[tokio::test]
async fn an_invitation_says_who_invites_whom_to_what() {
    let lab = Lab::new().await;
    let made = lab.invited("Bob@Example.org", Role::Editor).await.invitation;
    let now = lab.house.clock.now();
    let expected = Invitation {
        id: made.id,
        workspace_id: lab.id,
        workspace_name: name("Lab"),
        login: "Bob@Example.org".to_owned(),
        role: Role::Editor,
        invited_by: Some(lab.ada.user().username.clone()),
        created_at: now,
        expires_at: now + INVITATION_LENGTH,
    };
    assert_eq!(made, expected);
}

#[tokio::test]
async fn nobody_is_a_member_by_being_invited() {
    let lab = Lab::new().await;
    lab.invited("bob", Role::Editor).await;
    assert_eq!(lab.members().await, ["ada: owner"]);
    let refused = lab.application().workspaces.read(&lab.bob, lab.id).await;
    assert!(matches!(refused, Err(WorkspacesError::NotFound)));
}

#[tokio::test]
async fn a_code_begins_as_every_code_and_goes_on_with_256_bits() {
    let lab = Lab::new().await;
    let code = lab.invited("bob", Role::Editor).await.code;
    let digits = code.expose_secret().strip_prefix(INVITATION_PREFIX).unwrap();
    assert_eq!((digits.len(), digits.chars().all(|digit| digit.is_ascii_hexdigit())), (64, true));
}

#[tokio::test]
async fn the_code_itself_is_not_stored() {
    let lab = Lab::new().await;
    let mut invitations = MockInvitationRepository::new();
    invitations
        .expect_invite()
        .withf(|new| !format!("{new:?}").contains(&"0".repeat(50)) && new.code.as_str().len() == 64)
        .once()
        .returning(|_| Err(down()));
    let application = lab.house.with(|ports| ports.invitations = Arc::new(invitations));
    let refused = application.workspaces.invite(&lab.ada, lab.id, invite("bob")).await;
    assert!(matches!(refused, Err(WorkspacesError::Repository(_))));
}

#[tokio::test]
async fn whether_there_is_an_account_is_not_told() {
    let lab = Lab::new().await;
    let of_bob = lab.invited("bob@example.org", Role::Editor).await.invitation;
    let of_nobody = lab.invited("eve@example.org", Role::Editor).await.invitation;
    let alike = Invitation { id: of_bob.id, login: of_bob.login.clone(), ..of_nobody };
    assert_eq!(alike, of_bob);
}

#[tokio::test]
async fn the_invited_see_it_by_whichever_of_their_names_it_was_made() {
    for login in ["bob", "BOB", "bob@example.org", "Bob@Example.ORG"] {
        let lab = Lab::new().await;
        let made = lab.invited(login, Role::Viewer).await.invitation;
        assert_eq!(lab.application().workspaces.my_invitations(&lab.bob).await.unwrap(), [made], "{login}");
    }
}

#[tokio::test]
async fn nobody_else_sees_it() {
    let lab = Lab::new().await;
    lab.invited("bob", Role::Viewer).await;
    let eve = lab.house.person("eve").await;
    for person in [&eve, &lab.ada] {
        assert!(lab.application().workspaces.my_invitations(person).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn an_invitation_that_has_lapsed_is_not_shown() {
    let lab = Lab::new().await;
    lab.invited("bob", Role::Viewer).await;
    lab.house.clock.set(lab.house.clock.now() + INVITATION_LENGTH);
    let workspaces = &lab.application().workspaces;
    assert!(workspaces.my_invitations(&lab.bob).await.unwrap().is_empty());
    assert!(workspaces.invitations_of(&lab.ada, lab.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_latest_invitation_of_a_workspace_stands_first() {
    let lab = Lab::new().await;
    for login in ["bob", "eve@example.org", "dan"] {
        lab.invited(login, Role::Viewer).await;
    }
    let open = lab.application().workspaces.invitations_of(&lab.ada, lab.id).await.unwrap();
    let logins: Vec<_> = open.iter().map(|invitation| invitation.login.as_str()).collect();
    assert_eq!(logins, ["dan", "eve@example.org", "bob"]);
}

#[tokio::test]
async fn who_is_invited_again_has_the_later_invitation_alone() {
    let lab = Lab::new().await;
    let first = lab.invited("bob", Role::Owner).await;
    let second = lab.invited("BOB", Role::Viewer).await;
    let workspaces = &lab.application().workspaces;
    let mine = workspaces.my_invitations(&lab.bob).await.unwrap();
    assert_eq!(mine, [second.invitation]);
    let refused = workspaces.accept_by_code(&lab.bob, &first.code).await;
    assert!(matches!(refused, Err(WorkspacesError::NoSuchInvitation)));
}

#[tokio::test]
async fn nobody_is_invited_to_a_personal_workspace() {
    let lab = Lab::new().await;
    let home = lab.ada.personal_workspace();
    let refused = lab.application().workspaces.invite(&lab.ada, home, invite("bob")).await;
    assert!(matches!(refused, Err(WorkspacesError::Personal)));
    let refused = lab.application().workspaces.invite(&lab.bob, home, invite("bob")).await;
    assert!(matches!(refused, Err(WorkspacesError::NotFound)));
}
