//! What the Hub knows of a model: facts, kept apart from what a person wrote.

mod dimensions;

pub use dimensions::{Dimensions, LatentAttention, LayerKinds, Stack};

use crate::license::License;
use crate::parameters::ParameterCount;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the Hub knows of a model. Every field may be missing: half the Hub's repositories have half of them.
///
/// It is stored as one JSON text, so fields may be added but not change their meaning.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = HubFacts))]
pub struct HubFacts {
    /// The canonical id, `org/name`.
    pub id: String,
    /// Ids under which the model was asked for and that led to the canonical one.
    pub aliases: Vec<String>,
    /// The commit that these facts are of.
    pub sha: Option<String>,
    /// The user or organisation that publishes it.
    pub author: Option<String>,
    /// The task, in the Hub's words (`text-generation`).
    pub pipeline_tag: Option<String>,
    /// The library that loads it (`transformers`).
    pub library: Option<String>,
    /// The class that implements it (`LlamaForCausalLM`).
    pub architecture: Option<String>,
    /// The family of architectures (`llama`).
    pub architecture_family: Option<String>,
    /// The longest input with output, in tokens.
    pub context_length: Option<u64>,
    /// The number of hidden layers.
    pub layers: Option<u64>,
    /// The shape of its language model, as the configuration file gives it.
    #[cfg_attr(feature = "openapi", schema(inline))]
    pub dimensions: Option<Dimensions>,
    /// How many weights there are, and how that is known.
    #[cfg_attr(feature = "openapi", schema(inline))]
    pub parameters: Option<HubParameters>,
    /// Stored elements per data type (`BF16` → count). Packed weights count fewer elements than parameters.
    pub dtypes: BTreeMap<String, u64>,
    /// The method of quantization (`gptq`, `mxfp4`), where the weights are quantized.
    pub quantization: Option<String>,
    /// Whether terms must be accepted before the files can be had.
    pub gated: Gated,
    /// Visible to its owners only.
    pub private: bool,
    /// Switched off by the Hub.
    pub disabled: bool,
    /// Downloads of the last 30 days.
    pub downloads: Option<u64>,
    /// How many people liked it.
    pub likes: Option<u64>,
    /// Language codes.
    pub languages: Vec<String>,
    /// Datasets that it was trained on, by their ids.
    pub datasets: Vec<String>,
    /// The tags that mean something to a person.
    pub tags: Vec<String>,
    /// Papers, by their arXiv numbers.
    pub arxiv: Vec<String>,
    /// The licence's id.
    pub license: Option<String>,
    /// What the card calls a licence whose id is `other`.
    pub license_name: Option<String>,
    /// Where the card says that the licence can be read.
    pub license_link: Option<String>,
    /// The models that it was made from.
    pub base_models: Vec<BaseModel>,
    /// The model that its card names as its successor.
    pub new_version: Option<String>,
    /// Results that the card or others report.
    pub evaluations: Vec<Evaluation>,
    /// Services that run it now.
    pub inference_providers: Vec<String>,
    /// The number of files.
    pub file_count: Option<u64>,
    /// The size of the whole repository in bytes.
    pub bytes: Option<u64>,
    /// Files of weights with their sizes, where these were asked for.
    pub files: Vec<HubFile>,
    /// The first paragraph of the card, as plain text.
    pub description: Option<String>,
    /// When the repository was made. The Hub's floor, 2022-03-02, means "before".
    pub created_at: Option<DateTime<Utc>>,
    /// When it was changed last.
    pub last_modified: Option<DateTime<Utc>>,
}

impl HubFacts {
    /// The public page of the model.
    pub fn page(&self) -> String {
        format!("https://huggingface.co/{}", self.id)
    }

    /// The part of the id behind the slash.
    pub fn name(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or(&self.id)
    }

    /// Every id that means this model, folded for comparison.
    pub fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> =
            std::iter::once(&self.id).chain(&self.aliases).map(|id| crate::text::fold(id)).collect();
        keys.sort();
        keys.dedup();
        keys
    }
}

/// How many weights there are, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HubParameters {
    /// The count.
    #[cfg_attr(feature = "openapi", schema(value_type = u64))]
    pub count: ParameterCount,
    /// Whether it was counted or inferred.
    pub basis: Basis,
}

impl HubParameters {
    /// Holds what was counted in the files against what the base model or the name lets expect.
    ///
    /// Packed weights (I32, U8) count stored elements: where the two disagree by more than a fifth, the expected
    /// count is the better one, and is marked as inferred.
    pub fn reconcile(
        counted: Option<ParameterCount>,
        packed: bool,
        expected: Option<ParameterCount>,
    ) -> Option<Self> {
        let counted_as = |count| Self { count, basis: Basis::Counted };
        let inferred_as = |count| Self { count, basis: Basis::Inferred };
        match (counted, expected) {
            (Some(counted), Some(expected)) if packed && counted.disagrees_with(expected) => {
                Some(inferred_as(expected))
            }
            (Some(counted), _) => Some(counted_as(counted)),
            (None, Some(expected)) => Some(inferred_as(expected)),
            (None, None) => None,
        }
    }
}

