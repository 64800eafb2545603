use super::all_refused;
use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    texts_that_are_too_long_or_empty_are_refused,
    too_many_or_bad_tags_are_refused_by_their_place,
    links_that_could_do_harm_are_refused_by_their_place,
    control_characters_are_refused_in_every_text,
);

async fn texts_that_are_too_long_or_empty_are_refused(app: TestApp) {
    let cases = [
        ("name", json!("n".repeat(201)), "name too_long"),
        ("name", json!(" \t "), "name empty"),
        ("developer", json!("é".repeat(201)), "developer too_long"),
        ("license", json!("l".repeat(201)), "license too_long"),
        ("version", json!("v".repeat(101)), "version too_long"),
        ("notes", json!("x".repeat(100_001)), "notes too_long"),
        ("notes", json!("é".repeat(50_001)), "notes too_long"),
    ];
    all_refused(&app, &cases).await;
}

async fn too_many_or_bad_tags_are_refused_by_their_place(app: TestApp) {
    let tags: Vec<String> = (0..51).map(|n| format!("tag {n}")).collect();
    let cases = [
        ("tags", json!(tags), "tags too_many"),
        ("tags", json!(["t".repeat(51)]), "tags[0] too_long"),
        ("tags", json!(["fine", " "]), "tags[1] empty"),
        ("tags", json!(["fine", "fine too", "a\u{7}"]), "tags[2] control_character"),
    ];
    all_refused(&app, &cases).await;
}

async fn links_that_could_do_harm_are_refused_by_their_place(app: TestApp) {
    let many: Vec<String> = (0..51).map(|n| format!("https://example.org/{n}")).collect();
    let cases = [
        ("source_links", json!(["javascript:alert(1)"]), "source_links[0] scheme"),
        ("source_links", json!([" JaVaScRiPt:alert(1)"]), "source_links[0] scheme"),
        ("source_links", json!(["https://example.org", "data:text/html,x"]), "source_links[1] scheme"),
        ("source_links", json!(["file:///etc/passwd"]), "source_links[0] scheme"),
        ("source_links", json!(["example.org"]), "source_links[0] malformed"),
        ("source_links", json!([""]), "source_links[0] malformed"),
        ("source_links", json!(["https://"]), "source_links[0] malformed"),
        (
            "source_links",
            json!([format!("https://example.org/{}", "x".repeat(2_000))]),
            "source_links[0] too_long",
        ),
        ("source_links", json!(many), "source_links too_many"),
    ];
    all_refused(&app, &cases).await;
}

async fn control_characters_are_refused_in_every_text(app: TestApp) {
    let mut cases = Vec::new();
    for character in ["\u{0}", "\u{1b}", "\u{7f}", "\u{85}"] {
        let text = json!(format!("a{character}b"));
        for (field, refusal) in [
            ("name", "name control_character"),
            ("developer", "developer control_character"),
            ("license", "license control_character"),
            ("version", "version control_character"),
            ("notes", "notes control_character"),
            ("date_interacted", "date_interacted malformed"),
        ] {
            cases.push((field, text.clone(), refusal));
        }
        cases.push(("tags", json!([text]), "tags[0] control_character"));
        let link = json!([format!("https://example.org/a{character}b")]);
        cases.push(("source_links", link, "source_links[0] malformed"));
    }
    all_refused(&app, &cases).await;
}
