//! Being known by an API token.

use super::{issued, secret};
use crate::house::{House, Resident, down, here, session};
use chrono::TimeDelta;
use futures::FutureExt;
use secrecy::ExposeSecret;
use std::sync::Arc;
use std::time::Duration;
use trackml_application::accounts::{
    AccountChange, AuthenticateError, DEFAULT_TOKEN_LIFE, IssuedToken, TOKEN_PREFIX,
};
use trackml_application::caller::Credential;
use trackml_domain::token::Scope;
use trackml_ports::{ApiTokenRepository, Clock, MockApiTokenRepository, TokenError};

/// The longest that a token may be believed after it was revoked somewhere else.
const SOON: Duration = Duration::from_secs(5);

async fn bobs(scope: Scope) -> (House, Resident, Resident, IssuedToken) {
    let house = House::new();
    let (ada, bob) = (house.resident("ada").await, house.resident("bob").await);
    let token = issued(&house.application, &bob.caller, scope).await;
    (house, ada, bob, token)
}

async fn is_refused(house: &House, token: &IssuedToken) -> bool {
    matches!(house.known(&token.secret).await, Err(AuthenticateError::ApiToken))
}

#[tokio::test]
async fn a_token_stands_for_its_person_in_their_own_workspace() {
    let (house, _, bob, token) = bobs(Scope::Write).await;
    let program = house.known(&token.secret).await.unwrap();
    assert_eq!((program.user(), program.workspace()), (bob.caller.user(), bob.caller.workspace()));
}

#[tokio::test]
async fn a_program_may_what_its_token_says_also_when_it_is_known() {
    for scope in [Scope::Read, Scope::Write] {
        let (house, _, _, token) = bobs(scope).await;
        for _ in 0..2 {
            let program = house.known(&token.secret).await.unwrap();
            assert_eq!(program.credential(), &Credential::ApiToken(token.token.id, scope));
        }
    }
}

#[tokio::test]
async fn a_token_outlives_the_session_in_which_it_was_made() {
    let (house, _, bob, token) = bobs(Scope::Read).await;
    house.application.accounts.logout(&bob.caller).await.unwrap();
    assert!(house.known(&token.secret).await.is_ok());
}

#[tokio::test]
async fn a_token_is_good_until_its_end() {
    let (house, _, bob, token) = bobs(Scope::Read).await;
    let end = house.clock.now() + DEFAULT_TOKEN_LIFE;
    house.clock.set(end - TimeDelta::microseconds(1));
    assert_eq!(house.known(&token.secret).await.unwrap().user(), bob.caller.user());
}

#[tokio::test]
async fn a_token_is_good_for_nothing_at_its_end_though_it_was_just_known() {
    let (house, _, _, token) = bobs(Scope::Read).await;
    let end = house.clock.now() + DEFAULT_TOKEN_LIFE;
    house.clock.set(end - TimeDelta::microseconds(1));
    house.known(&token.secret).await.unwrap();
    house.clock.set(end);
    assert!(is_refused(&house, &token).await);
}

#[tokio::test]
async fn a_token_that_is_revoked_here_is_refused_at_once() {
    let (house, _, bob, token) = bobs(Scope::Read).await;
    house.known(&token.secret).await.unwrap();
    house.application.accounts.revoke_token(&bob.caller, token.token.id).await.unwrap();
    assert!(is_refused(&house, &token).await);
}

#[tokio::test]
async fn a_token_that_is_revoked_on_another_node_is_refused_soon() {
    let (house, _, bob, token) = bobs(Scope::Read).await;
    house.known(&token.secret).await.unwrap();
    let id = bob.caller.user().id;
    ApiTokenRepository::revoke(&house.database, id, token.token.id).await.unwrap();
    house.clock.advance(SOON);
    assert!(is_refused(&house, &token).await);
}

#[tokio::test]
async fn a_token_of_an_account_that_was_shut_is_refused_at_once() {
    let (house, ada, bob, token) = bobs(Scope::Read).await;
    house.known(&token.secret).await.unwrap();
    let shut = AccountChange { disabled: Some(true), is_admin: None };
    house.application.accounts.change_account(&ada.caller, bob.caller.user().id, shut).await.unwrap();
    assert!(is_refused(&house, &token).await);
}

#[tokio::test]
async fn a_token_of_an_account_that_rests_is_refused_at_once() {
    let (house, _, bob, token) = bobs(Scope::Read).await;
    house.known(&token.secret).await.unwrap();
    house.application.accounts.deactivate(&bob.caller, secret("bob")).await.unwrap();
    assert!(is_refused(&house, &token).await);
}

#[tokio::test]
async fn a_token_of_an_account_that_was_deleted_is_refused_at_once() {
    let (house, _, bob, token) = bobs(Scope::Read).await;
    house.known(&token.secret).await.unwrap();
    house.application.accounts.delete(&bob.caller, secret("bob")).await.unwrap();
    assert!(is_refused(&house, &token).await);
}

