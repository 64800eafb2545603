//! Making an account.

use super::password;
use crate::house::{House, down, here, session};
use std::sync::Arc;
use trackml_application::accounts::{ACCESS_LENGTH, AccountsError, RegisterCommand, SESSION_IDLE_LENGTH};
use trackml_application::caller::Credential;
use trackml_domain::account::{Email, Username};
use trackml_domain::workspace::Role;
use trackml_ports::{
    Clock, HashingError, MockPasswordHasher, MockSessionRepository, MockUserRepository, PasswordHash,
    UserRepository, WorkspaceRepository,
};

pub(super) fn command(username: &str, email: &str) -> RegisterCommand {
    RegisterCommand {
        username: Username::parse(username).unwrap(),
        email: Email::parse(email).unwrap(),
        password: password("correct horse"),
        invitation: None,
    }
}

fn ada() -> RegisterCommand {
    command("Ada", "Ada@example.org")
}

#[tokio::test]
async fn an_account_is_made_as_it_was_written() {
    let house = House::new();
    let user = house.application.accounts.register(ada(), session("one"), &here()).await.unwrap().user;
    assert_eq!(
        (user.username.as_str(), user.email.as_str(), user.created_at),
        ("Ada", "Ada@example.org", house.clock.now())
    );
}

#[tokio::test]
async fn who_registers_is_signed_in() {
    let house = House::new();
    let signed_in = house.application.accounts.register(ada(), session("one"), &here()).await.unwrap();
    let caller = house.known(&signed_in.access_token).await.unwrap();
    assert_eq!((caller.user(), caller.credential()), (&signed_in.user, &Credential::Session(session("one"))));
}

#[tokio::test]
async fn who_registers_is_told_how_long_they_are_signed_in() {
    let house = House::new();
    let signed_in = house.application.accounts.register(ada(), session("one"), &here()).await.unwrap();
    assert_eq!((signed_in.expires_in, signed_in.refresh_expires_in), (ACCESS_LENGTH, SESSION_IDLE_LENGTH));
}

#[tokio::test]
async fn who_registers_owns_a_workspace() {
    let house = House::new();
    let user = house.application.accounts.register(ada(), session("one"), &here()).await.unwrap().user;
    let workspace = house.application.accounts.act_as("ada").await.unwrap().workspace();
    assert_eq!(house.database.role(workspace, user.id).await.unwrap(), Some(Role::Owner));
}

#[tokio::test]
async fn a_username_is_taken_in_any_case() {
    let house = House::new();
    house.person("ada").await;
    let refused = house
        .application
        .accounts
        .register(command("ADA", "other@example.org"), session("one"), &here())
        .await;
    assert!(matches!(refused, Err(AccountsError::Taken)));
}

#[tokio::test]
async fn an_address_is_taken_in_any_case() {
    let house = House::new();
    house.person("ada").await;
    let refused = house
        .application
        .accounts
        .register(command("other", "ADA@Example.org"), session("one"), &here())
        .await;
    assert!(matches!(refused, Err(AccountsError::Taken)));
}

#[tokio::test]
async fn who_is_refused_has_no_session() {
    let house = House::new();
    house.person("ada").await;
    let mut sessions = MockSessionRepository::new();
    sessions.expect_open().never();
    let application = house.with(|ports| ports.sessions = Arc::new(sessions));
    assert!(application.accounts.register(ada(), session("one"), &here()).await.is_err());
}

#[tokio::test]
async fn of_a_password_only_the_hash_is_kept() {
    let house = House::new();
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_weakness().returning(|_, _| Ok(None));
    passwords.expect_hash().returning(|_| Ok(PasswordHash::new("$hashed".to_owned())));
    let application = house.with(|ports| ports.passwords = Arc::new(passwords));
    application.accounts.register(ada(), session("one"), &here()).await.unwrap();
    let stored = house.database.by_login("ada").await.unwrap().unwrap();
    assert_eq!(stored.password_hash.as_str(), "$hashed");
}

#[tokio::test]
async fn without_a_hash_there_is_no_account() {
    let house = House::new();
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_weakness().returning(|_, _| Ok(None));
    passwords.expect_hash().returning(|_| Err(HashingError::Failed("no memory".to_owned())));
    let application = house.with(|ports| ports.passwords = Arc::new(passwords));
    let refused = application.accounts.register(ada(), session("one"), &here()).await;
    assert!(matches!(refused, Err(AccountsError::Hashing(_))));
    assert!(house.database.by_login("ada").await.unwrap().is_none());
}

#[tokio::test]
async fn a_failing_database_is_not_called_a_taken_name() {
    let mut users = MockUserRepository::new();
    users.expect_register().returning(|_| Err(down().into()));
    let application = House::new().with(|ports| ports.users = Arc::new(users));
    let refused = application.accounts.register(ada(), session("one"), &here()).await;
    assert!(matches!(refused, Err(AccountsError::Repository(_))));
}

#[tokio::test]
async fn an_account_without_a_session_can_be_signed_in_with() {
    let house = House::new();
    let mut sessions = MockSessionRepository::new();
    sessions.expect_open().returning(|_, _| Err(down()));
    let application = house.with(|ports| ports.sessions = Arc::new(sessions));
    let refused = application.accounts.register(ada(), session("one"), &here()).await;
    assert!(matches!(refused, Err(AccountsError::Repository(_))));
    assert!(house.login("ada", "correct horse", "two").await.is_ok());
}

#[tokio::test]
async fn a_taken_name_and_a_taken_address_are_not_told_apart() {
    let house = House::new();
    house.person("ada").await;
    let refused = async |username, email| {
        let command = command(username, email);
        house.application.accounts.register(command, session("one"), &here()).await.unwrap_err()
    };
    let (name, address) =
        (refused("ada", "other@example.org").await, refused("other", "ada@example.org").await);
    assert_eq!(format!("{name} {name:?}"), format!("{address} {address:?}"));
}

#[tokio::test]
async fn the_first_account_is_an_administrators_and_no_other() {
    let house = House::new();
    let register = async |name: &str| {
        let command = command(name, &format!("{name}@example.org"));
        let signed_in = house.application.accounts.register(command, session(name), &here()).await;
        signed_in.unwrap().user.is_admin
    };
    assert_eq!((register("ada").await, register("bob").await, register("eve").await), (true, false, false));
}

#[tokio::test]
async fn a_password_that_is_guessed_too_soon_is_refused() {
    let house = House::new();
    let words = ["password", "ada.lovelace", "ada.lovelace@example.org", "countess"];
    for weak in words {
        let weak =
            RegisterCommand { password: password(weak), ..command("countess", "ada.lovelace@example.org") };
        let refused = house.application.accounts.register(weak, session("one"), &here()).await;
        let Err(AccountsError::Weak(weakness)) = refused else { panic!("{refused:?}") };
        assert_eq!(weakness.warning.as_deref(), Some("a guess"));
    }
    assert!(house.database.by_login("countess").await.unwrap().is_none());
}

#[tokio::test]
async fn who_registers_without_an_invitation_joins_no_workspace() {
    let house = House::new();
    let user = house.application.accounts.register(ada(), session("one"), &here()).await.unwrap().user;
    assert_eq!(WorkspaceRepository::of_user(&house.database, user.id).await.unwrap().len(), 1);
}
