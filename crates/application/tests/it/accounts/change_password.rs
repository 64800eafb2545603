//! Choosing another password.

use super::{password, secret};
use crate::house::{House, Resident, down};
use futures::FutureExt;
use std::sync::Arc;
use trackml_application::accounts::{AccountsError, AuthenticateError};
use trackml_domain::audit::AuditKind;
use trackml_ports::{
    AuditLog, HashingError, MockPasswordHasher, MockUserRepository, PasswordHash, UserRepository,
};

const NEXT: &str = "correct horse";

async fn ada() -> (House, Resident) {
    let house = House::new();
    let ada = house.resident("ada").await;
    (house, ada)
}

async fn change(house: &House, ada: &Resident, current: &str, next: &str) -> Result<(), AccountsError> {
    house.application.accounts.change_password(&ada.caller, secret(current), password(next)).await
}

#[tokio::test]
async fn the_new_password_opens_the_account_and_the_old_one_does_not() {
    let (house, ada) = ada().await;
    change(&house, &ada, "ada", NEXT).await.unwrap();
    assert!(house.login("ada", NEXT, "one").await.is_ok());
    assert!(matches!(house.login("ada", "ada", "two").await, Err(AccountsError::WrongCredentials)));
}

#[tokio::test]
async fn the_other_sessions_end_at_once_and_this_one_goes_on() {
    let (house, ada) = ada().await;
    let phone = house.login("ada", "ada", "phone").await.unwrap();
    house.known(&phone.access_token).await.unwrap();
    change(&house, &ada, "ada", NEXT).await.unwrap();
    assert!(matches!(house.known(&phone.access_token).await, Err(AuthenticateError::SessionEnded)));
    assert!(house.known(&ada.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn nobody_elses_session_ends() {
    let (house, ada) = ada().await;
    let bob = house.resident("bob").await;
    change(&house, &ada, "ada", NEXT).await.unwrap();
    assert!(house.known(&bob.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn without_the_current_password_nothing_changes() {
    let (house, ada) = ada().await;
    let phone = house.login("ada", "ada", "phone").await.unwrap();
    let before = house.hash_of("ada").await;
    for wrong in ["", "wrong", "Ada", NEXT] {
        let refused = change(&house, &ada, wrong, NEXT).await;
        assert!(matches!(refused, Err(AccountsError::WrongPassword)), "{wrong:?}");
    }
    assert_eq!(house.hash_of("ada").await.as_str(), before.as_str());
    assert!(house.known(&phone.access_token).await.is_ok());
}

#[tokio::test]
async fn a_wrong_current_password_is_audited() {
    let (house, ada) = ada().await;
    change(&house, &ada, "wrong", NEXT).await.unwrap_err();
    let log = AuditLog::of_account(&house.database, ada.caller.user().id, None, 1).await.unwrap();
    assert_eq!(log[0].entry.kind, AuditKind::PasswordRefused);
}

#[tokio::test]
async fn a_password_that_is_guessed_too_soon_is_refused() {
    let (house, ada) = ada().await;
    for weak in ["password", "ada@example.org"] {
        let refused = change(&house, &ada, "ada", weak).await;
        assert!(matches!(refused, Err(AccountsError::Weak(_))), "{weak}");
    }
    assert!(house.login("ada", "ada", "one").await.is_ok());
}

#[tokio::test]
async fn whether_the_new_password_is_weak_is_not_told_without_the_current_one() {
    let (house, ada) = ada().await;
    let refused = change(&house, &ada, "wrong", "password").await;
    assert!(matches!(refused, Err(AccountsError::WrongPassword)));
}

#[tokio::test]
async fn of_two_changes_at_once_one_is_stored() {
    let (house, ada) = ada().await;
    let phone = house.login("ada", "ada", "phone").await.unwrap();
    let (database, id) = (house.database.clone(), ada.caller.user().id);
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_verify().returning(|_, _| Ok(true));
    passwords.expect_weakness().returning(|_, _| Ok(None));
    passwords.expect_hash().once().returning(move |_| {
        let theirs = PasswordHash::new("$the faster one".to_owned());
        database.set_password(id, theirs, None).now_or_never().unwrap().unwrap();
        Ok(PasswordHash::new("$the slower one".to_owned()))
    });
    let slower = house.with(|ports| ports.passwords = Arc::new(passwords));
    let refused = slower.accounts.change_password(&ada.caller, secret("ada"), password(NEXT)).await;
    assert!(matches!(refused, Err(AccountsError::WrongPassword)));
    assert_eq!(house.hash_of("ada").await.as_str(), "$the faster one");
    assert!(house.known(&phone.access_token).await.is_ok());
}

#[tokio::test]
async fn a_password_that_cannot_be_hashed_is_not_changed() {
    let (house, ada) = ada().await;
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_verify().returning(|_, _| Ok(true));
    passwords.expect_weakness().returning(|_, _| Ok(None));
    passwords.expect_hash().returning(|_| Err(HashingError::Busy));
    let application = house.with(|ports| ports.passwords = Arc::new(passwords));
    let refused = application.accounts.change_password(&ada.caller, secret("ada"), password(NEXT)).await;
    assert!(matches!(refused, Err(AccountsError::Hashing(HashingError::Busy))));
    assert!(house.login("ada", "ada", "one").await.is_ok());
}

#[tokio::test]
async fn an_account_that_is_gone_has_no_password_to_change() {
    let (house, _) = ada().await;
    let bob = house.resident("bob").await;
    UserRepository::delete(&house.database, bob.caller.user().id).await.unwrap();
    let refused = change(&house, &bob, "bob", NEXT).await;
    assert!(matches!(refused, Err(AccountsError::NotFound)));
}

#[tokio::test]
async fn a_failing_database_is_not_called_a_wrong_password() {
    let (house, ada) = ada().await;
    let mut users = MockUserRepository::new();
    users.expect_by_id().returning(|_| Err(down()));
    let application = house.with(|ports| ports.users = Arc::new(users));
    let refused = application.accounts.change_password(&ada.caller, secret("ada"), password(NEXT)).await;
    assert!(matches!(refused, Err(AccountsError::Repository(_))));
}
