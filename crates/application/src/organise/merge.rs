//! Several records of one model become one.

use super::{Organise, OrganiseError};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;
use trackml_domain::workspace::Role;
use trackml_ports::{Merger, SaveError};

/// The most records that are merged into another at once.
pub const MAX_MERGED: usize = 50;

/// How often a merger is made again that somebody else was faster than.
const MAX_TRIES: u32 = 20;

impl Organise {
    /// Merges records into one of their workspace. It takes over what it lacks, with the history and the journal of the
    /// others, which go to the trash.
    #[tracing::instrument(target = "trackml::work", name = "organise.merge", skip_all)]
    pub async fn merge(
        &self,
        caller: &Caller,
        into: ModelId,
        from: &[ModelId],
    ) -> Result<Model, OrganiseError> {
        let mut from = from.to_vec();
        from.sort_unstable();
        from.dedup();
        if from.is_empty() || from.contains(&into) {
            return Err(OrganiseError::NothingToMerge);
        }
        for _ in 0..MAX_TRIES {
            let merger = self.merger(caller, into, &from).await?;
            match self.duplicates.merge(merger).await {
                Ok(model) => return Ok(model),
                Err((_, SaveError::Stale { .. })) => {}
                Err((_, SaveError::NotFound)) => return Err(OrganiseError::NoSuchModel),
                Err((_, SaveError::Repository(error))) => return Err(error.into()),
            }
        }
        Err(OrganiseError::Contended(into))
    }

    async fn merger(
        &self,
        caller: &Caller,
        into: ModelId,
        from: &[ModelId],
    ) -> Result<Merger, OrganiseError> {
        let stamp = caller.stamp(self.clock.now());
        let kept = self.access.model(caller, into, Role::Editor).await?.into_inner();
        let mut events = Vec::new();
        let mut model = kept.clone();
        let mut gone = Vec::new();
        for id in from {
            let other = self.access.model(caller, *id, Role::Editor).await?.into_inner();
            if other.workspace_id != kept.workspace_id {
                return Err(OrganiseError::NothingToMerge);
            }
            let change = model.merge(&other, stamp)?;
            model = change.model;
            events.extend(change.events);
            gone.push(other.merged_into(&kept, stamp));
        }
        Ok(Merger { into: trackml_domain::model::Change { model, events }, from: gone })
    }
}
