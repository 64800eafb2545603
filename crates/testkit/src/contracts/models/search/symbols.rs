//! Characters that mean something to a database, or to the search language, in what is looked for.

use super::words::found_in;
use crate::contracts::Harness;
use crate::sample;

crate::contracts::suite!(search_symbols at contracts::models::search::symbols:
    a_percent_sign_stands_for_nothing,
    an_underscore_stands_for_nothing,
    a_backslash_stands_for_nothing,
    an_asterisk_and_a_question_mark_stand_for_nothing,
    quotes_in_the_middle_of_a_word_do_no_harm,
    the_operators_of_text_searches_are_words,
    a_word_with_a_sign_before_it_is_a_word,
    an_address_is_a_word,
    a_statement_is_words,
    emoji_and_other_symbols_are_words,
);

/// Asserts that of models with these notes those are found that have the text.
async fn only(harness: &Harness, text: &str, having: &str, lacking: &[&str]) {
    let workspace = harness.workspace().await;
    harness.put(sample::new_model_with(workspace, "having", sample::patch().notes(having))).await;
    for notes in lacking {
        harness.put(sample::new_model_with(workspace, "lacking", sample::patch().notes(notes))).await;
    }
    assert_eq!(harness.names(workspace, text).await, ["having"], "{text}");
}

async fn a_percent_sign_stands_for_nothing(harness: &Harness) {
    only(harness, "100%", "is 100% open", &["1000 tokens", "10 percent"]).await;
}

async fn an_underscore_stands_for_nothing(harness: &Harness) {
    only(harness, "q4_k", "as Q4_K_M", &["as Q4xK", "as Q4", "K4Q"]).await;
}

async fn a_backslash_stands_for_nothing(harness: &Harness) {
    only(harness, r"c\m", r"in C:\models", &["models in C", "cm"]).await;
}

async fn an_asterisk_and_a_question_mark_stand_for_nothing(harness: &Harness) {
    only(harness, "a*b wh?t", "is a*b, wh?t", &["is ab, wh?t", "is axb, what", "a*b, whet"]).await;
}

async fn quotes_in_the_middle_of_a_word_do_no_harm(harness: &Harness) {
    only(harness, "it's `one`", "it's not `one`", &["its the two"]).await;
}

async fn the_operators_of_text_searches_are_words(harness: &Harness) {
    let operators = ["and", "or", "not", "near", "not-near", "\"AND\"", "\"OR\"", "\"NOT\"", "NEAR"];
    for (number, operator) in operators.into_iter().enumerate() {
        let plain = operator.trim_matches('"');
        let person = harness.person(&format!("ada-{number}")).await;
        for (name, notes) in [("having", format!("alpha {plain} beta")), ("lacking", "alpha beta".to_owned())]
        {
            let new = sample::new_model_with(person.workspace, name, sample::patch().notes(&notes));
            harness.put(new).await;
        }
        let text = format!("alpha {operator} beta");
        assert_eq!(harness.names(person.workspace, &text).await, ["having"], "{operator}");
    }
}

async fn a_word_with_a_sign_before_it_is_a_word(harness: &Harness) {
    only(harness, "+slow !not ^top", "+slow !not ^top", &["fast slow", "nothing"]).await;
}

async fn an_address_is_a_word(harness: &Harness) {
    only(
        harness,
        "https://example.org/a?b=%20c#d",
        "see https://example.org/a?b=%20c#d",
        &["https example org"],
    )
    .await;
}

async fn a_statement_is_words(harness: &Harness) {
    let text = "'); DROP TABLE models; -- $1 ?1 \u{201c}";
    let query = text.replace(')', "");
    assert!(found_in(harness, &query, sample::patch().notes(text)).await);
}

async fn emoji_and_other_symbols_are_words(harness: &Harness) {
    only(harness, "🦙 →", "a 🦙 → b", &["a b", "🐫 →"]).await;
}
