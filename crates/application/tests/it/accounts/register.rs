//! Making an account.

use super::session;
use crate::house::{House, down};
use secrecy::ExposeSecret;
use std::sync::Arc;
use trackml_application::accounts::{Password, RegisterCommand, RegisterError, SESSION_LENGTH};
use trackml_domain::account::{Email, Username};
use trackml_domain::workspace::Role;
use trackml_ports::{
    Clock, HashingError, MockPasswordHasher, MockSessionRepository, MockUserRepository, PasswordHash,
    UserRepository, WorkspaceRepository,
};

fn command(username: &str, email: &str) -> RegisterCommand {
    RegisterCommand {
        username: Username::parse(username).unwrap(),
        email: Email::parse(email).unwrap(),
        password: Password::new("correct horse".into()).unwrap(),
    }
}

fn ada() -> RegisterCommand {
    command("Ada", "Ada@example.org")
}

#[tokio::test]
async fn an_account_is_made_as_it_was_written() {
    let house = House::new();
    let user = house.application.accounts.register(ada(), session("one")).await.unwrap().user;
    assert_eq!(
        (user.username.as_str(), user.email.as_str(), user.created_at),
        ("Ada", "Ada@example.org", house.clock.now())
    );
}

#[tokio::test]
async fn who_registers_is_signed_in() {
    let house = House::new();
    let signed_in = house.application.accounts.register(ada(), session("one")).await.unwrap();
    let token = signed_in.access_token.expose_secret();
    let (caller, named) = house.application.accounts.authenticate(token).await.unwrap();
    assert_eq!((caller.user(), named), (&signed_in.user, session("one")));
}

#[tokio::test]
async fn who_registers_is_told_how_long_they_are_signed_in() {
    let house = House::new();
    let signed_in = house.application.accounts.register(ada(), session("one")).await.unwrap();
    assert_eq!(signed_in.expires_in, SESSION_LENGTH);
}

#[tokio::test]
async fn who_registers_owns_a_workspace() {
    let house = House::new();
    let user = house.application.accounts.register(ada(), session("one")).await.unwrap().user;
    let workspace = house.application.accounts.act_as("ada").await.unwrap().workspace();
    assert_eq!(house.database.role(workspace, user.id).await.unwrap(), Some(Role::Owner));
}

#[tokio::test]
async fn a_username_is_taken_in_any_case() {
    let house = House::new();
    house.person("ada").await;
    let refused = house.application.accounts.register(command("ADA", "other@example.org"), session("one"));
    assert!(matches!(refused.await, Err(RegisterError::UsernameTaken)));
}

#[tokio::test]
async fn an_address_is_taken_in_any_case() {
    let house = House::new();
    house.person("ada").await;
    let refused = house.application.accounts.register(command("other", "ADA@Example.org"), session("one"));
    assert!(matches!(refused.await, Err(RegisterError::EmailTaken)));
}

#[tokio::test]
async fn who_is_refused_has_no_session() {
    let house = House::new();
    house.person("ada").await;
    let mut sessions = MockSessionRepository::new();
    sessions.expect_open().never();
    let application = house.with(|ports| ports.sessions = Arc::new(sessions));
    assert!(application.accounts.register(ada(), session("one")).await.is_err());
}

#[tokio::test]
async fn of_a_password_only_the_hash_is_kept() {
    let house = House::new();
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_hash().returning(|_| Ok(PasswordHash::new("$hashed".to_owned())));
    let application = house.with(|ports| ports.passwords = Arc::new(passwords));
    application.accounts.register(ada(), session("one")).await.unwrap();
    let stored = house.database.by_login("ada").await.unwrap().unwrap();
    assert_eq!(stored.password_hash.as_str(), "$hashed");
}

#[tokio::test]
async fn without_a_hash_there_is_no_account() {
    let house = House::new();
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_hash().returning(|_| Err(HashingError("no memory".to_owned())));
    let application = house.with(|ports| ports.passwords = Arc::new(passwords));
    let refused = application.accounts.register(ada(), session("one")).await;
    assert!(matches!(refused, Err(RegisterError::Hashing(_))));
    assert!(house.database.by_login("ada").await.unwrap().is_none());
}

#[tokio::test]
async fn a_failing_database_is_not_called_a_taken_name() {
    let mut users = MockUserRepository::new();
    users.expect_register().returning(|_| Err(down().into()));
    let application = House::new().with(|ports| ports.users = Arc::new(users));
    let refused = application.accounts.register(ada(), session("one")).await;
    assert!(matches!(refused, Err(RegisterError::Repository(_))));
}

#[tokio::test]
async fn an_account_without_a_session_is_told_as_such() {
    let mut sessions = MockSessionRepository::new();
    sessions.expect_open().returning(|_| Err(down()));
    let application = House::new().with(|ports| ports.sessions = Arc::new(sessions));
    let refused = application.accounts.register(ada(), session("one")).await;
    assert!(matches!(refused, Err(RegisterError::Session(_))));
}
