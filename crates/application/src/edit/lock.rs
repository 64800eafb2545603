//! Locking fields against refreshes.

use super::{Edit, EditError, Storing};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;
use trackml_domain::provenance::Field;

impl Edit {
    /// Locks a field of a record, or unlocks it. Doing so twice does no harm.
    #[tracing::instrument(target = "trackml::work", name = "edit.lock", skip_all)]
    pub async fn lock(
        &self,
        caller: &Caller,
        id: ModelId,
        field: Field,
        locked: bool,
    ) -> Result<Model, EditError> {
        let make = move |model: Model, stamp| {
            if locked { model.lock(field, stamp) } else { model.unlock(field, stamp) }
        };
        self.change(caller, id, None, Storing::InPlace, make).await
    }

    /// Marks as seen what changed of a record on the Hub.
    #[tracing::instrument(target = "trackml::work", name = "edit.mark_upstream_seen", skip_all)]
    pub async fn mark_upstream_seen(&self, caller: &Caller, id: ModelId) -> Result<Model, EditError> {
        self.change(caller, id, None, Storing::InPlace, Model::mark_upstream_seen).await
    }
}
