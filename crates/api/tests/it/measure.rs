use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

mod compare;
mod hardware;

on_both_databases!(
    memory_says_what_is_needed_and_how_sure_that_is,
    memory_is_held_against_ones_own_hardware,
    a_wrong_question_is_refused_by_its_parameter,
    an_encoder_keeps_nothing,
    what_fits_is_found_by_everybody_for_their_own_hardware,
    a_license_is_judged_with_those_of_base_models,
    a_family_has_records_and_missing_parents,
);

const GIB: u64 = 1 << 30;

fn row<'b>(body: &'b Value, name: &str) -> &'b Value {
    body["weights"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap()
}

async fn kept(user: &TestUser<'_>, source: &str) -> String {
    format!("/models/{}", user.keep(json!({"source": source})).await)
}

async fn memory_says_what_is_needed_and_how_sure_that_is(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept(&ada, "lumen-labs/Aurora-7B-Instruct").await;
    let memory = ada.get(&format!("{path}/memory?context=1000&dtype=fp16")).await.body;
    assert_eq!(row(&memory, "published")["bytes"], 2 * 7_171_477_504_u64);
    assert_eq!(row(&memory, "published")["certainty"], "exact");
    assert_eq!(row(&memory, "q4_k_m")["certainty"], "estimated");
    assert_eq!(memory["kv_cache"]["bytes_per_token"], 2 * 32 * 8 * 128 * 2);
    assert_eq!(memory["kv_cache"]["bytes"], 1000 * 131_072);
    assert_eq!((&memory["kv_cache"]["certainty"], &memory["max_context"]), (&json!("exact"), &json!(32_768)));
    assert_eq!((&memory["chosen"], &memory["context"]), (&json!("bf16"), &json!(1000)));
    let part = |name: &str| memory[name]["bytes"].as_u64().unwrap();
    assert_eq!(part("total"), 2 * 7_171_477_504 + part("kv_cache") + part("overhead"));
    assert!(
        memory["training"].as_array().unwrap().iter().all(|way| way["how"].as_str().unwrap().ends_with('.'))
    );
    assert_eq!(memory["hardware"], json!([]));
}

async fn memory_is_held_against_ones_own_hardware(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let path = kept(&ada, "lumen-labs/Aurora-7B-Instruct").await;
    bob.post("/hardware", json!({"name": "Rack", "memory_bytes": 640 * GIB})).await;
    ada.post("/hardware", json!({"name": "Laptop", "memory_bytes": 8 * GIB})).await;
    let memory = ada.get(&format!("{path}/memory")).await.body;
    assert_eq!(memory["hardware"].as_array().unwrap().len(), 1);
    let fit = &memory["hardware"][0];
    assert_eq!(fit["hardware"]["name"], "Laptop");
    let of =
        |name: &str| fit["fits"].as_array().unwrap().iter().find(|fit| fit["name"] == name).unwrap().clone();
    assert_eq!((&of("published")["verdict"], &of("q4_k_m")["verdict"]), (&json!("no"), &json!("fits")));
    assert!(of("published")["headroom_bytes"].as_i64().unwrap() < 0);
    assert_eq!(fit["best"], "q6_k");
}

async fn a_wrong_question_is_refused_by_its_parameter(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept(&ada, "lumen-labs/Aurora-7B-Instruct").await;
    for (query, refusal) in [
        ("context=0", "context out_of_range"),
        ("context=many", "context out_of_range"),
        ("dtype=q9", "dtype unknown_value"),
        ("length=1", "length unknown"),
    ] {
        let answer = ada.get(&format!("{path}/memory?{query}")).await;
        answer.problem(422);
        assert!(answer.refusals()[0].starts_with(refusal), "{:?}", answer.refusals());
    }
}

async fn an_encoder_keeps_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept(&ada, "northwind/tiny-encoder").await;
    let cache = ada.get(&format!("{path}/memory")).await.body["kv_cache"].clone();
    assert_eq!((&cache["bytes"], &cache["certainty"]), (&json!(0), &json!("exact")));
    let by_hand = format!("/models/{}", ada.keep(json!({"name": "Closed"})).await);
    let memory = ada.get(&format!("{by_hand}/memory")).await.body;
    assert_eq!((&memory["total"]["bytes"], &memory["total"]["certainty"]), (&json!(null), &json!("unknown")));
}

