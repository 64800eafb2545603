//! One record.

use super::{Edit, EditError};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;
use trackml_domain::workspace::Role;

impl Edit {
    /// Reads a record.
    #[tracing::instrument(target = "trackml::work", name = "edit.read", skip_all)]
    pub async fn read(&self, caller: &Caller, id: ModelId) -> Result<Model, EditError> {
        Ok(self.access.model(caller, id, Role::Viewer).await?.into_inner())
    }
}
