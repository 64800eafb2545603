//! What was said of a record; nobody is asked.

use super::{InsightError, Insights};
use crate::Caller;
use trackml_domain::family::keys;
use trackml_domain::grounds::{GroundChange, Grounds};
use trackml_domain::id::ModelId;
use trackml_domain::insight::{Insight, KeptInsight, Sibling, by_rules};
use trackml_domain::model::Model;
use trackml_domain::workspace::Role;
use trackml_ports::RepositoryError;

/// The most questions of a record that are shown.
const MAX_QUESTIONS: u32 = 100;

/// The most quantized versions that are named.
const MAX_SIBLINGS: u32 = 10;

/// The analysis of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// What was said.
    pub insight: Insight,
    /// What changed of the record since; then what was said may not hold any more.
    pub changes: Vec<GroundChange>,
}

/// What was said of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelInsights {
    /// The language model's analysis, else what the facts say by themselves.
    pub analysis: Analysis,
    /// Questions with their answers, the oldest first.
    pub questions: Vec<KeptInsight>,
}

impl Insights {
    /// What was said of a record. Nobody is asked, and nothing is spent.
    #[tracing::instrument(target = "trackml::work", name = "insights.read", skip_all)]
    pub async fn read(&self, caller: &Caller, id: ModelId) -> Result<ModelInsights, InsightError> {
        let model = self.access.model(caller, id, Role::Viewer).await?.into_inner();
        let card = self.kept.card(id).await?.and_then(|kept| kept.card);
        let analysis = match self.kept.analysis(id).await? {
            Some(kept) => {
                let changes = kept.changes(&Grounds::of_model(&model, card.as_ref()));
                Analysis { insight: kept.insight, changes }
            }
            None => Analysis { insight: self.by_rules(&model, card.as_ref()).await?, changes: Vec::new() },
        };
        Ok(ModelInsights { analysis, questions: self.kept.questions(id, MAX_QUESTIONS).await? })
    }

    /// What the facts of a record say by themselves.
    pub(super) async fn by_rules(
        &self,
        model: &Model,
        card: Option<&trackml_domain::card::Card>,
    ) -> Result<Insight, RepositoryError> {
        let siblings = self.siblings(model).await?;
        Ok(by_rules(model, card, &siblings, self.clock.now()))
    }

    /// The quantized versions of a record's model that its workspace has.
    async fn siblings(&self, model: &Model) -> Result<Vec<Sibling>, RepositoryError> {
        let made = self.models.made_from(model.workspace_id, &keys(model), MAX_SIBLINGS).await?;
        let ids: Vec<ModelId> = made.into_iter().map(|(_, id)| id).filter(|id| *id != model.id).collect();
        let is_quantized = |model: &Model| {
            model.hub.as_ref().is_some_and(|facts| {
                facts.quantization.is_some() || facts.files.iter().any(|file| file.quantization.is_some())
            })
        };
        let named = |model: Model| Sibling { name: model.fields.name.as_str().to_owned() };
        Ok(self.models.several(&ids).await?.into_iter().filter(is_quantized).map(named).collect())
    }
}
