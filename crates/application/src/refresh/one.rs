//! One record.

use super::apply::{Said, refreshed};
use super::{Refresh, RefreshError};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::{EventKind, FieldDiff, Model, RefreshChoice};
use trackml_domain::upstream::UpstreamChange;
use trackml_domain::workspace::Role;

/// What a refresh did, or would do.
#[derive(Clone, Debug, PartialEq)]
pub struct RefreshReport {
    /// The record: as it is now, or with a preview as it was.
    pub model: Model,
    /// The fields in which it and the Hub differed.
    pub fields: Vec<FieldDiff>,
    /// What changed on the Hub since it was asked last.
    pub upstream: Vec<UpstreamChange>,
    /// What could not be learned.
    pub warnings: Vec<String>,
    /// The event that reverts it; none where nothing was stored.
    pub event: Option<i64>,
}

/// How many events of a record are looked through for that of its refresh: it is among the latest.
const LATEST: u16 = 50;

impl Refresh {
    /// Asks the Hub again about a record and takes over what no person has written. With `preview` nothing is stored.
    #[tracing::instrument(target = "trackml::work", name = "refresh.refresh", skip_all)]
    pub async fn refresh(
        &self,
        caller: &Caller,
        id: ModelId,
        choice: &RefreshChoice,
        preview: bool,
    ) -> Result<RefreshReport, RefreshError> {
        let model = self.access.model(caller, id, Role::Editor).await?.into_inner();
        let facts = model.hub.as_ref().ok_or(RefreshError::NotOnHub)?;
        if let Some(locked) = choice.accept.intersection(&model.locked).next() {
            return Err(RefreshError::Locked(*locked));
        }
        let said = self.ask(facts).await?;
        let warnings = if let Said::Facts(_, warnings) = &said { warnings.clone() } else { Vec::new() };
        let stamp = caller.stamp(self.clock.now());
        if preview {
            let would = refreshed(model.clone(), &said, choice, stamp)?;
            let (fields, upstream) = (would.fields, would.upstream);
            return Ok(RefreshReport { model, fields, upstream, warnings, event: None });
        }
        let (model, done) = self.store(model, &said, choice, stamp).await?;
        let event = if done.change.events.is_empty() {
            None
        } else {
            let latest = self.history.of_model(id, None, LATEST).await?;
            let of_this = latest.into_iter().find(|recorded| {
                recorded.event.stamp == stamp && matches!(recorded.event.kind, EventKind::Refreshed { .. })
            });
            of_this.map(|recorded| recorded.id)
        };
        Ok(RefreshReport { model, fields: done.fields, upstream: done.upstream, warnings, event })
    }
}
