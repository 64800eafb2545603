//! Being known by a token, until it runs out.

use crate::house::{House, down, here, session};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use secrecy::ExposeSecret;
use std::sync::Arc;
use trackml_application::Caller;
use trackml_application::accounts::{ACCESS_LENGTH, AuthenticateError};
use trackml_application::caller::Credential;
use trackml_ports::{AccessClaims, Clock, MockSessionRepository, SessionRepository, TokenError, TokenSigner};
use trackml_testkit::fakes::PlainTokens;

/// A person who has just logged in, and their token.
async fn signed_in(house: &House, name: &str) -> (Caller, String) {
    let caller = house.person(name).await;
    let signed_in = house.login(name, name, name).await.unwrap();
    (caller, signed_in.access_token.expose_secret().to_owned())
}

/// When a token that is given now runs out.
fn end(house: &House) -> DateTime<Utc> {
    house.clock.now().trunc_subsecs(0) + ACCESS_LENGTH
}

#[tokio::test]
async fn a_token_stands_for_a_person_until_it_has_run_out() {
    let house = House::new();
    let (ada, token) = signed_in(&house, "ada").await;
    house.clock.set(end(&house) - TimeDelta::microseconds(1));
    let caller = house.application.accounts.authenticate(&token, here()).await.unwrap();
    assert_eq!(caller.user(), ada.user());
}

#[tokio::test]
async fn a_token_stands_for_nobody_once_it_has_run_out() {
    let house = House::new();
    let (_, token) = signed_in(&house, "ada").await;
    house.clock.set(end(&house));
    let refused = house.application.accounts.authenticate(&token, here()).await;
    assert!(matches!(refused, Err(AuthenticateError::Token(TokenError::Expired))));
}

#[tokio::test]
async fn a_token_is_good_for_a_quarter_of_an_hour() {
    assert_eq!(ACCESS_LENGTH, TimeDelta::minutes(15));
}

#[tokio::test]
async fn the_database_keeps_a_session_for_a_fortnight_of_silence() {
    let house = House::new();
    let begun = house.clock.now();
    signed_in(&house, "ada").await;
    let (id, end) = (session("ada"), begun + TimeDelta::days(14));
    let active = |at| SessionRepository::active(&house.database, &id, at);
    assert!(active(end - TimeDelta::microseconds(1)).await.unwrap().is_some());
    assert!(active(end).await.unwrap().is_none());
}

#[tokio::test]
async fn a_caller_is_known_by_their_session_and_from_where_they_ask() {
    let house = House::new();
    let (ada, token) = signed_in(&house, "ada").await;
    let caller = house.application.accounts.authenticate(&token, here()).await.unwrap();
    assert_eq!(
        (caller.credential(), caller.client(), caller.workspace(), caller.personal_workspace()),
        (&Credential::Session(session("ada")), &here(), ada.workspace(), ada.workspace())
    );
}

#[tokio::test]
async fn a_token_of_another_key_stands_for_nobody() {
    let house = House::new();
    let (_, token) = signed_in(&house, "ada").await;
    let application = house.with(|ports| ports.tokens = Arc::new(PlainTokens::with_key("other")));
    let refused = application.accounts.authenticate(&token, here()).await;
    assert!(matches!(refused, Err(AuthenticateError::Token(TokenError::Invalid))));
}

#[tokio::test]
async fn what_is_no_token_stands_for_nobody() {
    let house = House::new();
    for text in ["", ".", "Bearer", "null"] {
        let refused = house.application.accounts.authenticate(text, here()).await;
        assert!(matches!(refused, Err(AuthenticateError::Token(TokenError::Invalid))), "{text:?}");
    }
}

#[tokio::test]
async fn a_token_that_is_not_believed_costs_no_statement() {
    let mut sessions = MockSessionRepository::new();
    sessions.expect_active().never();
    let application = House::new().with(|ports| ports.sessions = Arc::new(sessions));
    assert!(application.accounts.authenticate("forged", here()).await.is_err());
}

/// A token that states that Bob asks in Ada's session.
fn bob_in_adas_session(house: &House, bob: &Caller) -> String {
    let issued_at = house.clock.now().trunc_subsecs(0);
    let claims = AccessClaims {
        user_id: bob.user().id,
        session_id: session("ada"),
        issued_at,
        expires_at: end(house),
    };
    PlainTokens::default().sign(&claims).unwrap().expose_secret().to_owned()
}

#[tokio::test]
async fn a_token_for_one_person_does_not_open_the_session_of_another() {
    let house = House::new();
    signed_in(&house, "ada").await;
    let (bob, _) = signed_in(&house, "bob").await;
    let token = bob_in_adas_session(&house, &bob);
    let refused = house.application.accounts.authenticate(&token, here()).await;
    assert!(matches!(refused, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn nor_does_it_while_that_session_is_known() {
    let house = House::new();
    let (_, adas) = signed_in(&house, "ada").await;
    let (bob, _) = signed_in(&house, "bob").await;
    house.application.accounts.authenticate(&adas, here()).await.unwrap();
    let token = bob_in_adas_session(&house, &bob);
    let refused = house.application.accounts.authenticate(&token, here()).await;
    assert!(matches!(refused, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn a_failing_database_is_not_called_an_ended_session() {
    let house = House::new();
    let (_, token) = signed_in(&house, "ada").await;
    let mut sessions = MockSessionRepository::new();
    sessions.expect_active().returning(|_, _| Err(down()));
    let application = house.with(|ports| ports.sessions = Arc::new(sessions));
    let refused = application.accounts.authenticate(&token, here()).await;
    assert!(matches!(refused, Err(AuthenticateError::Repository(_))));
}
