//! Exchanging a refresh token for the next one.

use super::secret;
use crate::house::{House, Resident, down, from, here, session};
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use std::time::Duration;
use trackml_application::accounts::{
    ACCESS_LENGTH, AccountChange, AccountsError, AuthenticateError, MAX_SESSION_LENGTH, REFRESH_GRACE,
    SESSION_IDLE_LENGTH, SignedIn,
};
use trackml_application::caller::Credential;
use trackml_domain::audit::AuditKind;
use trackml_ports::{AuditLog, Clock, MockSecretSource, MockSessionRepository};

async fn refresh(house: &House, token: &SecretString) -> Result<SignedIn, AccountsError> {
    house.application.accounts.refresh(token, &here()).await
}

async fn is_over(house: &House, token: &SecretString) -> bool {
    matches!(refresh(house, token).await, Err(AccountsError::SessionEnded))
}

async fn ada() -> (House, Resident) {
    let house = House::new();
    let ada = house.resident("ada").await;
    (house, ada)
}

#[tokio::test]
async fn a_refresh_gives_an_access_token_of_the_same_session() {
    let (house, ada) = ada().await;
    house.clock.advance(Duration::from_hours(1));
    let renewed = refresh(&house, &ada.signed_in.refresh_token).await.unwrap();
    let caller = house.known(&renewed.access_token).await.unwrap();
    assert_eq!(
        (caller.user(), caller.credential()),
        (ada.caller.user(), &Credential::Session(session("ada")))
    );
}

#[tokio::test]
async fn a_refresh_tells_how_long_its_tokens_last() {
    let (house, ada) = ada().await;
    house.clock.advance(Duration::from_hours(1));
    let renewed = refresh(&house, &ada.signed_in.refresh_token).await.unwrap();
    assert_eq!((renewed.expires_in, renewed.refresh_expires_in), (ACCESS_LENGTH, SESSION_IDLE_LENGTH));
}

#[tokio::test]
async fn each_refresh_token_is_another() {
    let (house, ada) = ada().await;
    let first = ada.signed_in.refresh_token;
    let second = refresh(&house, &first).await.unwrap().refresh_token;
    let third = refresh(&house, &second).await.unwrap().refresh_token;
    let texts = [&first, &second, &third].map(ExposeSecret::expose_secret);
    assert!(texts[0] != texts[1] && texts[1] != texts[2] && texts[0] != texts[2]);
}

#[tokio::test]
async fn two_tabs_that_show_the_same_token_both_go_on_in_one_session() {
    let (house, ada) = ada().await;
    let shown = &ada.signed_in.refresh_token;
    let one = refresh(&house, shown).await.unwrap();
    house.clock.set(house.clock.now() + REFRESH_GRACE);
    let other = refresh(&house, shown).await.unwrap();
    for tab in [one, other] {
        assert_eq!(
            house.known(&tab.access_token).await.unwrap().credential(),
            &Credential::Session(session("ada"))
        );
        assert!(refresh(&house, &tab.refresh_token).await.is_ok());
    }
}

#[tokio::test]
async fn two_tabs_may_be_ten_seconds_apart() {
    assert_eq!(REFRESH_GRACE, TimeDelta::seconds(10));
}

/// A token that was used, and is shown again the moment that no tab would any more.
async fn shown_again(house: &House, ada: &Resident) -> SignedIn {
    let renewed = refresh(house, &ada.signed_in.refresh_token).await.unwrap();
    house.clock.set(house.clock.now() + REFRESH_GRACE + TimeDelta::microseconds(1));
    assert!(is_over(house, &ada.signed_in.refresh_token).await);
    renewed
}

