//! Tags that a record could have.

use super::{MAX_TAGS, Organise, OrganiseError};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;
use trackml_domain::query::{Condition, Query, Test};
use trackml_domain::suggestion::{Suggestion, suggestions};
use trackml_domain::tag::Tag;
use trackml_domain::workspace::Role;

impl Organise {
    /// Tags that a record could have: the workspace's own first.
    #[tracing::instrument(target = "trackml::work", name = "organise.suggest_tags", skip_all)]
    pub async fn suggest_tags(&self, caller: &Caller, id: ModelId) -> Result<Vec<Suggestion>, OrganiseError> {
        let model = self.access.model(caller, id, Role::Viewer).await?.into_inner();
        let known = self.tags.tags(model.workspace_id, None, MAX_TAGS).await?;
        let known: Vec<(Tag, u64)> = known.into_iter().map(|count| (count.tag, count.models)).collect();
        let similar = self.tags_of_similar(&model).await?;
        Ok(suggestions(&model, &known, &similar))
    }

    /// The tags of records of the same developer; where that is not known, of the same type.
    async fn tags_of_similar(&self, model: &Model) -> Result<Vec<(Tag, u64)>, OrganiseError> {
        let test = match &model.fields.developer {
            Some(developer) => Test::Developer(vec![developer.clone()]),
            None => Test::Type(vec![model.fields.model_type]),
        };
        let query = Query { condition: Condition::Test(test), ..Query::default() };
        Ok(self.models.facets(model.workspace_id, &query.at(self.clock.now())).await?.tags)
    }
}
