//! What the stub writes by itself: quotations of the data that it was given, under the sections that it was asked for.

use super::question::Question;
use serde_json::{Value, json};

/// A line of the data.
struct Line {
    key: String,
    what: String,
    text: String,
}

/// What each section of an analysis quotes, by what a key begins with.
const QUOTED: &[(&str, &[&str])] = &[
    ("technical_analysis", &["parameters", "architecture", "context_length", "base_models", "experts"]),
    ("use_cases", &["pipeline_tag", "description", "languages", "card_1"]),
    ("recommendations", &["total_q4_k_m", "quantized_files", "library", "card_2"]),
    ("risks", &["license", "gated", "hub_last_modified"]),
];

/// The most of a line that is quoted, in characters.
const MAX_QUOTE: usize = 220;

/// Writes the JSON of an answer.
pub(super) fn write(question: &Question) -> String {
    let schema = &question.generation_config.response_json_schema;
    let asks_for = |property: &str| schema.pointer(&format!("/properties/{property}")).is_some();
    let lines = lines(&question.text());
    let answer = if asks_for("tags") {
        json!({ "tags": tags(&lines) })
    } else if asks_for("fields") {
        json!({ "fields": fields(&lines) })
    } else {
        json!({ "statements": statements(schema, &lines, &question.text()) })
    };
    answer.to_string()
}

fn lines(text: &str) -> Vec<Line> {
    let line = |line: &str| {
        let read: Value = serde_json::from_str(line).ok()?;
        let of = |name: &str| read.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(Line { key: of("key")?, what: of("what")?, text: of("text")? })
    };
    text.lines().filter(|line| line.starts_with('{')).filter_map(line).collect()
}

fn statements(schema: &Value, lines: &[Line], text: &str) -> Vec<Value> {
    let sections = schema.pointer("/properties/statements/items/properties/section/enum");
    let has = |name: &str| sections.and_then(Value::as_array).is_some_and(|list| list.contains(&name.into()));
    if has("technical_analysis") {
        return QUOTED.iter().flat_map(|(section, keys)| quoted(section, keys, lines)).collect();
    }
    if has("verdict") {
        return verdicts(lines);
    }
    answers(lines, text)
}

fn quoted<'a>(section: &'a str, keys: &'a [&str], lines: &'a [Line]) -> impl Iterator<Item = Value> + 'a {
    let wanted = lines.iter().filter(|line| keys.contains(&line.key.as_str()));
    wanted.map(move |line| {
        let text = format!("{}, as it is stated: {}", line.what, quote(&line.text));
        json!({ "section": section, "text": text, "cites": [line.key] })
    })
}

fn verdicts(lines: &[Line]) -> Vec<Value> {
    let telling: Vec<&Line> = lines.iter().filter(|line| line.text.contains("(best)")).take(6).collect();
    let mut said: Vec<Value> = telling
        .iter()
        .map(|line| {
            let text = format!("{}: {}.", line.what, quote(&line.text));
            json!({ "section": "verdict", "text": text, "cites": [line.key] })
        })
        .collect();
    let first = telling.first().copied().or(lines.first());
    if let Some(line) = first {
        let name = line.text.split(": ").next().unwrap_or_default();
        let text = format!("Begin with {name}, and look at {} first.", line.what.to_lowercase());
        said.push(json!({ "section": "recommendation", "text": text, "cites": [line.key] }));
    }
    said
}

/// The lines that share a word of some length with the question.
fn answers(lines: &[Line], text: &str) -> Vec<Value> {
    let question = text.rsplit("Question: ").next().unwrap_or_default().to_lowercase();
    let words: Vec<&str> =
        question.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3).collect();
    let shares = |line: &&Line| {
        let said = format!("{} {}", line.what, line.text).to_lowercase();
        words.iter().any(|word| said.contains(word))
    };
    let answer = |line: &Line| {
        let text = format!("{}: {}", line.what, quote(&line.text));
        json!({ "section": "answer", "text": text, "cites": [line.key] })
    };
    lines.iter().filter(shares).take(4).map(answer).collect()
}

/// Words of the lines called `vocabulary` that stand in another line, then a word of the first line.
fn tags(lines: &[Line]) -> Vec<Value> {
    let vocabulary =
        lines.iter().filter(|line| line.key == "vocabulary").flat_map(|line| line.text.split(", "));
    let elsewhere: String =
        lines.iter().filter(|line| line.key != "vocabulary").map(|line| line.text.to_lowercase()).collect();
    let known = vocabulary.filter(|tag| elsewhere.contains(&tag.to_lowercase())).take(5).map(str::to_owned);
    let new = lines.iter().find(|line| line.key == "pipeline_tag").map(|line| line.text.clone());
    let tag = |tag: String| json!({ "tag": tag, "cites": ["name"] });
    known.chain(new).map(tag).collect()
}

/// What a line names with the words of a field before it, such as `License: mit`.
fn fields(lines: &[Line]) -> Vec<Value> {
    let names = [
        ("name", "model:"),
        ("developer", "developer:"),
        ("license", "license:"),
        ("parameters", "parameters:"),
        ("model_type", "type:"),
        ("version", "version:"),
    ];
    let found = names.iter().filter_map(|(field, words)| {
        lines.iter().filter(|line| line.key.starts_with("passage_")).find_map(|line| {
            let at = line.text.to_lowercase().find(words)?;
            let value = line.text.get(at + words.len()..)?.split(['.', ';', '\n']).next()?.trim().to_owned();
            (!value.is_empty()).then(|| json!({ "field": field, "value": value, "cites": [line.key] }))
        })
    });
    found.collect()
}

fn quote(text: &str) -> String {
    if text.chars().count() <= MAX_QUOTE {
        return text.to_owned();
    }
    let head: String = text.chars().take(MAX_QUOTE).collect();
    head.rsplit_once(' ').map_or(head.clone(), |(whole, _)| whole.to_owned())
}
