//! What a runtime needs besides.

use super::figure::{Certainty, Figure};

/// A runtime's own buffers and kernels on a device, in bytes, whatever the model.
const LEAST: u64 = 512 * 1024 * 1024;

/// One part in so many of the weights, for activations and fragments: half of the fifth that is a common upper bound
/// (`EleutherAI`, "Transformer Math 101": inference takes at most 1.2 times the weights, the cache included).
const PART: u64 = 10;

/// The overhead beside weights of a size.
pub(super) fn figure(weights: Option<u64>) -> Figure {
    match weights {
        Some(weights) => Figure {
            bytes: Some((weights / PART).max(LEAST)),
            certainty: Certainty::Estimated,
            how:
                "A tenth of the weights, and no less than 512 MiB: a rule of thumb for the runtime's buffers."
                    .to_owned(),
        },
        None => Figure::unknown("It goes by the weights, which are not known."),
    }
}
