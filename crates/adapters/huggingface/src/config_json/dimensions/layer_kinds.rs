//! Which layers look back at every token, which at a window, and which keep a state instead.

use super::{MAX_WINDOW, WINDOW};
use crate::config_json::bounded;
use crate::lenient::Lenient;
use serde_json::Value;
use trackml_domain::hub_facts::LayerKinds;

/// How one layer attends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Full,
    Sliding,
    Recurrent,
    /// It has no attention, and keeps nothing.
    Nothing,
}

/// Families without any attention.
const RECURRENT: &[&str] = &["mamba", "mamba2", "falcon_mamba", "rwkv", "rwkv5", "rwkv6", "rwkv7", "xlstm"];

/// Every how many layers one looks back at every token, in families whose files may leave it out.
///
/// Source: their configuration classes in transformers.
const EVERY: &[(&str, u64)] = &[
    ("cohere2", 4),
    ("gemma2", 2),
    ("gemma3", 6),
    ("gemma3_text", 6),
    ("gpt_oss", 2),
    ("llama4", 4),
    ("llama4_text", 4),
];

/// Families that use their window only where the file says so.
const OPTIONAL: &[&str] =
    &["qwen2", "qwen2_moe", "qwen2_vl", "qwen2_5_vl", "qwen2_5_vl_text", "qwen3", "qwen3_moe"];

/// Counts the layers by their kind; nothing where the file lists more of them than it says it has.
pub(super) fn of(model: &Value, layers: u64) -> Option<LayerKinds> {
    let kinds = listed(model, layers).or_else(|| hybrid(model, layers)).or_else(|| windowed(model, layers));
    let kinds = kinds.unwrap_or(LayerKinds { full: layers, ..LayerKinds::default() });
    (kinds.full + kinds.sliding + kinds.recurrent <= layers).then_some(kinds)
}

/// A list with one word or sign a layer.
fn listed(model: &Value, layers: u64) -> Option<LayerKinds> {
    let list = |name: &str| model.field(name).and_then(Value::as_array);
    let word = |value: &Value| named(value.as_str().unwrap_or(""));
    if let Some(words) = list("layer_types").or_else(|| list("layers_block_type")) {
        return Some(counted(words.iter().map(word)));
    }
    if let Some(signs) = model.text("hybrid_override_pattern") {
        return Some(counted(signs.chars().map(|sign| match sign {
            '*' => Kind::Full,
            'M' => Kind::Recurrent,
            _ => Kind::Nothing,
        })));
    }
    if let Some(numbers) = list("attn_type_list") {
        let kind = |value: &Value| if value.as_whole() == Some(0) { Kind::Recurrent } else { Kind::Full };
        return Some(counted(numbers.iter().map(kind)));
    }
    // Repeated until every layer has one.
    let cycle = list("block_types").filter(|cycle| !cycle.is_empty())?;
    let has_window = bounded(model, WINDOW, MAX_WINDOW).is_some();
    let kind = |value: &Value| match word(value) {
        Kind::Full if has_window => Kind::Sliding,
        kind => kind,
    };
    Some(counted(cycle.iter().map(kind).cycle().take(usize::try_from(layers).ok()?)))
}

fn named(word: &str) -> Kind {
    const WINDOWED: [&str; 3] = ["sliding", "local", "chunked"];
    const FIXED_STATE: [&str; 6] = ["linear", "mamba", "recurrent", "conv", "ssm", "deltanet"];
    if WINDOWED.iter().any(|part| word.contains(part)) {
        Kind::Sliding
    } else if FIXED_STATE.iter().any(|part| word.contains(part)) {
        Kind::Recurrent
    } else if matches!(word, "mlp" | "moe") {
        Kind::Nothing
    } else {
        Kind::Full
    }
}

fn counted(kinds: impl Iterator<Item = Kind>) -> LayerKinds {
    kinds.fold(LayerKinds::default(), |mut counted, kind| {
        match kind {
            Kind::Full => counted.full += 1,
            Kind::Sliding => counted.sliding += 1,
            Kind::Recurrent => counted.recurrent += 1,
            Kind::Nothing => {}
        }
        counted
    })
}

/// Some layers with attention among others that keep a state.
fn hybrid(model: &Value, layers: u64) -> Option<LayerKinds> {
    let split = |full: u64| LayerKinds { full, sliding: 0, recurrent: layers.saturating_sub(full) };
    let family = model.text("model_type").unwrap_or_default();
    if RECURRENT.contains(&family.as_str()) {
        return Some(split(0));
    }
    let list = |name: &str| model.field(name).and_then(Value::as_array);
    if let Some(indices) = list("attn_layer_indices").or_else(|| list("full_attn_idxs")) {
        return Some(split(indices.len() as u64));
    }
    if let Some(period) = bounded(model, &["attn_layer_period"], layers) {
        let offset = model.whole("attn_layer_offset").unwrap_or(0);
        return Some(split(layers.saturating_sub(offset).div_ceil(period)));
    }
    bounded(model, &["full_attention_interval"], layers).map(|interval| split(layers / interval))
}

/// Layers with a window: all of them, or all but some.
fn windowed(model: &Value, layers: u64) -> Option<LayerKinds> {
    bounded(model, WINDOW, MAX_WINDOW)?;
    let family = model.text("model_type").unwrap_or_default();
    let optional = OPTIONAL.contains(&family.as_str());
    if !model.field("use_sliding_window").and_then(Value::as_bool).unwrap_or(!optional) {
        return None;
    }
    let split = |full: u64| LayerKinds { full, sliding: layers.saturating_sub(full), recurrent: 0 };
    if optional {
        // The first layers look back at every token.
        return Some(split(model.whole("max_window_layers").unwrap_or(layers).min(layers)));
    }
    // EXAONE writes `LLLG`: local and global.
    if let Some(cycle) = model.text("sliding_window_pattern").filter(|cycle| cycle.contains('L')) {
        let kind = |sign| if sign == 'L' { Kind::Sliding } else { Kind::Full };
        return Some(counted(cycle.chars().map(kind).cycle().take(usize::try_from(layers).ok()?)));
    }
    let usual = || EVERY.iter().find(|(known, _)| *known == family).map(|(_, every)| *every);
    let every = bounded(model, &["sliding_window_pattern", "_sliding_window_pattern"], layers).or_else(usual);
    Some(split(every.map_or(0, |every| layers / every)))
}
