//! Words of characters that mean something to a database.

use super::words::{filter, found_in};
use crate::contracts::Harness;
use crate::sample;

crate::contracts::suite!(search_symbols at contracts::models::search::symbols:
    a_percent_sign_stands_for_itself,
    an_underscore_stands_for_itself,
    a_backslash_stands_for_itself,
    a_backslash_before_a_percent_sign_stands_for_itself,
    an_asterisk_stands_for_itself,
    a_question_mark_stands_for_itself,
    quotes_stand_for_themselves,
    brackets_stand_for_themselves,
    the_operators_of_text_searches_are_words,
    a_word_with_a_sign_before_it_is_a_word,
    a_word_with_a_colon_is_a_word,
    a_statement_is_words,
);

/// Asserts that of models with these notes, in alphabetical order, those are found that have the text.
async fn only(harness: &Harness, text: &str, having: &str, lacking: &[&str]) {
    let workspace = harness.workspace().await;
    harness.put(sample::new_model_with(workspace, "having", sample::patch().notes(having))).await;
    for notes in lacking {
        harness.put(sample::new_model_with(workspace, "lacking", sample::patch().notes(notes))).await;
    }
    assert_eq!(harness.names(workspace, &filter(text)).await, ["having"], "{text}");
}

async fn a_percent_sign_stands_for_itself(harness: &Harness) {
    only(harness, "100%", "is 100% open", &["1000 tokens", "100 open"]).await;
}

async fn an_underscore_stands_for_itself(harness: &Harness) {
    only(harness, "q4_k", "as Q4_K_M", &["as Q4xK", "as Q4K"]).await;
}

async fn a_backslash_stands_for_itself(harness: &Harness) {
    only(harness, r"c:\m", r"in C:\models", &["in C:models", "in C:/models"]).await;
}

async fn a_backslash_before_a_percent_sign_stands_for_itself(harness: &Harness) {
    only(harness, r"\%_\", r"LIKE '\%_\'", &["%_", r"\\", "anything"]).await;
}

async fn an_asterisk_stands_for_itself(harness: &Harness) {
    only(harness, "a*b", "is a*b", &["is ab", "is axb", "is aab"]).await;
}

async fn a_question_mark_stands_for_itself(harness: &Harness) {
    only(harness, "wh?t", "wh?t", &["what", "whet"]).await;
}

async fn quotes_stand_for_themselves(harness: &Harness) {
    only(harness, r#"it's "the" `one`"#, r#"it's not "the" `one`"#, &["its not the one", "it''s \"\"the"])
        .await;
}

async fn brackets_stand_for_themselves(harness: &Harness) {
    only(harness, "[a-z] (x) {y} <z>", "[a-z] (x) {y} <z>", &["b x y z", "a z (x {y}"]).await;
}

async fn the_operators_of_text_searches_are_words(harness: &Harness) {
    for operator in ["and", "or", "not", "near", "not near"] {
        let name = operator.replace(' ', "-");
        let person = harness.person(&format!("ada-{name}")).await;
        let text = format!("alpha {} beta", operator.to_uppercase());
        for (name, notes) in [("having", text.as_str()), ("lacking", "alpha beta")] {
            let new = sample::new_model_with(person.workspace, name, sample::patch().notes(notes));
            harness.put(new).await;
        }
        assert_eq!(harness.names(person.workspace, &filter(&text)).await, ["having"], "{operator}");
    }
}

async fn a_word_with_a_sign_before_it_is_a_word(harness: &Harness) {
    only(harness, "-fast +slow !not ^top", "-fast +slow !not ^top", &["fast slow not top", "nothing"]).await;
}

async fn a_word_with_a_colon_is_a_word(harness: &Harness) {
    only(harness, "name:zephyr tags: :*", "name:zephyr tags: :*", &["zephyr", "name zephyr tags"]).await;
}

async fn a_statement_is_words(harness: &Harness) {
    let text = "'); DROP TABLE models; -- $1 :name ?1 \u{201c}";
    assert!(found_in(harness, text, sample::patch().notes(text)).await);
}
