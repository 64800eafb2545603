//! Tags that a language model proposes: of the person's own words first.

use super::{MAX_OUTPUT_TOKENS, RULES};
use crate::grounds::{Ground, Grounds};
use crate::model::Model;
use crate::prompt::{Prompt, Turn};
use crate::tag::Tag;
use serde::Deserialize;
use serde_json::{Value, json};

/// The most tags that are proposed.
const MOST: usize = 12;

/// The most of a person's own tags that are shown.
const VOCABULARY: usize = 300;

/// A tag that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedTag {
    /// The tag.
    pub tag: Tag,
    /// How many records of the workspace have it; none where it is a new word.
    pub models: u64,
    /// The keys of what it rests on.
    pub cites: Vec<String>,
}

/// Asks for tags of a record, of the person's own words first.
pub fn tags(grounds: &Grounds, vocabulary: &[(Tag, u64)]) -> Prompt {
    let own = vocabulary.iter().take(VOCABULARY).map(|(tag, _)| tag.as_str()).collect::<Vec<_>>().join(", ");
    let mut lines = grounds.clone();
    lines.extend_prefixed(
        "",
        Grounds::new(vec![Ground {
            key: "vocabulary".into(),
            label: "The person's own tags".into(),
            text: own,
        }]),
    );
    let task = format!(
        "Propose up to {MOST} tags for the record: short words by which the person will find it again. Take them from the \
         line `vocabulary` where one fits, word for word; only where none fits propose a new one. Cite the keys of the \
         lines that a tag rests on."
    );
    Prompt {
        rules: RULES.into(),
        turns: vec![Turn::asked(format!(
            "The passages, up to the line END OF PASSAGES:\n{}\nEND OF PASSAGES\n\n{task}",
            lines.lines()
        ))],
        shape: json!({
            "type": "object",
            "properties": {
                "tags": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "tag": { "type": "string" },
                            "cites": { "type": "array", "items": { "type": "string" } },
                        },
                        "required": ["tag", "cites"],
                    },
                },
            },
            "required": ["tags"],
        }),
        max_output_tokens: MAX_OUTPUT_TOKENS,
    }
}

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    tag: String,
    #[serde(default)]
    cites: Vec<String>,
}

/// What of an answer can be proposed: tags that can be kept, rest on something and are not the record's yet, the person's
/// own first.
pub fn examine_tags(
    answer: &Value,
    model: &Model,
    grounds: &Grounds,
    vocabulary: &[(Tag, u64)],
) -> Vec<ProposedTag> {
    let raw = answer.get("tags").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut proposed: Vec<ProposedTag> = Vec::new();
    for value in raw {
        let Ok(raw) = serde_json::from_value::<Raw>(value) else { continue };
        let Ok(tag) = Tag::parse(&raw.tag) else { continue };
        let cites: Vec<String> = grounds.of_keys(&raw.cites).map(|ground| ground.key.clone()).collect();
        let has_it = model.fields.tags.iter().any(|own| *own == tag);
        if cites.is_empty() || has_it || proposed.iter().any(|other| other.tag == tag) {
            continue;
        }
        let models = vocabulary.iter().find(|(known, _)| *known == tag).map_or(0, |(_, models)| *models);
        proposed.push(ProposedTag { tag, models, cites });
    }
    proposed.sort_by_key(|tag| tag.models == 0);
    proposed.truncate(MOST);
    proposed
}
