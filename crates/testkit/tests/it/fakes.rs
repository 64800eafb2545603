use chrono::{DateTime, TimeDelta};
use secrecy::{ExposeSecret, SecretString};
use std::time::Duration;
use trackml_domain::hub_ref::HubRef;
use trackml_ports::{
    AccessClaims, Clock, HubError, ModelHub, PasswordHasher, SessionId, TokenError, TokenSigner,
};
use trackml_testkit::fakes::{FakeHub, FixedClock, PlainPasswords, PlainTokens};
use trackml_testkit::sample;

#[test]
fn a_clock_stands_still_until_it_is_moved() {
    let clock = FixedClock::at("2026-01-02T03:04:05Z");
    let copy = clock.clone();
    clock.advance(Duration::from_secs(55));
    assert_eq!(copy.now().to_rfc3339(), "2026-01-02T03:05:00+00:00");
}

#[test]
fn a_clock_knows_no_less_than_microseconds() {
    let clock = FixedClock::at("2026-01-02T03:04:05.123456789Z");
    assert_eq!(clock.now().timestamp_subsec_nanos(), 123_456_000);
}

fn reference(id: &str) -> HubRef {
    HubRef::parse(id).unwrap()
}

#[tokio::test]
async fn a_hub_knows_what_was_published_in_any_case() {
    let hub = FakeHub::with([sample::facts("Org/Name")]);
    let found = hub.model(&reference("org/name")).await.unwrap();
    assert_eq!((found.facts, hub.calls()), (sample::facts("Org/Name"), 1));
}

#[tokio::test]
async fn a_hub_leads_from_a_former_id_to_the_canonical_one() {
    let hub = FakeHub::with([sample::facts("org/name")]);
    hub.redirect("Former/Name", "org/name");
    let facts = hub.model(&reference("Former/Name")).await.unwrap().facts;
    assert_eq!((facts.id.as_str(), facts.aliases), ("org/name", vec!["Former/Name".to_owned()]));
}

#[tokio::test]
async fn a_hub_does_not_tell_what_is_missing_from_what_is_private() {
    let refused = FakeHub::default().model(&reference("org/name")).await;
    assert_eq!(refused, Err(HubError::NotFoundOrPrivate { id: "org/name".to_owned() }));
}

#[tokio::test]
async fn a_hub_fails_where_it_was_told_to_until_it_recovers() {
    let hub = FakeHub::with([sample::facts("org/name")]);
    let error = HubError::RateLimited { retry_after: Duration::from_mins(1) };
    hub.fail("org/name", error.clone());
    assert_eq!(hub.model(&reference("org/name")).await, Err(error));
    hub.recover("org/name");
    assert!(hub.model(&reference("org/name")).await.is_ok());
}

#[tokio::test]
async fn a_password_is_verified_and_salted() {
    let passwords = PlainPasswords::default();
    let secret = |text: &str| SecretString::from(text.to_owned());
    let (one, two) =
        (passwords.hash(secret("a$b")).await.unwrap(), passwords.hash(secret("a$b")).await.unwrap());
    assert_ne!(one.as_str(), two.as_str());
    assert!(passwords.verify(secret("a$b"), Some(one)).await.unwrap());
    assert!(!passwords.verify(secret("b"), Some(two)).await.unwrap());
    assert!(!passwords.verify(secret("a$b"), None).await.unwrap());
}

fn claims() -> AccessClaims {
    AccessClaims {
        user_id: 7.into(),
        session_id: SessionId::new("session".to_owned()),
        issued_at: DateTime::from_timestamp(1_000, 0).unwrap(),
        expires_at: DateTime::from_timestamp(2_000, 0).unwrap(),
    }
}

#[test]
fn a_token_states_what_was_signed_until_it_runs_out() {
    let signer = PlainTokens::default();
    let token = signer.sign(&claims()).unwrap();
    let last = claims().expires_at - TimeDelta::microseconds(1);
    assert_eq!(signer.verify(token.expose_secret(), last), Ok(claims()));
    assert_eq!(signer.verify(token.expose_secret(), claims().expires_at), Err(TokenError::Expired));
}

#[test]
fn a_token_with_a_changed_byte_or_of_another_key_is_not_believed() {
    let signer = PlainTokens::default();
    let token = signer.sign(&claims()).unwrap().expose_secret().to_owned();
    let now = claims().issued_at;
    for index in 0..token.len() {
        let changed = format!("{}~{}", &token[..index], &token[index + 1..]);
        assert_eq!(signer.verify(&changed, now), Err(TokenError::Invalid), "{changed}");
    }
    assert_eq!(PlainTokens::with_key("other").verify(&token, now), Err(TokenError::Invalid));
}
