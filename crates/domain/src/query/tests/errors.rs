//! Where queries are wrong, and what is said.

use crate::query::Query;
use crate::violation::Violation;

/// A query, the column and the code of its error, and a piece of what is said.
const WRONG: &[(&str, usize, &str, &str)] = &[
    // Shape.
    (")", 1, "syntax", "closes no parenthesis"),
    ("a b)", 4, "syntax", "closes no parenthesis"),
    ("(a))", 4, "syntax", "closes no parenthesis"),
    ("hello :)", 8, "syntax", "closes no parenthesis"),
    ("(", 1, "syntax", "never closed"),
    ("a (b", 3, "syntax", "never closed"),
    ("(a (b)", 1, "syntax", "never closed"),
    ("(a f(b)", 1, "syntax", "never closed"),
    ("\"", 1, "syntax", "never closed"),
    ("é \"b", 3, "syntax", "never closed"),
    ("\"a\\\"", 1, "syntax", "never closed"),
    ("tag:\"a", 5, "syntax", "never closed"),
    ("OR", 1, "syntax", "expected a word or a field"),
    ("OR a", 1, "syntax", "found \"OR\""),
    ("AND a", 1, "syntax", "found \"AND\""),
    ("a OR", 5, "syntax", "found nothing"),
    ("a OR ", 6, "syntax", "found nothing"),
    ("a AND", 6, "syntax", "found nothing"),
    ("a OR OR b", 6, "syntax", "found \"OR\""),
    ("a AND OR b", 7, "syntax", "found \"OR\""),
    ("(a OR )", 7, "syntax", "found \")\""),
    ("a NOT", 6, "syntax", "found nothing"),
    ("NOT OR", 5, "syntax", "found \"OR\""),
    ("-OR", 2, "syntax", "found \"OR\""),
    // Nothing.
    ("%", 1, "syntax", "nothing to look for"),
    ("  & _ () - \"\"", 1, "syntax", "nothing to look for"),
    ("-%", 1, "syntax", "nothing to look for"),
    ("% sort:name", 1, "syntax", "nothing to look for"),
    ("name:%", 6, "syntax", "nothing to look for"),
    // Fields.
    ("statsu:using", 1, "unknown_field", "did you mean status?"),
    ("a -(statsu:using)", 5, "unknown_field", "did you mean status?"),
    ("Note: this", 1, "unknown_field", "put \"Note:\" in quotes"),
    ("mistral:7b", 1, "unknown_field", "put \"mistral:7b\" in quotes"),
    ("std::vector", 1, "unknown_field", "there are status, type"),
    ("runs:8gb", 1, "unknown_field", "no field \"runs\""),
    ("_:x", 1, "unknown_field", "no field \"_\""),
    // Values that are missing.
    ("status: using", 8, "syntax", "expected a status such as using, found nothing"),
    ("🦙 status:", 10, "syntax", "expected a status"),
    ("(tag:)", 6, "syntax", "expected a tag, found \")\""),
    ("tag:,a", 5, "syntax", "expected a tag"),
    ("tag:a,", 7, "syntax", "expected a tag"),
    ("tag:a, b", 7, "syntax", "expected a tag"),
    ("tag:(a OR b)", 5, "syntax", "found \"(a\""),
    ("tag:\"a\"b", 8, "syntax", "expected a comma or a space"),
    ("tag:\"a\"(b)", 8, "syntax", "expected a comma or a space"),
    ("params:<", 9, "syntax", "expected a number"),
    ("params:<= 7b", 10, "syntax", "expected a number"),
    ("added:<", 8, "syntax", "expected an age"),
    // Values that are none.
    ("status:usng", 8, "unknown_value", "did you mean using? known are wishlist, studying"),
    ("status:using,\"x\"", 14, "unknown_value", "\"x\" is no value of status; known are"),
    ("type:foo", 6, "unknown_value", "and 14 more"),
    ("decision:maybe", 10, "unknown_value", "known are chosen, rejected"),
    ("is:nice", 4, "unknown_value", "known are favorite, gated, gone, changed, duplicate, trashed"),
    ("has:licence", 5, "unknown_value", "did you mean license?"),
    ("sort:size", 6, "unknown_value", "cannot sort by"),
    ("tag:\"\"", 5, "empty", "is no value of tag: must not be empty"),
    ("tag:a,\"b\u{7}\"", 7, "control_character", "U+0007"),
    ("hub:datasets/a/b", 5, "dataset", "\"datasets/a/b\" is no value of hub: is a dataset"),
    ("hub:a,-b", 7, "invalid_id", "begins or ends"),
    ("params:big", 8, "syntax", "expected a number such as 7b"),
    ("params:7b,8b", 11, "syntax", "expected one number"),
    ("params:7b..", 12, "syntax", "found nothing"),
    ("params:10..7", 8, "out_of_range", "nothing is between 10 and 7"),
    ("params:\"<x\"", 10, "syntax", "found \"x\""),
    ("params:>1001t", 9, "out_of_range", "at most 1000000000000000"),
    ("rating:6", 8, "out_of_range", "1 to 5"),
    ("rating:4k", 8, "syntax", "whole number"),
    ("added:30d", 7, "syntax", "< (younger than)"),
    ("added:yesterday", 7, "syntax", "expected an age such as <30d, or a day"),
    ("added:<200y", 8, "out_of_range", "at most 100 years"),
    ("added:2026-02-30", 7, "out_of_range", "calendar"),
    ("added:2026-01-31T25:00", 18, "syntax", "expected a time in UTC such as 18:30"),
    ("added:2026-01T12:00", 7, "syntax", "expected a day such as 2026-01-31"),
    ("added:2026,2025", 12, "syntax", "expected one day or age"),
    // What is said of the whole list.
    ("sort:name sort:name", 11, "syntax", "a sort already"),
    ("sort:name,rating", 11, "syntax", "expected one field"),
    ("a OR sort:name", 6, "syntax", "beside an OR"),
    ("a OR b sort:name", 8, "syntax", "beside an OR"),
    ("a (b sort:name)", 6, "syntax", "in parentheses"),
    ("-sort:name", 2, "syntax", "behind a -"),
    ("--is:trashed", 3, "syntax", "behind a -"),
    ("NOT is:trashed", 5, "syntax", "behind a -"),
    ("a OR is:trashed", 6, "syntax", "is:trashed is said of the whole list"),
    ("(is:trashed)", 2, "syntax", "in parentheses"),
    ("is:favorite,trashed", 13, "syntax", "expected is:trashed alone"),
];

#[test]
fn an_error_says_what_and_where() {
    for (text, column, code, said) in WRONG {
        let refused = Query::parse(text).unwrap_err();
        assert_eq!((refused.column(), refused.code()), (*column, *code), "{text}: {refused}");
        assert!(refused.to_string().contains(said), "{text}: {refused}");
        assert!(refused.to_string().starts_with(&format!("column {column}: ")), "{text}: {refused}");
    }
}

#[test]
fn what_looks_like_an_error_and_is_none() {
    // Parentheses of a pattern are a group and a word.
    assert_eq!(Query::parse("(a+)+$").unwrap().to_string(), "a+");
    for text in ["http://x", "statsu://x", "llama3:", "é:x", "1:1", "a-b:c"] {
        assert!(Query::parse(text).is_ok(), "{text}");
    }
}

#[test]
fn an_error_repeats_only_the_beginning_of_what_is_long() {
    let long = "x".repeat(1_900);
    for text in
        [format!("status:{long}"), format!("{long}:y"), format!("params:{long}"), format!("tag:\"a\"{long}")]
    {
        assert!(Query::parse(&text).unwrap_err().to_string().len() < 400, "{text}");
    }
}
