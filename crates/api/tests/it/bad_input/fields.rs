use super::all_refused;
use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    values_of_the_wrong_type_are_refused_by_field,
    unknown_words_are_refused_with_the_known_ones,
    a_number_of_parameters_is_whole_and_in_bounds,
    a_rating_is_one_to_five,
    a_date_is_one_that_there_is,
    an_unknown_field_is_refused_by_its_name,
    all_errors_of_a_body_are_told_at_once,
);

async fn values_of_the_wrong_type_are_refused_by_field(app: TestApp) {
    let cases = [
        ("name", json!(7), "name wrong_type"),
        ("name", json!({}), "name wrong_type"),
        ("developer", json!([]), "developer wrong_type"),
        ("status", json!(1), "status wrong_type"),
        ("parameters", json!([]), "parameters wrong_type"),
        ("parameters", json!(true), "parameters wrong_type"),
        ("tags", json!("a"), "tags wrong_type"),
        ("tags", json!(["a", 7]), "tags[1] wrong_type"),
        ("tags", json!([null]), "tags[0] wrong_type"),
        ("notes", json!(["a"]), "notes wrong_type"),
        ("source_links", json!({"0": "https://example.org"}), "source_links wrong_type"),
        ("favorite", json!("yes"), "favorite wrong_type"),
        ("favorite", json!(1), "favorite wrong_type"),
        ("date_interacted", json!(20_240_229), "date_interacted wrong_type"),
    ];
    all_refused(&app, &cases).await;
}

async fn unknown_words_are_refused_with_the_known_ones(app: TestApp) {
    let cases = [
        ("status", json!("owned"), "status unknown_value"),
        ("status", json!("Using"), "status unknown_value"),
        ("status", json!(""), "status unknown_value"),
        ("model_type", json!("LLM"), "model_type unknown_value"),
        ("model_type", json!("l\u{0}lm"), "model_type unknown_value"),
    ];
    all_refused(&app, &cases).await;
    let answer = app.user("grace").await.post("/models", json!({"name": "x", "status": "owned"})).await;
    assert!(answer.body["errors"][0]["message"].as_str().unwrap().contains("wishlist, studying, tried"));
}

async fn a_number_of_parameters_is_whole_and_in_bounds(app: TestApp) {
    let number = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let cases = [
        ("parameters", json!(0), "parameters out_of_range"),
        ("parameters", json!(1_000_000_000_000_001_u64), "parameters out_of_range"),
        ("parameters", json!(u64::MAX), "parameters out_of_range"),
        ("parameters", number("18446744073709551616"), "parameters wrong_type"),
        ("parameters", json!(-1), "parameters wrong_type"),
        ("parameters", json!(1.5), "parameters wrong_type"),
        ("parameters", json!(7e9), "parameters wrong_type"),
        ("parameters", number("1e30"), "parameters wrong_type"),
        ("parameters", json!("0"), "parameters out_of_range"),
        ("parameters", json!("9999999T"), "parameters out_of_range"),
        ("parameters", json!("-7B"), "parameters malformed"),
        ("parameters", json!("many"), "parameters malformed"),
        ("parameters", json!(""), "parameters malformed"),
        ("parameters", json!("7\u{0}B"), "parameters malformed"),
        ("parameters", json!("٧B"), "parameters malformed"),
    ];
    all_refused(&app, &cases).await;
}

async fn a_rating_is_one_to_five(app: TestApp) {
    let cases = [
        ("rating", json!(0), "rating out_of_range"),
        ("rating", json!(6), "rating out_of_range"),
        ("rating", json!(-1), "rating out_of_range"),
        ("rating", json!(i64::MAX), "rating out_of_range"),
        ("rating", json!(u64::MAX), "rating wrong_type"),
        ("rating", json!(2.5), "rating wrong_type"),
        ("rating", json!("x"), "rating wrong_type"),
    ];
    all_refused(&app, &cases).await;
}

async fn a_date_is_one_that_there_is(app: TestApp) {
    let date = |text: &str, refusal| ("date_interacted", json!(text), refusal);
    let cases = [
        date("2026-02-30", "date_interacted malformed"),
        date("2023-02-29", "date_interacted malformed"),
        date("yesterday", "date_interacted malformed"),
        date("", "date_interacted malformed"),
        date("2024-05-01T00:00:00Z", "date_interacted malformed"),
        date("1899-12-31", "date_interacted out_of_range"),
        date("+10000-01-01", "date_interacted out_of_range"),
    ];
    all_refused(&app, &cases).await;
}

async fn an_unknown_field_is_refused_by_its_name(app: TestApp) {
    let cases = [
        ("owner_id", json!(1), "owner_id unknown_field"),
        ("workspace_id", json!(1), "workspace_id unknown_field"),
        ("id", json!(1), "id unknown_field"),
        ("Name", json!("x"), "Name unknown_field"),
        ("__proto__", json!({}), "__proto__ unknown_field"),
    ];
    all_refused(&app, &cases).await;
}

async fn all_errors_of_a_body_are_told_at_once(app: TestApp) {
    let ada = app.user("ada").await;
    let body = json!({"name": "", "status": "x", "tags": ["", "fine", "\u{0}"], "rating": 9, "date_interacted": "x"});
    let answer = ada.post("/models", body).await;
    answer.problem(422);
    let expected = [
        "name empty",
        "status unknown_value",
        "tags[0] empty",
        "tags[2] control_character",
        "date_interacted malformed",
        "rating out_of_range",
    ];
    assert_eq!(answer.refusals(), expected);
    assert!(answer.body["errors"].as_array().unwrap().iter().all(|error| error["message"].is_string()));
}
