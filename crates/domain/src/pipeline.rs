//! The Hub's pipeline tags and the types that they mean.
//!
//! Source of the tags: the `@huggingface/tasks` package, 57 keys and two legacy ones still seen on the Hub.

use crate::model_type::ModelType;

/// The type that a pipeline tag stands for; an unknown tag is [`ModelType::Other`].
pub fn model_type_of(pipeline_tag: &str) -> ModelType {
    match pipeline_tag {
        "text-generation" | "conversational" => ModelType::Llm,
        "text2text-generation" | "summarization" | "table-to-text" => ModelType::TextGeneration,
        "fill-mask" | "question-answering" | "table-question-answering" | "multiple-choice" => {
            ModelType::LanguageModel
        }
        "text-classification" | "zero-shot-classification" | "tabular-classification" => {
            ModelType::Classification
        }
        "token-classification" => ModelType::Ner,
        "translation" => ModelType::MachineTranslation,
        "feature-extraction" | "sentence-similarity" | "text-retrieval" | "image-feature-extraction" => {
            ModelType::Embedding
        }
        "text-ranking" => ModelType::Reranker,
        "text-to-speech" => ModelType::VoiceGeneration,
        "text-to-audio" | "audio-to-audio" | "audio-classification" | "voice-activity-detection" => {
            ModelType::Audio
        }
        "automatic-speech-recognition" => ModelType::SpeechRecognition,
        "object-detection" | "zero-shot-object-detection" => ModelType::ObjectDetection,
        "image-segmentation" | "mask-generation" => ModelType::Segmentation,
        "text-to-image" | "unconditional-image-generation" => ModelType::Diffusion,
        "image-to-image" => ModelType::ImageEditing,
        "text-to-video" | "image-to-video" | "video-to-video" => ModelType::VideoGeneration,
        "depth-estimation"
        | "image-classification"
        | "image-to-text"
        | "video-classification"
        | "zero-shot-image-classification"
        | "text-to-3d"
        | "image-to-3d"
        | "keypoint-detection" => ModelType::Vision,
        "audio-text-to-text"
        | "image-text-to-text"
        | "image-text-to-image"
        | "image-text-to-video"
        | "visual-question-answering"
        | "document-question-answering"
        | "video-text-to-text"
        | "visual-document-retrieval"
        | "any-to-any" => ModelType::MultiModal,
        "reinforcement-learning" | "robotics" => ModelType::Reinforcement,
        "tabular-regression" | "tabular-to-text" => ModelType::DataAnalysis,
        "time-series-forecasting" => ModelType::TimeSeries,
        _ => ModelType::Other,
    }
}

