//! Removing questions.

use super::{InsightError, Insights};
use crate::Caller;
use trackml_domain::id::{InsightId, ModelId};
use trackml_domain::workspace::Role;

impl Insights {
    /// Removes a thread of questions with its answers.
    #[tracing::instrument(target = "trackml::work", name = "insights.forget", skip_all)]
    pub async fn forget(&self, caller: &Caller, id: ModelId, thread: InsightId) -> Result<(), InsightError> {
        let model = self.access.model(caller, id, Role::Editor).await?;
        if self.kept.forget(model.id, thread).await? { Ok(()) } else { Err(InsightError::NoSuchThread) }
    }
}
