//! The audit.

use crate::connection::Database;
use crate::dialect::AnyBackend;
use crate::error::{StorageError, Unreadable};
use crate::schema::audit_entries;
use async_trait::async_trait;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use trackml_domain::audit::AuditEntry;
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_ports::{AuditLog, RecordedEntry, RepositoryError};

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit_entries, check_for_backend(AnyBackend))]
struct EntryRow {
    id: i64,
    at: NaiveDateTime,
    kind: String,
    account_id: Option<i64>,
    actor_id: Option<i64>,
    workspace_id: Option<i64>,
    address: Option<String>,
    detail: String,
}

impl EntryRow {
    fn into_entry(self) -> Result<RecordedEntry, StorageError> {
        let id = self.id;
        let unreadable = |column, reason: String| Unreadable { table: "audit_entries", id, column, reason };
        let entry = AuditEntry {
            at: self.at.and_utc(),
            kind: self
                .kind
                .parse()
                .map_err(|error: strum::ParseError| unreadable("kind", error.to_string()))?,
            account: self.account_id.map(UserId::from),
            actor: self.actor_id.map(UserId::from),
            workspace: self.workspace_id.map(WorkspaceId::from),
            address: self.address.and_then(|address| address.parse().ok()),
            detail: serde_json::from_str(&self.detail)
                .map_err(|error| unreadable("detail", error.to_string()))?,
        };
        Ok(RecordedEntry { id, entry })
    }
}

#[async_trait]
impl AuditLog for Database {
    async fn record(&self, entry: AuditEntry) -> Result<(), RepositoryError> {
        self.write(move |connection| {
            let detail = serde_json::to_string(&entry.detail).map_err(StorageError::from)?;
            let row = (
                audit_entries::at.eq(entry.at.naive_utc()),
                audit_entries::kind.eq(entry.kind.as_ref()),
                audit_entries::account_id.eq(entry.account.map(UserId::get)),
                audit_entries::actor_id.eq(entry.actor.map(UserId::get)),
                audit_entries::workspace_id.eq(entry.workspace.map(WorkspaceId::get)),
                audit_entries::address.eq(entry.address.map(|address| address.to_string())),
                audit_entries::detail.eq(detail),
            );
            diesel::insert_into(audit_entries::table)
                .values(row)
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(())
        })
        .await
    }

    async fn of_account(
        &self,
        id: UserId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEntry>, RepositoryError> {
        self.read(move |connection| {
            let concerns = audit_entries::account_id.eq(id.get()).or(audit_entries::actor_id.eq(id.get()));
            let rows: Vec<EntryRow> = audit_entries::table
                .filter(concerns)
                .filter(audit_entries::id.lt(before.unwrap_or(i64::MAX)))
                .order(audit_entries::id.desc())
                .limit(limit.into())
                .select(EntryRow::as_select())
                .load(connection)?;
            rows.into_iter().map(EntryRow::into_entry).collect()
        })
        .await
    }

    async fn of_workspace(
        &self,
        id: WorkspaceId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEntry>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<EntryRow> = audit_entries::table
                .filter(audit_entries::workspace_id.eq(id.get()))
                .filter(audit_entries::id.lt(before.unwrap_or(i64::MAX)))
                .order(audit_entries::id.desc())
                .limit(limit.into())
                .select(EntryRow::as_select())
                .load(connection)?;
            rows.into_iter().map(EntryRow::into_entry).collect()
        })
        .await
    }
}
