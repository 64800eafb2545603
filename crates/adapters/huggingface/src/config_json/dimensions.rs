//! The shape of the language model, by the many names that architectures have for it.

mod layer_kinds;
mod stack;

use super::{LAYERS, MAX_LAYERS, bounded, levels};
use crate::lenient::Lenient;
use serde_json::Value;
use trackml_domain::hub_facts::{Dimensions, LatentAttention, Stack};

/// Beyond this a size is a mistake: the widest models have some ten thousand numbers a token.
const MAX_SIZE: u64 = 10_000_000;

/// Beyond this a window is a placeholder.
const MAX_WINDOW: u64 = 1_000_000_000;

const DECODER_LAYERS: &[&str] = &["num_decoder_layers", "decoder_layers"];
const HIDDEN: &[&str] = &["hidden_size", "n_embd", "d_model", "n_embed", "dim"];
const HEADS: &[&str] = &[
    "num_attention_heads",
    "n_head",
    "n_heads",
    "num_heads",
    "decoder_attention_heads",
    "encoder_attention_heads",
];
const KV_HEADS: &[&str] =
    &["num_key_value_heads", "num_kv_heads", "n_head_kv", "kv_n_heads", "multi_query_group_num"];
const HEAD_DIM: &[&str] = &["head_dim", "d_kv", "kv_channels"];
const WINDOW: &[&str] = &["sliding_window", "attention_chunk_size", "attention_window_size"];
const EXPERTS: &[&str] =
    &["num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts", "num_routed_experts"];
const EXPERTS_PER_TOKEN: &[&str] =
    &["num_experts_per_tok", "num_experts_per_token", "experts_per_token", "moe_topk", "moe_top_k", "moe_k"];

/// Where layers differ in their heads, or share what they keep: no one number describes them.
const UNEVEN: &[&str] =
    &["block_configs", "global_head_dim", "num_global_key_value_heads", "num_kv_shared_layers"];

/// The shape of the language model; nothing where the file tells neither what it is nor how many layers it has.
pub(crate) fn dimensions(config: &Value) -> Option<Dimensions> {
    // The parts of a diffusion pipeline have layers and heads, too, and keep nothing from token to token.
    if config.field("_class_name").is_some() || config.field("diffusers").is_some() {
        return None;
    }
    let model = language_model(config);
    let stack = stack::of(config, model);
    let layers = layers(model, stack);
    if stack.is_none() && layers.is_none() {
        return None;
    }
    let attention_heads = size(model, HEADS);
    let hidden_size = size(model, HIDDEN);
    // A digest leaves out far more than what is usual: without layers it is one.
    let usual = layers.and_then(|_| usual_heads(model));
    let layer_kinds =
        layers.filter(|_| stack != Some(Stack::Encoder)).and_then(|layers| layer_kinds::of(model, layers));
    let windowed = layer_kinds.is_some_and(|kinds| kinds.sliding > 0);
    let experts = size(model, EXPERTS).filter(|experts| *experts > 1);
    Some(Dimensions {
        stack,
        layers,
        layer_kinds,
        hidden_size,
        attention_heads: attention_heads.or(usual.map(|heads| heads.attention)),
        kv_heads: kv_heads(model, attention_heads, usual),
        head_dim: head_dim(model, hidden_size, attention_heads, usual),
        sliding_window: bounded(model, WINDOW, MAX_WINDOW).filter(|_| windowed),
        latent: latent(model),
        experts,
        experts_per_token: size(model, EXPERTS_PER_TOKEN).filter(|_| experts.is_some()),
    })
}

/// The configuration of the language model: the innermost that has layers, else the whole file.
fn language_model(config: &Value) -> &Value {
    let with_layers = |level: &&Value| bounded(level, LAYERS, MAX_LAYERS).is_some();
    levels(config).rev().find(with_layers).unwrap_or(config)
}

fn layers(model: &Value, stack: Option<Stack>) -> Option<u64> {
    let of_decoder = || bounded(model, DECODER_LAYERS, MAX_LAYERS);
    let decoder = if stack == Some(Stack::EncoderDecoder) { of_decoder() } else { None };
    decoder.or_else(|| bounded(model, LAYERS, MAX_LAYERS))
}

/// Heads that a family has unless its file says otherwise.
#[derive(Clone, Copy)]
struct UsualHeads {
    attention: u64,
    kv: u64,
    dim: u64,
}

/// Files of Gemma 3 leave out what is as in its smallest model.
fn usual_heads(model: &Value) -> Option<UsualHeads> {
    (model.text("model_type")? == "gemma3_text").then_some(UsualHeads { attention: 8, kv: 4, dim: 256 })
}

fn kv_heads(model: &Value, attention_heads: Option<u64>, usual: Option<UsualHeads>) -> Option<u64> {
    if UNEVEN.iter().any(|name| model.field(name).is_some_and(|value| value.as_whole() != Some(0))) {
        return None;
    }
    // MPT and DBRX keep them one level deeper.
    let deeper = model.field("attn_config").unwrap_or(&Value::Null);
    // Falcon's first generation and StarCoder's share one pair among all heads, whatever else the file says.
    if model.flag("multi_query") && !model.flag("new_decoder_architecture") {
        return Some(1);
    }
    for level in [model, deeper] {
        if KV_HEADS.iter().any(|name| level.field(name).is_some()) {
            // A list has one number a layer.
            return size(level, KV_HEADS);
        }
    }
    usual.map(|heads| heads.kv).or(attention_heads)
}

fn head_dim(
    model: &Value,
    hidden_size: Option<u64>,
    attention_heads: Option<u64>,
    usual: Option<UsualHeads>,
) -> Option<u64> {
    let divided = || hidden_size?.checked_div(attention_heads?);
    size(model, HEAD_DIM).or(usual.map(|heads| heads.dim)).or_else(divided)
}

fn latent(model: &Value) -> Option<LatentAttention> {
    Some(LatentAttention {
        kv_lora_rank: size(model, &["kv_lora_rank"])?,
        rope_head_dim: size(model, &["qk_rope_head_dim"])?,
    })
}

fn size(level: &Value, names: &[&str]) -> Option<u64> {
    bounded(level, names, MAX_SIZE)
}

#[cfg(test)]
mod tests;