async fn what_fits_is_found_by_everybody_for_their_own_hardware(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let ada_in_team = format!("/models?workspace={team}");
    ada.post(&ada_in_team, json!({"name": "Small", "parameters": "1b"})).await;
    ada.post(&ada_in_team, json!({"name": "Large", "parameters": "70b"})).await;
    ada.post(&ada_in_team, json!({"name": "Closed"})).await;
    let found = async |user: &TestUser<'_>, query: &str| {
        user.get(&format!("/models?workspace={team}&q={query}")).await.body["total"].as_u64().unwrap()
    };
    assert_eq!((found(&ada, "fits:24gb").await, found(&ada, "fits:80gb").await), (1, 2));
    assert_eq!(found(&ada, "fits:80gb%4016bit").await, 1);
    assert_eq!(found(&ada, "fits:mine").await, 0);
    ada.post("/hardware", json!({"name": "Desk", "memory_bytes": 24 * GIB})).await;
    bob.post("/hardware", json!({"name": "Rack", "memory_bytes": 80 * GIB, "count": 8})).await;
    assert_eq!((found(&ada, "fits:mine").await, found(&bob, "fits:mine").await), (1, 2));
    assert_eq!(found(&ada, "-fits:mine").await, 2);
    let facets = bob.get(&format!("/models/facets?workspace={team}&q=fits:mine")).await.body;
    assert_eq!(facets["total"], 2);
}

async fn a_license_is_judged_with_those_of_base_models(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept(&ada, "lumen-labs/Aurora-7B-Instruct").await;
    let verdict = ada.get(&format!("{path}/license")).await.body;
    assert_eq!((&verdict["license"], &verdict["commercial"]), (&json!("apache-2.0"), &json!("yes")));
    // What the Hub says of a base model that nobody keeps.
    assert_eq!(
        (&verdict["bases"][0]["license"], &verdict["bases"][0]["model_id"]),
        (&json!("apache-2.0"), &json!(null))
    );
    let base = ada.keep(json!({"source": "lumen-labs/Aurora-7B", "license": "cc-by-nc-4.0"})).await;
    let verdict = ada.get(&format!("{path}/license")).await.body;
    assert_eq!(verdict["commercial"], "no");
    let said = &verdict["bases"][0];
    assert_eq!((&said["model_id"], &said["stricter"]), (&json!(base), &json!(true)));
    assert!(verdict["reason"].as_str().unwrap().contains("lumen-labs/Aurora-7B is stricter"));
}

async fn a_family_has_records_and_missing_parents(app: TestApp) {
    let ada = app.user("ada").await;
    let instruct = kept(&ada, "lumen-labs/Aurora-7B-Instruct").await;
    let gguf = kept(&ada, "halfstep/Aurora-7B-Instruct-GGUF").await;
    let family = ada.get(&format!("{gguf}/family")).await.body;
    let node = |hub: &str| {
        family["nodes"].as_array().unwrap().iter().find(|node| node["hub_id"] == hub).unwrap().clone()
    };
    let (base, chat, own) = (
        node("lumen-labs/Aurora-7B"),
        node("lumen-labs/Aurora-7B-Instruct"),
        node("halfstep/Aurora-7B-Instruct-GGUF"),
    );
    assert_eq!((&base["model_id"], &base["name"]), (&json!(null), &json!("Aurora-7B")));
    assert_eq!(format!("/models/{}", chat["model_id"]), instruct);
    assert_eq!((&own["is_self"], &chat["is_self"]), (&json!(true), &json!(false)));
    let links = family["links"].as_array().unwrap();
    assert!(links.contains(&json!({"parent": base["key"], "child": chat["key"], "relation": "finetune"})));
    assert!(links.contains(&json!({"parent": chat["key"], "child": own["key"], "relation": "quantized"})));
    assert_eq!(family["truncated"], false);
    // Others' records are no relatives.
    let bob = app.user("bob").await;
    let theirs = kept(&bob, "lumen-labs/Aurora-7B").await;
    assert_eq!(bob.get(&format!("{theirs}/family")).await.body["nodes"].as_array().unwrap().len(), 1);
}
