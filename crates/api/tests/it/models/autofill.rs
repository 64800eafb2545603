use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    a_draft_says_where_each_value_came_from,
    a_draft_saves_nothing,
    a_draft_is_accepted_by_post_models_as_it_is,
    a_draft_names_the_record_that_is_kept_already,
    a_record_in_the_trash_is_no_duplicate,
    a_former_id_gives_the_canonical_one_and_stays_an_alias,
    a_gated_model_is_read_as_far_as_it_may_be,
    packed_weights_are_counted_by_inference,
    a_trillion_parameters_are_read_exactly,
    a_bare_repository_gives_a_bare_draft,
    what_people_paste_is_understood,
    what_is_no_model_is_refused_by_reason,
);

const AURORA: &str = "lumen-labs/Aurora-7B-Instruct";

/// The draft of a source.
async fn draft(app: &TestApp, source: &str) -> Value {
    let answer = app.user("drafter").await.post("/models/autofill", json!({"source": source})).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

async fn a_draft_says_where_each_value_came_from(app: TestApp) {
    let body = draft(&app, AURORA).await;
    assert_eq!(body["draft"]["name"], "Aurora-7B-Instruct");
    assert_eq!(body["draft"]["developer"], "lumen-labs");
    assert_eq!(body["draft"]["license"], "apache-2.0");
    assert_eq!(body["draft"]["parameters"], 7_171_477_504_u64);
    assert_eq!(body["draft"]["status"], "wishlist");
    for field in ["name", "developer", "license", "parameters", "model_type", "tags", "source_links"] {
        assert_eq!(body["provenance"][field], "hub", "{field}");
    }
    assert_eq!(body["provenance"].get("notes"), None);
    assert_eq!((&body["hub"]["id"], &body["duplicate_of"]), (&json!(AURORA), &Value::Null));
    assert_eq!(body["warnings"], json!([]));
}

async fn a_draft_saves_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    assert_eq!(ada.post("/models/autofill", json!({"source": AURORA})).await.status, 200);
    assert_eq!(ada.total().await, 0);
}

async fn a_draft_is_accepted_by_post_models_as_it_is(app: TestApp) {
    let ada = app.user("ada").await;
    let draft = ada.post("/models/autofill", json!({"source": AURORA})).await.body["draft"].take();
    let mut body = draft.clone();
    body["source"] = json!(AURORA);
    let kept = ada.post("/models", body).await;
    assert_eq!(kept.status, 201, "{}", kept.body);
    for (field, value) in draft.as_object().unwrap() {
        assert_eq!(&kept.body[field], value, "{field}");
    }
    // What was left as the Hub states it stays the Hub's.
    assert_eq!(kept.body["provenance"]["parameters"]["source"], "hub");
}

async fn a_draft_names_the_record_that_is_kept_already(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"source": AURORA})).await;
    for source in [AURORA, "LUMEN-LABS/aurora-7b-instruct", "aurora-7b", "lumenlabs/Aurora-7B-Instruct"] {
        let answer = ada.post("/models/autofill", json!({"source": source})).await;
        assert_eq!(answer.body["duplicate_of"], id, "{source}: {}", answer.body);
    }
    let other = ada.post("/models/autofill", json!({"source": "lumen-labs/Aurora-7B"})).await;
    assert_eq!(other.body["duplicate_of"], Value::Null);
}

async fn a_record_in_the_trash_is_no_duplicate(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"source": AURORA})).await;
    ada.delete(&format!("/models/{id}")).await;
    let answer = ada.post("/models/autofill", json!({"source": AURORA})).await;
    assert_eq!(answer.body["duplicate_of"], Value::Null);
}

async fn a_former_id_gives_the_canonical_one_and_stays_an_alias(app: TestApp) {
    let body = draft(&app, "aurora-7b").await;
    assert_eq!(body["hub"]["id"], AURORA);
    assert_eq!(body["hub"]["aliases"], json!(["aurora-7b"]));
    assert_eq!(body["draft"]["name"], "Aurora-7B-Instruct");
}

