//! Being known by a token, until the session ends.

use super::session;
use crate::house::{House, down};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use secrecy::ExposeSecret;
use std::sync::Arc;
use trackml_application::Caller;
use trackml_application::accounts::{AuthenticateError, SESSION_LENGTH};
use trackml_ports::{AccessClaims, Clock, MockSessionRepository, SessionRepository, TokenError, TokenSigner};
use trackml_testkit::fakes::PlainTokens;

/// A person who has just logged in, and their token.
async fn signed_in(house: &House, name: &str) -> (Caller, String) {
    let caller = house.person(name).await;
    let signed_in = house.application.accounts.login(name, name.into(), session(name)).await.unwrap();
    (caller, signed_in.access_token.expose_secret().to_owned())
}

/// When a session that begins now runs out.
fn end(house: &House) -> DateTime<Utc> {
    house.clock.now().trunc_subsecs(0) + SESSION_LENGTH
}

#[tokio::test]
async fn a_token_stands_for_a_person_until_the_session_has_run_out() {
    let house = House::new();
    let (ada, token) = signed_in(&house, "ada").await;
    house.clock.set(end(&house) - TimeDelta::microseconds(1));
    let (caller, _) = house.application.accounts.authenticate(&token).await.unwrap();
    assert_eq!(caller.user(), ada.user());
}

#[tokio::test]
async fn a_token_stands_for_nobody_once_the_session_has_run_out() {
    let house = House::new();
    let (_, token) = signed_in(&house, "ada").await;
    house.clock.set(end(&house));
    let refused = house.application.accounts.authenticate(&token).await;
    assert!(matches!(refused, Err(AuthenticateError::Token(TokenError::Expired))));
}

#[tokio::test]
async fn the_database_keeps_a_session_no_longer_than_its_token() {
    let house = House::new();
    signed_in(&house, "ada").await;
    let (id, end) = (session("ada"), end(&house));
    let active = |at| house.database.active(&id, at);
    assert!(active(end - TimeDelta::microseconds(1)).await.unwrap().is_some());
    assert!(active(end).await.unwrap().is_none());
}

#[tokio::test]
async fn a_token_of_another_key_stands_for_nobody() {
    let house = House::new();
    let (_, token) = signed_in(&house, "ada").await;
    let application = house.with(|ports| ports.tokens = Arc::new(PlainTokens::with_key("other")));
    let refused = application.accounts.authenticate(&token).await;
    assert!(matches!(refused, Err(AuthenticateError::Token(TokenError::Invalid))));
}

#[tokio::test]
async fn what_is_no_token_stands_for_nobody() {
    let house = House::new();
    for text in ["", ".", "Bearer", "null"] {
        let refused = house.application.accounts.authenticate(text).await;
        assert!(matches!(refused, Err(AuthenticateError::Token(TokenError::Invalid))), "{text:?}");
    }
}

#[tokio::test]
async fn a_token_that_is_not_believed_costs_no_statement() {
    let mut sessions = MockSessionRepository::new();
    sessions.expect_active().never();
    let application = House::new().with(|ports| ports.sessions = Arc::new(sessions));
    assert!(application.accounts.authenticate("forged").await.is_err());
}

#[tokio::test]
async fn a_token_for_one_person_does_not_open_the_session_of_another() {
    let house = House::new();
    signed_in(&house, "ada").await;
    let (bob, _) = signed_in(&house, "bob").await;
    let issued_at = house.clock.now().trunc_subsecs(0);
    let claims = AccessClaims {
        user_id: bob.user().id,
        session_id: session("ada"),
        issued_at,
        expires_at: end(&house),
    };
    let token = PlainTokens::default().sign(&claims).unwrap();
    let refused = house.application.accounts.authenticate(token.expose_secret()).await;
    assert!(matches!(refused, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn a_failing_database_is_not_called_an_ended_session() {
    let house = House::new();
    let (_, token) = signed_in(&house, "ada").await;
    let mut sessions = MockSessionRepository::new();
    sessions.expect_active().returning(|_, _| Err(down()));
    let application = house.with(|ports| ports.sessions = Arc::new(sessions));
    let refused = application.accounts.authenticate(&token).await;
    assert!(matches!(refused, Err(AuthenticateError::Repository(_))));
}

#[tokio::test]
async fn logging_out_ends_the_session() {
    let house = House::new();
    let (_, token) = signed_in(&house, "ada").await;
    house.application.accounts.logout(&session("ada")).await.unwrap();
    let refused = house.application.accounts.authenticate(&token).await;
    assert!(matches!(refused, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn logging_out_ends_no_other_session_of_the_person() {
    let house = House::new();
    let (_, token) = signed_in(&house, "ada").await;
    house.application.accounts.login("ada", "ada".into(), session("phone")).await.unwrap();
    house.application.accounts.logout(&session("phone")).await.unwrap();
    assert!(house.application.accounts.authenticate(&token).await.is_ok());
}

#[tokio::test]
async fn logging_out_twice_is_logging_out() {
    let house = House::new();
    signed_in(&house, "ada").await;
    for _ in 0..2 {
        house.application.accounts.logout(&session("ada")).await.unwrap();
    }
}

#[tokio::test]
async fn who_has_logged_out_can_log_in_again() {
    let house = House::new();
    signed_in(&house, "ada").await;
    house.application.accounts.logout(&session("ada")).await.unwrap();
    let again = house.application.accounts.login("ada", "ada".into(), session("again")).await.unwrap();
    assert!(house.application.accounts.authenticate(again.access_token.expose_secret()).await.is_ok());
}
