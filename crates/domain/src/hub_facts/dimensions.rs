//! The shape of a language model: what its memory is computed from.

use serde::{Deserialize, Serialize};

/// What the configuration file says of the shape of the language model. What it does not say is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dimensions {
    /// Whether it reads, writes, or reads with one half and writes with the other.
    #[cfg_attr(feature = "openapi", schema(inline))]
    pub stack: Option<Stack>,
    /// Layers; of the decoder where there are both.
    pub layers: Option<u64>,
    /// Of these layers, how many attend in which way.
    #[cfg_attr(feature = "openapi", schema(inline))]
    pub layer_kinds: Option<LayerKinds>,
    /// Numbers that stand for one token between the layers.
    pub hidden_size: Option<u64>,
    /// Heads that ask.
    pub attention_heads: Option<u64>,
    /// Heads whose keys and values are kept; as many as attention heads unless these share them.
    pub kv_heads: Option<u64>,
    /// Numbers in one key or value of one head.
    pub head_dim: Option<u64>,
    /// How many tokens a sliding layer looks back.
    pub sliding_window: Option<u64>,
    /// What is kept instead of keys and values, with multi-head latent attention.
    #[cfg_attr(feature = "openapi", schema(inline))]
    pub latent: Option<LatentAttention>,
    /// Experts of one layer, where there are several.
    pub experts: Option<u64>,
    /// How many of them a token passes through.
    pub experts_per_token: Option<u64>,
}

/// Whether a model reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Stack {
    /// Writes token by token, and keeps the keys and values of those before.
    Decoder,
    /// Reads everything in one pass, and keeps nothing.
    Encoder,
    /// Reads with an encoder and writes with a decoder.
    EncoderDecoder,
}

/// How many layers attend in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LayerKinds {
    /// Look back at every token.
    pub full: u64,
    /// Look back at a window of tokens.
    pub sliding: u64,
    /// Keep a state of fixed size instead: linear attention, state spaces, recurrence, convolution.
    pub recurrent: u64,
}

/// The parts of a compressed key and value, in multi-head latent attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LatentAttention {
    /// Numbers that keys and values are compressed to (`kv_lora_rank`).
    pub kv_lora_rank: u64,
    /// Numbers that carry the position (`qk_rope_head_dim`).
    pub rope_head_dim: u64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub_facts::HubFacts;

    #[test]
    fn facts_from_before_there_were_dimensions_still_read() {
        let facts: HubFacts = serde_json::from_str(r#"{"id":"org/name","layers":32}"#).unwrap();
        assert_eq!(facts.dimensions, None);
    }

    #[test]
    fn dimensions_read_back_and_may_be_partial() {
        let dimensions = Dimensions {
            stack: Some(Stack::EncoderDecoder),
            layer_kinds: Some(LayerKinds { full: 1, sliding: 2, recurrent: 3 }),
            latent: Some(LatentAttention { kv_lora_rank: 512, rope_head_dim: 64 }),
            ..Dimensions::default()
        };
        let text = serde_json::to_string(&dimensions).unwrap();
        assert!(text.contains(r#""stack":"encoder_decoder""#), "{text}");
        assert_eq!(serde_json::from_str::<Dimensions>(&text).unwrap(), dimensions);
        assert_eq!(serde_json::from_str::<Dimensions>(r#"{"layers":2}"#).unwrap().layers, Some(2));
    }
}
