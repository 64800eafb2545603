//! API tokens: issuing, listing and revoking them.

use super::issued;
use crate::house::{House, down};
use chrono::TimeDelta;
use secrecy::ExposeSecret;
use std::sync::Arc;
use trackml_application::Caller;
use trackml_application::accounts::{
    AccountsError, DEFAULT_TOKEN_LIFE, IssueToken, IssuedToken, MAX_TOKEN_LIFE, MAX_TOKENS,
};
use trackml_domain::id::ApiTokenId;
use trackml_domain::text::TokenName;
use trackml_domain::token::{ApiToken, Scope};
use trackml_ports::{Clock, HashingError, MockApiTokenRepository, MockSecretSource};

fn ask(name: &str, life: TimeDelta) -> IssueToken {
    IssueToken { name: TokenName::parse(name).unwrap(), scope: Scope::Read, life }
}

async fn issue(house: &House, caller: &Caller, ask: IssueToken) -> Result<IssuedToken, AccountsError> {
    house.application.accounts.issue_token(caller, ask).await
}

async fn names(house: &House, caller: &Caller) -> Vec<String> {
    let tokens = house.application.accounts.tokens(caller).await.unwrap();
    tokens.iter().map(|token| token.name.as_str().to_owned()).collect()
}

#[tokio::test]
async fn a_token_is_what_was_asked_for() {
    let house = House::new();
    let ada = house.person("ada").await;
    let made = issue(&house, &ada, ask("nightly import", TimeDelta::days(7))).await.unwrap();
    let now = house.clock.now();
    let expected = ApiToken {
        id: made.token.id,
        name: TokenName::parse("nightly import").unwrap(),
        hint: made.token.hint.clone(),
        scope: Scope::Read,
        created_at: now,
        expires_at: now + TimeDelta::days(7),
        last_used_at: None,
    };
    assert_eq!(made.token, expected);
}

#[tokio::test]
async fn a_secret_begins_as_every_token_and_goes_on_with_256_bits() {
    let house = House::new();
    let ada = house.person("ada").await;
    let made = issued(&house.application, &ada, Scope::Read).await;
    let digits = made.secret.expose_secret().strip_prefix("tml_").unwrap();
    assert_eq!((digits.len(), digits.chars().all(|digit| digit.is_ascii_hexdigit())), (64, true));
}

#[tokio::test]
async fn a_hint_is_the_beginning_of_the_secret_and_no_more() {
    let house = House::new();
    let ada = house.person("ada").await;
    let made = issued(&house.application, &ada, Scope::Read).await;
    assert_eq!(made.token.hint, made.secret.expose_secret()[..12]);
}

#[tokio::test]
async fn two_tokens_are_never_the_same() {
    let house = House::new();
    let ada = house.person("ada").await;
    let one = issued(&house.application, &ada, Scope::Read).await;
    let other = issued(&house.application, &ada, Scope::Read).await;
    assert_ne!(one.secret.expose_secret(), other.secret.expose_secret());
}

#[tokio::test]
async fn the_secret_itself_is_not_stored() {
    let house = House::new();
    let ada = house.person("ada").await;
    let mut api_tokens = MockApiTokenRepository::new();
    api_tokens
        .expect_issue()
        .withf(|new, most| {
            let text = format!("{new:?}");
            *most == MAX_TOKENS && !text.contains(&"0".repeat(50)) && new.digest.as_str().len() == 64
        })
        .once()
        .returning(|_, _| Err(down()));
    let application = house.with(|ports| ports.api_tokens = Arc::new(api_tokens));
    let refused = application.accounts.issue_token(&ada, ask("x", DEFAULT_TOKEN_LIFE)).await;
    assert!(matches!(refused, Err(AccountsError::Repository(_))));
}

