//! The contract of `SessionRepository`.

use crate::contracts::harness::race;
use crate::contracts::{Harness, Person};
use crate::sample;
use chrono::{DateTime, TimeDelta, Utc};
use trackml_domain::account::Standing;
use trackml_ports::{ActiveSession, Rotated, Rotation, SecretDigest, Session, SessionId};
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
    another_persons_session_cannot_be_ended,
    ending_tells_whether_there_was_a_session_to_end,
    an_account_that_cannot_be_used_has_no_active_session,
    an_account_that_is_opened_again_has_its_sessions_back,
    the_sessions_of_a_person_are_told_the_last_seen_first,
    sessions_that_are_over_and_those_of_others_are_not_told,
    all_sessions_end_but_the_one_that_is_excepted,
    a_refresh_token_is_exchanged_for_the_next,
    a_renewed_session_lasts_longer_but_never_beyond_its_bound,
    a_renewed_session_tells_when_and_where_it_was_seen,
    a_token_that_is_shown_again_soon_is_renewed_too,
    a_token_that_is_shown_again_late_ends_its_session,
    the_next_token_is_good_for_nothing_once_the_session_has_ended,
    a_token_that_is_unknown_renews_nothing,
    a_session_that_is_over_is_not_renewed,
    a_refresh_token_leads_to_its_session,
    of_renewals_at_once_all_are_of_one_session,
);

/// The first refresh token of a session.
fn first(id: &SessionId) -> SecretDigest {
    SecretDigest::new(format!("first of {}", id.as_str()))
}

fn rotation(shown: &SecretDigest, next: &str, seconds: i64) -> Rotation {
    Rotation {
        shown: shown.clone(),
        next: SecretDigest::new(next.to_owned()),
        now: sample::moment(seconds),
        grace: TimeDelta::seconds(10),
        idle: TimeDelta::seconds(60),
        longest: TimeDelta::seconds(100),
        address: Some("192.0.2.7".to_owned()),
    }
}

async fn rotate(harness: &Harness, rotation: Rotation) -> Rotated {
    harness.sessions.rotate(rotation).await.unwrap()
}

fn renewed(rotated: Rotated) -> ActiveSession {
    match rotated {
        Rotated::Renewed(session) => session,
        other => panic!("a renewal was expected, not {other:?}"),
    }
}

/// Opens a session from [`sample::moment`] nought to sixty.
async fn opened(harness: &Harness, person: &Person) -> SessionId {
    let id = SessionId::new(Uuid::now_v7().to_string());
    let (created_at, expires_at) = (sample::moment(0), sample::moment(60));
    let session = Session {
        id: id.clone(),
        user_id: person.user.id,
        created_at,
        last_seen_at: created_at,
        expires_at,
        device: Some("a browser".to_owned()),
        address: None,
    };
    harness.sessions.open(session, first(&id)).await.unwrap();
    id
}

async fn active(harness: &Harness, id: &SessionId, now: DateTime<Utc>) -> Option<ActiveSession> {
    harness.sessions.active(id, now).await.unwrap()
}

async fn end(harness: &Harness, person: &Person, id: &SessionId, seconds: i64) -> bool {
    harness.sessions.end(person.user.id, id, sample::moment(seconds)).await.unwrap()
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
    let ada = harness.person("ada").await;
    let id = opened(harness, &ada).await;
    assert!(end(harness, &ada, &id, 10).await);
    assert_eq!(active(harness, &id, sample::moment(11)).await, None);
}

async fn a_session_can_be_ended_twice(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = opened(harness, &ada).await;
    end(harness, &ada, &id, 10).await;
    end(harness, &ada, &id, 20).await;
    assert_eq!(active(harness, &id, sample::moment(30)).await, None);
}

async fn a_session_that_is_unknown_can_be_ended(harness: &Harness) {
    let unknown = SessionId::new(Uuid::now_v7().to_string());
    let ada = harness.person("ada").await;
    assert!(!end(harness, &ada, &unknown, 10).await);
}

async fn a_session_that_has_run_out_can_be_ended(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = opened(harness, &ada).await;
    assert!(!end(harness, &ada, &id, 100).await);
}

async fn one_session_ends_without_the_others(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (first, second) = (opened(harness, &ada).await, opened(harness, &ada).await);
    end(harness, &ada, &first, 10).await;
    assert!(active(harness, &second, sample::moment(11)).await.is_some());
}

