//! What queries mean.

use super::printed;
use crate::listing::{Sort, SortField};
use crate::query::{Condition, NumberField, Query, Test, Trait, Word};

fn condition(text: &str) -> Condition {
    Query::parse(text).unwrap().condition
}

fn word(text: &str) -> Condition {
    Condition::Test(Test::Word(Word::new(text, false).unwrap()))
}

fn phrase(text: &str) -> Condition {
    Condition::Test(Test::Word(Word::new(text, true).unwrap()))
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

#[test]
fn nothing_is_everything() {
    for text in ["", " ", "\t\n\u{a0}\u{3000}"] {
        assert_eq!(Query::parse(text), Ok(Query::default()));
    }
    assert_eq!(Query::default().to_string(), "");
}

#[test]
fn words_are_all_wanted_and_or_binds_weaker() {
    let all = |words: &[&str]| Condition::All(words.iter().map(|text| word(text)).collect());
    assert_eq!(condition("a"), word("a"));
    assert_eq!(condition("a b"), all(&["a", "b"]));
    assert_eq!(condition("a AND b"), all(&["a", "b"]));
    assert_eq!(condition("a OR b"), Condition::Any(vec![word("a"), word("b")]));
    assert_eq!(condition("a b OR c"), Condition::Any(vec![all(&["a", "b"]), word("c")]));
    assert_eq!(condition("a (b OR c)"), Condition::All(vec![word("a"), condition("b OR c")]));
    assert_eq!(condition("a (b (c AND d)) e"), all(&["a", "b", "c", "d", "e"]));
    assert_eq!(condition("a OR (b OR (c OR d))"), condition("a OR b OR c OR d"));
}

#[test]
fn only_capitals_are_keywords() {
    let words = ["or", "and", "not", "Or", "ORC", "ANDROID", "NOTE", "OR-gate", "NOT-x"];
    assert_eq!(condition(&words.join(" ")), Condition::All(words.map(word).to_vec()));
    assert_eq!(condition("\"OR\" \"NOT\""), Condition::All(vec![phrase("OR"), phrase("NOT")]));
    assert_eq!(condition("a OR(b)"), condition("a OR b"));
    assert_eq!(condition("NOT(a)"), not(word("a")));
    assert_eq!(condition("NOT\"a\""), not(phrase("a")));
}

#[test]
fn a_dash_or_not_negates_and_twice_is_not_at_all() {
    assert_eq!(condition("-a"), not(word("a")));
    assert_eq!(condition("NOT a"), not(word("a")));
    assert_eq!(condition("-(a b)"), not(condition("a b")));
    assert_eq!(condition("-\"a b\""), not(phrase("a b")));
    assert_eq!(condition("NOT -a"), word("a"));
    assert_eq!(condition("-NOT a"), word("a"));
    assert_eq!(condition("--a"), word("a"));
    assert_eq!(condition("---a"), not(word("a")));
    assert_eq!(condition("-(-(a OR b)) c"), condition("(a OR b) c"));
}

#[test]
fn a_dash_inside_a_word_or_alone_negates_nothing() {
    assert_eq!(condition("gpt-4"), word("gpt-4"));
    assert_eq!(condition("a - b"), condition("a b"));
    assert_eq!(condition("a -"), word("a"));
    assert_eq!(condition("(a -)"), word("a"));
    assert_eq!(condition(&format!("{} a", "-".repeat(80))), word("a"));
}

#[test]
fn what_people_paste_is_a_word() {
    for text in [
        "llama3:8b",
        "qwen2.5:7b-instruct-q4_K_M",
        "https://hf.co/org/name?x=(1)",
        "http://a.b/c,d:e",
        "c++",
        "it's",
        "foo\"bar",
        "f(x)",
        "f(x",
        "g(f(x),y)",
        "main()",
        "50%",
        "snake_case",
        "org/name:Q4_K_M",
        "a=b",
        "<10b",
        "🦙",
        "مرحبا",
        "שלום\u{200f}",
        "通义千问",
        "\\n",
        "a\0b",
        ":b",
        "'a",
        "a,b",
    ] {
        assert_eq!(condition(text), word(text), "{text}");
        assert_eq!(printed(text), text);
    }
}

#[test]
fn parentheses_after_a_word_group_where_a_space_stands_before() {
    assert_eq!(condition("f(x) (y)"), Condition::All(vec![word("f(x)"), word("y")]));
    assert_eq!(condition("(f(x))"), word("f(x)"));
    assert_eq!(condition("(f(x) y)z"), Condition::All(vec![word("f(x)"), word("y"), word("z")]));
    assert_eq!(printed("(a OR f( ) b"), "(a OR f( ) b");
    assert_eq!(printed("-(a name:f(x,g( ) tag:h("), "-(a (name:f(x OR name:g( ) ) tag:\"h(\"");
    assert_eq!(condition("(a)(b)"), condition("a b"));
    assert_eq!(condition("\"a\"b\"c\""), Condition::All(vec![phrase("a"), word("b\"c\"")]));
}

#[test]
fn quotes_hold_anything() {
    for (text, held) in [
        (r#""a b""#, "a b"),
        (r#""say \"hi\"""#, r#"say "hi""#),
        (r#""back\\slash\\""#, r"back\slash\"),
        (r#""a\n""#, r"a\n"),
        (r#""-a OR (b status:using""#, "-a OR (b status:using"),
        ("\"a\nb\"", "a\nb"),
        (r#""(a+)+$""#, "(a+)+$"),
    ] {
        assert_eq!(condition(text), phrase(held), "{text}");
        printed(text);
    }
    assert_eq!(printed(r#""back\\slash\\""#), r#""back\slash\\""#);
}

#[test]
fn what_has_no_letter_digit_or_symbol_is_passed_over() {
    assert_eq!(condition("a & b"), condition("a b"));
    assert_eq!(condition("% a _ \"\" \"…\" () -% NOT & (( ))"), word("a"));
    assert_eq!(condition("a OR %"), word("a"));
    assert_eq!(condition("(% OR _) a"), word("a"));
    assert_eq!(printed("-(% a)"), "-a");
}

#[test]
fn fields_and_their_values() {
    for (text, expected) in [
        ("STATUS:Using", "status:using"),
        ("status:using,tried,using", "status:using,tried"),
        ("type:llm,\"code assistant\",Code-Assistant", "type:llm,code_assistant"),
        ("tag:Rust,\"to read\"", "tag:rust,\"to read\""),
        ("tag:OR,not,\"-old\",-new", "tag:or,not,-old,-new"),
        ("tag:foo\"bar,\"a,b\",f(x)", "tag:foo\"bar,\"a,b\",f(x)"),
        ("tag:\"(a\",\"\\\"\"", "tag:\"(a\",\"\\\"\""),
        ("tag://x", "tag://x"),
        ("tag:a:b", "tag:a:b"),
        ("tag:%,_", "tag:%,_"),
        ("developer:\"Mistral AI\",qwen", "developer:\"Mistral AI\",qwen"),
        ("license:MIT", "license:mit"),
        ("license:Commercial,Permissive,UNKNOWN", "license:commercial,permissive,unknown"),
        ("license:\"Ask me\"", "license:\"Ask me\""),
        ("hub:Org/Name,GPT2", "hub:org/name,gpt2"),
        ("hub:https://huggingface.co/Org/Name/tree/main", "hub:org/name"),
        ("decision:chosen,rejected", "decision:chosen,rejected"),
        ("is:favourite", "is:favorite"),
        ("is:favorite,gated,favorite", "is:favorite OR is:gated"),
        ("has:notes", "has:notes"),
        ("has:parameters,log x", "(has:params OR has:log) x"),
        ("name:llama", "name:llama"),
        ("name:\"llama 3\",qwen", "name:\"llama 3\" OR name:qwen"),
        ("-name:a,b", "-(name:a OR name:b)"),
        ("parameters:7B", "params:7b"),
        ("params:\"<=10B\"", "params:<=10b"),
        ("context:>=32K", "context:>=32k"),
        ("rating:4..5", "rating:4..5"),
        ("added:<=030d", "added:<30d"),
        ("updated:>1Y", "updated:>1y"),
        ("since:2026-01..2026-03", "since:2026-01..2026-03"),
        ("interacted:>=2026", "interacted:>=2026"),
        ("(status:using)", "status:using"),
        ("-status:using", "-status:using"),
    ] {
        assert_eq!(printed(text), expected, "{text}");
    }
}

#[test]
fn a_unit_is_worth_what_the_field_counts() {
    let bounds = |text: &str| match condition(text) {
        Condition::Test(Test::Number(field, test)) => (field, test.bounds()),
        other => panic!("{other:?}"),
    };
    assert_eq!(bounds("params:>=32k"), (NumberField::Parameters, (Some(32_000), None)));
    assert_eq!(bounds("context:>=32k"), (NumberField::Context, (Some(32_768), None)));
    assert_eq!(bounds("rating:5"), (NumberField::Rating, (Some(5), Some(5))));
}

#[test]
fn a_name_in_quotes_is_exact() {
    let name = |text: &str, quoted| Condition::Test(Test::Name(Word::new(text, quoted).unwrap()));
    assert_eq!(condition("name:\"llama\""), name("llama", true));
    assert_eq!(condition("name:llama"), name("llama", false));
}

#[test]
fn a_sort_and_the_trash_are_said_of_the_whole_list() {
    let query = Query::parse("is:trashed sort:-Params llama AND is:TRASHED").unwrap();
    assert_eq!(query.condition, word("llama"));
    assert_eq!(query.sort, Some(Sort { field: SortField::Parameters, descending: true }));
    assert!(query.trashed);
    assert_eq!(query.to_string(), "llama is:trashed sort:-parameters");
    assert_eq!(printed("sort:name"), "sort:name");
    assert_eq!(printed("is:trashed"), "is:trashed");
    assert_eq!(printed("(a OR b) sort:relevance"), "(a OR b) sort:relevance");
    assert_eq!(printed("name:a,b is:trashed"), "(name:a OR name:b) is:trashed");
    assert_eq!(condition("is:gated"), Condition::Test(Test::Is(Trait::Gated)));
}
