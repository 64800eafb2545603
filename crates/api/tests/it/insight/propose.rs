use super::{AURORA, librarian};
use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases_with_ai!(
    tags_are_proposed_of_ones_own_words_first,
    what_the_hub_lacks_is_proposed_and_stays_marked,
    a_text_becomes_a_draft_that_is_saved_by_the_person_alone,
    a_wrong_mark_is_refused_by_its_field,
);

async fn tags_are_proposed_of_ones_own_words_first(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    ada.keep(json!({ "name": "Heron", "tags": ["summaries"] })).await;
    app.gemini().script(
        json!({ "tags": [{ "tag": "brand new", "cites": ["name"] }, { "tag": "Summaries", "cites": ["name"] }] })
            .to_string(),
    );
    let proposed = ada.post(&format!("/models/{aurora}/suggest-tags"), json!(null)).await.body;
    let tags: Vec<&str> =
        proposed["items"].as_array().unwrap().iter().map(|item| item["tag"].as_str().unwrap()).collect();
    assert_eq!((&proposed["source"], tags), (&json!("ai"), vec!["summaries", "brand new"]));
    let record = ada.get(&format!("/models/{aurora}")).await.body;
    assert!(!record["tags"].as_array().unwrap().contains(&json!("summaries")));
}

async fn what_the_hub_lacks_is_proposed_and_stays_marked(app: TestApp) {
    let ada = app.user("ada").await;
    app.gemini().script(
        json!({ "fields": [{ "field": "version", "value": "Aurora", "cites": ["passage_1"] }] }).to_string(),
    );
    let draft = ada.post("/models/autofill", json!({ "source": AURORA, "propose": true })).await;
    assert_eq!(draft.status, 200, "{}", draft.body);
    assert_eq!(
        (&draft.body["draft"]["version"], &draft.body["provenance"]["version"]),
        (&json!("Aurora"), &json!("ai"))
    );
    assert_eq!(draft.body["proposals"][0]["field"], "version");
    assert!(draft.body["proposals"][0]["passages"][0]["text"].as_str().unwrap().contains("Aurora"));
    assert_eq!(ada.total().await, 0);
    let kept = ada
        .post(
            "/models",
            json!({ "source": AURORA, "version": "Aurora", "notes": "mine", "proposed": ["version"] }),
        )
        .await;
    assert_eq!(kept.status, 201, "{}", kept.body);
    assert_eq!(kept.body["provenance"]["version"]["source"], "ai");
    assert_eq!(kept.body["provenance"]["notes"]["source"], "user");
}

async fn a_text_becomes_a_draft_that_is_saved_by_the_person_alone(app: TestApp) {
    let ada = app.user("ada").await;
    let text = "Model: Heron XL.\n\nLicense: mit. Parameters: 7B.";
    let draft = ada.post("/models/autofill", json!({ "text": text })).await;
    assert_eq!(draft.status, 200, "{}", draft.body);
    assert_eq!(draft.body["draft"]["name"], "Heron XL");
    assert_eq!(
        (&draft.body["draft"]["license"], &draft.body["draft"]["parameters"]),
        (&json!("mit"), &json!(7_000_000_000_u64))
    );
    assert_eq!((&draft.body["hub"], &draft.body["provenance"]["license"]), (&json!(null), &json!("ai")));
    assert_eq!(ada.total().await, 0);
    for (body, field) in [
        (json!({}), "source"),
        (json!({ "text": " \n" }), "text"),
        (json!({ "source": AURORA, "text": "x" }), "text"),
    ] {
        let refused = ada.post("/models/autofill", body).await;
        assert_eq!((refused.status, refused.body["errors"][0]["field"].as_str()), (422, Some(field)));
    }
}

async fn a_wrong_mark_is_refused_by_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    for proposed in [json!(["nonsense"]), json!("license"), json!([7])] {
        let refused = ada.post("/models", json!({ "name": "x", "proposed": proposed })).await;
        assert_eq!((refused.status, refused.body["errors"][0]["field"].as_str()), (422, Some("proposed")));
    }
    assert_eq!(ada.total().await, 0);
}
