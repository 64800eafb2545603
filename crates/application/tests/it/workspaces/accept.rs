//! Taking an invitation.

use super::Lab;
use crate::house::{House, here, session};
use chrono::TimeDelta;
use secrecy::SecretString;
use trackml_application::Caller;
use trackml_application::accounts::{Password, ProfileChange, RegisterCommand};
use trackml_application::workspaces::{INVITATION_LENGTH, WorkspacesError};
use trackml_domain::account::{Email, Username};
use trackml_domain::id::InvitationId;
use trackml_domain::workspace::{Membership, Role};
use trackml_ports::Clock;

async fn accept(lab: &Lab, caller: &Caller, id: InvitationId) -> Result<Membership, WorkspacesError> {
    lab.application().workspaces.accept(caller, id).await
}

async fn by_code(lab: &Lab, caller: &Caller, code: &SecretString) -> Result<Membership, WorkspacesError> {
    lab.application().workspaces.accept_by_code(caller, code).await
}

fn refused(answer: &Result<Membership, WorkspacesError>) -> bool {
    matches!(answer, Err(WorkspacesError::NoSuchInvitation))
}

/// Somebody who registers after they were invited.
async fn newcomer(house: &House, name: &str) -> Caller {
    let command = RegisterCommand {
        username: Username::parse(name).unwrap(),
        email: Email::parse(&format!("{name}@example.org")).unwrap(),
        password: Password::new("correct horse".into()).unwrap(),
        invitation: None,
    };
    let signed_in = house.application.accounts.register(command, session(name), &here()).await.unwrap();
    house.known(&signed_in.access_token).await.unwrap()
}

#[tokio::test]
async fn who_takes_an_invitation_is_a_member_with_its_role() {
    for role in [Role::Viewer, Role::Editor, Role::Owner] {
        let lab = Lab::new().await;
        let invited = lab.invited("bob", role).await;
        let joined = accept(&lab, &lab.bob, invited.invitation.id).await.unwrap();
        assert_eq!((joined.workspace.id, joined.role, joined.members), (lab.id, role, 2));
        assert_eq!(lab.members().await, ["ada: owner".to_owned(), format!("bob: {role}")]);
    }
}

#[tokio::test]
async fn a_code_does_the_same_by_whichever_name_it_was_made_for() {
    for login in ["bob", "Bob@Example.org"] {
        let lab = Lab::new().await;
        let invited = lab.invited(login, Role::Editor).await;
        let joined = by_code(&lab, &lab.bob, &invited.code).await.unwrap();
        assert_eq!((joined.workspace.id, joined.role), (lab.id, Role::Editor), "{login}");
    }
}

#[tokio::test]
async fn an_invitation_is_taken_once() {
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Editor).await;
    accept(&lab, &lab.bob, invited.invitation.id).await.unwrap();
    assert!(refused(&accept(&lab, &lab.bob, invited.invitation.id).await));
    assert!(refused(&by_code(&lab, &lab.bob, &invited.code).await));
}

#[tokio::test]
async fn who_was_put_out_does_not_come_back_by_the_old_code() {
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Editor).await;
    by_code(&lab, &lab.bob, &invited.code).await.unwrap();
    lab.application().workspaces.remove_member(&lab.ada, lab.id, lab.bob.user().id).await.unwrap();
    assert!(refused(&by_code(&lab, &lab.bob, &invited.code).await));
}

#[tokio::test]
async fn nobody_takes_the_invitation_of_another() {
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Editor).await;
    let eve = lab.house.person("eve").await;
    for person in [&eve, &lab.ada] {
        assert!(refused(&accept(&lab, person, invited.invitation.id).await));
        assert!(refused(&by_code(&lab, person, &invited.code).await));
    }
    assert!(by_code(&lab, &lab.bob, &invited.code).await.is_ok());
}

