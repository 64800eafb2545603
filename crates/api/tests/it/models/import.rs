use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    each_source_is_one_line_and_one_record,
    run_again_an_import_finds_all_in_place,
    an_import_that_stopped_adds_what_is_missing,
    what_cannot_be_imported_fails_with_its_reason,
    a_text_is_searched_for_models,
    a_model_that_is_named_many_times_is_kept_once,
    two_imports_at_once_keep_each_model_once,
    an_import_does_not_touch_what_a_person_wrote,
    as_many_sources_as_allowed_are_read_and_not_one_more,
    text_and_sources_exclude_each_other,
    nothing_to_import_is_refused,
);

const FOUR: [&str; 4] = [
    "lumen-labs/Aurora-7B",
    "lumen-labs/Zenith-1.2T-A38B",
    "https://huggingface.co/northwind/tiny-encoder",
    "saltmarsh/heron-xl",
];

/// The lines of an import, in the order of their sources.
async fn import(user: &TestUser<'_>, body: Value) -> Vec<Value> {
    let response = user.request(Method::POST, "/models/import").json(&body).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/x-ndjson");
    let text = response.text().await.unwrap();
    assert!(text.ends_with('\n'));
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.sort_by_key(|line| line["source"].to_string());
    lines
}

/// The word in each line that tells what became of it, sorted.
fn results(lines: &[Value]) -> Vec<&str> {
    let mut results: Vec<&str> = lines.iter().map(|line| line["result"].as_str().unwrap()).collect();
    results.sort_unstable();
    results
}

async fn each_source_is_one_line_and_one_record(app: TestApp) {
    let ada = app.user("ada").await;
    let lines = import(&ada, json!({"sources": FOUR})).await;
    assert_eq!(results(&lines), ["created"; 4]);
    assert_eq!(ada.total().await, 4);
    for line in &lines {
        assert!(FOUR.contains(&line["source"].as_str().unwrap()));
        assert_eq!(line["problem"], Value::Null);
        let read = ada.get(&format!("/models/{}", line["id"])).await;
        assert!(line["source"].as_str().unwrap().contains(read.body["hub_id"].as_str().unwrap()));
    }
}

async fn run_again_an_import_finds_all_in_place(app: TestApp) {
    let ada = app.user("ada").await;
    let first = import(&ada, json!({"sources": FOUR})).await;
    let asked = app.hub.requests();
    let again = import(&ada, json!({"sources": FOUR})).await;
    assert_eq!(results(&again), ["exists"; 4]);
    let ids = |lines: &[Value]| lines.iter().map(|line| line["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&first), ids(&again));
    assert_eq!((ada.total().await, app.hub.requests()), (4, asked));
}

async fn an_import_that_stopped_adds_what_is_missing(app: TestApp) {
    let ada = app.user("ada").await;
    import(&ada, json!({"sources": &FOUR[..2]})).await;
    let lines = import(&ada, json!({"sources": FOUR})).await;
    assert_eq!(results(&lines), ["created", "created", "exists", "exists"]);
    assert_eq!(ada.total().await, 4);
}

async fn what_cannot_be_imported_fails_with_its_reason(app: TestApp) {
    let ada = app.user("ada").await;
    let sources = ["https://huggingface.co/datasets/org/data", "lumen-labs/Aurora-7B", "no-such/model"];
    let lines = import(&ada, json!({"sources": sources})).await;
    assert_eq!(results(&lines), ["created", "failed", "failed"]);
    assert_eq!((&lines[0]["id"], &lines[0]["problem"]["status"]), (&Value::Null, &json!(422)));
    assert_eq!(lines[0]["problem"]["code"], "invalid_source");
    assert_eq!(lines[0]["problem"]["errors"][0]["code"], "dataset");
    assert_eq!(lines[2]["problem"]["code"], "hub_model_not_found");
    assert_eq!(ada.total().await, 1);
}

async fn a_text_is_searched_for_models(app: TestApp) {
    let ada = app.user("ada").await;
    let text = "# To read\n\n- lumen-labs/Aurora-7B\n\
        I liked https://huggingface.co/northwind/tiny-encoder and/or its data, \
        https://huggingface.co/datasets/northwind/letters.\n\
        model = AutoModel.from_pretrained('saltmarsh/heron-xl')\n";
    let lines = import(&ada, json!({"text": text})).await;
    assert_eq!(results(&lines), ["created", "created", "created", "failed"]);
    assert_eq!(ada.total().await, 3);
}

async fn a_model_that_is_named_many_times_is_kept_once(app: TestApp) {
    let ada = app.user("ada").await;
    let sources = [
        "lumen-labs/Aurora-7B",
        "lumen-labs/Aurora-7B",
        "LUMEN-LABS/AURORA-7B",
        "https://huggingface.co/lumen-labs/Aurora-7B/tree/main",
        "lumenlabs/Aurora-7B",
    ];
    let lines = import(&ada, json!({"sources": sources})).await;
    assert_eq!(results(&lines), ["created", "exists", "exists", "exists", "exists"]);
    assert!(lines.iter().all(|line| line["id"] == lines[0]["id"]));
    assert_eq!(ada.total().await, 1);
}

async fn two_imports_at_once_keep_each_model_once(app: TestApp) {
    let ada = app.user("ada").await;
    let (one, other) =
        futures::join!(import(&ada, json!({"sources": FOUR})), import(&ada, json!({"sources": FOUR})));
    assert_eq!(results(&[one, other].concat())[..4], ["created"; 4]);
    assert_eq!(ada.total().await, 4);
}

async fn an_import_does_not_touch_what_a_person_wrote(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"source": FOUR[0], "notes": "mine", "license": "mine too"})).await;
    let before = ada.get(&format!("/models/{id}")).await.body;
    import(&ada, json!({"sources": [FOUR[0]]})).await;
    assert_eq!(ada.get(&format!("/models/{id}")).await.body, before);
}

async fn as_many_sources_as_allowed_are_read_and_not_one_more(app: TestApp) {
    let ada = app.user("ada").await;
    let dataset = |n: usize| format!("https://huggingface.co/datasets/org/data-{n}");
    let allowed: Vec<String> = (0..2_500).map(dataset).collect();
    assert_eq!(import(&ada, json!({"sources": allowed})).await.len(), 2_500);
    let over: Vec<String> = (0..2_501).map(dataset).collect();
    assert_eq!(ada.post("/models/import", json!({"sources": over})).await.problem(422), "sources too_many");
    let text = over.join("\n");
    assert_eq!(ada.post("/models/import", json!({"text": text})).await.problem(422), "text too_many");
}

async fn text_and_sources_exclude_each_other(app: TestApp) {
    let ada = app.user("ada").await;
    for body in
        [json!({}), json!({"text": "a/b-1", "sources": ["a/b-1"]}), json!({"text": null, "sources": null})]
    {
        assert_eq!(ada.post("/models/import", body).await.problem(422), "sources required");
    }
}

async fn nothing_to_import_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    assert_eq!(ada.post("/models/import", json!({"sources": []})).await.problem(422), "sources empty");
    assert_eq!(ada.post("/models/import", json!({"text": "and/or not"})).await.problem(422), "text empty");
}
