//! What must be there to run a model at all: what `fits:24gb` compares with.

use super::figure::bytes;
use super::weights::bits_of_form;
use super::{KvCache, overhead};
use crate::hub_facts::HubFacts;
use crate::parameters::ParameterCount;

/// The context that a model is expected to be run with, in tokens, unless it reads less.
pub const USUAL_CONTEXT: u64 = 8_192;

/// Bytes that must be there to run a model with weights of so many bits, a usual context and the overhead; none where the
/// parameters are not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Footprint {
    /// At about four bits a weight (`Q4_K_M`).
    pub four_bit: Option<u64>,
    /// At about eight (`Q8_0`).
    pub eight_bit: Option<u64>,
    /// At sixteen.
    pub sixteen_bit: Option<u64>,
}

impl Footprint {
    /// The footprint of a model. A cache that is not known is not counted.
    pub fn of(parameters: Option<ParameterCount>, facts: Option<&HubFacts>) -> Self {
        let Some(count) = parameters.or_else(|| Some(facts?.parameters?.count)) else {
            return Self::default();
        };
        let longest = facts.and_then(|facts| facts.context_length).unwrap_or(USUAL_CONTEXT);
        let cache = KvCache::of(facts, USUAL_CONTEXT.min(longest)).figure.bytes.unwrap_or(0);
        let at = |form: &str| {
            let weights = bytes(count.get(), bits_of_form(form)?);
            let overhead = overhead::figure(Some(weights)).bytes?;
            Some(weights.saturating_add(cache).saturating_add(overhead))
        };
        Self { four_bit: at("q4_k_m"), eight_bit: at("q8_0"), sixteen_bit: at("bf16") }
    }
}
