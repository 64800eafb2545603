//! The contract of `AuditLog`.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::audit::{AuditEntry, AuditKind};
use trackml_domain::id::{UserId, WorkspaceId};

crate::contracts::suite!(audit at contracts::audit:
    a_line_reads_back_as_it_was_written,
    an_account_sees_what_concerns_it_and_what_it_did,
    a_workspace_sees_what_happened_there,
    lines_are_told_the_latest_first_a_page_at_a_time,
    a_line_outlives_its_account,
);

fn entry(kind: AuditKind, seconds: i64) -> AuditEntry {
    AuditEntry {
        at: sample::moment(seconds),
        kind,
        account: None,
        actor: None,
        workspace: None,
        address: None,
        detail: [("how".to_owned(), "\"quoted\" ünïcode".to_owned())].into(),
    }
}

async fn record(harness: &Harness, entry: AuditEntry) {
    harness.audit.record(entry).await.unwrap();
}

async fn of_account(harness: &Harness, id: i64) -> Vec<AuditKind> {
    let lines = harness.audit.of_account(UserId::from(id), None, 50).await.unwrap();
    lines.into_iter().map(|line| line.entry.kind).collect()
}

async fn a_line_reads_back_as_it_was_written(harness: &Harness) {
    for address in ["192.0.2.7", "2001:db8::7"] {
        let whole = AuditEntry {
            account: Some(UserId::from(1)),
            actor: Some(UserId::from(2)),
            workspace: Some(WorkspaceId::from(3)),
            address: address.parse().ok(),
            ..entry(AuditKind::RoleChanged, 5)
        };
        record(harness, whole.clone()).await;
        assert_eq!(harness.audit.of_account(UserId::from(1), None, 1).await.unwrap()[0].entry, whole);
    }
}

async fn an_account_sees_what_concerns_it_and_what_it_did(harness: &Harness) {
    let (ada, bob) = (Some(UserId::from(1)), Some(UserId::from(2)));
    record(harness, AuditEntry { account: ada, ..entry(AuditKind::LoginFailed, 1) }).await;
    record(harness, AuditEntry { account: ada, actor: ada, ..entry(AuditKind::LoginOk, 2) }).await;
    record(harness, AuditEntry { account: bob, actor: ada, ..entry(AuditKind::Disabled, 3) }).await;
    record(harness, AuditEntry { account: bob, actor: bob, ..entry(AuditKind::LoginOk, 4) }).await;
    record(harness, entry(AuditKind::LoginFailed, 5)).await;
    let hers = [AuditKind::Disabled, AuditKind::LoginOk, AuditKind::LoginFailed];
    assert_eq!(of_account(harness, 1).await, hers);
    assert_eq!(of_account(harness, 2).await, [AuditKind::LoginOk, AuditKind::Disabled]);
}

async fn a_workspace_sees_what_happened_there(harness: &Harness) {
    let within = |id| Some(WorkspaceId::from(id));
    record(harness, AuditEntry { workspace: within(1), ..entry(AuditKind::MemberJoined, 1) }).await;
    record(harness, AuditEntry { workspace: within(2), ..entry(AuditKind::MemberRemoved, 2) }).await;
    record(harness, entry(AuditKind::LoginOk, 3)).await;
    let lines = harness.audit.of_workspace(WorkspaceId::from(1), None, 50).await.unwrap();
    assert_eq!(lines.iter().map(|line| line.entry.kind).collect::<Vec<_>>(), [AuditKind::MemberJoined]);
}

async fn lines_are_told_the_latest_first_a_page_at_a_time(harness: &Harness) {
    let id = UserId::from(1);
    for second in 0..5 {
        record(harness, AuditEntry { account: Some(id), ..entry(AuditKind::LoginOk, second) }).await;
    }
    let (mut seen, mut before) = (Vec::new(), None);
    loop {
        let page = harness.audit.of_account(id, before, 2).await.unwrap();
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { break };
        before = Some(last.id);
        seen.extend(page.into_iter().map(|line| line.entry.at));
    }
    assert_eq!(seen, [4, 3, 2, 1, 0].map(sample::moment));
}

async fn a_line_outlives_its_account(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    record(harness, AuditEntry { account: Some(ada), ..entry(AuditKind::AccountDeleted, 1) }).await;
    harness.users.delete(ada).await.unwrap();
    assert_eq!(of_account(harness, ada.get()).await, [AuditKind::AccountDeleted]);
}
