//! What happened to a record.

use super::{Edit, EditError};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::workspace::Role;
use trackml_ports::RecordedEvent;

impl Edit {
    /// The latest events of a record, the latest first, from before an event where one is named.
    #[tracing::instrument(target = "trackml::work", name = "edit.history", skip_all)]
    pub async fn history(
        &self,
        caller: &Caller,
        id: ModelId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEvent>, EditError> {
        let model = self.access.model(caller, id, Role::Viewer).await?;
        Ok(self.history.of_model(model.id, before, limit).await?)
    }
}
