//! Reverting one thing of a record's history.

use super::{Edit, EditError, MAX_TRIES};
use crate::Caller;
use std::collections::BTreeSet;
use trackml_domain::id::ModelId;
use trackml_domain::model::{Event, EventKind, Model};
use trackml_domain::provenance::Field;
use trackml_domain::workspace::Role;
use trackml_ports::{RecordedEvent, SaveError};

/// A record of which something was reverted.
#[derive(Clone, Debug, PartialEq)]
pub struct RevertReport {
    /// The record as it is now.
    pub model: Model,
    /// The fields whose value was put back.
    pub put_back: BTreeSet<Field>,
    /// The fields that were changed since and stay as they are.
    pub kept: BTreeSet<Field>,
}

/// How many events a refresh makes at most: one, and one a field.
const MOST_OF_ONE_MOMENT: u16 = 32;

impl Edit {
    /// Reverts an event of a record's history; of a refresh everything that it changed. What was written since stays.
    #[tracing::instrument(target = "trackml::work", name = "edit.revert", skip_all)]
    pub async fn revert(&self, caller: &Caller, id: ModelId, event: i64) -> Result<RevertReport, EditError> {
        for _ in 0..MAX_TRIES {
            let model = self.access.model(caller, id, Role::Editor).await?.into_inner();
            let done = self.done(id, event).await?;
            let reverted = model.revert(event, &done, caller.stamp(self.clock.now()));
            if reverted.change.events.is_empty() {
                return Err(EditError::NothingToRevert);
            }
            match self.models.save(reverted.change).await {
                Ok(model) => {
                    let (put_back, kept) = (reverted.put_back, reverted.kept);
                    return Ok(RevertReport { model, put_back, kept });
                }
                Err(SaveError::Stale { .. }) => {}
                Err(SaveError::NotFound) => return Err(EditError::NotFound),
                Err(SaveError::Repository(error)) => return Err(error.into()),
            }
        }
        Err(EditError::Contended)
    }

    /// The event, and where it is a refresh those of its moment, in their order.
    async fn done(&self, id: ModelId, event: i64) -> Result<Vec<Event>, EditError> {
        let found = self.history.of_model(id, event.checked_add(1), 1).await?.into_iter().next();
        let found = found.filter(|found| found.id == event).ok_or(EditError::NoSuchEvent)?;
        if !found.event.kind.is_revertible() {
            return Err(EditError::NothingToRevert);
        }
        if !matches!(found.event.kind, EventKind::Refreshed { .. }) {
            return Ok(vec![found.event]);
        }
        let after =
            self.history.of_model(id, event.checked_add(i64::from(MOST_OF_ONE_MOMENT)), MOST_OF_ONE_MOMENT);
        let is_of_it = |other: &RecordedEvent| other.id >= event && other.event.stamp == found.event.stamp;
        let mut done: Vec<RecordedEvent> = after.await?.into_iter().filter(is_of_it).collect();
        done.sort_by_key(|recorded| recorded.id);
        Ok(done.into_iter().map(|recorded| recorded.event).collect())
    }
}
