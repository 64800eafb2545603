//! The audit: every security event becomes a row and a line of the log.

use crate::Caller;
use crate::access::{Access, AccessError};
use crate::client::Client;
use std::collections::BTreeMap;
use std::sync::Arc;
use trackml_domain::audit::{AuditEntry, AuditKind};
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::workspace::Role;
use trackml_ports::{AuditLog, Clock, RecordedEntry, RepositoryError};

/// Writes and reads the audit.
#[derive(Clone)]
pub struct Audit {
    log: Arc<dyn AuditLog>,
    clock: Arc<dyn Clock>,
    access: Access,
}

/// An event that is about to be noted.
#[derive(Clone, Debug)]
#[must_use = "an event is nothing until it is noted"]
pub(crate) struct Note {
    kind: AuditKind,
    account: Option<UserId>,
    actor: Option<UserId>,
    workspace: Option<WorkspaceId>,
    client: Client,
    detail: BTreeMap<String, String>,
}

impl Note {
    /// Something that nobody who is known did.
    pub(crate) fn of(kind: AuditKind, client: &Client) -> Self {
        let client = client.clone();
        Self { kind, account: None, actor: None, workspace: None, client, detail: BTreeMap::new() }
    }

    /// Something that a person did to their own account.
    pub(crate) fn by(kind: AuditKind, caller: &Caller) -> Self {
        let id = Some(caller.user().id);
        Self { account: id, actor: id, ..Self::of(kind, caller.client()) }
    }

    /// Whose account it concerns.
    pub(crate) fn about(self, account: UserId) -> Self {
        Self { account: Some(account), ..self }
    }

    /// Who did it.
    pub(crate) fn done_by(self, actor: UserId) -> Self {
        Self { actor: Some(actor), ..self }
    }

    /// Where.
    pub(crate) fn within(self, workspace: WorkspaceId) -> Self {
        Self { workspace: Some(workspace), ..self }
    }

    /// What else is worth knowing; never a secret.
    pub(crate) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.detail.insert(name.to_owned(), value.to_string());
        self
    }
}

impl Audit {
    pub(crate) fn new(log: Arc<dyn AuditLog>, clock: Arc<dyn Clock>, access: Access) -> Self {
        Self { log, clock, access }
    }

    /// Notes an event that has happened. Where the database fails, the line of the log remains, and says so: what has
    /// happened is not told to have failed.
    pub(crate) async fn note(&self, note: Note) {
        let entry = AuditEntry {
            at: self.clock.now(),
            kind: note.kind,
            account: note.account,
            actor: note.actor,
            workspace: note.workspace,
            address: note.client.address,
            detail: note.detail,
        };
        tracing::info!(
            target: "audit",
            event = entry.kind.as_ref(),
            account = entry.account.map(UserId::get),
            actor = entry.actor.map(UserId::get),
            workspace = entry.workspace.map(WorkspaceId::get),
            address = entry.address.map(tracing::field::display),
            detail = ?entry.detail,
            "security event",
        );
        if let Err(error) = self.log.record(entry).await {
            tracing::error!(target: "audit", error = &error as &dyn std::error::Error, "the event was not stored");
        }
    }

    /// What concerns a person's account, the latest first.
    #[tracing::instrument(target = "trackml::work", name = "audit.of_account", skip_all)]
    pub async fn of_account(
        &self,
        caller: &Caller,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEntry>, RepositoryError> {
        let lines = self.log.of_account(caller.user().id, before, limit).await?;
        Ok(lines.into_iter().map(|line| seen_by(caller, line)).collect())
    }

    /// What concerns a workspace, for its owners, the latest first.
    #[tracing::instrument(target = "trackml::work", name = "audit.of_workspace", skip_all)]
    pub async fn of_workspace(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEntry>, AccessError> {
        let workspace = self.access.workspace(caller, id, Role::Owner).await?;
        let lines = self.log.of_workspace(*workspace, before, limit).await?;
        Ok(lines.into_iter().map(|line| seen_by(caller, line)).collect())
    }
}

/// From where somebody else did something is theirs; from where nobody was let in is not.
fn seen_by(caller: &Caller, mut line: RecordedEntry) -> RecordedEntry {
    if line.entry.actor.is_some_and(|actor| actor != caller.user().id) {
        line.entry.address = None;
    }
    line
}
