//! The memory that a record's model needs.

use super::Measure;
use crate::Caller;
use crate::access::AccessError;
use trackml_domain::hardware::Hardware;
use trackml_domain::id::ModelId;
use trackml_domain::memory::MemoryEstimate;
use trackml_domain::workspace::Role;

impl Measure {
    /// What a record's model needs with a context of so many tokens, and the caller's hardware to hold it against.
    #[tracing::instrument(target = "trackml::work", name = "measure.memory", skip_all)]
    pub async fn memory(
        &self,
        caller: &Caller,
        id: ModelId,
        context: u64,
    ) -> Result<(MemoryEstimate, Vec<Hardware>), AccessError> {
        let model = self.access.model(caller, id, Role::Viewer).await?;
        let estimate = MemoryEstimate::of(model.fields.parameters, model.hub.as_ref(), context);
        Ok((estimate, self.hardware.of_user(caller.user().id).await?))
    }
}
