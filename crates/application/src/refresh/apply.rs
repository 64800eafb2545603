//! What the Hub says, made part of a record.

use super::{Refresh, RefreshError};
use crate::access::AccessError;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::hub_ref::HubRef;
use trackml_domain::model::{Model, RefreshChoice, Refreshed, Stamp};
use trackml_ports::{HubError, SaveError};

/// What the Hub says of a model: its facts, or that it has none.
pub(super) enum Said {
    /// The facts, and what could not be learned.
    Facts(Box<HubFacts>, Vec<String>),
    /// It has no such model, or shows it no longer.
    Gone,
}

/// How often a refresh is made again on what others left.
const MAX_TRIES: u32 = 20;

impl Refresh {
    /// Asks the Hub about a record's model.
    pub(super) async fn ask(&self, facts: &HubFacts) -> Result<Said, RefreshError> {
        let reference = HubRef::parse(&facts.id).map_err(|_no_id_of_the_hub| RefreshError::NotOnHub)?;
        match self.hub.model(&reference).await {
            Ok(found) => Ok(Said::Facts(Box::new(found.facts), found.warnings)),
            Err(
                HubError::NotFound { .. } | HubError::NotFoundOrPrivate { .. } | HubError::Disabled { .. },
            ) => Ok(Said::Gone),
            Err(error) => Err(error.into()),
        }
    }

    /// Stores what the Hub says, on the record as it stands then: what others write meanwhile is not overwritten.
    pub(super) async fn store(
        &self,
        model: Model,
        said: &Said,
        choice: &RefreshChoice,
        stamp: Stamp,
    ) -> Result<(Model, Refreshed), RefreshError> {
        let mut before = model;
        for _ in 0..MAX_TRIES {
            let refreshed = refreshed(before.clone(), said, choice, stamp)?;
            let only_looked = {
                let mut after = refreshed.change.model.clone();
                after.upstream.checked_at = before.upstream.checked_at;
                after == before
            };
            if only_looked {
                self.models.checked(before.id, stamp.at).await?;
                return Ok((refreshed.change.model.clone(), refreshed));
            }
            match self.models.save(refreshed.change.clone()).await {
                Ok(model) => return Ok((model, refreshed)),
                Err(SaveError::Stale { .. }) => {
                    let current = self.models.find(before.id).await?;
                    let live = current.filter(|model| model.deleted_at.is_none());
                    before = live.ok_or(AccessError::NoSuchModel)?;
                }
                Err(SaveError::NotFound) => return Err(AccessError::NoSuchModel.into()),
                Err(SaveError::Repository(error)) => return Err(error.into()),
            }
        }
        Err(RefreshError::Contended)
    }
}

/// What the Hub's word makes of a record.
pub(super) fn refreshed(
    model: Model,
    said: &Said,
    choice: &RefreshChoice,
    stamp: Stamp,
) -> Result<Refreshed, RefreshError> {
    match said {
        Said::Facts(facts, _) => Ok(model.refresh((**facts).clone(), choice, stamp)?),
        Said::Gone => Ok(model.gone(stamp)),
    }
}
