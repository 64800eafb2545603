//! What a comparison says.

use super::*;
use crate::hub_facts::{BaseModel, Basis, Evaluation, HubFacts, HubParameters, Relation};
use crate::model::{ModelPatch, NewModel, Stamp};
use crate::parameters::ParameterCount;
use chrono::DateTime;

fn model(id: i64, facts: HubFacts) -> Model {
    let stamp = Stamp { by: None, at: DateTime::UNIX_EPOCH };
    let facts = HubFacts { id: format!("acme/m{id}"), ..facts };
    NewModel::captured(1.into(), facts, ModelPatch::default(), stamp).unwrap().into_model(id.into())
}

fn result(dataset: &str, metric: &str, value: f64) -> Evaluation {
    Evaluation {
        task: Some("text-generation".into()),
        dataset: Some(dataset.into()),
        metric: Some(metric.into()),
        value,
        source: None,
    }
}

fn counted(count: &str) -> HubParameters {
    HubParameters { count: ParameterCount::parse(count).unwrap(), basis: Basis::Counted }
}

fn row<'c>(comparison: &'c Comparison, key: &str) -> &'c Row {
    let mut rows = comparison.groups.iter().flat_map(|group| &group.rows);
    rows.find(|row| row.key == key).unwrap_or_else(|| panic!("no row {key}"))
}

fn cells(row: &Row) -> Vec<(&str, bool)> {
    row.cells.iter().map(|cell| (cell.text.as_deref().unwrap_or("—"), cell.best)).collect()
}

#[test]
fn a_row_says_what_differs_what_is_missing_and_what_is_best() {
    let comparison = Comparison::of(&[
        model(1, HubFacts { context_length: Some(4_096), likes: Some(7), ..HubFacts::default() }),
        model(2, HubFacts { context_length: Some(32_768), likes: Some(7), ..HubFacts::default() }),
        model(3, HubFacts::default()),
    ]);
    let context = row(&comparison, "context_length");
    assert_eq!(cells(context), [("4096", false), ("32768", true), ("—", false)]);
    assert_eq!((context.differs, context.direction), (true, Some(Direction::Higher)));
    let likes = row(&comparison, "likes");
    assert_eq!((likes.differs, cells(likes)), (false, vec![("7", false), ("7", false), ("—", false)]));
}

#[test]
fn what_nobody_knows_is_no_row_and_an_empty_group_is_none() {
    let comparison = Comparison::of(&[model(1, HubFacts::default()), model(2, HubFacts::default())]);
    assert!(comparison.groups.iter().all(|group| !group.rows.is_empty()));
    assert!(!comparison.groups.iter().any(|group| group.kind == GroupKind::Popularity));
    assert_eq!(comparison.models[1].name, "m2");
}

#[test]
fn less_memory_is_better_and_estimates_say_so() {
    let of = |id, count| model(id, HubFacts { parameters: Some(counted(count)), ..HubFacts::default() });
    let comparison = Comparison::of(&[of(1, "8B"), of(2, "1B")]);
    let row = row(&comparison, "q4_k_m");
    assert_eq!(cells(row), [("≈ 4.5 GiB", false), ("≈ 577 MiB", true)]);
    assert_eq!(row.cells[0].certainty, Some(crate::memory::Certainty::Estimated));
    assert_eq!(row.direction, Some(Direction::Lower));
}

#[test]
fn a_licence_is_no_wider_than_those_of_base_models() {
    let base = |license: &str| BaseModel {
        id: "acme/base".into(),
        relation: Relation::Finetune,
        license: Some(license.into()),
    };
    let of = |id, license: &str| {
        let base_models = vec![base(license)];
        model(id, HubFacts { license: Some("mit".into()), base_models, ..HubFacts::default() })
    };
    let comparison = Comparison::of(&[of(1, "apache-2.0"), of(2, "cc-by-nc-4.0")]);
    assert_eq!(cells(row(&comparison, "commercial")), [("yes", false), ("no", false)]);
}

#[test]
fn results_are_aligned_by_benchmark_and_metric() {
    let of = |id, evaluations| model(id, HubFacts { evaluations, ..HubFacts::default() });
    let comparison = Comparison::of(&[
        of(
            1,
            vec![
                result("MMLU", "accuracy", 70.5),
                result("LibriSpeech", "wer", 4.2),
                result("Own", "bleu", 3.0),
            ],
        ),
        of(
            2,
            vec![
                result("mmlu", "Accuracy", 0.81),
                result("mmlu", "accuracy", 0.1),
                result("LibriSpeech", "WER", 3.9),
            ],
        ),
    ]);
    let mmlu = row(&comparison, "mmlu/accuracy");
    assert_eq!((mmlu.label.as_str(), cells(mmlu)), ("MMLU: accuracy", vec![("70.5", false), ("81", true)]));
    let wer = row(&comparison, "librispeech/wer");
    assert_eq!((wer.direction, cells(wer)), (Some(Direction::Lower), vec![("4.2", false), ("3.9", true)]));
    let evaluations = comparison.groups.last().unwrap();
    assert_eq!(evaluations.kind, GroupKind::Evaluations);
    assert_eq!(evaluations.rows.last().unwrap().key, "own/bleu");
}

#[test]
fn several_best_are_all_marked() {
    let of = |id, downloads| model(id, HubFacts { downloads: Some(downloads), ..HubFacts::default() });
    let comparison = Comparison::of(&[of(1, 9), of(2, 9), of(3, 1)]);
    assert_eq!(cells(row(&comparison, "downloads")), [("9", true), ("9", true), ("1", false)]);
}
