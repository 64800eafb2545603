use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    a_record_of_a_source_is_the_hubs,
    a_new_record_says_where_it_is_and_which_revision,
    the_fields_that_a_person_gives_are_theirs,
    a_field_that_a_person_empties_is_theirs_too,
    a_name_is_all_that_a_record_by_hand_needs,
    a_record_by_hand_keeps_every_field_as_it_was_written,
    a_model_may_be_kept_twice_on_purpose,
    without_a_source_a_name_is_needed,
    a_merge_patch_content_type_is_json_too,
);

const AURORA: &str = "lumen-labs/Aurora-7B-Instruct";

async fn a_record_of_a_source_is_the_hubs(app: TestApp) {
    let ada = app.user("ada").await;
    let kept = ada.post("/models", json!({"source": AURORA})).await;
    assert_eq!(kept.status, 201, "{}", kept.body);
    assert_eq!((&kept.body["hub_id"], &kept.body["hub"]["id"]), (&json!(AURORA), &json!(AURORA)));
    for field in ["name", "developer", "model_type", "parameters", "license", "tags", "source_links"] {
        assert_eq!(kept.body["provenance"][field]["source"], "hub", "{field}");
    }
    assert_eq!(kept.body["license_class"], "permissive");
    let read = ada.get(&format!("/models/{}", kept.body["id"])).await;
    assert_eq!(read.body, kept.body);
}

async fn a_new_record_says_where_it_is_and_which_revision(app: TestApp) {
    let ada = app.user("ada").await;
    let kept = ada.post("/models", json!({"source": AURORA})).await;
    assert_eq!((kept.header("etag"), &kept.body["revision"]), (Some("\"1\""), &json!(1)));
    let location = kept.header("location").unwrap();
    assert_eq!(location, format!("/api/v1/models/{}", kept.body["id"]));
    let read = app.anonymous(Method::GET, location).bearer_auth(&ada.token);
    let read = Answer::to(read).await;
    assert_eq!((read.status, read.header("etag")), (200, Some("\"1\"")));
}

async fn the_fields_that_a_person_gives_are_theirs(app: TestApp) {
    let ada = app.user("ada").await;
    let given = json!({"source": AURORA, "name": "Aurora at home", "tags": ["Kitchen"], "status": "using", "rating": 5});
    let kept = ada.post("/models", given).await.body;
    assert_eq!((&kept["name"], &kept["tags"]), (&json!("Aurora at home"), &json!(["kitchen"])));
    for field in ["name", "tags", "status", "rating"] {
        assert_eq!(kept["provenance"][field]["source"], "user", "{field}");
    }
    assert_eq!(kept["provenance"]["license"]["source"], "hub");
}

async fn a_field_that_a_person_empties_is_theirs_too(app: TestApp) {
    let ada = app.user("ada").await;
    let kept = ada.post("/models", json!({"source": AURORA, "license": null, "tags": []})).await.body;
    assert_eq!((&kept["license"], &kept["tags"]), (&Value::Null, &json!([])));
    assert_eq!(kept["provenance"]["license"]["source"], "user");
    assert_eq!(kept["provenance"]["tags"]["source"], "user");
}

async fn a_name_is_all_that_a_record_by_hand_needs(app: TestApp) {
    let ada = app.user("ada").await;
    let kept = ada.post("/models", json!({"name": "Our secret model"})).await;
    assert_eq!(kept.status, 201);
    assert_eq!((&kept.body["status"], &kept.body["model_type"]), (&json!("wishlist"), &json!("other")));
    assert_eq!((&kept.body["hub"], &kept.body["hub_id"]), (&Value::Null, &Value::Null));
    assert_eq!(kept.body["provenance"].as_object().unwrap().keys().collect::<Vec<_>>(), ["name"]);
    assert_eq!(app.hub.requests(), 0);
}

async fn a_record_by_hand_keeps_every_field_as_it_was_written(app: TestApp) {
    let ada = app.user("ada").await;
    let written = json!({
        "name": "Žluťoučký 模型 🦙",
        "developer": "O'Neil & <b>Sons</b>; DROP TABLE models; --",
        "model_type": "code_assistant",
        "status": "tried",
        "parameters": 355_000_000,
        "license": "Our own Terms, v2",
        "version": "v0.1 \"beta\" \\ %_",
        "tags": ["a/b", "ümlaut", "двa"],
        "notes": "  # Notes\r\n\n\t*kept* as they are ✓ \u{202e}\n",
        "source_links": ["https://example.org/a?b=c&d=%20#e", "http://example.org/ü"],
        "date_interacted": "2024-02-29",
        "favorite": true,
        "rating": 4,
    });
    let id = ada.keep(written.clone()).await;
    let read = ada.get(&format!("/models/{id}")).await.body;
    for (field, value) in written.as_object().unwrap() {
        assert_eq!(&read[field], value, "{field}");
        assert_eq!(read["provenance"][field]["source"], "user", "{field}");
    }
}

async fn a_model_may_be_kept_twice_on_purpose(app: TestApp) {
    let ada = app.user("ada").await;
    let one = ada.keep(json!({"source": AURORA})).await;
    let other = ada.keep(json!({"source": AURORA})).await;
    assert_ne!(one, other);
    assert_eq!(ada.total().await, 2);
}

async fn without_a_source_a_name_is_needed(app: TestApp) {
    let ada = app.user("ada").await;
    for body in [json!({}), json!({"status": "using"}), json!({"source": null}), json!({"name": null})] {
        assert_eq!(ada.post("/models", body).await.problem(422), "name required");
    }
    assert_eq!(ada.total().await, 0);
}

async fn a_merge_patch_content_type_is_json_too(app: TestApp) {
    let ada = app.user("ada").await;
    for kind in ["application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"] {
        let request =
            ada.request(Method::POST, "/models").header("content-type", kind).body(r#"{"name":"x"}"#);
        assert_eq!(Answer::to(request).await.status, 201, "{kind}");
    }
}