async fn a_person_may_have_many_sessions(harness: &Harness) {
    let ada = harness.person("ada").await;
    for id in [opened(harness, &ada).await, opened(harness, &ada).await, opened(harness, &ada).await] {
        assert_eq!(active(harness, &id, sample::moment(1)).await.unwrap().user, ada.user);
    }
}

async fn another_persons_session_cannot_be_ended(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let id = opened(harness, &ada).await;
    assert!(!end(harness, &bob, &id, 10).await);
    assert!(active(harness, &id, sample::moment(11)).await.is_some());
}

async fn ending_tells_whether_there_was_a_session_to_end(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = opened(harness, &ada).await;
    assert_eq!((end(harness, &ada, &id, 10).await, end(harness, &ada, &id, 11).await), (true, false));
}

async fn an_account_that_cannot_be_used_has_no_active_session(harness: &Harness) {
    let (_admin, ada) = (harness.person("admin").await, harness.person("ada").await);
    let id = opened(harness, &ada).await;
    for standing in [Standing::Deactivated, Standing::Disabled] {
        harness.users.set_standing(ada.user.id, standing).await.unwrap();
        assert_eq!(active(harness, &id, sample::moment(1)).await, None, "{standing:?}");
        assert_eq!(rotate(harness, rotation(&first(&id), "x", 1)).await, Rotated::Unknown);
    }
}

async fn an_account_that_is_opened_again_has_its_sessions_back(harness: &Harness) {
    let (_admin, ada) = (harness.person("admin").await, harness.person("ada").await);
    let id = opened(harness, &ada).await;
    harness.users.set_standing(ada.user.id, Standing::Disabled).await.unwrap();
    harness.users.set_standing(ada.user.id, Standing::Active).await.unwrap();
    assert!(active(harness, &id, sample::moment(1)).await.is_some());
}

/// The ids of a person's sessions.
async fn told(harness: &Harness, person: &Person, seconds: i64) -> Vec<SessionId> {
    let sessions = harness.sessions.of_user(person.user.id, sample::moment(seconds)).await.unwrap();
    sessions.into_iter().map(|session| session.id).collect()
}

async fn the_sessions_of_a_person_are_told_the_last_seen_first(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (one, two) = (opened(harness, &ada).await, opened(harness, &ada).await);
    rotate(harness, rotation(&first(&one), "x", 20)).await;
    assert_eq!(told(harness, &ada, 30).await, [one, two]);
}

async fn sessions_that_are_over_and_those_of_others_are_not_told(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let (one, two) = (opened(harness, &ada).await, opened(harness, &ada).await);
    opened(harness, &bob).await;
    end(harness, &ada, &one, 10).await;
    assert_eq!(told(harness, &ada, 30).await, [two]);
    assert_eq!(told(harness, &ada, 60).await, []);
}

async fn all_sessions_end_but_the_one_that_is_excepted(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let (one, two, other) =
        (opened(harness, &ada).await, opened(harness, &ada).await, opened(harness, &bob).await);
    opened(harness, &ada).await;
    let end_all = |except| harness.sessions.end_all(ada.user.id, except, sample::moment(10));
    assert_eq!(end_all(Some(two.clone())).await.unwrap(), 2);
    assert_eq!(told(harness, &ada, 11).await, [two]);
    assert_eq!(active(harness, &one, sample::moment(11)).await, None);
    assert_eq!(end_all(None).await.unwrap(), 1);
    assert!(active(harness, &other, sample::moment(11)).await.is_some());
}

async fn a_refresh_token_is_exchanged_for_the_next(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = opened(harness, &ada).await;
    let session = renewed(rotate(harness, rotation(&first(&id), "next", 5)).await);
    assert_eq!((&session.id, &session.user, session.personal_workspace), (&id, &ada.user, ada.workspace));
    let next = SecretDigest::new("next".to_owned());
    assert_eq!(renewed(rotate(harness, rotation(&next, "third", 30)).await).id, id);
}

async fn a_renewed_session_lasts_longer_but_never_beyond_its_bound(harness: &Harness) {
    let id = opened(harness, &harness.person("ada").await).await;
    let session = renewed(rotate(harness, rotation(&first(&id), "next", 30)).await);
    assert_eq!(session.expires_at, sample::moment(90));
    assert!(active(harness, &id, sample::moment(89)).await.is_some());
    let next = SecretDigest::new("next".to_owned());
    let session = renewed(rotate(harness, rotation(&next, "third", 80)).await);
    assert_eq!(session.expires_at, sample::moment(100));
    assert_eq!(active(harness, &id, sample::moment(100)).await, None);
}

