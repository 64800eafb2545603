//! The card of a record's model: fetched once, and again when the Hub's commit changes.

use super::Insights;
use chrono::TimeDelta;
use trackml_domain::card::{Card, FetchedCard};
use trackml_domain::hub_ref::HubRef;
use trackml_domain::model::Model;
use trackml_ports::RepositoryError;

/// How long a card is taken for current where no commit tells.
const CURRENT_FOR: TimeDelta = TimeDelta::days(7);

impl Insights {
    /// The card, fetched if it is not kept or is of another commit. Where the Hub does not give it, the one that is kept.
    pub(super) async fn card(&self, model: &Model) -> Result<Option<Card>, RepositoryError> {
        let kept = self.kept.card(model.id).await?;
        let Some(facts) = &model.hub else { return Ok(kept.and_then(|kept| kept.card)) };
        let now = self.clock.now();
        let is_current =
            |kept: &FetchedCard| match (kept.card.as_ref().and_then(|card| card.sha.as_ref()), &facts.sha) {
                (Some(of), Some(current)) => of == current,
                _ => now - kept.at < CURRENT_FOR,
            };
        if let Some(kept) = kept.as_ref().filter(|kept| is_current(kept)) {
            return Ok(kept.card.clone());
        }
        let Ok(reference) = HubRef::parse(&facts.id) else { return Ok(None) };
        match self.hub.card(&reference).await {
            Ok(card) => {
                let card = card.map(|card| Card { sha: facts.sha.clone(), ..card });
                self.kept.keep_card(model.id, FetchedCard { card: card.clone(), at: now }).await?;
                Ok(card)
            }
            Err(error) => {
                tracing::info!(model = model.id.get(), %error, "the card was not fetched");
                Ok(kept.and_then(|kept| kept.card))
            }
        }
    }
}
