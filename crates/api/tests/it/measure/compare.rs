use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    records_are_compared_by_facts,
    a_comparison_is_given_as_markdown_and_csv,
    two_to_eight_records_are_compared_each_once,
    what_one_may_not_see_is_not_compared,
);

const PAIR: [&str; 2] = ["lumen-labs/Aurora-7B-Instruct", "lumen-labs/Meridian-70B-Chat"];

fn row<'b>(body: &'b Value, group: &str, key: &str) -> &'b Value {
    let group = body["groups"].as_array().unwrap().iter().find(|g| g["name"] == group).unwrap();
    group["rows"].as_array().unwrap().iter().find(|row| row["key"] == key).unwrap()
}

async fn records_are_compared_by_facts(app: TestApp) {
    let ada = app.user("ada").await;
    let mut ids = Vec::new();
    for source in PAIR {
        ids.push(ada.keep(json!({"source": source})).await);
    }
    ids.push(ada.keep(json!({"name": "Closed"})).await);
    let body = ada.post("/models/compare", json!({"ids": ids})).await.body;
    assert_eq!(body["models"][0]["name"], "Aurora-7B-Instruct");
    let parameters = row(&body, "size", "parameters");
    assert_eq!((&parameters["differs"], &parameters["direction"]), (&json!(true), &json!(null)));
    assert_eq!(
        parameters["cells"][2],
        json!({"text": null, "value": null, "certainty": null, "best": false})
    );
    let memory = row(&body, "memory", "q4_k_m");
    assert_eq!((&memory["direction"], &memory["cells"][0]["best"]), (&json!("lower"), &json!(true)));
    assert_eq!(memory["cells"][0]["certainty"], "estimated");
    // The order of the records is the caller's.
    ids.reverse();
    let body = ada.post("/models/compare", json!({"ids": ids})).await.body;
    assert_eq!(body["models"][0]["name"], "Closed");
}

async fn a_comparison_is_given_as_markdown_and_csv(app: TestApp) {
    let ada = app.user("ada").await;
    let ids = [
        ada.keep(json!({"name": "A|B *c*", "developer": "=SUM(A1)", "parameters": "7b"})).await,
        ada.keep(json!({"name": "With, comma", "developer": "Quote \"q\"", "parameters": "1b"})).await,
    ];
    let ask = async |format: &str| {
        let request = ada.request(reqwest::Method::POST, &format!("/models/compare?format={format}"));
        let response = request.json(&json!({"ids": ids})).send().await.unwrap();
        let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
        (kind, response.text().await.unwrap())
    };
    let (kind, text) = ask("markdown").await;
    assert_eq!(kind, "text/markdown; charset=utf-8");
    assert!(text.starts_with("|  | A\\|B \\*c\\* | With, comma |\n| --- | --- | --- |\n"), "{text}");
    assert!(text.contains("| Parameters | 7B | 1B |"), "{text}");
    let (kind, text) = ask("csv").await;
    assert_eq!(kind, "text/csv; charset=utf-8");
    assert!(text.starts_with("Group,Fact,A|B *c*,\"With, comma\"\r\n"), "{text}");
    assert!(text.contains("Identity,Developer,'=SUM(A1),\"Quote \"\"q\"\"\"\r\n"), "{text}");
    assert!(text.contains("Size,Parameters,7000000000,1000000000\r\n"), "{text}");
    let wrong = ada.request(reqwest::Method::POST, "/models/compare?format=pdf").json(&json!({"ids": ids}));
    let wrong = Answer::to(wrong).await;
    wrong.problem(422);
    assert_eq!(wrong.refusals(), ["format unknown_value"]);
}

async fn two_to_eight_records_are_compared_each_once(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"name": "Zephyr"})).await;
    for (ids, refusal) in [
        (json!([]), "ids out_of_range"),
        (json!([id]), "ids out_of_range"),
        (json!([1, 2, 3, 4, 5, 6, 7, 8, 9]), "ids out_of_range"),
        (json!([id, id]), "ids repeated"),
    ] {
        let answer = ada.post("/models/compare", json!({"ids": ids})).await;
        answer.problem(422);
        assert_eq!(answer.refusals(), [refusal]);
    }
}

async fn what_one_may_not_see_is_not_compared(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let (hers, his) = (ada.keep(json!({"name": "Hers"})).await, bob.keep(json!({"name": "His"})).await);
    let trashed = ada.keep(json!({"name": "Trashed"})).await;
    ada.delete(&format!("/models/{trashed}")).await;
    for ids in [[hers, his], [hers, trashed], [hers, 1_000_000_000]] {
        let answer = ada.post("/models/compare", json!({"ids": ids})).await;
        answer.problem(404);
        assert_eq!(answer.body["code"], "model_not_found");
    }
}
