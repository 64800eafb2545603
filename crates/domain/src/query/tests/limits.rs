//! How long, how deep and how many.

use super::printed;
use crate::query::Query;
use crate::violation::Violation;

fn refused(text: &str) -> (usize, &'static str) {
    let refused = Query::parse(text).unwrap_err();
    (refused.column(), refused.code())
}

fn numbered(count: usize, field: &str, between: &str) -> String {
    (0..count).map(|n| format!("{field}{n}")).collect::<Vec<_>>().join(between)
}

#[test]
fn a_query_has_an_end() {
    printed(&"é".repeat(2_000));
    assert_eq!(refused(&"é".repeat(2_001)), (2_001, "too_long"));
    assert_eq!(refused(&"x ".repeat(5_000)), (2_001, "too_long"));
    assert_eq!(refused(&"(".repeat(5_000)), (2_001, "too_long"));
}

#[test]
fn what_grows_when_it_is_read_is_measured_as_it_prints() {
    let tags: Vec<String> = (10..60).map(|n| format!("{n}{}", "İ".repeat(20))).collect();
    assert_eq!(refused(&format!("tag:{}", tags.join(","))), (1, "too_long"));
    let names: Vec<String> = ('a'..='p').map(|letter| letter.to_string().repeat(121)).collect();
    assert_eq!(refused(&format!("name:{}", names.join(","))), (1, "too_long"));
}

#[test]
fn escapes_never_grow() {
    let text = format!("\"x{}\"", "\\a\\\\".repeat(499));
    assert_eq!(printed(&text).len(), text.len());
}

#[test]
fn groups_and_negations_have_a_depth() {
    let nested = |depth, before: &str, after: &str| before.repeat(depth) + "x" + &after.repeat(depth);
    assert_eq!(printed(&nested(20, "(", ")")), "x");
    assert_eq!(refused(&nested(21, "(", ")")), (21, "too_deep"));
    assert_eq!(refused(&"(".repeat(1_999)), (21, "too_deep"));
    assert_eq!(printed(&nested(20, "-", "")), "x");
    assert_eq!(refused(&nested(21, "-", "")), (21, "too_deep"));
    assert_eq!(refused(&nested(1_999, "-", "")), (21, "too_deep"));
    assert_eq!(refused(&nested(21, "NOT ", "")), (81, "too_deep"));
    assert_eq!(refused(&nested(11, "-(", ")")), (21, "too_deep"));
    assert_eq!(printed(&nested(10, "-(a ", ")")), nested(10, "-(a ", ")"));
    printed(&"(a) ".repeat(16));
}

#[test]
fn several_names_are_a_group() {
    // Twenty deep before the names.
    let deep = |names: &str| "-(tag:a ".repeat(9) + "(tag:b OR -" + names + ")" + &")".repeat(9);
    printed(&deep("name:a"));
    printed(&deep("name:a,a"));
    assert_eq!(refused(&deep("name:a,b")), (91, "too_deep"));
    assert_eq!(refused(&deep("(a b)")), (84, "too_deep"));
}

#[test]
fn tests_values_and_words_are_counted() {
    printed(&numbered(64, "tag:", " "));
    assert_eq!(refused(&numbered(65, "tag:", " ")), (10 * 6 + 54 * 7 + "tag:".len() + 1, "too_many"));
    printed(&numbered(64, "tag:", " OR "));
    assert_eq!(refused(&numbered(65, "tag:", " OR ")).1, "too_many");
    printed(&format!("tag:{}", numbered(50, "", ",")));
    assert_eq!(refused(&format!("tag:{}", numbered(51, "", ","))), (5 + 10 * 2 + 40 * 3, "too_many"));
    printed(&numbered(16, "w", " "));
    assert_eq!(refused(&numbered(17, "w", " ")), (10 * 3 + 6 * 4 + 1, "too_many"));
    assert_eq!(refused(&format!("name:{} \"x y\"", numbered(16, "w", ","))).1, "too_many");
    assert_eq!(refused(&format!("name:{}", numbered(17, "w", ","))).1, "too_many");
    printed(&"% ".repeat(900).replacen('%', "x", 1));
}
