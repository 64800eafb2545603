//! What a model is for.

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// What a model is for; `snake_case` on the wire (`llm`, `code_assistant`, `ner`).
///
/// The first 24 are those of the original product, so that its records can be brought over.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsRefStr,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the names are the field's own")]
pub enum ModelType {
    Audio,
    Chatbot,
    Classification,
    Clustering,
    CodeAssistant,
    DataAnalysis,
    Diffusion,
    Forecasting,
    ImageEditing,
    Llm,
    LanguageModel,
    MachineTranslation,
    MultiModal,
    Ner,
    ObjectDetection,
    #[default]
    Other,
    Recommendation,
    Reinforcement,
    Segmentation,
    SentimentAnalysis,
    TextGeneration,
    TimeSeries,
    Vision,
    VoiceGeneration,
    Embedding,
    Reranker,
    SpeechRecognition,
    VideoGeneration,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_the_original_24_and_four_more() {
        assert_eq!(ModelType::VARIANTS.len(), 28);
    }

    #[test]
    fn every_type_reads_back_from_its_wire_name() {
        for model_type in ModelType::VARIANTS {
            assert_eq!(model_type.as_ref().parse(), Ok(*model_type));
            assert_eq!(serde_json::to_value(model_type).unwrap(), model_type.as_ref());
        }
    }

    #[test]
    fn acronyms_are_one_word() {
        assert_eq!(ModelType::Llm.as_ref(), "llm");
        assert_eq!(ModelType::Ner.as_ref(), "ner");
        assert_eq!(ModelType::CodeAssistant.as_ref(), "code_assistant");
    }
}
