//! Leaving for a while.

use super::{issued, secret};
use crate::house::{House, Resident, here};
use trackml_application::accounts::{AccountChange, AccountsError, AuthenticateError};
use trackml_domain::account::Standing;
use trackml_domain::token::Scope;
use trackml_ports::UserRepository;

async fn two() -> (House, Resident, Resident) {
    let house = House::new();
    let (ada, bob) = (house.resident("ada").await, house.resident("bob").await);
    (house, ada, bob)
}

async fn standing(house: &House, name: &str) -> Standing {
    house.database.by_login(name).await.unwrap().unwrap().standing
}

async fn rest(house: &House, person: &Resident, password: &str) -> Result<(), AccountsError> {
    house.application.accounts.deactivate(&person.caller, secret(password)).await
}

/// Bob, whom Ada has shut out.
async fn shut(house: &House, ada: &Resident, bob: &Resident) {
    let change = AccountChange { disabled: Some(true), is_admin: None };
    house.application.accounts.change_account(&ada.caller, bob.caller.user().id, change).await.unwrap();
}

#[tokio::test]
async fn who_leaves_for_a_while_is_signed_out_everywhere_at_once() {
    let (house, _, bob) = two().await;
    let phone = house.login("bob", "bob", "phone").await.unwrap();
    for token in [&bob.signed_in.access_token, &phone.access_token] {
        house.known(token).await.unwrap();
    }
    rest(&house, &bob, "bob").await.unwrap();
    for token in [&bob.signed_in.access_token, &phone.access_token] {
        assert!(matches!(house.known(token).await, Err(AuthenticateError::SessionEnded)));
    }
    let refused = house.application.accounts.refresh(&phone.refresh_token, &here()).await;
    assert!(matches!(refused, Err(AccountsError::SessionEnded)));
}

#[tokio::test]
async fn who_leaves_for_a_while_gives_their_password_again() {
    let (house, _, bob) = two().await;
    assert!(matches!(rest(&house, &bob, "wrong").await, Err(AccountsError::WrongPassword)));
    assert_eq!(standing(&house, "bob").await, Standing::Active);
    assert!(house.known(&bob.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn signing_in_wakes_the_account() {
    let (house, _, bob) = two().await;
    rest(&house, &bob, "bob").await.unwrap();
    let signed_in = house.login("bob", "bob", "again").await.unwrap();
    assert_eq!(standing(&house, "bob").await, Standing::Active);
    assert_eq!(house.known(&signed_in.access_token).await.unwrap().user(), bob.caller.user());
}

#[tokio::test]
async fn waking_brings_the_api_tokens_back_and_no_session() {
    let (house, _, bob) = two().await;
    let token = issued(&house.application, &bob.caller, Scope::Read).await;
    rest(&house, &bob, "bob").await.unwrap();
    house.login("bob", "bob", "again").await.unwrap();
    assert!(house.known(&token.secret).await.is_ok());
    assert!(house.known(&bob.signed_in.access_token).await.is_err());
}

#[tokio::test]
async fn a_wrong_password_does_not_wake_the_account() {
    let (house, _, bob) = two().await;
    rest(&house, &bob, "bob").await.unwrap();
    let refused = house.login("bob", "wrong", "again").await;
    assert!(matches!(refused, Err(AccountsError::WrongCredentials)));
    assert_eq!(standing(&house, "bob").await, Standing::Deactivated);
}

#[tokio::test]
async fn the_last_administrator_does_not_leave() {
    let (house, ada, _) = two().await;
    assert!(matches!(rest(&house, &ada, "ada").await, Err(AccountsError::LastAdministrator)));
    assert!(house.known(&ada.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn an_account_that_was_shut_answers_the_right_password_as_a_wrong_one() {
    let (house, ada, bob) = two().await;
    shut(&house, &ada, &bob).await;
    let right = house.login("bob", "bob", "one").await.unwrap_err();
    let wrong = house.login("bob", "wrong", "one").await.unwrap_err();
    assert!(matches!(right, AccountsError::WrongCredentials));
    assert_eq!(format!("{right} {right:?}"), format!("{wrong} {wrong:?}"));
}

#[tokio::test]
async fn signing_in_does_not_wake_an_account_that_was_shut() {
    let (house, ada, bob) = two().await;
    rest(&house, &bob, "bob").await.unwrap();
    shut(&house, &ada, &bob).await;
    house.login("bob", "bob", "one").await.unwrap_err();
    assert_eq!(standing(&house, "bob").await, Standing::Disabled);
}
