//! The family of a record.

use super::Measure;
use crate::Caller;
use crate::access::AccessError;
use std::collections::{BTreeMap, BTreeSet};
use trackml_domain::family::{Family, bases, keys};
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::Model;
use trackml_domain::text::fold;
use trackml_domain::workspace::Role;
use trackml_ports::RepositoryError;

/// The most records of a family that are shown.
pub const MAX_FAMILY: usize = 200;

/// How far apart two members are at most: no chain of models is nearly so long.
const MAX_STEPS: usize = 12;

impl Measure {
    /// The family of a record among those of its workspace, the nearest first where there are too many; tells whether
    /// some were left out.
    #[tracing::instrument(target = "trackml::work", name = "measure.family", skip_all)]
    pub async fn family(&self, caller: &Caller, id: ModelId) -> Result<(Family, bool), AccessError> {
        let model = self.access.model(caller, id, Role::Viewer).await?.into_inner();
        let workspace = model.workspace_id;
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut next = relations(&model);
        let mut members = BTreeMap::from([(id, model)]);
        let mut truncated = false;
        for _ in 0..MAX_STEPS {
            next.retain(|key| seen.insert(key.clone()));
            if next.is_empty() {
                break;
            }
            let mut found = self.related(workspace, &next).await?;
            found.retain(|id| !members.contains_key(id));
            let room = MAX_FAMILY - members.len();
            truncated |= found.len() > room;
            found.truncate(room);
            next.clear();
            for model in self.models.several(&found).await? {
                next.extend(relations(&model));
                members.insert(model.id, model);
            }
        }
        Ok((Family::of(id, members.into_values().collect()), truncated || !next.is_empty()))
    }

    /// The records of a workspace that are of some models, or were made from them.
    async fn related(
        &self,
        workspace: WorkspaceId,
        keys: &[String],
    ) -> Result<Vec<ModelId>, RepositoryError> {
        // One more than fit, to see that there are more.
        let most = u32::try_from(MAX_FAMILY + 1).unwrap_or(u32::MAX);
        let kept = self.models.kept(workspace, keys).await?;
        let made = self.models.made_from(workspace, keys, most).await?;
        let mut seen = BTreeSet::new();
        Ok(kept.into_iter().chain(made).map(|(_, id)| id).filter(|id| seen.insert(*id)).collect())
    }
}

/// The Hub ids by which a record has relatives: its own, and those of what it was made from.
fn relations(model: &Model) -> Vec<String> {
    keys(model).into_iter().chain(bases(model).map(|base| fold(&base.id))).collect()
}