/// The type with what name and tags tell beyond the pipeline tag: an LLM for code is a code assistant, one that
/// is tuned for conversation a chatbot.
pub fn refine(model_type: ModelType, name: &str, tags: &[String]) -> ModelType {
    if model_type != ModelType::Llm {
        return model_type;
    }
    let tagged = |wanted: &str| tags.iter().any(|tag| tag.eq_ignore_ascii_case(wanted));
    let name = name.to_ascii_lowercase();
    if tagged("code") || name.split(['-', '_', '.', ' ']).any(|part| part.contains("coder")) {
        ModelType::CodeAssistant
    } else if tagged("conversational") {
        ModelType::Chatbot
    } else {
        ModelType::Llm
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every tag of the reference beside the type it is to become.
    const TAGS: &[(&str, ModelType)] = &[
        ("text-classification", ModelType::Classification),
        ("token-classification", ModelType::Ner),
        ("table-question-answering", ModelType::LanguageModel),
        ("question-answering", ModelType::LanguageModel),
        ("zero-shot-classification", ModelType::Classification),
        ("translation", ModelType::MachineTranslation),
        ("summarization", ModelType::TextGeneration),
        ("feature-extraction", ModelType::Embedding),
        ("text-generation", ModelType::Llm),
        ("fill-mask", ModelType::LanguageModel),
        ("sentence-similarity", ModelType::Embedding),
        ("table-to-text", ModelType::TextGeneration),
        ("multiple-choice", ModelType::LanguageModel),
        ("text-ranking", ModelType::Reranker),
        ("text-retrieval", ModelType::Embedding),
        ("text2text-generation", ModelType::TextGeneration),
        ("conversational", ModelType::Llm),
        ("text-to-speech", ModelType::VoiceGeneration),
        ("text-to-audio", ModelType::Audio),
        ("automatic-speech-recognition", ModelType::SpeechRecognition),
        ("audio-to-audio", ModelType::Audio),
        ("audio-classification", ModelType::Audio),
        ("voice-activity-detection", ModelType::Audio),
        ("depth-estimation", ModelType::Vision),
        ("image-classification", ModelType::Vision),
        ("object-detection", ModelType::ObjectDetection),
        ("image-segmentation", ModelType::Segmentation),
        ("text-to-image", ModelType::Diffusion),
        ("image-to-text", ModelType::Vision),
        ("image-to-image", ModelType::ImageEditing),
        ("image-to-video", ModelType::VideoGeneration),
        ("unconditional-image-generation", ModelType::Diffusion),
        ("video-classification", ModelType::Vision),
        ("text-to-video", ModelType::VideoGeneration),
        ("zero-shot-image-classification", ModelType::Vision),
        ("mask-generation", ModelType::Segmentation),
        ("zero-shot-object-detection", ModelType::ObjectDetection),
        ("text-to-3d", ModelType::Vision),
        ("image-to-3d", ModelType::Vision),
        ("image-feature-extraction", ModelType::Embedding),
        ("keypoint-detection", ModelType::Vision),
        ("video-to-video", ModelType::VideoGeneration),
        ("audio-text-to-text", ModelType::MultiModal),
        ("image-text-to-text", ModelType::MultiModal),
        ("image-text-to-image", ModelType::MultiModal),
        ("image-text-to-video", ModelType::MultiModal),
        ("visual-question-answering", ModelType::MultiModal),
        ("document-question-answering", ModelType::MultiModal),
        ("video-text-to-text", ModelType::MultiModal),
        ("visual-document-retrieval", ModelType::MultiModal),
        ("any-to-any", ModelType::MultiModal),
        ("reinforcement-learning", ModelType::Reinforcement),
        ("robotics", ModelType::Reinforcement),
        ("tabular-classification", ModelType::Classification),
        ("tabular-regression", ModelType::DataAnalysis),
        ("tabular-to-text", ModelType::DataAnalysis),
        ("time-series-forecasting", ModelType::TimeSeries),
        ("graph-ml", ModelType::Other),
        ("other", ModelType::Other),
        ("biology", ModelType::Other),
        ("a-tag-of-next-year", ModelType::Other),
    ];

    #[test]
    fn every_pipeline_tag_has_its_type() {
        for (tag, expected) in TAGS {
            assert_eq!(model_type_of(tag), *expected, "{tag}");
        }
    }

    #[test]
    fn an_llm_is_refined_by_its_name_and_tags() {
        let tags = |tag: &str| vec![tag.to_owned()];
        assert_eq!(refine(ModelType::Llm, "Qwen2.5-Coder-7B", &[]), ModelType::CodeAssistant);
        assert_eq!(refine(ModelType::Llm, "starcoder2-3b", &[]), ModelType::CodeAssistant);
        assert_eq!(refine(ModelType::Llm, "santa", &tags("code")), ModelType::CodeAssistant);
        assert_eq!(refine(ModelType::Llm, "zephyr", &tags("conversational")), ModelType::Chatbot);
        assert_eq!(refine(ModelType::Llm, "gpt2", &[]), ModelType::Llm);
        assert_eq!(refine(ModelType::Vision, "coder", &tags("code")), ModelType::Vision);
    }
}