async fn a_gated_model_is_read_as_far_as_it_may_be(app: TestApp) {
    let body = draft(&app, "lumen-labs/Meridian-70B-Chat").await;
    assert_eq!(body["hub"]["gated"], "manual");
    assert_eq!(body["draft"]["parameters"], 70_025_224_192_u64);
    // Its licence is `other`, which says nothing; the name beside it does.
    assert_eq!(body["hub"]["license"], "other");
    assert_eq!(body["draft"]["license"], "meridian-community-1.1");
    assert!(!body["warnings"].as_array().unwrap().is_empty());
}

async fn packed_weights_are_counted_by_inference(app: TestApp) {
    let body = draft(&app, "halfstep/Aurora-7B-Instruct-GPTQ-Int4").await;
    assert_eq!(body["draft"]["parameters"], 7_171_477_504_u64);
    assert_eq!(body["provenance"]["parameters"], "inferred");
    assert_eq!(body["hub"]["parameters"]["basis"], "inferred");
    assert_eq!(body["hub"]["quantization"], "gptq");
}

async fn a_trillion_parameters_are_read_exactly(app: TestApp) {
    let body = draft(&app, "lumen-labs/Zenith-1.2T-A38B").await;
    assert_eq!(body["draft"]["parameters"], 1_203_847_168_000_u64);
    assert_eq!(body["provenance"]["parameters"], "hub");
}

async fn a_bare_repository_gives_a_bare_draft(app: TestApp) {
    let body = draft(&app, "saltmarsh/untitled-upload").await;
    assert_eq!(body["draft"]["name"], "untitled-upload");
    assert_eq!((&body["draft"]["parameters"], &body["draft"]["license"]), (&Value::Null, &Value::Null));
    assert_eq!(body["draft"]["model_type"], "other");
}

async fn what_people_paste_is_understood(app: TestApp) {
    let ada = app.user("ada").await;
    for source in [
        "  lumen-labs/Aurora-7B-Instruct\n",
        "https://huggingface.co/lumen-labs/Aurora-7B-Instruct",
        "huggingface.co/lumen-labs/Aurora-7B-Instruct/tree/main",
        "https://hf.co/lumen-labs/Aurora-7B-Instruct?library=transformers#usage",
        "hf download lumen-labs/Aurora-7B-Instruct",
        "AutoModel.from_pretrained(\"lumen-labs/Aurora-7B-Instruct\")",
    ] {
        let answer = ada.post("/models/autofill", json!({"source": source})).await;
        assert_eq!((answer.status, &answer.body["hub"]["id"]), (200, &json!(AURORA)), "{source}");
    }
}

async fn what_is_no_model_is_refused_by_reason(app: TestApp) {
    let ada = app.user("ada").await;
    for (source, reason) in [
        ("", "empty"),
        ("https://huggingface.co/datasets/org/data", "dataset"),
        ("https://huggingface.co/spaces/org/space", "space"),
        ("https://huggingface.co/lumen-labs", "user_page"),
        ("https://github.com/lumen-labs/aurora", "other_host"),
        ("file:///etc/passwd", "other_scheme"),
        ("https://user:secret@huggingface.co/org/name", "credentials"),
        ("two words", "several_words"),
        ("org/na\u{0}me", "invalid_id"),
        ("../../etc/passwd", "too_many_parts"),
        ("org/a..b", "invalid_id"),
    ] {
        for path in ["/models/autofill", "/models"] {
            let answer = ada.post(path, json!({"source": source})).await;
            assert_eq!(answer.problem(422), format!("source {reason}"), "{source:?}");
            assert_eq!(answer.body["code"], "invalid_source");
        }
    }
    assert_eq!((ada.total().await, app.hub.requests()), (0, 0));
}