#[tokio::test]
async fn a_token_that_nobody_was_given_is_refused() {
    let (house, _, _, token) = bobs(Scope::Read).await;
    let given = token.secret.expose_secret();
    for text in [TOKEN_PREFIX.to_owned(), format!("{given}0"), given[..given.len() - 1].to_owned()] {
        let refused = house.known(&secret(&text)).await;
        assert!(matches!(refused, Err(AuthenticateError::ApiToken)), "{text}");
    }
}

#[tokio::test]
async fn the_hint_of_a_token_is_no_token() {
    let (house, _, _, token) = bobs(Scope::Read).await;
    let refused = house.known(&secret(&token.token.hint)).await;
    assert!(matches!(refused, Err(AuthenticateError::ApiToken)));
}

#[tokio::test]
async fn what_does_not_begin_as_an_api_token_is_not_looked_for_among_them() {
    let (house, _, _, token) = bobs(Scope::Read).await;
    let mut api_tokens = MockApiTokenRepository::new();
    api_tokens.expect_active().never();
    let application = house.with(|ports| ports.api_tokens = Arc::new(api_tokens));
    let bare = token.secret.expose_secret().strip_prefix(TOKEN_PREFIX).unwrap();
    let refused = application.accounts.authenticate(bare, here()).await;
    assert!(matches!(refused, Err(AuthenticateError::Token(TokenError::Invalid))));
}

#[tokio::test]
async fn neither_a_refresh_token_nor_a_password_is_an_api_token() {
    let (house, _, bob, _) = bobs(Scope::Read).await;
    for text in [bob.signed_in.refresh_token.expose_secret(), "bob"] {
        assert!(house.known(&secret(text)).await.is_err());
    }
    assert!(house.known(&secret(session("bob").as_str())).await.is_err());
}

async fn last_use(house: &House, bob: &Resident) -> Option<TimeDelta> {
    let token = house.application.accounts.tokens(&bob.caller).await.unwrap().remove(0);
    token.last_used_at.map(|at| at - token.created_at)
}

#[tokio::test]
async fn a_token_that_was_not_used_says_so() {
    let (house, _, bob, _) = bobs(Scope::Read).await;
    assert_eq!(last_use(&house, &bob).await, None);
}

#[tokio::test]
async fn the_use_of_a_token_is_noted_once_in_a_minute() {
    let (house, _, bob, token) = bobs(Scope::Read).await;
    let mut noted = Vec::new();
    for seconds in [10, 20, 66, 70, 80, 129, 200] {
        house.clock.set(token.token.created_at + TimeDelta::seconds(seconds));
        house.known(&token.secret).await.unwrap();
        noted.push(last_use(&house, &bob).await.unwrap().num_seconds());
    }
    assert_eq!(noted, [10, 10, 10, 70, 70, 70, 200]);
}

#[tokio::test]
async fn the_use_of_another_token_is_not_noted() {
    let (house, _, bob, first) = bobs(Scope::Read).await;
    issued(&house.application, &bob.caller, Scope::Read).await;
    house.known(&first.secret).await.unwrap();
    assert_eq!(last_use(&house, &bob).await, None);
}

#[tokio::test]
async fn a_use_that_cannot_be_noted_is_not_refused() {
    let (house, _, bob, token) = bobs(Scope::Read).await;
    let (database, mut api_tokens) = (house.database.clone(), MockApiTokenRepository::new());
    api_tokens
        .expect_active()
        .returning(move |of, now| ApiTokenRepository::active(&database, of, now).now_or_never().unwrap());
    api_tokens.expect_used().returning(|_, _| Err(down()));
    let application = house.with(|ports| ports.api_tokens = Arc::new(api_tokens));
    let program = application.accounts.authenticate(token.secret.expose_secret(), here()).await.unwrap();
    assert_eq!(program.user(), bob.caller.user());
}

#[tokio::test]
async fn a_failing_database_is_not_called_a_bad_token() {
    let (house, _, _, token) = bobs(Scope::Read).await;
    let mut api_tokens = MockApiTokenRepository::new();
    api_tokens.expect_active().returning(|_, _| Err(down()));
    let application = house.with(|ports| ports.api_tokens = Arc::new(api_tokens));
    let refused = application.accounts.authenticate(token.secret.expose_secret(), here()).await;
    assert!(matches!(refused, Err(AuthenticateError::Repository(_))));
}

#[tokio::test]
async fn of_a_token_only_the_digest_is_looked_for() {
    let (house, _, _, token) = bobs(Scope::Read).await;
    let digest = {
        use sha2::Digest;
        hex::encode(sha2::Sha256::digest(token.secret.expose_secret()))
    };
    let mut api_tokens = MockApiTokenRepository::new();
    api_tokens.expect_active().withf(move |of, _| of.as_str() == digest).once().returning(|_, _| Ok(None));
    let application = house.with(|ports| ports.api_tokens = Arc::new(api_tokens));
    assert!(application.accounts.authenticate(token.secret.expose_secret(), here()).await.is_err());
}
