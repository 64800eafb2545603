//! One change of many records.

use super::{Organise, OrganiseError};
use crate::Caller;
use crate::audit::Note;
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::Arc;
use trackml_domain::audit::AuditKind;
use trackml_domain::bulk::BulkAction;
use trackml_domain::id::{BulkId, ModelId, WorkspaceId};
use trackml_domain::query::Query;
use trackml_domain::workspace::Role;
use trackml_ports::{BulkChange, BulkOutcome, Targets};

/// The most records that are changed at once: more would hold up everybody else who writes.
pub const MAX_BULK: u32 = 10_000;

/// How long a change of many records can be taken back.
pub const UNDO_FOR: TimeDelta = TimeDelta::minutes(10);

/// Which records a person means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkTargets {
    /// These.
    Ids(Vec<ModelId>),
    /// What a query finds.
    Query(Query),
}

/// What is to be done with which records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkCommand {
    /// Which.
    pub targets: BulkTargets,
    /// What.
    pub action: BulkAction,
    /// How many the person has seen: with another number nothing is changed.
    pub expected: Option<u64>,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BulkReport {
    /// How many records were meant.
    pub matched: u64,
    /// How many were changed; the others were so already.
    pub changed: u64,
    /// What takes it back, and until when.
    pub undo: Option<(BulkId, DateTime<Utc>)>,
}

impl Organise {
    /// How many records would be meant.
    #[tracing::instrument(target = "trackml::work", name = "organise.preview", skip_all)]
    pub async fn preview(&self, caller: &Caller, command: &BulkCommand) -> Result<u64, OrganiseError> {
        let workspace = self.checked(caller, command).await?;
        let targets = self.targets(caller, command).await?;
        Ok(self.bulk.meant(workspace, &targets).await?)
    }

    /// Changes all of them, or none.
    #[tracing::instrument(target = "trackml::work", name = "organise.change_many", skip_all)]
    pub async fn change_many(
        &self,
        caller: &Caller,
        command: BulkCommand,
    ) -> Result<BulkReport, OrganiseError> {
        let workspace = self.checked(caller, &command).await?;
        let targets = self.targets(caller, &command).await?;
        let report = self.carry_out(caller, workspace, targets, &command.action, command.expected).await?;
        if let BulkAction::Move(to) = command.action
            && report.changed > 0
        {
            let note = Note::by(AuditKind::ModelRelocated, caller).within(workspace);
            self.audit.note(note.with("how", "moved").with("models", report.changed).with("to", to)).await;
        }
        Ok(report)
    }

    pub(super) async fn carry_out(
        &self,
        caller: &Caller,
        workspace_id: WorkspaceId,
        targets: Targets,
        action: &BulkAction,
        expected: Option<u64>,
    ) -> Result<BulkReport, OrganiseError> {
        let at = self.clock.now();
        let (stamp, done) = (caller.stamp(at), action.clone());
        let to = if let BulkAction::Move(to) = action { Some(*to) } else { None };
        let BulkOutcome { bulk, matched, changed } = self
            .bulk
            .change_many(BulkChange {
                workspace_id,
                to,
                targets,
                limit: MAX_BULK,
                expected,
                by: caller.user().id,
                at,
                expires_at: at + UNDO_FOR,
                change: Arc::new(move |model| done.apply(model, stamp)),
            })
            .await?;
        Ok(BulkReport { matched, changed, undo: bulk.map(|id| (id, at + UNDO_FOR)) })
    }

    /// The workspace, for an editor; of a move also that where the records go.
    async fn checked(&self, caller: &Caller, command: &BulkCommand) -> Result<WorkspaceId, OrganiseError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Editor).await?;
        if let BulkAction::Move(to) = command.action {
            self.access.workspace(caller, to, Role::Editor).await?;
        }
        Ok(workspace)
    }

    /// What is restored is in the trash, and only that.
    async fn targets(&self, caller: &Caller, command: &BulkCommand) -> Result<Targets, OrganiseError> {
        let trashed = command.action == BulkAction::Restore;
        match &command.targets {
            BulkTargets::Ids(ids) => Ok(Targets::Ids { ids: ids.clone(), trashed }),
            BulkTargets::Query(query) if query.trashed && !trashed => Err(OrganiseError::InTrash),
            BulkTargets::Query(query) => {
                let query = Query { trashed, ..query.clone() };
                Ok(Targets::Selected(self.selecting.select(caller, &query).await?))
            }
        }
    }
}
