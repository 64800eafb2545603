//! Who was recognised a moment ago is not looked up again, and is forgotten in time.

use super::issued;
use crate::house::{House, Resident, here, session};
use futures::FutureExt;
use secrecy::ExposeSecret;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use trackml_application::accounts::{AuthenticateError, SignedIn};
use trackml_application::{Application, Caller};
use trackml_domain::account::Standing;
use trackml_domain::token::Scope;
use trackml_ports::{Clock, MockSessionRepository, SessionRepository, UserRepository};

/// The longest that a person may be known after their session has ended somewhere else.
const SOON: Duration = Duration::from_secs(5);

async fn two() -> (House, Resident, Resident) {
    let house = House::new();
    let (ada, bob) = (house.resident("ada").await, house.resident("bob").await);
    (house, ada, bob)
}

async fn is_over(house: &House, signed_in: &SignedIn) -> bool {
    matches!(house.known(&signed_in.access_token).await, Err(AuthenticateError::SessionEnded))
}

#[tokio::test]
async fn who_was_recognised_a_moment_ago_costs_no_second_statement() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let (database, mut sessions) = (house.database.clone(), MockSessionRepository::new());
    sessions
        .expect_active()
        .once()
        .returning(move |id, now| SessionRepository::active(&database, id, now).now_or_never().unwrap());
    let application = house.with(|ports| ports.sessions = Arc::new(sessions));
    for _ in 0..3 {
        let token = ada.signed_in.access_token.expose_secret();
        application.accounts.authenticate(token, here()).await.unwrap();
    }
}

#[tokio::test]
async fn who_is_known_is_the_same_as_who_was_looked_up() {
    let (house, ada, _) = two().await;
    let token = &ada.signed_in.access_token;
    let fresh = house.with(|_| ()).accounts.authenticate(token.expose_secret(), here()).await.unwrap();
    let known = house.known(token).await.unwrap();
    assert_eq!(format!("{known:?}"), format!("{fresh:?}"));
}

#[tokio::test]
async fn a_session_that_is_ended_here_is_refused_at_once() {
    let (house, ada, _) = two().await;
    house.login("ada", "ada", "phone").await.unwrap();
    house.known(&ada.signed_in.access_token).await.unwrap();
    house.application.accounts.end_session(&ada.caller, &session("ada")).await.unwrap();
    assert!(is_over(&house, &ada.signed_in).await);
}

#[tokio::test]
async fn a_session_that_is_ended_on_another_node_is_refused_soon() {
    let (house, ada, _) = two().await;
    house.known(&ada.signed_in.access_token).await.unwrap();
    let (id, now) = (ada.caller.user().id, house.clock.now());
    assert!(SessionRepository::end(&house.database, id, &session("ada"), now).await.unwrap());
    house.clock.advance(SOON);
    assert!(is_over(&house, &ada.signed_in).await);
}

#[tokio::test]
async fn asking_again_and_again_does_not_keep_an_ended_session_alive() {
    let (house, ada, _) = two().await;
    house.known(&ada.signed_in.access_token).await.unwrap();
    let (id, now) = (ada.caller.user().id, house.clock.now());
    SessionRepository::end(&house.database, id, &session("ada"), now).await.unwrap();
    for _ in 0..50 {
        house.clock.advance(SOON / 50);
        let _ = house.known(&ada.signed_in.access_token).await;
    }
    assert!(is_over(&house, &ada.signed_in).await);
}

#[tokio::test]
async fn an_account_that_is_shut_on_another_node_is_refused_soon() {
    let (house, _, bob) = two().await;
    house.known(&bob.signed_in.access_token).await.unwrap();
    let id = bob.caller.user().id;
    UserRepository::set_standing(&house.database, id, Standing::Disabled).await.unwrap();
    house.clock.advance(SOON);
    assert!(is_over(&house, &bob.signed_in).await);
}

#[tokio::test]
async fn an_account_that_is_put_to_rest_on_another_node_is_refused_soon() {
    let (house, _, bob) = two().await;
    house.known(&bob.signed_in.access_token).await.unwrap();
    let id = bob.caller.user().id;
    UserRepository::set_standing(&house.database, id, Standing::Deactivated).await.unwrap();
    house.clock.advance(SOON);
    assert!(is_over(&house, &bob.signed_in).await);
}

