//! Reported results.

use crate::lenient::Lenient;
use serde_json::Value;
use trackml_domain::hub_facts::Evaluation;

/// The most results that are noted: some cards report every metric of every task.
const MAX_RESULTS: usize = 200;

/// The results that others report and those of the card's index, which stands in the answer or in the card.
pub(super) fn of(model: &Value, card: &Value) -> Vec<Evaluation> {
    let index = match model.field("model-index") {
        Some(index) => index,
        None => card.field("model-index").unwrap_or(&Value::Null),
    };
    let mut results = Vec::new();
    let reported = model.entries("evalResults").filter_map(reported);
    let indexed = index.one_or_many().flat_map(|entry| entry.entries("results")).flat_map(indexed);
    for result in reported.chain(indexed).take(MAX_RESULTS) {
        if !results.contains(&result) {
            results.push(result);
        }
    }
    results
}

/// `{"data": {"dataset": {"id", "task_id"}, "value", "source"}}`, or an error in its place.
fn reported(entry: &Value) -> Option<Evaluation> {
    if entry.field("error").is_some() {
        return None;
    }
    let data = entry.field("data").unwrap_or(entry);
    let dataset = data.field("dataset");
    Some(Evaluation {
        task: dataset.and_then(|dataset| dataset.text("task_id")),
        dataset: dataset.and_then(|dataset| dataset.as_line().or_else(|| dataset.text("id"))),
        metric: data.text("metric"),
        value: data.field("value")?.as_decimal()?,
        source: data.field("source").and_then(source),
    })
}

/// One entry of the index has several metrics of one task and dataset.
fn indexed(result: &Value) -> impl Iterator<Item = Evaluation> {
    let name = |key: &str| {
        let value = result.field(key)?;
        value.as_line().or_else(|| value.text("name")).or_else(|| value.text("type"))
    };
    let (task, dataset) = (name("task"), name("dataset"));
    let source = result.field("source").and_then(source);
    result.entries("metrics").filter_map(move |metric| {
        Some(Evaluation {
            task: task.clone(),
            dataset: dataset.clone(),
            metric: metric.text("type").or_else(|| metric.text("name")),
            value: metric.field("value")?.as_decimal()?,
            source: source.clone(),
        })
    })
}

fn source(value: &Value) -> Option<String> {
    value.as_line().or_else(|| value.text("name")).or_else(|| value.text("url")).or_else(|| value.text("org"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn values(model: Value) -> Vec<f64> {
        let card = model.field("cardData").unwrap_or(&Value::Null);
        of(&model, card).into_iter().map(|result| result.value).collect()
    }

    #[test]
    fn a_result_of_others_has_its_dataset_and_source() {
        let model = json!({"evalResults": [
            {"filename": "a.yaml", "data": {"dataset": {"id": "org/bench", "task_id": "hard"}, "value": 71.5,
             "source": {"url": "https://example.org/x", "name": "The Board"}}},
            {"filename": "b.yaml", "error": "cannot be read"},
        ]});
        let expected = Evaluation {
            task: Some("hard".into()),
            dataset: Some("org/bench".into()),
            metric: None,
            value: 71.5,
            source: Some("The Board".into()),
        };
        assert_eq!(of(&model, &Value::Null), [expected]);
    }

    #[test]
    fn the_index_stands_in_the_answer_or_in_the_card() {
        let index = json!([{"name": "x", "results": [{"task": {"type": "asr"}, "dataset": {"name": "Speech"},
            "metrics": [{"type": "wer", "value": "9.6 %"}, {"type": "cer", "value": {"odd": 1}}, {"type": "acc"}]}]}]);
        assert_eq!(values(json!({"model-index": index, "cardData": {"model-index": index}})), [9.6]);
        assert_eq!(values(json!({"model-index": null, "cardData": {"model-index": index}})), [9.6]);
        let result = &of(&json!({"model-index": index}), &Value::Null)[0];
        assert_eq!((result.task.as_deref(), result.dataset.as_deref()), (Some("asr"), Some("Speech")));
        assert_eq!(result.metric.as_deref(), Some("wer"));
    }

    #[test]
    fn an_index_without_results_is_empty() {
        for index in
            [json!(null), json!([]), json!("x"), json!([{"results": null}]), json!([{"results": [3]}])]
        {
            assert!(values(json!({"model-index": index})).is_empty());
        }
    }
}
