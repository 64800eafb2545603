use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    snippets_are_shown_where_they_are_asked_for,
    a_snippet_marks_what_was_looked_for_and_nothing_else,
    a_snippet_says_where_it_stands_the_weightier_first,
    a_long_text_is_cut_around_the_first_hit,
    a_corrected_word_is_marked_as_it_stands,
    what_is_left_out_is_not_marked,
    without_words_there_is_nothing_to_show,
    a_switch_is_on_or_off,
);

async fn ask(user: &TestUser<'_>, query: &str, snippets: &str) -> Answer {
    let parameters = [("q", query), ("snippets", snippets)];
    Answer::to(user.request(reqwest::Method::GET, "/models").query(&parameters)).await
}

/// The snippets of the only record that is found: the field, and the text with its hits in brackets.
async fn shown(user: &TestUser<'_>, query: &str) -> Vec<String> {
    let found = ask(user, query, "true").await;
    assert_eq!((found.status, &found.body["total"]), (200, &json!(1)), "{query}: {}", found.body);
    let snippets = found.body["items"][0]["snippets"].as_array().unwrap();
    snippets
        .iter()
        .map(|snippet| {
            let pieces = snippet["fragments"].as_array().unwrap().iter();
            let text: String = pieces
                .map(|piece| {
                    let text = piece["text"].as_str().unwrap();
                    if piece["hit"] == true { format!("[{text}]") } else { text.to_owned() }
                })
                .collect();
            format!("{}: {text}", snippet["field"].as_str().unwrap())
        })
        .collect()
}

async fn snippets_are_shown_where_they_are_asked_for(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({"name": "Zephyr", "notes": "small"})).await;
    for snippets in ["", "false"] {
        let found = ask(&ada, "small", snippets).await;
        assert_eq!(found.body["items"][0]["snippets"], Value::Null, "{snippets}");
        assert!(found.body["items"][0].get("snippets").is_none());
    }
    assert_eq!(shown(&ada, "small").await, ["notes: [small]"]);
}

async fn a_snippet_marks_what_was_looked_for_and_nothing_else(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(
        json!({"name": "Zephyr", "notes": "A fast\nLlama-3, llamas & <b>llama</b> 🦙; ALLAMANDA is none."}),
    )
    .await;
    for (query, expected) in [
        ("llama", "A fast [Llama]-3, [llamas] & <b>[llama]</b> 🦙; [ALLAMANDA] is none."),
        ("\"llama\"", "A fast [Llama]-3, llamas & <b>[llama]</b> 🦙; ALLAMANDA is none."),
        ("llama3 fast", "A [fast] [Llama-3], llamas & <b>llama</b> 🦙; ALLAMANDA is none."),
        ("🦙", "A fast Llama-3, llamas & <b>llama</b> [🦙]; ALLAMANDA is none."),
    ] {
        assert_eq!(shown(&ada, query).await, [format!("notes: {expected}")], "{query}");
    }
}

async fn a_snippet_says_where_it_stands_the_weightier_first(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({
        "name": "Quick one", "developer": "Quick", "version": "quick", "license": "quick terms", "tags": ["quick", "slow"],
        "notes": "quick", "source_links": ["https://quick.example.org"],
    }))
    .await;
    // Four of them are enough.
    let expected = ["name: [Quick] one", "tags: [quick]", "developer: [Quick]", "version: [quick]"];
    assert_eq!(shown(&ada, "quick").await, expected);
    assert_eq!(shown(&ada, "terms").await, ["license: quick [terms]"]);
    assert_eq!(shown(&ada, "example").await, ["source_links: https://quick.[example].org"]);
}

async fn a_long_text_is_cut_around_the_first_hit(app: TestApp) {
    let ada = app.user("ada").await;
    let notes = format!("{}needle{}", "hay ".repeat(5_000), " straw".repeat(5_000));
    ada.keep(json!({"name": "Zephyr", "notes": notes})).await;
    let shown = shown(&ada, "needle").await;
    let text = shown[0].strip_prefix("notes: ").unwrap();
    assert!(
        text.starts_with("…hay ") && text.contains("hay [needle] straw") && text.ends_with('…'),
        "{text}"
    );
    assert!(text.chars().count() < 170, "{text}");
}

async fn a_corrected_word_is_marked_as_it_stands(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({"name": "Mistral", "notes": "mistrals"})).await;
    assert_eq!(shown(&ada, "mistrla").await, ["name: [Mistral]"]);
}

async fn what_is_left_out_is_not_marked(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({"name": "Zephyr", "notes": "small llama"})).await;
    assert_eq!(shown(&ada, "small -(falcon llama)").await, ["notes: [small] llama"]);
    assert_eq!(shown(&ada, "small tag:llama OR -mistral").await, ["notes: [small] llama"]);
}

async fn without_words_there_is_nothing_to_show(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({"name": "Zephyr", "status": "using"})).await;
    let found = ask(&ada, "status:using", "true").await;
    assert!(found.body["items"][0].get("snippets").is_none(), "{}", found.body);
}

async fn a_switch_is_on_or_off(app: TestApp) {
    let ada = app.user("ada").await;
    for snippets in ["yes", "1", "TRUE", "tru"] {
        assert_eq!(ask(&ada, "x", snippets).await.problem(422), "snippets wrong_type", "{snippets}");
    }
}