#[tokio::test]
async fn an_invitation_that_is_not_there_is_told_as_one_of_another() {
    let lab = Lab::new().await;
    let invited = lab.invited("eve", Role::Editor).await;
    let of_eve = accept(&lab, &lab.bob, invited.invitation.id).await.unwrap_err();
    let of_nobody = accept(&lab, &lab.bob, InvitationId::from(1_000_000)).await.unwrap_err();
    assert_eq!(format!("{of_eve} {of_eve:?}"), format!("{of_nobody} {of_nobody:?}"));
}

#[tokio::test]
async fn what_is_no_code_opens_nothing() {
    let lab = Lab::new().await;
    lab.invited("bob", Role::Editor).await;
    for text in ["", "tmi_", "tmi_0", "bob"] {
        assert!(refused(&by_code(&lab, &lab.bob, &text.into()).await), "{text:?}");
    }
}

#[tokio::test]
async fn an_address_without_an_account_needs_the_code_once_it_has_one() {
    let lab = Lab::new().await;
    let invited = lab.invited("eve@example.org", Role::Editor).await;
    // Anybody can register with an address.
    let eve = newcomer(&lab.house, "eve").await;
    assert!(lab.application().workspaces.my_invitations(&eve).await.unwrap().is_empty());
    assert!(refused(&accept(&lab, &eve, invited.invitation.id).await));
    assert_eq!(by_code(&lab, &eve, &invited.code).await.unwrap().role, Role::Editor);
}

#[tokio::test]
async fn the_code_of_an_invitation_that_named_an_account_is_no_good_for_who_takes_its_name() {
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Owner).await;
    let renamed =
        ProfileChange { username: Some(Username::parse("robert").unwrap()), ..ProfileChange::default() };
    lab.application().accounts.change_profile(&lab.bob, renamed).await.unwrap();
    let command = RegisterCommand {
        username: Username::parse("bob").unwrap(),
        email: Email::parse("mallory@example.org").unwrap(),
        password: Password::new("correct horse".into()).unwrap(),
        invitation: None,
    };
    let accounts = &lab.application().accounts;
    let mallory = accounts.register(command, session("mallory"), &here()).await.unwrap();
    let mallory = lab.house.known(&mallory.access_token).await.unwrap();
    assert!(refused(&by_code(&lab, &mallory, &invited.code).await));
    assert!(refused(&accept(&lab, &mallory, invited.invitation.id).await));
}

#[tokio::test]
async fn who_was_named_may_take_it_under_another_name() {
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Viewer).await;
    let renamed =
        ProfileChange { username: Some(Username::parse("robert").unwrap()), ..ProfileChange::default() };
    lab.application().accounts.change_profile(&lab.bob, renamed).await.unwrap();
    assert!(accept(&lab, &lab.bob, invited.invitation.id).await.is_ok());
}

#[tokio::test]
async fn an_invitation_stands_for_a_fortnight() {
    assert_eq!(INVITATION_LENGTH, TimeDelta::days(14));
    let lab = Lab::new().await;
    let invited = lab.invited("bob", Role::Viewer).await;
    let end = lab.house.clock.now() + INVITATION_LENGTH;
    lab.house.clock.set(end);
    assert!(refused(&accept(&lab, &lab.bob, invited.invitation.id).await));
    assert!(refused(&by_code(&lab, &lab.bob, &invited.code).await));
    lab.house.clock.set(end - TimeDelta::microseconds(1));
    assert!(accept(&lab, &lab.bob, invited.invitation.id).await.is_ok());
}

#[tokio::test]
async fn who_is_there_already_keeps_the_higher_role() {
    for (has, offered, ends_as) in
        [(Role::Owner, Role::Viewer, Role::Owner), (Role::Viewer, Role::Editor, Role::Editor)]
    {
        let lab = Lab::with_bob_as(has).await;
        let invited = lab.invited("bob", offered).await;
        let joined = accept(&lab, &lab.bob, invited.invitation.id).await.unwrap();
        assert_eq!((joined.role, joined.members), (ends_as, 2));
    }
}