/// How a number is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Basis {
    /// The Hub counted it in the files.
    Counted,
    /// Taken from the base model or the name.
    Inferred,
}

/// Whether terms must be accepted before the files can be had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Gated {
    /// The files are open.
    #[default]
    No,
    /// Access is given at once when the terms are accepted.
    Auto,
    /// The developer decides on each request.
    Manual,
}

/// A model that another was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BaseModel {
    /// Its id.
    pub id: String,
    /// How the one was made from the other.
    pub relation: Relation,
    /// Its licence, where the Hub was asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
}

impl BaseModel {
    /// The licence that the Hub states of it, where it was asked and that can be kept.
    pub fn stated_license(&self) -> Option<License> {
        self.license.as_deref().and_then(|license| License::parse(license).ok())
    }
}

/// How a model was made from its base model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Relation {
    /// Trained further.
    Finetune,
    /// Stored with fewer bits.
    Quantized,
    /// Weights that are added to the base model's.
    Adapter,
    /// Mixed from several.
    Merge,
    /// Not said.
    #[default]
    Unknown,
}

impl Relation {
    /// Reads the Hub's word.
    pub fn from_hub(word: &str) -> Self {
        match word {
            "finetune" => Self::Finetune,
            "quantized" => Self::Quantized,
            "adapter" => Self::Adapter,
            "merge" => Self::Merge,
            _ => Self::Unknown,
        }
    }
}

/// One reported result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Evaluation {
    /// The task that was measured.
    pub task: Option<String>,
    /// The dataset that it was measured on.
    pub dataset: Option<String>,
    /// What was measured (`accuracy`, `wer`).
    pub metric: Option<String>,
    /// The result, as it was reported.
    pub value: f64,
    /// Who reported it, or where.
    pub source: Option<String>,
}

/// One file of weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HubFile {
    /// Its path in the repository.
    pub path: String,
    /// Its size in bytes.
    pub bytes: Option<u64>,
    /// The quantization that its name announces (`Q4_K_M`).
    pub quantization: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> ParameterCount {
        ParameterCount::parse(text).unwrap()
    }

    fn reconciled(counted: Option<&str>, packed: bool, expected: Option<&str>) -> Option<(String, Basis)> {
        HubParameters::reconcile(counted.map(count), packed, expected.map(count))
            .map(|parameters| (parameters.count.to_string(), parameters.basis))
    }

    #[test]
    fn packed_weights_are_held_against_what_is_expected() {
        assert_eq!(reconciled(Some("1.2B"), true, Some("7B")), Some(("7B".into(), Basis::Inferred)));
        assert_eq!(reconciled(Some("120.4B"), true, Some("120B")), Some(("120.4B".into(), Basis::Counted)));
        assert_eq!(reconciled(Some("1.2B"), true, None), Some(("1.2B".into(), Basis::Counted)));
    }

    #[test]
    fn unpacked_weights_are_believed_whatever_the_name_says() {
        assert_eq!(reconciled(Some("3.2B"), false, Some("7B")), Some(("3.2B".into(), Basis::Counted)));
    }

    #[test]
    fn without_a_count_the_name_is_all_there_is() {
        assert_eq!(reconciled(None, false, Some("7B")), Some(("7B".into(), Basis::Inferred)));
        assert_eq!(reconciled(None, true, None), None);
    }

    #[test]
    fn a_model_answers_to_its_aliases() {
        let facts = HubFacts {
            id: "google-bert/bert-base-uncased".into(),
            aliases: vec!["bert-base-uncased".into(), "Google-BERT/bert-base-uncased".into()],
            ..HubFacts::default()
        };
        assert_eq!(facts.keys(), ["bert-base-uncased", "google-bert/bert-base-uncased"]);
        assert_eq!(facts.name(), "bert-base-uncased");
        assert_eq!(facts.page(), "https://huggingface.co/google-bert/bert-base-uncased");
    }

    #[test]
    fn facts_of_an_older_release_still_read() {
        let facts: HubFacts = serde_json::from_str(r#"{"id":"org/name","a_field_of_later":1}"#).unwrap();
        assert_eq!((facts.id.as_str(), facts.gated), ("org/name", Gated::No));
    }

    #[test]
    fn relations_are_read_from_the_hubs_words() {
        for (word, relation) in [
            ("finetune", Relation::Finetune),
            ("quantized", Relation::Quantized),
            ("adapter", Relation::Adapter),
            ("merge", Relation::Merge),
            ("cousin", Relation::Unknown),
        ] {
            assert_eq!(Relation::from_hub(word), relation);
        }
    }
}