#[tokio::test]
async fn a_token_that_is_shown_again_later_ends_the_session_at_once() {
    let (house, ada) = ada().await;
    let renewed = refresh(&house, &ada.signed_in.refresh_token).await.unwrap();
    house.clock.set(house.clock.now() + REFRESH_GRACE + TimeDelta::microseconds(1));
    // So that the session is known.
    house.known(&renewed.access_token).await.unwrap();
    assert!(is_over(&house, &ada.signed_in.refresh_token).await);
    assert!(matches!(house.known(&renewed.access_token).await, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn a_token_that_is_shown_again_later_ends_the_newer_ones() {
    let (house, ada) = ada().await;
    let renewed = shown_again(&house, &ada).await;
    assert!(is_over(&house, &renewed.refresh_token).await);
}

#[tokio::test]
async fn a_token_that_is_shown_again_later_ends_no_other_session() {
    let (house, ada) = ada().await;
    let phone = house.login("ada", "ada", "phone").await.unwrap();
    shown_again(&house, &ada).await;
    assert!(house.known(&phone.access_token).await.is_ok());
    assert!(refresh(&house, &phone.refresh_token).await.is_ok());
}

#[tokio::test]
async fn the_grace_is_counted_from_the_first_use() {
    let (house, ada) = ada().await;
    let shown = &ada.signed_in.refresh_token;
    for _ in 0..2 {
        refresh(&house, shown).await.unwrap();
        house.clock.advance(Duration::from_secs(6));
    }
    assert!(is_over(&house, shown).await);
}

#[tokio::test]
async fn a_token_that_is_shown_again_later_is_audited_with_whose_it_was_and_from_where() {
    let (house, ada) = ada().await;
    refresh(&house, &ada.signed_in.refresh_token).await.unwrap();
    house.clock.advance(Duration::from_mins(1));
    let thief = from("198.51.100.9");
    let refused = house.application.accounts.refresh(&ada.signed_in.refresh_token, &thief).await;
    assert!(refused.is_err());
    let id = ada.caller.user().id;
    let entry = AuditLog::of_account(&house.database, id, None, 1).await.unwrap().remove(0).entry;
    assert_eq!(
        (entry.kind, entry.account, entry.actor, entry.address, entry.detail.get("session")),
        (AuditKind::RefreshReused, Some(id), None, thief.address, Some(&"ada".to_owned()))
    );
}

#[tokio::test]
async fn of_a_session_that_is_over_a_token_that_is_shown_again_is_no_news() {
    let (house, ada) = ada().await;
    shown_again(&house, &ada).await;
    assert!(is_over(&house, &ada.signed_in.refresh_token).await);
    let log = AuditLog::of_account(&house.database, ada.caller.user().id, None, 50).await.unwrap();
    let noted = log.iter().filter(|line| line.entry.kind == AuditKind::RefreshReused).count();
    assert_eq!(noted, 1);
}

#[tokio::test]
async fn what_is_no_refresh_token_gives_nothing() {
    let (house, ada) = ada().await;
    for token in [secret(""), secret("0"), ada.signed_in.access_token] {
        assert!(is_over(&house, &token).await);
    }
}

#[tokio::test]
async fn of_a_session_nothing_is_heard_for_fourteen_days_at_most() {
    let (house, ada) = ada().await;
    assert_eq!(SESSION_IDLE_LENGTH, TimeDelta::days(14));
    let begun = house.clock.now();
    house.clock.set(begun + SESSION_IDLE_LENGTH - TimeDelta::microseconds(1));
    let renewed = refresh(&house, &ada.signed_in.refresh_token).await.unwrap();
    house.clock.set(house.clock.now() + SESSION_IDLE_LENGTH);
    assert!(is_over(&house, &renewed.refresh_token).await);
}

/// Refreshes every ten days, and gives what the last refresh before the moment gave.
async fn kept_alive_until(house: &House, ada: Resident, end: DateTime<Utc>) -> SignedIn {
    let mut latest = ada.signed_in;
    while house.clock.now() + TimeDelta::days(10) < end {
        house.clock.set(house.clock.now() + TimeDelta::days(10));
        latest = refresh(house, &latest.refresh_token).await.unwrap();
    }
    latest
}

#[tokio::test]
async fn a_session_lasts_ninety_days_at_most() {
    let (house, ada) = ada().await;
    assert_eq!(MAX_SESSION_LENGTH, TimeDelta::days(90));
    let end = house.clock.now() + MAX_SESSION_LENGTH;
    let latest = kept_alive_until(&house, ada, end).await;
    house.clock.set(end - TimeDelta::microseconds(1));
    let last = refresh(&house, &latest.refresh_token).await.unwrap();
    house.clock.set(end);
    assert!(is_over(&house, &last.refresh_token).await);
}

#[tokio::test]
async fn near_its_end_a_session_says_so() {
    let (house, ada) = ada().await;
    let end = house.clock.now() + MAX_SESSION_LENGTH;
    let latest = kept_alive_until(&house, ada, end).await;
    house.clock.set(end - TimeDelta::days(2));
    let renewed = refresh(&house, &latest.refresh_token).await.unwrap();
    assert_eq!(renewed.refresh_expires_in, TimeDelta::days(2));
}

#[tokio::test]
async fn an_access_token_outlives_no_session() {
    let (house, ada) = ada().await;
    let end = house.clock.now() + MAX_SESSION_LENGTH;
    let latest = kept_alive_until(&house, ada, end).await;
    house.clock.set(end - TimeDelta::seconds(1));
    let last = refresh(&house, &latest.refresh_token).await.unwrap();
    house.known(&last.access_token).await.unwrap();
    house.clock.set(end);
    assert!(matches!(house.known(&last.access_token).await, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn a_session_of_an_account_that_was_shut_is_not_renewed() {
    let (house, ada) = ada().await;
    let bob = house.resident("bob").await;
    let shut = AccountChange { disabled: Some(true), is_admin: None };
    house.application.accounts.change_account(&ada.caller, bob.caller.user().id, shut).await.unwrap();
    assert!(is_over(&house, &bob.signed_in.refresh_token).await);
}

#[tokio::test]
async fn nor_once_the_account_is_open_again() {
    let (house, ada) = ada().await;
    let bob = house.resident("bob").await;
    for disabled in [true, false] {
        let change = AccountChange { disabled: Some(disabled), is_admin: None };
        let id = bob.caller.user().id;
        house.application.accounts.change_account(&ada.caller, id, change).await.unwrap();
    }
    assert!(is_over(&house, &bob.signed_in.refresh_token).await);
}

#[tokio::test]
async fn a_refresh_tells_where_the_session_was_seen_last() {
    let (house, ada) = ada().await;
    house.clock.advance(Duration::from_mins(1));
    let elsewhere = from("198.51.100.9");
    house.application.accounts.refresh(&ada.signed_in.refresh_token, &elsewhere).await.unwrap();
    let sessions = house.application.accounts.sessions(&ada.caller).await.unwrap();
    assert_eq!(
        (sessions[0].last_seen_at, sessions[0].address.as_deref()),
        (house.clock.now(), Some("198.51.100.9"))
    );
}

#[tokio::test]
async fn of_a_refresh_token_only_the_digest_is_looked_for() {
    let (house, ada) = ada().await;
    let shown = ada.signed_in.refresh_token.expose_secret().to_owned();
    let mut sessions = MockSessionRepository::new();
    sessions
        .expect_rotate()
        .withf(move |rotation| !format!("{rotation:?}").contains(&shown))
        .once()
        .returning(|_| Err(down()));
    let application = house.with(|ports| ports.sessions = Arc::new(sessions));
    let refused = application.accounts.refresh(&ada.signed_in.refresh_token, &here()).await;
    assert!(matches!(refused, Err(AccountsError::Repository(_))));
}

#[tokio::test]
async fn where_no_secret_can_be_made_the_token_that_was_shown_stays_good() {
    let (house, ada) = ada().await;
    let mut secrets = MockSecretSource::new();
    secrets
        .expect_secret()
        .returning(|| Err(trackml_ports::HashingError::Failed("no randomness".to_owned())));
    let application = house.with(|ports| ports.secrets = Arc::new(secrets));
    let refused = application.accounts.refresh(&ada.signed_in.refresh_token, &here()).await;
    assert!(matches!(refused, Err(AccountsError::Hashing(_))));
    house.clock.advance(Duration::from_hours(1));
    assert!(refresh(&house, &ada.signed_in.refresh_token).await.is_ok());
}
