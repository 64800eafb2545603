//! A hash of an older cost is made anew at the next login, while the password is known; what changes meanwhile counts.

use crate::house::{House, here, session};
use futures::FutureExt;
use std::sync::Arc;
use trackml_application::Application;
use trackml_application::accounts::AccountsError;
use trackml_domain::account::Standing;
use trackml_ports::{Clock, MockPasswordHasher, PasswordHash, SessionRepository, UserRepository};

/// A hasher that takes every password for the right one or for a wrong one.
fn hasher(right: bool, outdated: bool) -> MockPasswordHasher {
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_verify().returning(move |_, _| Ok(right));
    passwords.expect_is_outdated().return_const(outdated);
    passwords
}

fn newer() -> PasswordHash {
    PasswordHash::new("$newer".to_owned())
}

async fn login(application: &Application) -> Result<(), AccountsError> {
    application.accounts.login("ada", "ada".into(), session("one"), &here()).await.map(drop)
}

#[tokio::test]
async fn an_outdated_hash_is_made_anew() {
    let house = House::new();
    house.person("ada").await;
    let mut passwords = hasher(true, true);
    passwords
        .expect_hash()
        .withf(|password| secrecy::ExposeSecret::expose_secret(password) == "ada")
        .once()
        .returning(|_| Ok(newer()));
    login(&house.with(|ports| ports.passwords = Arc::new(passwords))).await.unwrap();
    assert_eq!(house.hash_of("ada").await.as_str(), "$newer");
}

#[tokio::test]
async fn a_hash_that_is_not_outdated_stays() {
    let house = House::new();
    house.person("ada").await;
    let before = house.hash_of("ada").await;
    let mut passwords = hasher(true, false);
    passwords.expect_hash().never();
    login(&house.with(|ports| ports.passwords = Arc::new(passwords))).await.unwrap();
    assert_eq!(house.hash_of("ada").await.as_str(), before.as_str());
}

#[tokio::test]
async fn a_wrong_password_is_not_hashed() {
    let house = House::new();
    house.person("ada").await;
    let mut passwords = hasher(false, true);
    passwords.expect_hash().never();
    assert!(login(&house.with(|ports| ports.passwords = Arc::new(passwords))).await.is_err());
}

#[tokio::test]
async fn a_password_that_was_changed_meanwhile_stays_changed() {
    let house = House::new();
    let id = house.person("ada").await.user().id;
    let (database, mut passwords) = (house.database.clone(), hasher(true, true));
    passwords.expect_hash().once().returning(move |_| {
        let theirs = PasswordHash::new("$chosen meanwhile".to_owned());
        database.set_password(id, theirs, None).now_or_never().unwrap().unwrap();
        Ok(newer())
    });
    login(&house.with(|ports| ports.passwords = Arc::new(passwords))).await.unwrap();
    assert_eq!(house.hash_of("ada").await.as_str(), "$chosen meanwhile");
}

#[tokio::test]
async fn a_password_that_is_changed_while_it_is_checked_opens_nothing() {
    let house = House::new();
    let id = house.person("ada").await.user().id;
    let (database, mut passwords) = (house.database.clone(), MockPasswordHasher::new());
    passwords.expect_verify().returning(move |_, _| {
        let theirs = PasswordHash::new("$chosen meanwhile".to_owned());
        database.set_password(id, theirs, None).now_or_never().unwrap().unwrap();
        Ok(true)
    });
    passwords.expect_is_outdated().return_const(false);
    let refused = login(&house.with(|ports| ports.passwords = Arc::new(passwords))).await;
    assert!(matches!(refused, Err(AccountsError::WrongCredentials)), "{refused:?}");
    assert_eq!(house.database.of_user(id, house.clock.now()).await.unwrap().len(), 0);
}

#[tokio::test]
async fn an_account_that_is_shut_while_its_person_wakes_it_stays_shut() {
    let house = House::new();
    house.person("root").await;
    let id = house.person("ada").await.user().id;
    house.database.set_standing(id, Standing::Deactivated).await.unwrap();
    let (database, mut passwords) = (house.database.clone(), MockPasswordHasher::new());
    passwords.expect_verify().returning(move |_, _| {
        database.set_standing(id, Standing::Disabled).now_or_never().unwrap().unwrap();
        Ok(true)
    });
    passwords.expect_is_outdated().return_const(false);
    let refused = login(&house.with(|ports| ports.passwords = Arc::new(passwords))).await;
    assert!(matches!(refused, Err(AccountsError::WrongCredentials)), "{refused:?}");
    assert_eq!(house.database.by_id(id).await.unwrap().unwrap().standing, Standing::Disabled);
    assert_eq!(house.database.of_user(id, house.clock.now()).await.unwrap().len(), 0);
}
