//! Who may make an account: everybody, who was invited, or nobody.

use super::register::command;
use super::secret;
use crate::house::{House, here, session};
use chrono::TimeDelta;
use secrecy::SecretString;
use std::sync::Arc;
use trackml_application::accounts::{AccountsError, RegisterCommand, SignedIn};
use trackml_application::workspaces::{INVITATION_LENGTH, Invite};
use trackml_application::{AccountRules, Application, Registration};
use trackml_domain::account::LoginName;
use trackml_domain::id::WorkspaceId;
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::Role;
use trackml_ports::{
    Clock, MockInvitationRepository, MockPasswordHasher, MockUserRepository, WorkspaceRepository,
};

fn rules(registration: Registration) -> AccountRules {
    AccountRules { registration, ..AccountRules::default() }
}

/// Ada's workspace, and the code of an invitation to it.
async fn invited(house: &House, login: &str, role: Role) -> (WorkspaceId, SecretString) {
    let ada = house.person("ada").await;
    let workspaces = &house.application.workspaces;
    let lab = workspaces.create(&ada, WorkspaceName::parse("Lab").unwrap()).await.unwrap().workspace.id;
    let invite = Invite { login: LoginName::parse(login).unwrap(), role };
    (lab, workspaces.invite(&ada, lab, invite).await.unwrap().code)
}

async fn register(
    application: &Application,
    name: &str,
    invitation: Option<SecretString>,
) -> Result<SignedIn, AccountsError> {
    let command = RegisterCommand { invitation, ..command(name, &format!("{name}@example.org")) };
    application.accounts.register(command, session(name), &here()).await
}

#[tokio::test]
async fn where_registration_is_closed_nobody_makes_an_account() {
    let house = House::new();
    let (_, code) = invited(&house, "bob@example.org", Role::Editor).await;
    let application = house.under(rules(Registration::Closed));
    for invitation in [None, Some(code)] {
        let refused = register(&application, "bob", invitation).await;
        assert!(matches!(refused, Err(AccountsError::RegistrationClosed)));
    }
}

#[tokio::test]
async fn where_an_invitation_is_needed_nobody_comes_without_one() {
    let house = House::new();
    let application = house.under(rules(Registration::Invite));
    let refused = register(&application, "bob", None).await;
    assert!(matches!(refused, Err(AccountsError::InvitationNeeded)));
}

#[tokio::test]
async fn who_was_invited_by_address_or_name_may_register() {
    for login in ["bob@example.org", "Bob@Example.ORG", "bob", "BOB"] {
        let house = House::new();
        let (_, code) = invited(&house, login, Role::Editor).await;
        let application = house.under(rules(Registration::Invite));
        assert!(register(&application, "bob", Some(code)).await.is_ok(), "{login}");
    }
}

#[tokio::test]
async fn who_registers_with_an_invitation_joins_its_workspace_with_its_role() {
    for registration in [Registration::Open, Registration::Invite] {
        let house = House::new();
        let (lab, code) = invited(&house, "bob@example.org", Role::Editor).await;
        let bob = register(&house.under(rules(registration)), "bob", Some(code)).await.unwrap().user;
        assert_eq!(house.database.role(lab, bob.id).await.unwrap(), Some(Role::Editor));
    }
}

#[tokio::test]
async fn a_code_that_is_not_for_the_name_or_the_address_is_refused() {
    for registration in [Registration::Open, Registration::Invite] {
        let house = House::new();
        let (_, code) = invited(&house, "bob@example.org", Role::Editor).await;
        let refused = register(&house.under(rules(registration)), "eve", Some(code)).await;
        assert!(matches!(refused, Err(AccountsError::InvitationInvalid)));
    }
}

#[tokio::test]
async fn a_code_that_was_refused_is_still_good_for_whom_it_was_made() {
    let house = House::new();
    let (_, code) = invited(&house, "bob@example.org", Role::Editor).await;
    register(&house.application, "eve", Some(code.clone())).await.unwrap_err();
    assert!(register(&house.application, "bob", Some(code)).await.is_ok());
}

#[tokio::test]
async fn a_code_is_good_once() {
    let house = House::new();
    let (_, code) = invited(&house, "bob", Role::Editor).await;
    register(&house.application, "bob", Some(code.clone())).await.unwrap();
    // So that the name is free, and the code would be for it.
    let bob = house.application.accounts.act_as("bob").await.unwrap();
    house.application.accounts.delete(&bob, secret("correct horse")).await.unwrap();
    let again = register(&house.application, "bob", Some(code)).await;
    assert!(matches!(again, Err(AccountsError::InvitationInvalid)));
}

#[tokio::test]
async fn a_code_that_has_lapsed_is_refused() {
    let house = House::new();
    let (_, code) = invited(&house, "bob", Role::Editor).await;
    let end = house.clock.now() + INVITATION_LENGTH;
    house.clock.set(end);
    let refused = register(&house.application, "bob", Some(code.clone())).await;
    assert!(matches!(refused, Err(AccountsError::InvitationInvalid)));
    house.clock.set(end - TimeDelta::microseconds(1));
    assert!(register(&house.application, "bob", Some(code)).await.is_ok());
}

#[tokio::test]
async fn what_is_no_code_is_refused_also_where_none_is_needed() {
    let house = House::new();
    for text in ["", "tmi_", "tmi_0"] {
        let refused = register(&house.application, "bob", Some(secret(text))).await;
        assert!(matches!(refused, Err(AccountsError::InvitationInvalid)), "{text:?}");
    }
}

#[tokio::test]
async fn an_invitation_that_is_withdrawn_meanwhile_leaves_the_account() {
    let house = House::new();
    let (lab, code) = invited(&house, "bob", Role::Editor).await;
    let (database, mut invitations) = (house.database.clone(), MockInvitationRepository::new());
    invitations.expect_by_code().returning(move |code, now| {
        use futures::FutureExt;
        trackml_ports::InvitationRepository::by_code(&database, code, now).now_or_never().unwrap()
    });
    invitations.expect_accept().once().returning(|_, _| Ok(None));
    let application = house.with(|ports| ports.invitations = Arc::new(invitations));
    let bob = register(&application, "bob", Some(code)).await.unwrap().user;
    assert_eq!(house.database.role(lab, bob.id).await.unwrap(), None);
}

#[tokio::test]
async fn who_may_not_register_costs_no_look_up_and_no_hash() {
    for registration in [Registration::Closed, Registration::Invite] {
        let house = House::new();
        let (mut users, mut passwords) = (MockUserRepository::new(), MockPasswordHasher::new());
        users.expect_register().never();
        users.expect_by_login().never();
        passwords.expect_hash().never();
        passwords.expect_weakness().never();
        let mut ports = house.ports();
        (ports.users, ports.passwords) = (Arc::new(users), Arc::new(passwords));
        assert!(register(&Application::new(ports, rules(registration)), "bob", None).await.is_err());
    }
}
