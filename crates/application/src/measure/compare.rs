//! Records side by side.

use super::Measure;
use crate::Caller;
use crate::access::AccessError;
use trackml_domain::comparison::Comparison;
use trackml_domain::id::ModelId;
use trackml_domain::workspace::Role;

impl Measure {
    /// Compares records, in the order of their ids as they were named.
    #[tracing::instrument(target = "trackml::work", name = "measure.compare", skip_all)]
    pub async fn compare(&self, caller: &Caller, ids: &[ModelId]) -> Result<Comparison, AccessError> {
        let models = self.access.models(caller, ids, Role::Viewer).await?;
        Ok(Comparison::of(&models))
    }
}
