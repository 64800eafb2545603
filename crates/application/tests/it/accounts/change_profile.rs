//! A person's own name and address.

use super::secret;
use crate::house::{House, Resident};
use trackml_application::accounts::{AccountsError, ProfileChange};
use trackml_domain::account::{Email, User, Username};
use trackml_ports::UserRepository;

async fn two() -> (House, Resident, Resident) {
    let house = House::new();
    let (ada, bob) = (house.resident("ada").await, house.resident("bob").await);
    (house, ada, bob)
}

fn to_name(name: &str) -> ProfileChange {
    ProfileChange { username: Some(Username::parse(name).unwrap()), ..ProfileChange::default() }
}

fn to_address(address: &str, password: Option<&str>) -> ProfileChange {
    ProfileChange {
        email: Some(Email::parse(address).unwrap()),
        password: password.map(secret),
        ..ProfileChange::default()
    }
}

async fn change(house: &House, person: &Resident, change: ProfileChange) -> Result<User, AccountsError> {
    house.application.accounts.change_profile(&person.caller, change).await
}

#[tokio::test]
async fn another_name_needs_no_password() {
    let (house, _, bob) = two().await;
    let user = change(&house, &bob, to_name("Robert")).await.unwrap();
    assert_eq!((user.username.as_str(), user.email), ("Robert", bob.caller.user().email.clone()));
}

#[tokio::test]
async fn another_name_is_known_at_once() {
    let (house, _, bob) = two().await;
    house.known(&bob.signed_in.access_token).await.unwrap();
    change(&house, &bob, to_name("Robert")).await.unwrap();
    let caller = house.known(&bob.signed_in.access_token).await.unwrap();
    assert_eq!(caller.user().username.as_str(), "Robert");
}

#[tokio::test]
async fn another_address_needs_the_password() {
    let (house, _, bob) = two().await;
    for password in [None, Some(""), Some("ada"), Some("Bob")] {
        let refused = change(&house, &bob, to_address("robert@example.org", password)).await;
        assert!(matches!(refused, Err(AccountsError::WrongPassword)), "{password:?}");
    }
    assert!(house.login("bob@example.org", "bob", "one").await.is_ok());
}

#[tokio::test]
async fn another_address_is_what_one_signs_in_with() {
    let (house, _, bob) = two().await;
    let user = change(&house, &bob, to_address("Robert@example.org", Some("bob"))).await.unwrap();
    assert_eq!((user.email.as_str(), user.username.as_str()), ("Robert@example.org", "bob"));
    assert!(house.login("robert@example.org", "bob", "one").await.is_ok());
    let refused = house.login("bob@example.org", "bob", "two").await;
    assert!(matches!(refused, Err(AccountsError::WrongCredentials)));
}

#[tokio::test]
async fn another_name_beside_another_address_needs_the_password_too() {
    let (house, _, bob) = two().await;
    let both = ProfileChange { username: to_name("Robert").username, ..to_address("r@example.org", None) };
    let refused = change(&house, &bob, both).await;
    assert!(matches!(refused, Err(AccountsError::WrongPassword)));
    assert_eq!(house.known(&bob.signed_in.access_token).await.unwrap().user(), bob.caller.user());
}

#[tokio::test]
async fn a_taken_name_and_a_taken_address_are_not_told_apart() {
    let (house, _, bob) = two().await;
    let name = change(&house, &bob, to_name("ADA")).await.unwrap_err();
    let address = change(&house, &bob, to_address("Ada@example.org", Some("bob"))).await.unwrap_err();
    assert!(matches!(name, AccountsError::Taken));
    assert_eq!(format!("{name} {name:?}"), format!("{address} {address:?}"));
}

#[tokio::test]
async fn ones_own_name_may_be_written_in_another_way() {
    let (house, _, bob) = two().await;
    assert_eq!(change(&house, &bob, to_name("BOB")).await.unwrap().username.as_str(), "BOB");
}

#[tokio::test]
async fn who_asks_for_nothing_stays_who_they_are() {
    let (house, _, bob) = two().await;
    assert_eq!(&change(&house, &bob, ProfileChange::default()).await.unwrap(), bob.caller.user());
}

#[tokio::test]
async fn nobody_else_is_changed() {
    let (house, ada, bob) = two().await;
    change(&house, &bob, to_name("Robert")).await.unwrap();
    assert_eq!(house.known(&ada.signed_in.access_token).await.unwrap().user(), ada.caller.user());
}

#[tokio::test]
async fn an_account_that_is_gone_has_no_name_to_change() {
    let (house, _, bob) = two().await;
    UserRepository::delete(&house.database, bob.caller.user().id).await.unwrap();
    let refused = change(&house, &bob, to_name("Robert")).await;
    assert!(matches!(refused, Err(AccountsError::NotFound)));
}
