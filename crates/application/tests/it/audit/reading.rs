//! Who reads what of the audit; that only owners read a workspace's is told in `workspaces/roles.rs`.

use crate::house::{House, Resident, down};
use std::sync::Arc;
use trackml_application::accounts::AccountChange;
use trackml_application::workspaces::Workspaces;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::WorkspaceId;
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::Role;
use trackml_ports::{MockAuditLog, RecordedEntry, RepositoryError};

async fn two() -> (House, Resident, Resident) {
    let house = House::new();
    let (ada, bob) = (house.resident("ada").await, house.resident("bob").await);
    (house, ada, bob)
}

async fn made(workspaces: &Workspaces, owner: &Resident) -> WorkspaceId {
    workspaces.create(&owner.caller, WorkspaceName::parse("Lab").unwrap()).await.unwrap().workspace.id
}

fn kinds(lines: &[RecordedEntry]) -> Vec<AuditKind> {
    lines.iter().map(|line| line.entry.kind).collect()
}

#[tokio::test]
async fn a_person_reads_what_concerns_them_the_latest_first() {
    let (house, _, bob) = two().await;
    house.login("bob", "wrong", "x").await.unwrap_err();
    house.application.accounts.logout(&bob.caller).await.unwrap();
    let lines = house.application.audit.of_account(&bob.caller, None, 50).await.unwrap();
    assert_eq!(kinds(&lines), [AuditKind::LoggedOut, AuditKind::LoginFailed, AuditKind::LoginOk]);
}

#[tokio::test]
async fn what_one_does_to_another_is_read_by_both_and_nobody_else() {
    let (house, ada, bob) = two().await;
    let eve = house.resident("eve").await;
    let promoted = AccountChange { disabled: None, is_admin: Some(true) };
    let id = bob.caller.user().id;
    house.application.accounts.change_account(&ada.caller, id, promoted).await.unwrap();
    for person in [&ada, &bob] {
        let lines = house.application.audit.of_account(&person.caller, None, 50).await.unwrap();
        assert_eq!(kinds(&lines), [AuditKind::Promoted, AuditKind::LoginOk]);
    }
    let lines = house.application.audit.of_account(&eve.caller, None, 50).await.unwrap();
    assert_eq!(kinds(&lines), [AuditKind::LoginOk]);
}

#[tokio::test]
async fn an_owner_reads_what_happened_in_the_workspace_and_nowhere_else() {
    let (house, ada, bob) = two().await;
    let workspaces = &house.application.workspaces;
    let (lab, _) = (made(workspaces, &ada).await, made(workspaces, &ada).await);
    house.database.enrol(lab, bob.caller.user().id, Role::Viewer);
    workspaces.remove_member(&bob.caller, lab, bob.caller.user().id).await.unwrap();
    let lines = house.application.audit.of_workspace(&ada.caller, lab, None, 50).await.unwrap();
    assert_eq!(kinds(&lines), [AuditKind::MemberRemoved, AuditKind::WorkspaceCreated]);
}

#[tokio::test]
async fn what_a_person_did_is_still_told_when_they_are_gone() {
    let (house, ada, bob) = two().await;
    let lab = made(&house.application.workspaces, &ada).await;
    let id = bob.caller.user().id;
    house.database.enrol(lab, id, Role::Owner);
    let name = WorkspaceName::parse("Bob was here").unwrap();
    house.application.workspaces.rename(&bob.caller, lab, name).await.unwrap();
    house.application.accounts.delete(&bob.caller, "bob".into()).await.unwrap();
    let lines = house.application.audit.of_workspace(&ada.caller, lab, None, 1).await.unwrap();
    assert_eq!((lines[0].entry.kind, lines[0].entry.actor), (AuditKind::WorkspaceRenamed, Some(id)));
}

#[tokio::test]
async fn pages_go_on_where_the_last_one_ended() {
    let (house, ada, _) = two().await;
    let lab = made(&house.application.workspaces, &ada).await;
    for text in ["One", "Two", "Three", "Four"] {
        let name = WorkspaceName::parse(text).unwrap();
        house.application.workspaces.rename(&ada.caller, lab, name).await.unwrap();
    }
    let audit = &house.application.audit;
    let whole = audit.of_workspace(&ada.caller, lab, None, 50).await.unwrap();
    let (mut read, mut before) = (Vec::new(), None);
    loop {
        let page = audit.of_workspace(&ada.caller, lab, before, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        before = Some(last.id);
        assert!(page.len() <= 2);
        read.extend(page);
    }
    assert_eq!((read.len(), read), (5, whole));
}

#[tokio::test]
async fn a_page_of_ones_own_is_asked_for_as_it_was_wanted() {
    let (house, ada, _) = two().await;
    let (id, mut log) = (ada.caller.user().id, MockAuditLog::new());
    log.expect_of_account()
        .withf(move |of, before, limit| *of == id && *before == Some(77) && *limit == 3)
        .once()
        .returning(|_, _, _| Ok(Vec::new()));
    let application = house.with(|ports| ports.audit = Arc::new(log));
    application.audit.of_account(&ada.caller, Some(77), 3).await.unwrap();
}

#[tokio::test]
async fn what_one_may_not_read_is_not_looked_up() {
    let (house, ada, bob) = two().await;
    let lab = made(&house.application.workspaces, &ada).await;
    house.database.enrol(lab, bob.caller.user().id, Role::Editor);
    let mut log = MockAuditLog::new();
    log.expect_of_workspace().never();
    let application = house.with(|ports| ports.audit = Arc::new(log));
    assert!(application.audit.of_workspace(&bob.caller, lab, None, 50).await.is_err());
}

#[tokio::test]
async fn a_failing_database_is_not_called_a_quiet_time() {
    let (house, ada, _) = two().await;
    let mut log = MockAuditLog::new();
    log.expect_of_account().returning(|_, _, _| Err(down()));
    let application = house.with(|ports| ports.audit = Arc::new(log));
    let refused = application.audit.of_account(&ada.caller, None, 50).await;
    assert!(matches!(refused, Err(RepositoryError::Unavailable(_))));
}
