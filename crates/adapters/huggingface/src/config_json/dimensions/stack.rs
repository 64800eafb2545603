//! Whether a model reads or writes.

use crate::lenient::Lenient;
use serde_json::Value;
use trackml_domain::hub_facts::Stack;

/// Families that read in one pass, whatever stands on top of them.
const ENCODERS: &[&str] = &[
    "albert",
    "beit",
    "bert",
    "big_bird",
    "camembert",
    "canine",
    "clip",
    "clip_text_model",
    "convbert",
    "convnext",
    "convnextv2",
    "deberta",
    "deberta-v2",
    "deit",
    "detr",
    "dinov2",
    "distilbert",
    "electra",
    "ernie",
    "esm",
    "eurobert",
    "flaubert",
    "funnel",
    "hubert",
    "ibert",
    "layoutlm",
    "layoutlmv2",
    "layoutlmv3",
    "longformer",
    "luke",
    "mobilebert",
    "modernbert",
    "mpnet",
    "nomic_bert",
    "resnet",
    "roberta",
    "roformer",
    "segformer",
    "siglip",
    "siglip2",
    "squeezebert",
    "swin",
    "swinv2",
    "vit",
    "vit_mae",
    "wav2vec2",
    "wavlm",
    "xlm-roberta",
    "xlm-roberta-xl",
    "yolos",
];

/// Classes that write, by the end of their name.
const WRITING: &[&str] = &["ForCausalLM", "LMHeadModel", "ForConditionalGeneration", "ForImageTextToText"];

/// Classes that look at everything once, by the end of their name.
const READING: &[&str] = &[
    "ForMaskedLM",
    "ForSequenceClassification",
    "ForTokenClassification",
    "ForQuestionAnswering",
    "ForMultipleChoice",
    "ForImageClassification",
    "ForObjectDetection",
    "ForAudioClassification",
    "ForCTC",
    "ForPreTraining",
];

/// What the file calls itself decides, then its family, then its class.
pub(super) fn of(config: &Value, model: &Value) -> Option<Stack> {
    let classes = config.texts("architectures");
    let ends = |class: &String, endings: &[&str]| endings.iter().any(|end| class.ends_with(end));
    let family = model.text("model_type").or_else(|| config.text("model_type"));
    let encoder = family.is_some_and(|family| ENCODERS.contains(&family.as_str()));
    if config.flag("is_encoder_decoder") || model.flag("is_encoder_decoder") {
        Some(Stack::EncoderDecoder)
    } else if config.flag("is_decoder") {
        Some(Stack::Decoder)
    } else if encoder {
        Some(Stack::Encoder)
    } else if classes.iter().any(|class| ends(class, WRITING)) {
        Some(Stack::Decoder)
    } else if classes.iter().any(|class| ends(class, READING)) {
        Some(Stack::Encoder)
    } else {
        // A class without a task: only language models that write let heads share keys and values.
        model.field("num_key_value_heads").map(|_| Stack::Decoder)
    }
}