#[tokio::test]
async fn a_token_is_good_for_a_year_and_a_day_at_most() {
    let house = House::new();
    let ada = house.person("ada").await;
    assert_eq!(MAX_TOKEN_LIFE, TimeDelta::days(366));
    for (asked, given) in [(365, 365), (366, 366), (367, 366), (100_000, 366)] {
        let made = issue(&house, &ada, ask("x", TimeDelta::days(asked))).await.unwrap().token;
        assert_eq!(made.expires_at - made.created_at, TimeDelta::days(given), "{asked} days");
    }
}

#[tokio::test]
async fn the_latest_token_stands_first_and_one_that_has_run_out_stays() {
    let house = House::new();
    let ada = house.person("ada").await;
    for name in ["first", "second", "third"] {
        issue(&house, &ada, ask(name, TimeDelta::days(1))).await.unwrap();
    }
    house.clock.set(house.clock.now() + TimeDelta::days(2));
    assert_eq!(names(&house, &ada).await, ["third", "second", "first"]);
}

#[tokio::test]
async fn nobody_elses_tokens_are_shown() {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    issued(&house.application, &ada, Scope::Read).await;
    assert!(names(&house, &bob).await.is_empty());
}

#[tokio::test]
async fn a_person_has_fifty_tokens_at_most() {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    for _ in 0..50 {
        issued(&house.application, &ada, Scope::Read).await;
    }
    let refused = issue(&house, &ada, ask("one more", DEFAULT_TOKEN_LIFE)).await;
    assert!(matches!(refused, Err(AccountsError::TooManyTokens { most: 50 })));
    assert!(issue(&house, &bob, ask("bob's first", DEFAULT_TOKEN_LIFE)).await.is_ok());
}

#[tokio::test]
async fn a_token_that_is_revoked_makes_room_for_another() {
    let house = House::new();
    let ada = house.person("ada").await;
    let first = issued(&house.application, &ada, Scope::Read).await.token.id;
    for _ in 1..MAX_TOKENS {
        issued(&house.application, &ada, Scope::Read).await;
    }
    house.application.accounts.revoke_token(&ada, first).await.unwrap();
    assert!(issue(&house, &ada, ask("in its place", DEFAULT_TOKEN_LIFE)).await.is_ok());
}

#[tokio::test]
async fn a_token_that_is_revoked_is_not_shown_any_more() {
    let house = House::new();
    let ada = house.person("ada").await;
    let (kept, revoked) = (ask("kept", DEFAULT_TOKEN_LIFE), ask("revoked", DEFAULT_TOKEN_LIFE));
    issue(&house, &ada, kept).await.unwrap();
    let id = issue(&house, &ada, revoked).await.unwrap().token.id;
    house.application.accounts.revoke_token(&ada, id).await.unwrap();
    assert_eq!(names(&house, &ada).await, ["kept"]);
}

#[tokio::test]
async fn a_token_of_another_is_told_as_one_that_is_not_there() {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    let token = issued(&house.application, &ada, Scope::Read).await;
    let missing = ApiTokenId::from(token.token.id.get() + 1_000);
    let revoke = |id| house.application.accounts.revoke_token(&bob, id);
    let (of_ada, of_nobody) = (revoke(token.token.id).await.unwrap_err(), revoke(missing).await.unwrap_err());
    assert!(matches!(of_ada, AccountsError::NoSuchToken));
    assert_eq!(format!("{of_ada:?}"), format!("{of_nobody:?}"));
    assert!(house.known(&token.secret).await.is_ok());
}

#[tokio::test]
async fn without_randomness_there_is_no_token() {
    let house = House::new();
    let ada = house.person("ada").await;
    let mut secrets = MockSecretSource::new();
    secrets.expect_secret().returning(|| Err(HashingError::Failed("no randomness".to_owned())));
    let application = house.with(|ports| ports.secrets = Arc::new(secrets));
    let refused = application.accounts.issue_token(&ada, ask("x", DEFAULT_TOKEN_LIFE)).await;
    assert!(matches!(refused, Err(AccountsError::Hashing(_))));
    assert!(names(&house, &ada).await.is_empty());
}
