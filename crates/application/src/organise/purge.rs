//! Emptying the trash.

use super::{BulkTargets, MAX_BULK, Organise, OrganiseError};
use crate::Caller;
use crate::audit::Note;
use trackml_domain::audit::AuditKind;
use trackml_domain::query::Query;
use trackml_domain::workspace::Role;
use trackml_ports::Targets;

impl Organise {
    /// Removes records from the trash for good; for owners, since nothing brings them back. Tells how many went.
    #[tracing::instrument(target = "trackml::work", name = "organise.purge", skip_all)]
    pub async fn purge(
        &self,
        caller: &Caller,
        targets: BulkTargets,
        expected: Option<u64>,
    ) -> Result<u64, OrganiseError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Owner).await?;
        let targets = match targets {
            BulkTargets::Ids(ids) => Targets::Ids { ids, trashed: true },
            BulkTargets::Query(query) => {
                let query = Query { trashed: true, ..query };
                Targets::Selected(self.selecting.select(caller, &query).await?)
            }
        };
        let gone = self.bulk.purge(workspace, &targets, MAX_BULK, expected).await?;
        if gone > 0 {
            let note = Note::by(AuditKind::ModelsPurged, caller).within(workspace);
            self.audit.note(note.with("models", gone)).await;
        }
        Ok(gone)
    }
}
