//! Where a person is signed in.

use crate::house::{House, Resident, from, here, session};
use std::time::Duration;
use trackml_application::accounts::{AccountsError, AuthenticateError, SESSION_IDLE_LENGTH};
use trackml_application::{Caller, Client};
use trackml_domain::token::Scope;
use trackml_ports::{Clock, Session};

/// Ada, who is signed in as `ada`, and a little later as `phone`.
async fn ada_and_her_phone() -> (House, Resident, Caller) {
    let house = House::new();
    let ada = house.resident("ada").await;
    house.clock.advance(Duration::from_mins(1));
    let phone = house.login("ada", "ada", "phone").await.unwrap();
    let phone = house.known(&phone.access_token).await.unwrap();
    (house, ada, phone)
}

async fn names(house: &House, caller: &Caller) -> Vec<String> {
    let sessions = house.application.accounts.sessions(caller).await.unwrap();
    sessions.iter().map(|session| session.id.as_str().to_owned()).collect()
}

#[tokio::test]
async fn a_session_is_shown_with_when_and_from_where() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let now = house.clock.now();
    let expected = Session {
        id: session("ada"),
        user_id: ada.caller.user().id,
        created_at: now,
        last_seen_at: now,
        expires_at: now + SESSION_IDLE_LENGTH,
        device: Some("Firefox on Linux".to_owned()),
        address: Some("192.0.2.7".to_owned()),
    };
    assert_eq!(house.application.accounts.sessions(&ada.caller).await.unwrap(), [expected]);
}

#[tokio::test]
async fn the_session_that_was_seen_last_stands_first() {
    let (house, ada, _) = ada_and_her_phone().await;
    assert_eq!(names(&house, &ada.caller).await, ["phone", "ada"]);
    house.clock.advance(Duration::from_mins(1));
    house.application.accounts.refresh(&ada.signed_in.refresh_token, &here()).await.unwrap();
    assert_eq!(names(&house, &ada.caller).await, ["ada", "phone"]);
}

#[tokio::test]
async fn nobody_elses_sessions_are_shown() {
    let (house, _, _) = ada_and_her_phone().await;
    let bob = house.resident("bob").await;
    assert_eq!(names(&house, &bob.caller).await, ["bob"]);
}

#[tokio::test]
async fn a_session_that_is_over_is_not_shown() {
    let (house, ada, phone) = ada_and_her_phone().await;
    house.application.accounts.logout(&phone).await.unwrap();
    assert_eq!(names(&house, &ada.caller).await, ["ada"]);
    house.clock.set(house.clock.now() + SESSION_IDLE_LENGTH);
    assert!(names(&house, &ada.caller).await.is_empty());
}

#[tokio::test]
async fn a_session_that_is_ended_from_another_is_refused_at_once() {
    let (house, ada, phone) = ada_and_her_phone().await;
    house.known(&ada.signed_in.access_token).await.unwrap();
    house.application.accounts.end_session(&phone, &session("ada")).await.unwrap();
    assert!(matches!(house.known(&ada.signed_in.access_token).await, Err(AuthenticateError::SessionEnded)));
    assert_eq!(names(&house, &phone).await, ["phone"]);
}

#[tokio::test]
async fn a_session_of_another_is_told_as_one_that_is_not_there() {
    let (house, _, phone) = ada_and_her_phone().await;
    let bob = house.resident("bob").await;
    let theirs = house.application.accounts.end_session(&phone, &session("bob")).await.unwrap_err();
    let nobodys = house.application.accounts.end_session(&phone, &session("x")).await.unwrap_err();
    assert!(matches!(theirs, AccountsError::NoSuchSession));
    assert_eq!(format!("{theirs:?}"), format!("{nobodys:?}"));
    assert!(house.known(&bob.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn a_session_ends_once() {
    let (house, ada, _) = ada_and_her_phone().await;
    let name = session("phone");
    let end = || house.application.accounts.end_session(&ada.caller, &name);
    end().await.unwrap();
    assert!(matches!(end().await, Err(AccountsError::NoSuchSession)));
}

#[tokio::test]
async fn all_other_sessions_end_at_once_and_this_one_goes_on() {
    let (house, ada, phone) = ada_and_her_phone().await;
    let tablet = house.login("ada", "ada", "tablet").await.unwrap();
    let bob = house.resident("bob").await;
    house.known(&tablet.access_token).await.unwrap();
    assert_eq!(house.application.accounts.end_other_sessions(&phone).await.unwrap(), 2);
    for token in [&tablet.access_token, &ada.signed_in.access_token] {
        assert!(matches!(house.known(token).await, Err(AuthenticateError::SessionEnded)));
    }
    assert_eq!(names(&house, &phone).await, ["phone"]);
    assert!(house.known(&bob.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn to_a_program_every_session_is_another() {
    let (house, ada, _) = ada_and_her_phone().await;
    let token = super::issued(&house.application, &ada.caller, Scope::Write).await;
    let program = house.known(&token.secret).await.unwrap();
    assert_eq!(house.application.accounts.end_other_sessions(&program).await.unwrap(), 2);
    assert!(names(&house, &program).await.is_empty());
}

#[tokio::test]
async fn a_client_that_says_nothing_of_itself_has_a_session_all_the_same() {
    let house = House::new();
    let ada = house.person("ada").await;
    let accounts = &house.application.accounts;
    accounts.login("ada", "ada".into(), session("one"), &Client::default()).await.unwrap();
    let sessions = accounts.sessions(&ada).await.unwrap();
    assert_eq!((&sessions[0].device, &sessions[0].address), (&None, &None));
}

#[tokio::test]
async fn what_a_client_says_of_itself_is_shortened_and_made_plain() {
    let long = format!("\u{1b}[31m{}\n", "x".repeat(500));
    let device = Client::new(None, Some(&long)).device.unwrap();
    assert_eq!(device.chars().count(), Client::MAX_DEVICE_CHARS);
    assert!(!device.chars().any(char::is_control));
    assert_eq!(Client::new(None, Some(" \u{7} ")).device, None);
    assert_eq!(from("192.0.2.7"), here());
}
