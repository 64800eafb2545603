//! Moving or copying a record to another workspace.

use super::{Edit, EditError, Storing};
use crate::Caller;
use crate::audit::Note;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::{Model, NewModel};
use trackml_domain::workspace::Role;
use trackml_ports::{Created, Creation};

impl Edit {
    /// Moves a record with its history to another workspace, on the revision that the person saw if they say which. The
    /// person must be an editor in both.
    #[tracing::instrument(target = "trackml::work", name = "edit.move_to", skip_all)]
    pub async fn move_to(
        &self,
        caller: &Caller,
        id: ModelId,
        expected: Option<i64>,
        to: WorkspaceId,
    ) -> Result<Model, EditError> {
        let from = self.access.model(caller, id, Role::Editor).await?.workspace_id;
        let to = *self.access.workspace(caller, to, Role::Editor).await?;
        let moved = self
            .change(caller, id, expected, Storing::Elsewhere, |model, stamp| model.move_to(to, stamp))
            .await?;
        if from != to {
            self.note(caller, "moved", id, from, to).await;
        }
        Ok(moved)
    }

    /// Copies a record with its history to another workspace; whoever reads it may keep a copy.
    #[tracing::instrument(target = "trackml::work", name = "edit.copy_to", skip_all)]
    pub async fn copy_to(&self, caller: &Caller, id: ModelId, to: WorkspaceId) -> Result<Model, EditError> {
        let original = self.access.model(caller, id, Role::Viewer).await?;
        let to = *self.access.workspace(caller, to, Role::Editor).await?;
        let copy = NewModel::copy_of(&original, to, caller.stamp(self.clock.now()));
        match self.models.create(copy, Creation::default()).await? {
            Created::New(model) | Created::Replayed(model) => {
                self.note(caller, "copied", id, original.workspace_id, to).await;
                Ok(model)
            }
            // Never of a creation that is to be made in any case.
            Created::Kept(id) => Ok(self.models.find(id).await?.ok_or(EditError::NotFound)?),
        }
    }

    async fn note(&self, caller: &Caller, how: &str, model: ModelId, from: WorkspaceId, to: WorkspaceId) {
        let note = Note::by(AuditKind::ModelRelocated, caller).within(from);
        self.audit.note(note.with("how", how).with("model", model).with("to", to)).await;
    }
}
