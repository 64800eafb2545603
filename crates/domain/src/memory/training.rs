//! What training needs, without the activations, which go by the batch.

use super::figure::{Certainty, Figure, bytes, grouped};
use super::weights::bits_of_form;
use crate::parameters::ParameterCount;

/// What one way of training needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    /// Names the way: `full_adam`, `lora`, `qlora`.
    pub method: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// How much that is.
    pub figure: Figure,
}

/// Bits a trained weight: itself, its gradient and two moments in 32 bits each (Hugging Face accelerate,
/// `estimate-memory`: four times the model in full precision).
const TRAINED: f64 = 4.0 * 32.0;

/// The share of the weights that an adapter adds: one in a hundred, a usual rank over all linear layers.
const ADAPTER: f64 = 0.01;

/// What each way of training needs.
pub(super) fn figures(parameters: Option<ParameterCount>) -> Vec<Training> {
    let quantized = bits_of_form("int4").unwrap_or(4.0);
    let ways = [
        ("full_adam", "All weights, Adam in 32 bits", TRAINED, "4 × 32 bits: weight, gradient, two moments"),
        ("lora", "LoRA on 16-bit weights", 16.0 + ADAPTER * TRAINED, "16 bits, and 1 % more that is trained"),
        (
            "qlora",
            "QLoRA on 4-bit weights",
            quantized + ADAPTER * TRAINED,
            "4 bits, and 1 % more that is trained",
        ),
    ];
    ways.into_iter()
        .map(|(method, label, bits, why)| {
            let figure = match parameters {
                Some(count) => Figure {
                    bytes: Some(bytes(count.get(), bits)),
                    certainty: Certainty::Estimated,
                    how: format!(
                        "{} parameters × {why}; activations come on top, by batch and length.",
                        grouped(count.get())
                    ),
                },
                None => Figure::unknown("The parameters are not known."),
            };
            Training { method, label, figure }
        })
        .collect()
}
