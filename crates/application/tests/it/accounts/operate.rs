//! What the operator does from the command line.

use super::password;
use super::register::command;
use crate::house::{House, session};
use trackml_application::accounts::{
    AccountChange, AccountsError, AuthenticateError, OperatorError, RegisterCommand,
};
use trackml_application::{AccountRules, Registration};
use trackml_domain::account::Standing;
use trackml_domain::workspace::Role;
use trackml_ports::WorkspaceRepository;

const NEXT: &str = "correct horse";

#[tokio::test]
async fn the_operator_makes_accounts_whoever_may_register() {
    for registration in [Registration::Open, Registration::Invite, Registration::Closed] {
        let house = House::new();
        let rules = AccountRules { registration, ..AccountRules::default() };
        let accounts = house.under(rules).accounts;
        let user = accounts.create_for(command("ada", "ada@example.org")).await.unwrap();
        assert!(house.login("ada", NEXT, "one").await.is_ok());
        let workspace = accounts.act_as("ada").await.unwrap().workspace();
        assert_eq!(house.database.role(workspace, user.id).await.unwrap(), Some(Role::Owner));
    }
}

#[tokio::test]
async fn an_account_that_the_operator_makes_is_not_signed_in() {
    let house = House::new();
    let accounts = &house.application.accounts;
    accounts.create_for(command("ada", "ada@example.org")).await.unwrap();
    let ada = accounts.act_as("ada").await.unwrap();
    assert!(accounts.sessions(&ada).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_operator_too_is_told_of_a_weak_password_and_of_a_taken_name() {
    let house = House::new();
    house.person("ada").await;
    let accounts = &house.application.accounts;
    let weak = RegisterCommand { password: password("password"), ..command("bob", "bob@example.org") };
    let refused = accounts.create_for(weak).await;
    assert!(matches!(refused, Err(OperatorError::Refused(AccountsError::Weak(_)))));
    let refused = accounts.create_for(command("ADA", "bob@example.org")).await;
    assert!(matches!(refused, Err(OperatorError::Refused(AccountsError::Taken))));
}

#[tokio::test]
async fn another_password_ends_every_session_at_once() {
    let house = House::new();
    let ada = house.resident("ada").await;
    house.application.accounts.set_password_for("ada", password(NEXT)).await.unwrap();
    let refused = house.known(&ada.signed_in.access_token).await;
    assert!(matches!(refused, Err(AuthenticateError::SessionEnded)));
    assert!(house.login("ada", "ada", "one").await.is_err());
    assert!(house.login("ada", NEXT, "two").await.is_ok());
}

#[tokio::test]
async fn another_password_that_is_weak_changes_nothing() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let refused = house.application.accounts.set_password_for("ada", password("ada@example.org")).await;
    assert!(matches!(refused, Err(OperatorError::Refused(AccountsError::Weak(_)))));
    assert!(house.known(&ada.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn the_operator_names_an_account_by_address_or_name() {
    let house = House::new();
    house.person("ada").await;
    house.person("bob").await;
    for (login, is_admin) in [("bob", true), (" BOB@Example.org ", false), ("Bob", true)] {
        let change = AccountChange { is_admin: Some(is_admin), disabled: None };
        let changed = house.application.accounts.change_for(login, change).await.unwrap();
        assert_eq!(changed.user.is_admin, is_admin, "{login:?}");
    }
}

#[tokio::test]
async fn an_account_that_is_not_there_is_named_as_the_operator_wrote_it() {
    let house = House::new();
    let accounts = &house.application.accounts;
    let refused = accounts.change_for(" Ada ", AccountChange::default()).await;
    assert!(matches!(refused, Err(OperatorError::NoSuchUser(login)) if login == " Ada "));
    let refused = accounts.set_password_for("a\0b", password(NEXT)).await;
    assert!(matches!(refused, Err(OperatorError::NoSuchUser(login)) if login == "a\0b"));
}

#[tokio::test]
async fn an_account_that_the_operator_shuts_is_out_at_once() {
    let house = House::new();
    house.person("ada").await;
    let bob = house.resident("bob").await;
    let shut = AccountChange { disabled: Some(true), is_admin: None };
    let changed = house.application.accounts.change_for("bob", shut).await.unwrap();
    assert_eq!(changed.standing, Standing::Disabled);
    assert!(house.known(&bob.signed_in.access_token).await.is_err());
}

#[tokio::test]
async fn the_operator_leaves_an_administrator_too() {
    let house = House::new();
    house.person("ada").await;
    let shut = AccountChange { disabled: Some(true), is_admin: None };
    let refused = house.application.accounts.change_for("ada", shut).await;
    assert!(matches!(refused, Err(OperatorError::Refused(AccountsError::LastAdministrator))));
}

#[tokio::test]
async fn the_operator_sees_every_account() {
    let house = House::new();
    for name in ["ada", "bob", "eve"] {
        house.person(name).await;
    }
    let accounts = &house.application.accounts;
    let first = accounts.list_all(None, 2).await.unwrap();
    let second = accounts.list_all(Some(first[1].user.id), 2).await.unwrap();
    let names: Vec<_> = first.iter().chain(&second).map(|stored| stored.user.username.as_str()).collect();
    assert_eq!(names, ["ada", "bob", "eve"]);
}

#[tokio::test]
async fn who_the_operator_acts_for_has_no_session_to_log_out_of() {
    let house = House::new();
    house.resident("ada").await;
    let operator = house.application.accounts.act_as("ada").await.unwrap();
    let refused = house.application.accounts.logout(&operator).await;
    assert!(matches!(refused, Err(AccountsError::NoSuchSession)));
    let sessions = house.application.accounts.sessions(&operator).await.unwrap();
    assert_eq!(sessions[0].id, session("ada"));
}
