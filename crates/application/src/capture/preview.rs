//! A draft: what a record would be, before anything is kept.

use super::{Capture, CaptureError};
use crate::Caller;
use trackml_domain::draft::Draft;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::hub_ref::HubRef;
use trackml_domain::id::ModelId;
use trackml_domain::workspace::Role;

/// A draft with what it was made of.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The suggested values and where each came from.
    pub draft: Draft,
    /// What the Hub states.
    pub facts: HubFacts,
    /// A record of the workspace that is of the same model already.
    pub duplicate_of: Option<ModelId>,
    /// What is missing, and why.
    pub warnings: Vec<String>,
}

impl Capture {
    /// Reads what a person pasted, asks the Hub and suggests a record. Saves nothing.
    #[tracing::instrument(target = "trackml::work", name = "capture.preview", skip_all)]
    pub async fn preview(&self, caller: &Caller, source: &str) -> Result<Preview, CaptureError> {
        let reference = HubRef::parse(source)?;
        let workspace = self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        let found = self.hub.model(&reference).await?;
        let kept = self.models.kept(*workspace, &found.facts.keys()).await?;
        Ok(Preview {
            draft: Draft::of(&found.facts)?,
            duplicate_of: kept.into_iter().map(|(_, id)| id).min(),
            warnings: found.warnings,
            facts: found.facts,
        })
    }
}
