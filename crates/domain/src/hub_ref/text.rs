//! References in a text of any kind: a list of ids, a table, a page of prose.

use super::{HubRef, HubRefError, trimmed};
use std::collections::HashSet;

/// What a text mentions, each once, in its order.
pub(super) fn references(text: &str) -> Vec<(String, Result<HubRef, HubRefError>)> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for line in text.lines().map(|line| trimmed(line.trim_start_matches(['-', '*', '•', ' ', '\t']))) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let whole = HubRef::parse(line);
        if whole.is_ok() || !line.contains(char::is_whitespace) {
            note(&mut found, &mut seen, line, whole);
            continue;
        }
        for word in line.split(|c: char| c.is_whitespace() || "()[]{}<>\"'`|,;“”".contains(c)) {
            let word = trimmed(word.trim_start_matches(['-', '*', '@']));
            if mentions_the_hub(word) || is_surely_an_id(word) {
                note(&mut found, &mut seen, word, HubRef::parse(word));
            }
        }
    }
    found
}

type Found = Vec<(String, Result<HubRef, HubRefError>)>;

fn note(found: &mut Found, seen: &mut HashSet<String>, source: &str, reference: Result<HubRef, HubRefError>) {
    let key = reference.as_ref().map_or_else(|_| source.to_owned(), |reference| reference.repo().key());
    if seen.insert(key) {
        found.push((source.to_owned(), reference));
    }
}

fn mentions_the_hub(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://")).unwrap_or(&word);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.starts_with("huggingface.co/") || rest.starts_with("hf.co/") || word.starts_with("hf://")
}

/// In prose `and/or`, `w/o` and `src/main.rs` have the shape of an id; a name with a digit, a hyphen or an underscore
/// behind a namespace with a letter has little else.
fn is_surely_an_id(word: &str) -> bool {
    word.split_once('/').is_some_and(|(namespace, name)| {
        namespace.chars().any(|c| c.is_ascii_alphabetic())
            && namespace.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
            && name.chars().any(|c| c.is_ascii_alphabetic())
            && name.chars().any(|c| c.is_ascii_digit() || matches!(c, '-' | '_'))
            && !name.contains('/')
    })
}
