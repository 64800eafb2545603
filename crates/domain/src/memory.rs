//! How much memory a model needs, from facts: arithmetic, and never a guess that does not say so.

mod cache;
mod figure;
mod footprint;
mod overhead;
mod training;
mod weights;

pub use cache::KvCache;
pub use figure::{Certainty, Figure};
pub use footprint::{Footprint, USUAL_CONTEXT};
pub use training::Training;
pub use weights::{WeightsFigure, WeightsKind, weight_names};

use crate::hub_facts::HubFacts;
use crate::parameters::ParameterCount;

/// What a model needs, at a length of its context.
#[derive(Clone, Debug, PartialEq)]
pub struct MemoryEstimate {
    /// How many weights there are.
    pub parameters: Option<ParameterCount>,
    /// The length of the context, in tokens.
    pub context: u64,
    /// The longest that the model reads, where that is known.
    pub max_context: Option<u64>,
    /// The weights: as they are published, in each data type, in common quantizations.
    pub weights: Vec<WeightsFigure>,
    /// Keys and values of the tokens before, for one sequence, in 16 bits.
    pub kv_cache: KvCache,
    /// What is needed to train it.
    pub training: Vec<Training>,
}

impl MemoryEstimate {
    /// What a model needs with a context of so many tokens.
    pub fn of(parameters: Option<ParameterCount>, facts: Option<&HubFacts>, context: u64) -> Self {
        let parameters = parameters.or_else(|| Some(facts?.parameters?.count));
        Self {
            parameters,
            context,
            max_context: facts.and_then(|facts| facts.context_length),
            weights: weights::figures(parameters, facts),
            kv_cache: KvCache::of(facts, context),
            training: training::figures(parameters),
        }
    }

    /// The weights of a name, or those that are published; of GGUF files alone that which most people take.
    pub fn chosen(&self, name: Option<&str>) -> Option<&WeightsFigure> {
        let named = |name: &str| self.weights.iter().find(|weights| weights.name == name);
        match name {
            Some(name) => named(name),
            None => named("published").or_else(|| named("q4_k_m")).or_else(|| self.weights.first()),
        }
    }

    /// What the runtime needs besides some weights and the cache.
    pub fn overhead(&self, weights: &WeightsFigure) -> Figure {
        overhead::figure(weights.figure.bytes)
    }

    /// Weights, cache and overhead together.
    pub fn total(&self, weights: &WeightsFigure) -> Figure {
        let (cache, overhead) = (&self.kv_cache.figure, self.overhead(weights));
        // Without a cache the rest is still worth knowing, as the least that is needed.
        let known = |figure: &Figure| figure.bytes.unwrap_or(0);
        let bytes = weights
            .figure
            .bytes
            .map(|bytes| bytes.saturating_add(known(cache)).saturating_add(known(&overhead)));
        let certainty = match (weights.figure.certainty, cache.certainty) {
            (Certainty::Unknown, _) => Certainty::Unknown,
            _ => Certainty::Estimated,
        };
        let how = match (bytes, cache.bytes) {
            (None, _) => "The weights are not known.".to_owned(),
            (Some(_), None) => "Weights and overhead; the cache is not known and not counted.".to_owned(),
            (Some(_), Some(_)) => "Weights, cache and overhead together.".to_owned(),
        };
        Figure { bytes, certainty, how }
    }
}

#[cfg(test)]
mod published;
#[cfg(test)]
mod tests;
