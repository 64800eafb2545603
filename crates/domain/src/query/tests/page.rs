//! The page that explains the language is right.

use super::printed;
use crate::query::{Query, fields};

const PAGE: &str = include_str!("../../../../../docs/query-language.md");

/// The lines of every block of that kind.
fn examples(kind: &str) -> Vec<&'static str> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in PAGE.lines() {
        match line.strip_prefix("```") {
            Some(info) => inside = !inside && info == kind,
            None if inside => lines.push(line),
            None => {}
        }
    }
    lines
}

#[test]
fn every_example_of_the_page_reads_and_prints() {
    let examples = examples("trackml");
    assert!(examples.len() >= 30, "there are {}", examples.len());
    for example in examples {
        printed(example);
    }
}

#[test]
fn every_error_of_the_page_is_where_it_says() {
    let examples = examples("trackml-error");
    assert!(!examples.is_empty());
    for example in examples {
        let (query, column) = example.split_once("  # column ").unwrap();
        let refused = Query::parse(query).unwrap_err();
        assert_eq!(refused.column().to_string(), column, "{query}: {refused}");
    }
}

#[test]
fn the_page_has_an_example_of_every_field() {
    let examples = examples("trackml").join(" ");
    for (name, _) in fields() {
        assert!(PAGE.contains(&format!("`{name}:`")), "{name} is not explained");
        assert!(examples.contains(&format!("{name}:")), "{name} has no example");
    }
}
