//! The configuration file: what its digest in the API leaves out.

mod dimensions;

pub(crate) use dimensions::dimensions;

use crate::lenient::Lenient;
use serde_json::Value;

/// The names under which architectures keep the longest input.
const CONTEXT: &[&str] = &[
    "max_position_embeddings",
    "n_positions",
    "n_ctx",
    "max_seq_len",
    "max_seq_length",
    "seq_length",
    "max_sequence_length",
    "model_max_length",
];

/// The names under which architectures keep the number of layers.
const LAYERS: &[&str] = &["num_hidden_layers", "n_layer", "n_layers", "num_layers", "encoder_layers"];

/// Where models of several modalities keep the configuration of their language model.
const LANGUAGE_MODEL: &[&str] =
    &["text_config", "llm_config", "language_config", "language_model_config", "thinker_config"];

/// Beyond this a length is a placeholder (tokenizers write 1e30 for "no limit").
const MAX_CONTEXT: u64 = 1_000_000_000;

/// Beyond this a number of layers is a mistake.
const MAX_LAYERS: u64 = 100_000;

/// The longest input with output, in tokens.
pub(crate) fn context_length(config: &Value) -> Option<u64> {
    number(config, CONTEXT, MAX_CONTEXT)
}

/// The number of hidden layers.
pub(crate) fn layers(config: &Value) -> Option<u64> {
    number(config, LAYERS, MAX_LAYERS)
}

/// The class that implements the model; pipelines of several models have one of their own.
pub(crate) fn architecture(config: &Value) -> Option<String> {
    let pipeline = || config.field("diffusers").and_then(|diffusers| diffusers.text("_class_name"));
    config.texts("architectures").into_iter().next().or_else(pipeline)
}

/// The method of quantization, where there is one.
pub(crate) fn quantization(config: &Value) -> Option<String> {
    let quantization = config
        .field("quantization_config")
        .or_else(|| config.field("text_config")?.field("quantization_config"))?;
    let by_loader = || {
        ["load_in_4bit", "load_in_8bit"]
            .iter()
            .any(|flag| quantization.flag(flag))
            .then(|| "bitsandbytes".to_owned())
    };
    quantization.text("quant_method").or_else(by_loader)
}

fn number(config: &Value, names: &[&str], max: u64) -> Option<u64> {
    levels(config).find_map(|level| bounded(level, names, max))
}

/// The first of these names that holds a sane number.
fn bounded(level: &Value, names: &[&str], max: u64) -> Option<u64> {
    names.iter().filter_map(|name| level.whole(name)).find(|number| (1..=max).contains(number))
}

/// The file itself and, behind it, where it may keep its language model; some nest twice
/// (`thinker_config.text_config`).
fn levels(config: &Value) -> impl DoubleEndedIterator<Item = &Value> {
    let nested = || LANGUAGE_MODEL.iter().filter_map(|name| config.field(name));
    let deeper = nested().filter_map(|inner| inner.field("text_config"));
    std::iter::once(config).chain(nested()).chain(deeper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_context_length_has_many_names() {
        for name in CONTEXT {
            assert_eq!(context_length(&json!({*name: 4096})), Some(4096), "{name}");
        }
        assert_eq!(
            context_length(&json!({"text_config": {"max_position_embeddings": 131_072}})),
            Some(131_072)
        );
        assert_eq!(context_length(&json!({"llm_config": {"n_ctx": "2048"}})), Some(2048));
        assert_eq!(context_length(&json!({"thinker_config": {"text_config": {"n_positions": 9}}})), Some(9));
    }

    #[test]
    fn an_absurd_length_is_none() {
        assert_eq!(context_length(&json!({"model_max_length": 1e30})), None);
        assert_eq!(context_length(&json!({"max_position_embeddings": -1, "n_positions": 512})), Some(512));
        assert_eq!(context_length(&json!({"n_ctx": 0})), None);
        assert_eq!(context_length(&json!([1, 2])), None);
    }

    #[test]
    fn layers_are_the_language_models() {
        let config =
            json!({"vision_config": {"num_hidden_layers": 24}, "text_config": {"num_hidden_layers": 40}});
        assert_eq!(layers(&config), Some(40));
        assert_eq!(layers(&json!({"n_layer": 12})), Some(12));
    }

    #[test]
    fn a_quantization_has_a_method() {
        let of = |quantization| super::quantization(&json!({"quantization_config": quantization}));
        assert_eq!(of(json!({"quant_method": "gptq", "bits": 4})).as_deref(), Some("gptq"));
        assert_eq!(of(json!({"load_in_4bit": true})).as_deref(), Some("bitsandbytes"));
        assert_eq!(of(json!({"load_in_4bit": false})), None);
        assert_eq!(of(json!(null)), None);
    }

    #[test]
    fn a_pipeline_has_a_class_of_its_own() {
        let config = json!({"diffusers": {"_class_name": "StableDiffusionPipeline"}});
        assert_eq!(architecture(&config).as_deref(), Some("StableDiffusionPipeline"));
    }
}