#[tokio::test]
async fn an_account_that_is_deleted_on_another_node_is_refused_soon() {
    let (house, _, bob) = two().await;
    house.known(&bob.signed_in.access_token).await.unwrap();
    UserRepository::delete(&house.database, bob.caller.user().id).await.unwrap();
    house.clock.advance(SOON);
    assert!(is_over(&house, &bob.signed_in).await);
}

#[tokio::test]
async fn rights_that_are_taken_on_another_node_are_gone_soon() {
    let (house, _, bob) = two().await;
    let id = bob.caller.user().id;
    UserRepository::set_admin(&house.database, id, true).await.unwrap();
    house.clock.advance(SOON);
    assert!(house.known(&bob.signed_in.access_token).await.unwrap().user().is_admin);
    UserRepository::set_admin(&house.database, id, false).await.unwrap();
    house.clock.advance(SOON);
    assert!(!house.known(&bob.signed_in.access_token).await.unwrap().user().is_admin);
}

#[tokio::test]
async fn the_session_of_one_ends_nobody_elses() {
    let (house, ada, bob) = two().await;
    house.known(&bob.signed_in.access_token).await.unwrap();
    house.application.accounts.logout(&ada.caller).await.unwrap();
    assert_eq!(house.known(&bob.signed_in.access_token).await.unwrap().user(), bob.caller.user());
}

#[tokio::test]
async fn nobody_is_taken_for_another() {
    let (house, ada, bob) = two().await;
    let write = |caller: &Caller| {
        let caller = caller.clone();
        let application = house.application.clone();
        async move { issued(&application, &caller, Scope::Write).await.secret }
    };
    let tokens = [
        (ada.signed_in.access_token.clone(), ada.caller.user()),
        (write(&ada.caller).await, ada.caller.user()),
        (bob.signed_in.access_token.clone(), bob.caller.user()),
        (write(&bob.caller).await, bob.caller.user()),
    ];
    for round in 0..5 {
        for (token, whose) in &tokens {
            let caller = house.known(token).await.unwrap();
            assert_eq!((caller.user(), caller.user().id), (*whose, whose.id), "round {round}");
        }
        house.clock.advance(Duration::from_secs(2));
    }
}

#[tokio::test]
async fn a_person_is_known_from_where_they_ask_now() {
    let (house, ada, _) = two().await;
    house.known(&ada.signed_in.access_token).await.unwrap();
    let elsewhere = crate::house::from("198.51.100.9");
    let token = ada.signed_in.access_token.expose_secret();
    let caller = house.application.accounts.authenticate(token, elsewhere.clone()).await.unwrap();
    assert_eq!(caller.client(), &elsewhere);
}

/// A house in which a session is ended just when it has been read.
fn ended_while_it_is_read(house: &House, caller: Caller) -> Application {
    let itself: Arc<OnceLock<Application>> = Arc::default();
    let (database, application) = (house.database.clone(), Arc::clone(&itself));
    let mut sessions = MockSessionRepository::new();
    sessions.expect_active().returning(move |id, now| {
        let found = SessionRepository::active(&database, id, now).now_or_never().unwrap();
        application.get().unwrap().accounts.logout(&caller).now_or_never().unwrap().unwrap();
        found
    });
    let database = house.database.clone();
    sessions.expect_end().returning(move |user, id, at| {
        SessionRepository::end(&database, user, id, at).now_or_never().unwrap()
    });
    itself.get_or_init(|| house.with(|ports| ports.sessions = Arc::new(sessions))).clone()
}

#[tokio::test]
async fn what_was_read_before_a_session_ended_is_worth_nothing_after_that() {
    let (house, ada, _) = two().await;
    let application = ended_while_it_is_read(&house, ada.caller);
    let token = ada.signed_in.access_token.expose_secret();
    // The request that was under way may still be answered.
    let _ = application.accounts.authenticate(token, here()).await;
    let refused = application.accounts.authenticate(token, here()).await;
    assert!(matches!(refused, Err(AuthenticateError::SessionEnded)));
}
