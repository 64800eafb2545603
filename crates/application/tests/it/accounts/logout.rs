//! Ending one's session.

use super::{issued, secret};
use crate::house::{House, here, session};
use chrono::TimeDelta;
use trackml_application::accounts::{AccountsError, AuthenticateError, SESSION_IDLE_LENGTH};
use trackml_domain::token::Scope;
use trackml_ports::Clock;

#[tokio::test]
async fn logging_out_ends_the_session() {
    let house = House::new();
    let ada = house.resident("ada").await;
    house.application.accounts.logout(&ada.caller).await.unwrap();
    let refused = house.known(&ada.signed_in.access_token).await;
    assert!(matches!(refused, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn logging_out_ends_the_refresh_token_too() {
    let house = House::new();
    let ada = house.resident("ada").await;
    house.application.accounts.logout(&ada.caller).await.unwrap();
    let refused = house.application.accounts.refresh(&ada.signed_in.refresh_token, &here()).await;
    assert!(matches!(refused, Err(AccountsError::SessionEnded)));
}

#[tokio::test]
async fn logging_out_ends_no_other_session_of_the_person() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let phone = house.login("ada", "ada", "phone").await.unwrap();
    let on_phone = house.known(&phone.access_token).await.unwrap();
    house.application.accounts.logout(&on_phone).await.unwrap();
    assert!(house.known(&ada.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn logging_out_twice_is_logging_out() {
    let house = House::new();
    let ada = house.resident("ada").await;
    for _ in 0..2 {
        house.application.accounts.logout(&ada.caller).await.unwrap();
    }
}

#[tokio::test]
async fn who_has_logged_out_can_log_in_again() {
    let house = House::new();
    let ada = house.resident("ada").await;
    house.application.accounts.logout(&ada.caller).await.unwrap();
    let again = house.login("ada", "ada", "again").await.unwrap();
    assert!(house.known(&again.access_token).await.is_ok());
}

#[tokio::test]
async fn a_browser_whose_access_token_has_run_out_logs_out_by_its_refresh_token() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let refresh = &ada.signed_in.refresh_token;
    house.application.accounts.logout_by_refresh(refresh, &here()).await.unwrap();
    assert!(matches!(house.known(&ada.signed_in.access_token).await, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn a_refresh_token_that_was_used_logs_out_as_well() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let first = ada.signed_in.refresh_token;
    let second = house.application.accounts.refresh(&first, &here()).await.unwrap();
    house.application.accounts.logout_by_refresh(&first, &here()).await.unwrap();
    assert!(house.known(&second.access_token).await.is_err());
}

#[tokio::test]
async fn nobody_is_logged_out_by_what_is_no_refresh_token_or_has_run_out() {
    let house = House::new();
    let ada = house.resident("ada").await;
    house.clock.set(house.clock.now() + SESSION_IDLE_LENGTH + TimeDelta::seconds(1));
    for token in [ada.signed_in.refresh_token, secret(""), secret("0")] {
        let refused = house.application.accounts.logout_by_refresh(&token, &here()).await;
        assert!(matches!(refused, Err(AccountsError::SessionEnded)));
    }
}

#[tokio::test]
async fn a_program_has_no_session_to_log_out_of() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let token = issued(&house.application, &ada.caller, Scope::Write).await;
    let program = house.known(&token.secret).await.unwrap();
    let refused = house.application.accounts.logout(&program).await;
    assert!(matches!(refused, Err(AccountsError::NoSuchSession)));
    let sessions = house.application.accounts.sessions(&ada.caller).await.unwrap();
    assert_eq!(sessions.iter().map(|session| &session.id).collect::<Vec<_>>(), [&session("ada")]);
}
