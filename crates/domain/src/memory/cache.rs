//! Keys and values of the tokens before.

use super::figure::{Certainty, Figure, grouped, product};
use crate::hub_facts::{Dimensions, HubFacts, LatentAttention, LayerKinds, Stack};

/// Bytes of one number of the cache: runtimes keep it in 16 bits unless told otherwise.
const NUMBER: u64 = 2;

/// The cache of one sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KvCache {
    /// How much it is at the length that was asked for.
    pub figure: Figure,
    /// How much each further token adds while no window is full.
    pub bytes_per_token: Option<u64>,
}

impl KvCache {
    /// The cache at a length: 2 × layers × KV heads × head size × tokens × 2 bytes, in sliding layers for no more tokens
    /// than their window (the rule of the `hf-mem` estimator).
    pub fn of(facts: Option<&HubFacts>, context: u64) -> Self {
        let Some(facts) = facts else {
            return Self::unknown("The Hub's facts would tell the architecture.");
        };
        let Some(dimensions) = &facts.dimensions else {
            return Self::unknown(if facts.architecture.is_some() {
                "The configuration file does not tell the shape of this architecture."
            } else {
                "The architecture is not known; a refresh from the Hub may bring it."
            });
        };
        match dimensions.stack {
            Some(Stack::Encoder) => Self::none(),
            Some(Stack::Decoder | Stack::EncoderDecoder) => Self::of_shape(dimensions, context),
            None => Self::unknown("It is not known whether the architecture writes token by token."),
        }
    }

    fn unknown(how: &str) -> Self {
        Self { figure: Figure::unknown(how), bytes_per_token: None }
    }

    fn none() -> Self {
        let how = "It reads everything at once and keeps nothing from token to token.".to_owned();
        Self { figure: Figure { bytes: Some(0), certainty: Certainty::Exact, how }, bytes_per_token: Some(0) }
    }

    fn of_shape(shape: &Dimensions, context: u64) -> Self {
        let Some(layers) = shape.layers else { return Self::unknown("The number of layers is not known.") };
        if let Some(latent) = shape.latent {
            // Among layers that keep a state of fixed size some may attend so.
            let layers = shape.layer_kinds.map_or(layers, |kinds| kinds.full.saturating_add(kinds.sliding));
            return Self::latent(layers, latent, context);
        }
        let (Some(heads), Some(size)) = (shape.kv_heads, shape.head_dim) else {
            return Self::unknown("The layers differ in what they keep, or the file does not tell.");
        };
        let kinds = shape.layer_kinds.unwrap_or(LayerKinds { full: layers, sliding: 0, recurrent: 0 });
        let window = shape.sliding_window.unwrap_or(context).min(context);
        let of_layer = product(&[2, heads, size, NUMBER]);
        let full = product(&[kinds.full, of_layer, context]);
        let sliding = product(&[kinds.sliding, of_layer, window]);
        let mut bytes = full.saturating_add(sliding);
        let mut certainty = Certainty::Exact;
        let each = format!("2 × {heads} KV heads × {size} × {NUMBER} bytes");
        let mut how = if kinds.sliding > 0 {
            format!(
                "{} layers × {each} × {} tokens, and {} sliding layers × {each} × {} tokens.",
                kinds.full,
                grouped(context),
                kinds.sliding,
                grouped(window)
            )
        } else {
            format!("{} layers × {each} × {} tokens.", kinds.full, grouped(context))
        };
        if kinds.recurrent > 0 {
            certainty = Certainty::Estimated;
            let recurrent = kinds.recurrent;
            how = format!("{how} {recurrent} layers keep a state of fixed size, which is not counted.");
        } else if kinds.sliding > 0 && shape.sliding_window.is_none() {
            certainty = Certainty::Estimated;
            how += " How far the sliding layers look back is not known: they are counted in full.";
        } else if shape.layer_kinds.is_none() {
            certainty = Certainty::Estimated;
            how += " Whether some layers look back less far is not known.";
        }
        if shape.stack == Some(Stack::EncoderDecoder) {
            // The decoder also keeps keys and values of what the encoder read, at most as long again.
            bytes = bytes.saturating_mul(2);
            certainty = Certainty::Estimated;
            how += " Twice, for what the encoder read is kept too.";
        }
        let bytes_per_token = product(&[kinds.full.saturating_add(kinds.sliding), of_layer]);
        Self { figure: Figure { bytes: Some(bytes), certainty, how }, bytes_per_token: Some(bytes_per_token) }
    }

    /// What is kept with multi-head latent attention is the same for all heads; some runtimes unpack it all the same.
    fn latent(layers: u64, latent: LatentAttention, context: u64) -> Self {
        let LatentAttention { kv_lora_rank, rope_head_dim } = latent;
        let bytes_per_token = product(&[layers, kv_lora_rank.saturating_add(rope_head_dim), NUMBER]);
        let how = format!(
            "{layers} layers × ({kv_lora_rank} + {rope_head_dim}) × {NUMBER} bytes × {} tokens: latent attention, \
             compressed. A runtime that unpacks it needs many times as much.",
            grouped(context)
        );
        let bytes = Some(bytes_per_token.saturating_mul(context));
        Self {
            figure: Figure { bytes, certainty: Certainty::Estimated, how },
            bytes_per_token: Some(bytes_per_token),
        }
    }
}
