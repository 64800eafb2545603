//! Tags that a language model proposes, of the person's own words first.

use super::{MAX_TAGS, Organise, OrganiseError};
use crate::Caller;
use std::sync::Arc;
use trackml_domain::grounds::Grounds;
use trackml_domain::id::ModelId;
use trackml_domain::proposal::{ProposedTag, examine_tags, tags};
use trackml_domain::suggestion::Suggestion;
use trackml_domain::tag::Tag;
use trackml_domain::workspace::Role;

/// What is proposed.
#[derive(Clone, Debug, PartialEq)]
pub enum TagProposals {
    /// By a language model, with the version that it says it is.
    Ai(Vec<ProposedTag>, String),
    /// By rules: there is no language model.
    Rules(Vec<Suggestion>),
}

impl Organise {
    /// Tags that a record could have, as a language model sees it; without one, as the rules do. Nothing is changed.
    #[tracing::instrument(target = "trackml::work", name = "organise.propose_tags", skip_all)]
    pub async fn propose_tags(&self, caller: &Caller, id: ModelId) -> Result<TagProposals, OrganiseError> {
        let Some(language_model) = self.ai.model().map(Arc::clone) else {
            return Ok(TagProposals::Rules(self.suggest_tags(caller, id).await?));
        };
        let model = self.access.model(caller, id, Role::Viewer).await?.into_inner();
        let known = self.tags.tags(model.workspace_id, None, MAX_TAGS).await?;
        let vocabulary: Vec<(Tag, u64)> = known.into_iter().map(|count| (count.tag, count.models)).collect();
        let grounds = Grounds::of_model(&model, None);
        let prompt = tags(&grounds, &vocabulary);
        let (answer, version) = self.ai.answer(&language_model, caller.user().id, &prompt).await?;
        Ok(TagProposals::Ai(examine_tags(&answer, &model, &grounds, &vocabulary), version))
    }
}
