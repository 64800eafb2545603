//! The contract of `Housekeeping`.

use crate::contracts::{Harness, Person};
use crate::sample;
use chrono::TimeDelta;
use std::sync::Arc;
use trackml_domain::audit::{AuditEntry, AuditKind};
use trackml_domain::bulk::BulkAction;
use trackml_domain::throttle::Rule;
use trackml_domain::workspace::Role;
use trackml_ports::{BulkChange, Horizon, SecretDigest, Session, SessionId, Targets};

crate::contracts::suite!(housekeeping at contracts::housekeeping:
    what_lies_behind_the_horizon_goes_and_nothing_else,
    a_second_sweep_finds_nothing,
    people_and_records_are_never_swept,
    what_was_in_the_trash_for_long_is_gone_with_its_words,
    a_change_of_many_is_forgotten_when_its_time_is_over,
);

fn horizon(seconds: i64) -> Horizon {
    let now = sample::moment(seconds);
    let before = now - TimeDelta::seconds(100);
    Horizon {
        now,
        ended_before: before,
        attempts_before: before,
        audit_before: before,
        trashed_before: before,
    }
}

async fn session(harness: &Harness, person: &Person, id: &str, ends: i64, ended: Option<i64>) {
    let (created_at, expires_at) = (sample::moment(0), sample::moment(ends));
    let id = SessionId::new(id.to_owned());
    let session = Session {
        id: id.clone(),
        user_id: person.user.id,
        created_at,
        last_seen_at: created_at,
        expires_at,
        device: None,
        address: None,
    };
    harness.sessions.open(session, SecretDigest::new(format!("token of {}", id.as_str()))).await.unwrap();
    if let Some(ended) = ended {
        harness.sessions.end(person.user.id, &id, sample::moment(ended)).await.unwrap();
    }
}

async fn line(harness: &Harness, seconds: i64) {
    let entry = AuditEntry {
        at: sample::moment(seconds),
        kind: AuditKind::LoginOk,
        account: Some(1.into()),
        actor: None,
        workspace: None,
        address: None,
        detail: [].into(),
    };
    harness.audit.record(entry).await.unwrap();
}

async fn attempt(harness: &Harness, name: &str, seconds: i64) {
    let day = TimeDelta::days(1);
    let rule = Rule { free: 1, first_wait: day, longest_wait: day, forget_after: day };
    harness.attempts.attempt(vec![(name.to_owned(), rule)], sample::moment(seconds)).await.unwrap();
}

async fn what_lies_behind_the_horizon_goes_and_nothing_else(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    session(harness, &ada, "run out", 1_000, None).await;
    session(harness, &ada, "ended long ago", 9_000, Some(899)).await;
    session(harness, &ada, "ended lately", 9_000, Some(901)).await;
    session(harness, &ada, "live", 9_000, None).await;
    harness.invite(team, &ada, &bob, Role::Viewer).await;
    line(harness, 899).await;
    line(harness, 901).await;
    attempt(harness, "old", 899).await;
    attempt(harness, "new", 901).await;
    // Two sessions, the invitation, a line and an attempt.
    assert_eq!(harness.housekeeping.sweep(horizon(1_000)).await.unwrap(), 5);
    let live = harness.sessions.of_user(ada.user.id, sample::moment(1_001)).await.unwrap();
    assert_eq!(live.iter().map(|session| session.id.as_str()).collect::<Vec<_>>(), ["live"]);
    let lines = harness.audit.of_account(1.into(), None, 9).await.unwrap();
    assert_eq!(lines.iter().map(|line| line.entry.at).collect::<Vec<_>>(), [sample::moment(901)]);
}

async fn a_second_sweep_finds_nothing(harness: &Harness) {
    let ada = harness.person("ada").await;
    session(harness, &ada, "run out", 10, None).await;
    assert_eq!(harness.housekeeping.sweep(horizon(1_000)).await.unwrap(), 1);
    assert_eq!(harness.housekeeping.sweep(horizon(1_000)).await.unwrap(), 0);
}

async fn people_and_records_are_never_swept(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = harness.put(sample::new_model(ada.workspace, "kept")).await;
    assert_eq!(harness.housekeeping.sweep(horizon(100_000_000)).await.unwrap(), 0);
    assert_eq!(harness.stored(model.id).await, model);
    assert!(harness.users.by_id(ada.user.id).await.unwrap().is_some());
}

async fn what_was_in_the_trash_for_long_is_gone_with_its_words(harness: &Harness) {
    let ada = harness.person("ada").await;
    let mut models = Vec::new();
    for (name, deleted) in [("mistral", Some(899)), ("mixtral", Some(901)), ("zephyr", None)] {
        let model = harness.put(sample::new_model(ada.workspace, name)).await;
        models.push(match deleted {
            Some(seconds) => harness.save(model.delete(sample::stamp(seconds))).await,
            None => model,
        });
    }
    // Both words stand somewhere: none is read otherwise.
    assert_eq!(harness.names(ada.workspace, "mistral is:trashed").await, ["mistral"]);
    assert_eq!(harness.housekeeping.sweep(horizon(1_000)).await.unwrap(), 1);
    assert_eq!(harness.models.find(models[0].id).await.unwrap(), None);
    assert_eq!(harness.events(models[0].id).await, []);
    assert_eq!(harness.stored(models[1].id).await, models[1]);
    assert_eq!(harness.stored(models[2].id).await, models[2]);
    // The word stands nowhere any more, and is read as the one that is like it.
    assert_eq!(harness.names(ada.workspace, "mistral is:trashed").await, ["mixtral"]);
}

async fn a_change_of_many_is_forgotten_when_its_time_is_over(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = harness.put(sample::new_model(ada.workspace, "zephyr")).await;
    let stamp = trackml_domain::model::Stamp { by: Some(ada.user.id), at: sample::moment(0) };
    let change = |expires: i64, favorite: bool| BulkChange {
        workspace_id: ada.workspace,
        to: None,
        targets: Targets::Ids { ids: vec![model.id], trashed: false },
        limit: 10,
        expected: None,
        by: ada.user.id,
        at: stamp.at,
        expires_at: sample::moment(expires),
        change: Arc::new(move |model| BulkAction::Favorite(favorite).apply(model, stamp)),
    };
    let over = harness.bulk.change_many(change(999, true)).await.unwrap().bulk.unwrap();
    let open = harness.bulk.change_many(change(1_001, false)).await.unwrap().bulk.unwrap();
    assert_eq!(harness.housekeeping.sweep(horizon(1_000)).await.unwrap(), 1);
    assert_eq!(harness.bulk.bulk(over).await.unwrap(), None);
    assert!(harness.bulk.bulk(open).await.unwrap().is_some());
    assert_eq!(harness.events(model.id).await.len(), 3);
}