async fn a_renewed_session_tells_when_and_where_it_was_seen(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = opened(harness, &ada).await;
    rotate(harness, rotation(&first(&id), "next", 30)).await;
    let session = harness.sessions.of_user(ada.user.id, sample::moment(31)).await.unwrap().remove(0);
    assert_eq!((session.created_at, session.last_seen_at), (sample::moment(0), sample::moment(30)));
    assert_eq!(
        (session.address.as_deref(), session.device.as_deref()),
        (Some("192.0.2.7"), Some("a browser"))
    );
}

async fn a_token_that_is_shown_again_soon_is_renewed_too(harness: &Harness) {
    let id = opened(harness, &harness.person("ada").await).await;
    rotate(harness, rotation(&first(&id), "one", 5)).await;
    renewed(rotate(harness, rotation(&first(&id), "two", 15)).await);
    // The time counts from the first use, not from the last.
    assert!(matches!(rotate(harness, rotation(&first(&id), "three", 16)).await, Rotated::Reused { .. }));
}

async fn a_token_that_is_shown_again_late_ends_its_session(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = opened(harness, &ada).await;
    rotate(harness, rotation(&first(&id), "one", 5)).await;
    let reused = Rotated::Reused { session: id.clone(), user_id: ada.user.id };
    assert_eq!(rotate(harness, rotation(&first(&id), "two", 16)).await, reused);
    assert_eq!(active(harness, &id, sample::moment(17)).await, None);
}

async fn the_next_token_is_good_for_nothing_once_the_session_has_ended(harness: &Harness) {
    let id = opened(harness, &harness.person("ada").await).await;
    rotate(harness, rotation(&first(&id), "one", 5)).await;
    rotate(harness, rotation(&first(&id), "two", 16)).await;
    for token in ["one", "two"] {
        let shown = SecretDigest::new(token.to_owned());
        assert_eq!(rotate(harness, rotation(&shown, "three", 17)).await, Rotated::Unknown, "{token}");
    }
}

async fn a_token_that_is_unknown_renews_nothing(harness: &Harness) {
    opened(harness, &harness.person("ada").await).await;
    let unknown = SecretDigest::new("unknown".to_owned());
    assert_eq!(rotate(harness, rotation(&unknown, "next", 5)).await, Rotated::Unknown);
    let next = SecretDigest::new("next".to_owned());
    assert_eq!(rotate(harness, rotation(&next, "third", 5)).await, Rotated::Unknown);
}

async fn a_session_that_is_over_is_not_renewed(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (ended, lapsed) = (opened(harness, &ada).await, opened(harness, &ada).await);
    end(harness, &ada, &ended, 10).await;
    assert_eq!(rotate(harness, rotation(&first(&ended), "x", 11)).await, Rotated::Unknown);
    assert_eq!(rotate(harness, rotation(&first(&lapsed), "y", 60)).await, Rotated::Unknown);
}

async fn a_refresh_token_leads_to_its_session(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = opened(harness, &ada).await;
    rotate(harness, rotation(&first(&id), "next", 5)).await;
    let session = |digest: SecretDigest| async move {
        harness.sessions.of_refresh(&digest, sample::moment(6)).await.unwrap().map(|session| session.id)
    };
    assert_eq!(session(first(&id)).await, Some(id.clone()));
    assert_eq!(session(SecretDigest::new("next".to_owned())).await, Some(id.clone()));
    assert_eq!(session(SecretDigest::new("unknown".to_owned())).await, None);
    end(harness, &ada, &id, 6).await;
    assert_eq!(session(first(&id)).await, None);
}

async fn of_renewals_at_once_all_are_of_one_session(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = opened(harness, &ada).await;
    let rotated = race(|runner| {
        let (sessions, rotation) =
            (harness.sessions.clone(), rotation(&first(&id), &format!("next {runner}"), 5));
        async move { sessions.rotate(rotation).await.unwrap() }
    })
    .await;
    assert!(rotated.into_iter().all(|rotated| renewed(rotated).id == id));
    assert_eq!(told(harness, &ada, 6).await, [id]);
}
