//! The contract of `SessionRepository`.

use crate::contracts::{Harness, Person};
use crate::sample;
use chrono::{DateTime, TimeDelta, Utc};
use trackml_ports::{ActiveSession, Session, SessionId};
use uuid::Uuid;

crate::contracts::suite!(sessions at contracts::sessions:
    a_session_that_was_opened_is_active,
    a_session_tells_whose_it_is,
    a_session_tells_the_personal_workspace,
    a_session_that_is_unknown_is_not_active,
    a_session_is_active_up_to_its_last_moment,
    a_session_that_has_run_out_is_not_active,
    a_session_that_was_ended_is_not_active,
    a_session_can_be_ended_twice,
    a_session_that_is_unknown_can_be_ended,
    a_session_that_has_run_out_can_be_ended,
    one_session_ends_without_the_others,
    a_person_may_have_many_sessions,
);

/// Opens a session from [`sample::moment`] nought to sixty.
async fn opened(harness: &Harness, person: &Person) -> SessionId {
    let id = SessionId::new(Uuid::now_v7().to_string());
    let (created_at, expires_at) = (sample::moment(0), sample::moment(60));
    let session = Session { id: id.clone(), user_id: person.user.id, created_at, expires_at };
    harness.sessions.open(session).await.unwrap();
    id
}

async fn active(harness: &Harness, id: &SessionId, now: DateTime<Utc>) -> Option<ActiveSession> {
    harness.sessions.active(id, now).await.unwrap()
}

async fn end(harness: &Harness, id: &SessionId, seconds: i64) {
    harness.sessions.end(id, sample::moment(seconds)).await.unwrap();
}

async fn a_session_that_was_opened_is_active(harness: &Harness) {
    let id = opened(harness, &harness.person("ada").await).await;
    assert!(active(harness, &id, sample::moment(1)).await.is_some());
}

async fn a_session_tells_whose_it_is(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let (_, id) = (opened(harness, &ada).await, opened(harness, &bob).await);
    assert_eq!(active(harness, &id, sample::moment(1)).await.unwrap().user, bob.user);
}

async fn a_session_tells_the_personal_workspace(harness: &Harness) {
    let (_, bob) = (harness.person("ada").await, harness.person("bob").await);
    let id = opened(harness, &bob).await;
    assert_eq!(active(harness, &id, sample::moment(1)).await.unwrap().personal_workspace, bob.workspace);
}

async fn a_session_that_is_unknown_is_not_active(harness: &Harness) {
    opened(harness, &harness.person("ada").await).await;
    for unknown in [Uuid::now_v7().to_string(), String::new(), "%".to_owned()] {
        assert_eq!(active(harness, &SessionId::new(unknown), sample::moment(1)).await, None);
    }
}

async fn a_session_is_active_up_to_its_last_moment(harness: &Harness) {
    let id = opened(harness, &harness.person("ada").await).await;
    let last = sample::moment(60) - TimeDelta::microseconds(1);
    assert!(active(harness, &id, last).await.is_some());
}

async fn a_session_that_has_run_out_is_not_active(harness: &Harness) {
    let id = opened(harness, &harness.person("ada").await).await;
    assert_eq!(active(harness, &id, sample::moment(60)).await, None);
    assert_eq!(active(harness, &id, sample::moment(61)).await, None);
}

async fn a_session_that_was_ended_is_not_active(harness: &Harness) {
    let id = opened(harness, &harness.person("ada").await).await;
    end(harness, &id, 10).await;
    assert_eq!(active(harness, &id, sample::moment(11)).await, None);
}

async fn a_session_can_be_ended_twice(harness: &Harness) {
    let id = opened(harness, &harness.person("ada").await).await;
    end(harness, &id, 10).await;
    end(harness, &id, 20).await;
    assert_eq!(active(harness, &id, sample::moment(30)).await, None);
}

async fn a_session_that_is_unknown_can_be_ended(harness: &Harness) {
    let unknown = SessionId::new(Uuid::now_v7().to_string());
    assert!(harness.sessions.end(&unknown, sample::moment(10)).await.is_ok());
}

async fn a_session_that_has_run_out_can_be_ended(harness: &Harness) {
    let id = opened(harness, &harness.person("ada").await).await;
    assert!(harness.sessions.end(&id, sample::moment(100)).await.is_ok());
}

async fn one_session_ends_without_the_others(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (first, second) = (opened(harness, &ada).await, opened(harness, &ada).await);
    end(harness, &first, 10).await;
    assert!(active(harness, &second, sample::moment(11)).await.is_some());
}

async fn a_person_may_have_many_sessions(harness: &Harness) {
    let ada = harness.person("ada").await;
    for id in [opened(harness, &ada).await, opened(harness, &ada).await, opened(harness, &ada).await] {
        assert_eq!(active(harness, &id, sample::moment(1)).await.unwrap().user, ada.user);
    }
}
