//! What a record is about, as a text that a vector is made of; and two lists of what was found made into one.

use crate::id::ModelId;
use crate::model::Model;
use crate::tag::Tag;
use crate::text::cut_behind_word;
use std::collections::BTreeMap;

/// The most of the text. Unit: bytes.
const MAX_BYTES: usize = 5_000;

/// The most of a person's notes in it. Unit: bytes.
const MAX_NOTES: usize = 2_000;

/// Grows with every change of the text below: vectors of older texts are made anew.
pub const TEXT_EDITION: u32 = 1;

/// What a record is about: what it is called, what it is for, what is said of it. Numbers, dates and licences are left out:
/// they are searched for exactly.
pub fn text_of(model: &Model) -> String {
    let fields = &model.fields;
    let tags = fields.tags.iter().map(Tag::as_str).collect::<Vec<_>>().join(", ");
    let mut lines = vec![("", fields.name.as_str().to_owned())];
    lines.push(("Type", fields.model_type.to_string().replace('_', " ")));
    lines.push(("Tags", tags));
    if let Some(developer) = &fields.developer {
        lines.push(("Developer", developer.as_str().to_owned()));
    }
    if let Some(facts) = &model.hub {
        let word = |text: &Option<String>| text.as_deref().unwrap_or_default().replace('-', " ");
        lines.push(("Task", word(&facts.pipeline_tag)));
        lines.push(("Description", facts.description.clone().unwrap_or_default()));
        lines.push(("Topics", facts.tags.iter().take(20).cloned().collect::<Vec<_>>().join(", ")));
        lines.push(("Languages", facts.languages.iter().take(20).cloned().collect::<Vec<_>>().join(", ")));
        lines.push(("Architecture", word(&facts.architecture)));
        lines.push(("Quantization", word(&facts.quantization)));
        let bases = facts.base_models.iter().take(5).map(|base| base.id.clone());
        lines.push(("Made from", bases.collect::<Vec<_>>().join(", ")));
    }
    lines.push(("Notes", cut_behind_word(fields.notes.as_str(), MAX_NOTES).to_owned()));
    let said = lines.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let text: Vec<String> =
        said.map(|(what, text)| if what.is_empty() { text } else { format!("{what}: {text}") }).collect();
    cut_behind_word(&text.join("\n"), MAX_BYTES).to_owned()
}

/// Where in the lists a record stands, from 1 on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ranks {
    /// Among what has the words.
    pub words: Option<u32>,
    /// Among what means the like.
    pub meaning: Option<u32>,
}

impl Ranks {
    /// The reciprocal rank fusion of both: a place counts one divided by its number and sixty, as its inventors
    /// measured (Cormack, Clarke and Büttcher, 2009).
    pub fn score(self) -> f64 {
        let of = |rank: Option<u32>| rank.map_or(0.0, |rank| 1.0 / (60.0 + f64::from(rank)));
        of(self.words) + of(self.meaning)
    }
}

/// Makes one list of two, the best first; ties go to the newer record.
pub fn fused(words: &[ModelId], meaning: &[ModelId]) -> Vec<(ModelId, Ranks)> {
    let mut ranks: BTreeMap<ModelId, Ranks> = BTreeMap::new();
    for (rank, id) in (1..).zip(words) {
        ranks.entry(*id).or_default().words.get_or_insert(rank);
    }
    for (rank, id) in (1..).zip(meaning) {
        ranks.entry(*id).or_default().meaning.get_or_insert(rank);
    }
    let mut all: Vec<(ModelId, Ranks)> = ranks.into_iter().collect();
    all.sort_by(|(one, a), (other, b)| b.score().total_cmp(&a.score()).then(other.cmp(one)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub_facts::HubFacts;
    use crate::model::{ModelPatch, NewModel, Stamp};
    use chrono::DateTime;

    fn ids(numbers: &[i64]) -> Vec<ModelId> {
        numbers.iter().map(|number| ModelId::from(*number)).collect()
    }

    #[test]
    fn what_stands_in_both_lists_comes_first() {
        let list = fused(&ids(&[1, 2, 3]), &ids(&[4, 3]));
        assert_eq!(list.iter().map(|(id, _)| id.get()).collect::<Vec<_>>(), [3, 4, 1, 2]);
        assert_eq!(list[0].1, Ranks { words: Some(3), meaning: Some(2) });
    }

    #[test]
    fn one_list_alone_keeps_its_order() {
        let of = |words: &[i64], meaning: &[i64]| {
            fused(&ids(words), &ids(meaning)).into_iter().map(|(id, _)| id.get()).collect::<Vec<_>>()
        };
        assert_eq!(
            (of(&[5, 9, 1], &[]), of(&[], &[5, 9, 1]), of(&[], &[])),
            (vec![5, 9, 1], vec![5, 9, 1], vec![])
        );
    }

    #[test]
    fn a_text_says_what_a_model_is_about_and_no_number_that_changes() {
        let facts = HubFacts {
            id: "acme/Rocket".into(),
            pipeline_tag: Some("automatic-speech-recognition".into()),
            downloads: Some(123_456),
            ..HubFacts::default()
        };
        let stamp = Stamp { by: None, at: DateTime::UNIX_EPOCH };
        let model =
            NewModel::captured(1.into(), facts, ModelPatch::default(), stamp).unwrap().into_model(1.into());
        let text = text_of(&model);
        assert!(
            text.starts_with("Rocket\n") && text.contains("Task: automatic speech recognition"),
            "{text}"
        );
        assert!(!text.contains("123456"));
    }
}
