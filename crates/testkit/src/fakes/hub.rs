//! The Hub, as far as a test has published on it.

use async_trait::async_trait;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use trackml_domain::card::Card;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::hub_ref::HubRef;
use trackml_domain::text::fold;
use trackml_ports::{HubError, HubModel, HubQuota, ModelHub};

/// A Hub that knows what it was given and nothing else. Copies of it share what they know.
#[derive(Clone, Debug, Default)]
pub struct FakeHub(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    /// By the folded canonical id.
    models: HashMap<String, HubModel>,
    /// From a folded former id to the canonical one.
    aliases: HashMap<String, String>,
    /// By the folded id that is asked for.
    errors: HashMap<String, HubError>,
    asked: Vec<String>,
    cards: HashMap<String, Card>,
    cards_asked: usize,
    quota: Option<HubQuota>,
}

impl FakeHub {
    /// A Hub with these models.
    pub fn with(facts: impl IntoIterator<Item = HubFacts>) -> Self {
        let hub = Self::default();
        for facts in facts {
            hub.publish(facts);
        }
        hub
    }

    /// Publishes a model under its id, in place of what stood there.
    pub fn publish(&self, facts: HubFacts) {
        self.publish_with_warnings(facts, &[]);
    }

    /// Publishes a model of which not everything can be had.
    pub fn publish_with_warnings(&self, facts: HubFacts, warnings: &[&str]) {
        let warnings = warnings.iter().map(|warning| (*warning).to_owned()).collect();
        self.lock().models.insert(fold(&facts.id), HubModel { facts, warnings });
    }

    /// Lets a former id lead to a published one.
    pub fn redirect(&self, former: &str, canonical: &str) {
        self.lock().aliases.insert(fold(former), fold(canonical));
    }

    /// Answers an id with an error from now on.
    pub fn fail(&self, id: &str, error: HubError) {
        self.lock().errors.insert(fold(id), error);
    }

    /// Says how much of the quota is left.
    pub fn allow(&self, quota: Option<HubQuota>) {
        self.lock().quota = quota;
    }

    /// Answers an id as before again.
    pub fn recover(&self, id: &str) {
        self.lock().errors.remove(&fold(id));
    }

    /// Gives a model a card.
    pub fn describe(&self, id: &str, passages: &[&str]) {
        let card = Card::of(None, passages.iter().map(|passage| (*passage).to_owned()));
        self.lock().cards.insert(fold(id), card);
    }

    /// How often it was asked for a card.
    pub fn cards_asked(&self) -> usize {
        self.lock().cards_asked
    }

    /// How often it was asked.
    pub fn calls(&self) -> usize {
        self.lock().asked.len()
    }

    /// What it was asked for, in order.
    pub fn asked(&self) -> Vec<String> {
        self.lock().asked.clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl ModelHub for FakeHub {
    async fn model(&self, reference: &HubRef) -> Result<HubModel, HubError> {
        let mut state = self.lock();
        let (id, key) = (reference.repo().to_string(), reference.repo().key());
        state.asked.push(reference.to_string());
        if let Some(error) = state.errors.get(&key) {
            return Err(error.clone());
        }
        let canonical = state.aliases.get(&key).unwrap_or(&key);
        let Some(found) = state.models.get(canonical) else {
            return Err(HubError::NotFoundOrPrivate { id });
        };
        let mut found = found.clone();
        if !found.facts.keys().contains(&key) {
            found.facts.aliases.push(id);
        }
        Ok(found)
    }

    async fn card(&self, reference: &HubRef) -> Result<Option<Card>, HubError> {
        let mut state = self.lock();
        let key = reference.repo().key();
        state.cards_asked += 1;
        match state.errors.get(&key) {
            Some(error) => Err(error.clone()),
            None => Ok(state.cards.get(&key).cloned()),
        }
    }

    fn quota(&self) -> Option<HubQuota> {
        self.lock().quota
    }
}
