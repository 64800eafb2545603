//! Reported results, aligned by benchmark and metric.

use super::{Cell, Direction, Row, Unit};
use crate::hub_facts::Evaluation;
use crate::model::Model;
use crate::text::fold;
use std::collections::BTreeMap;

/// Metrics of which less is better.
const LOWER: [&str; 12] =
    ["wer", "cer", "ter", "loss", "perplexity", "ppl", "mae", "mse", "rmse", "eer", "fid", "error"];

/// Metrics that are shares: some report them of one, others of a hundred.
const SHARES: [&str; 9] =
    ["accuracy", "acc", "f1", "exact_match", "exact match", "em", "pass@1", "precision", "recall"];

/// The most rows that are shown: a card may list every language of a benchmark.
const MAX_ROWS: usize = 60;

/// A row for each benchmark and metric, those that most records report first.
pub(super) fn rows(models: &[Model]) -> Vec<Row> {
    let mut aligned: BTreeMap<(String, String), Vec<Option<&Evaluation>>> = BTreeMap::new();
    for (place, model) in models.iter().enumerate() {
        for evaluation in model.hub.iter().flat_map(|facts| &facts.evaluations) {
            let benchmark = evaluation.dataset.as_deref().or(evaluation.task.as_deref()).unwrap_or("");
            let metric = evaluation.metric.as_deref().unwrap_or("");
            let row =
                aligned.entry((fold(benchmark), fold(metric))).or_insert_with(|| vec![None; models.len()]);
            // Of several results of one metric the first stands: cards put the main one first.
            if let Some(cell) = row.get_mut(place) {
                cell.get_or_insert(evaluation);
            }
        }
    }
    let mut rows: Vec<(usize, Row)> = aligned
        .into_iter()
        .map(|(key, results)| (results.iter().flatten().count(), row(&key, &results)))
        .collect();
    // Stable: within one count the names keep their order.
    rows.sort_by_key(|(known, _)| std::cmp::Reverse(*known));
    rows.into_iter().map(|(_, row)| row).take(MAX_ROWS).collect()
}

fn row((benchmark, metric): &(String, String), results: &[Option<&Evaluation>]) -> Row {
    let first = results.iter().flatten().next();
    let named = |of: fn(&Evaluation) -> Option<&String>| first.and_then(|result| of(result)).cloned();
    let name = named(|result| result.dataset.as_ref().or(result.task.as_ref())).unwrap_or_default();
    let label = match named(|result| result.metric.as_ref()) {
        Some(metric) if name.is_empty() => metric,
        Some(metric) => format!("{name}: {metric}"),
        None => name,
    };
    let values: Vec<Option<f64>> = results.iter().map(|result| result.map(|result| result.value)).collect();
    let cells = on_one_scale(metric, &values).into_iter().map(Cell::score).collect();
    let lower = LOWER.iter().any(|word| metric.split(['_', ' ', '-']).any(|part| part == *word));
    let direction = if lower { Direction::Lower } else { Direction::Higher };
    Row::new(format!("{benchmark}/{metric}"), label, Some(Unit::Score), Some(direction), cells)
}

/// Shares of which some are of one and others of a hundred, all of a hundred.
fn on_one_scale(metric: &str, values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known = || values.iter().flatten();
    let mixed = known().any(|value| *value > 1.0) && known().any(|value| *value <= 1.0);
    if !mixed || !SHARES.contains(&metric) {
        return values.to_vec();
    }
    let scaled = |value: f64| if value <= 1.0 { value * 100.0 } else { value };
    values.iter().map(|value| value.map(scaled)).collect()
}
