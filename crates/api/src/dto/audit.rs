//! The audit.

use chrono::{DateTime, Utc};
use serde::Serialize;
use std::collections::BTreeMap;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_ports::RecordedEntry;
use utoipa::ToSchema;

/// What happened to an account or a workspace, the latest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Audit)]
pub(crate) struct AuditBody {
    items: Vec<AuditItem>,
    /// Give this as `before` for older lines; null where there are none.
    next_before: Option<i64>,
}

/// One thing that happened.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditEntry)]
struct AuditItem {
    id: i64,
    at: DateTime<Utc>,
    kind: AuditKind,
    /// Whose account it concerns.
    account_id: Option<i64>,
    /// Who did it; null for the operator and for somebody who was not let in.
    actor_id: Option<i64>,
    workspace_id: Option<i64>,
    /// From which address.
    address: Option<String>,
    detail: BTreeMap<String, String>,
}

impl From<RecordedEntry> for AuditItem {
    fn from(recorded: RecordedEntry) -> Self {
        let entry = recorded.entry;
        Self {
            id: recorded.id,
            at: entry.at,
            kind: entry.kind,
            account_id: entry.account.map(UserId::get),
            actor_id: entry.actor.map(UserId::get),
            workspace_id: entry.workspace.map(WorkspaceId::get),
            address: entry.address.map(|address| address.to_string()),
            detail: entry.detail,
        }
    }
}

impl AuditBody {
    /// `entries` holds one more than `limit` where there are older ones.
    pub(crate) fn of(mut entries: Vec<RecordedEntry>, limit: usize) -> Self {
        let more = entries.len() > limit;
        entries.truncate(limit);
        let next_before = entries.last().filter(|_| more).map(|entry| entry.id);
        Self { items: entries.into_iter().map(AuditItem::from).collect(), next_before }
    }
}
