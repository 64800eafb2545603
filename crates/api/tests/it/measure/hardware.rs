use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    hardware_is_described_changed_and_forgotten,
    hardware_is_ones_own,
    wrong_hardware_is_refused_field_by_field,
    nobody_describes_more_than_fifty,
    presets_can_be_taken_over,
);

const GIB: u64 = 1 << 30;

async fn hardware_is_described_changed_and_forgotten(app: TestApp) {
    let ada = app.user("ada").await;
    let made = ada.post("/hardware", json!({"name": " Desk ", "memory_bytes": 24 * GIB})).await;
    assert_eq!(made.status, 201, "{}", made.body);
    assert_eq!(
        (&made.body["name"], &made.body["kind"], &made.body["count"]),
        (&json!("Desk"), &json!("gpu"), &json!(1))
    );
    let path = made.header("location").unwrap().strip_prefix("/api/v1").unwrap().to_owned();
    let changed = ada.patch(&path, json!({"kind": "unified", "count": 2})).await;
    assert_eq!((&changed.body["name"], &changed.body["usable_bytes"]), (&json!("Desk"), &json!(32 * GIB)));
    assert_eq!(ada.get("/hardware").await.body["items"], json!([changed.body]));
    assert_eq!(ada.delete(&path).await.status, 204);
    let again = ada.delete(&path).await;
    again.problem(404);
    assert_eq!(again.body["code"], "hardware_not_found");
    assert_eq!(ada.get("/hardware").await.body["total"], 0);
}

async fn hardware_is_ones_own(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let id =
        ada.post("/hardware", json!({"name": "Desk", "memory_bytes": 24 * GIB})).await.body["id"].clone();
    assert_eq!(bob.get("/hardware").await.body["total"], 0);
    bob.patch(&format!("/hardware/{id}"), json!({"name": "Mine"})).await.problem(404);
    bob.delete(&format!("/hardware/{id}")).await.problem(404);
    assert_eq!(ada.get("/hardware").await.body["items"][0]["name"], "Desk");
}

async fn wrong_hardware_is_refused_field_by_field(app: TestApp) {
    let ada = app.user("ada").await;
    let refused = async |body| {
        let answer = ada.post("/hardware", body).await;
        answer.problem(422);
        answer.refusals()
    };
    assert_eq!(refused(json!({})).await, ["name required", "memory_bytes required"]);
    assert_eq!(
        refused(json!({"name": "", "kind": "tpu", "memory_bytes": 7, "count": 0})).await,
        ["name empty", "kind unknown_value", "memory_bytes out_of_range", "count out_of_range"]
    );
    assert_eq!(ada.get("/hardware").await.body["total"], 0);
}

async fn nobody_describes_more_than_fifty(app: TestApp) {
    let ada = app.user("ada").await;
    for number in 0..50 {
        let body = json!({"name": format!("card {number}"), "memory_bytes": GIB});
        assert_eq!(ada.post("/hardware", body).await.status, 201);
    }
    let refused = ada.post("/hardware", json!({"name": "one more", "memory_bytes": GIB})).await;
    refused.problem(409);
    assert_eq!(refused.body["code"], "too_much_hardware");
}

async fn presets_can_be_taken_over(app: TestApp) {
    let ada = app.user("ada").await;
    let presets = ada.get("/hardware/presets").await.body;
    let card = presets["items"].as_array().unwrap().iter().find(|p| p["name"] == "GeForce RTX 4090").unwrap();
    let (kind, memory) = (&card["kind"], &card["memory_bytes"]);
    let body = json!({"name": card["name"], "kind": kind, "memory_bytes": memory, "count": 2});
    assert_eq!(ada.post("/hardware", body).await.body["usable_bytes"], 48 * GIB);
}
