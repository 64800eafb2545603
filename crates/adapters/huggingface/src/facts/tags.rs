//! The Hub's tags: words of people among those that the Hub makes of its own fields.

mod machine_words;

use super::languages::is_code;
use crate::config_json;
use crate::lenient::{Lenient, note};
use machine_words::{LIBRARIES, MARKS};
use serde_json::Value;
use trackml_domain::draft::MAX_HUB_TAGS;
use trackml_domain::hub_facts::Relation;
use trackml_domain::model_type::ModelType;
use trackml_domain::pipeline;

/// The tags, sorted by what they are.
#[derive(Debug, Default)]
pub(super) struct HubTags {
    /// Without a prefix.
    pub(super) plain: Vec<String>,
    pub(super) license: Option<String>,
    pub(super) datasets: Vec<String>,
    pub(super) arxiv: Vec<String>,
    pub(super) base_models: Vec<(String, Relation)>,
}

impl HubTags {
    pub(super) fn of(tags: &[String]) -> Self {
        let mut sorted = Self::default();
        for tag in tags {
            match tag.split_once(':') {
                None => note(&mut sorted.plain, tag.clone()),
                Some(("license", id)) => sorted.license = sorted.license.or_else(|| named(id)),
                Some(("dataset", id)) => named(id).into_iter().for_each(|id| note(&mut sorted.datasets, id)),
                Some(("arxiv", number)) if is_arxiv(number) => note(&mut sorted.arxiv, number.to_owned()),
                Some(("base_model", rest)) => {
                    let (relation, id) = rest.split_once(':').unwrap_or(("", rest));
                    sorted.base_models.push((id.to_owned(), Relation::from_hub(relation)));
                }
                Some(_) => {}
            }
        }
        sorted
    }

    /// The tags that mean something to a person: those that no other fact holds already.
    pub(super) fn for_people(
        &self,
        card: &Value,
        config: &Value,
        library: Option<&str>,
        pipeline_tag: Option<&str>,
    ) -> Vec<String> {
        let written = card.texts("tags");
        let languages = super::languages::of(card, self);
        let family = config.text("model_type");
        let method = config_json::quantization(config);
        let is = |fact: &Option<String>, tag: &str| fact.as_deref() == Some(tag);
        let by_machine = |tag: &String| {
            let word = tag.to_ascii_lowercase();
            LIBRARIES.contains(&word.as_str())
                || MARKS.contains(&word.as_str())
                || library == Some(tag)
                || pipeline_tag == Some(tag)
                || (is_task(&word) && !written.contains(tag))
                || is_bits(&word)
                || languages.contains(tag)
                || (!card.is_object() && is_code(tag))
                // A person may well name the family; the Hub always does.
                || ((is(&family, tag) || is(&method, tag)) && !written.contains(tag))
        };
        self.plain.iter().filter(|tag| !by_machine(tag)).take(MAX_HUB_TAGS).cloned().collect()
    }
}

fn named(id: &str) -> Option<String> {
    let id = id.trim();
    (!id.is_empty()).then(|| id.to_owned())
}

/// `2310.06825` or the older `cs/0112017`; nothing else may become part of a link.
fn is_arxiv(number: &str) -> bool {
    number.len() <= 32
        && number.starts_with(|c: char| c.is_ascii_alphanumeric())
        && number.chars().any(|c| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-'))
}

/// Whether a tag is the name of a task: the Hub notes those that it guesses, a person those that matter. `conversational` is none any more: it
/// tells a chatbot from other language models.
fn is_task(word: &str) -> bool {
    word != "conversational" && pipeline::model_type_of(word) != ModelType::Other
}

/// `4-bit`.
fn is_bits(word: &str) -> bool {
    word.strip_suffix("-bit").is_some_and(|bits| bits.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sorted(tags: &[&str]) -> HubTags {
        HubTags::of(&tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn only_the_words_of_people_are_left() {
        let tags = sorted(&[
            "transformers",
            "safetensors",
            "llama",
            "text-generation",
            "conversational",
            "code",
            "en",
            "4-bit",
            "gptq",
            "license:mit",
            "region:us",
            "deploy:azure",
            "doi:10.1/x",
            "eval-results",
            "endpoints_compatible",
            "MoonShot",
            "not-for-all-audiences",
            "acme-lib",
        ]);
        let card = json!({"language": "en"});
        let config = json!({"model_type": "llama", "quantization_config": {"quant_method": "gptq"}});
        assert_eq!(
            tags.for_people(&card, &config, Some("acme-lib"), Some("text-generation")),
            ["conversational", "code", "MoonShot", "not-for-all-audiences"]
        );
        let card = json!({"tags": ["llama"], "language": "en"});
        assert!(tags.for_people(&card, &config, None, None).contains(&"llama".to_owned()));
    }

    #[test]
    fn prefixes_are_read() {
        let tags = sorted(&[
            "license:mit",
            "license:gpl",
            "dataset:org/data",
            "dataset:",
            "arxiv:2310.06825",
            "arxiv:../../x y",
            "arxiv:cs/0112017",
            "base_model:org/base",
            "base_model:quantized:org/base",
        ]);
        assert_eq!(tags.license.as_deref(), Some("mit"));
        assert_eq!(tags.datasets, ["org/data"]);
        assert_eq!(tags.arxiv, ["2310.06825", "cs/0112017"]);
        assert_eq!(
            tags.base_models,
            [("org/base".to_owned(), Relation::Unknown), ("org/base".to_owned(), Relation::Quantized)]
        );
    }

    #[test]
    fn no_more_than_twenty_are_kept() {
        let many: Vec<String> = (0..40).map(|number| format!("word {number}")).collect();
        assert_eq!(HubTags::of(&many).for_people(&json!({}), &json!({}), None, None).len(), MAX_HUB_TAGS);
    }
}
