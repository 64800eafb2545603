//! Numbers of parameters are kept to the last digit.

use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    a_number_of_parameters_reads_back_exactly,
    a_count_in_words_is_read_without_rounding,
    the_hubs_count_of_a_trillion_reads_back_exactly,
    large_counts_sort_as_numbers,
);

async fn a_number_of_parameters_reads_back_exactly(app: TestApp) {
    let ada = app.user("ada").await;
    for count in [
        1_u64,
        4_294_967_296,
        70_000_000_000,
        70_000_000_001,
        1_203_847_168_000,
        2_000_000_000_000,
        1_000_000_000_000_000,
    ] {
        let id = ada.keep(json!({"name": "Large", "parameters": count})).await;
        let read = ada.get(&format!("/models/{id}")).await.body;
        assert_eq!(read["parameters"].as_u64(), Some(count));
        let listed = ada.get("/models?limit=1").await.body;
        assert_eq!(listed["items"][0]["parameters"].as_u64(), Some(count));
    }
}

async fn a_count_in_words_is_read_without_rounding(app: TestApp) {
    let ada = app.user("ada").await;
    for (text, count) in [
        ("70B", 70_000_000_000_u64),
        ("2T", 2_000_000_000_000),
        ("0.1B", 100_000_000),
        ("8x7B", 56_000_000_000),
    ] {
        let kept = ada.post("/models", json!({"name": "Large", "parameters": text})).await;
        assert_eq!(kept.body["parameters"].as_u64(), Some(count), "{text}");
    }
}

async fn the_hubs_count_of_a_trillion_reads_back_exactly(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"source": "lumen-labs/Zenith-1.2T-A38B"})).await;
    let read = ada.get(&format!("/models/{id}")).await.body;
    assert_eq!(read["parameters"].as_u64(), Some(1_203_847_168_000));
    assert_eq!(read["hub"]["dtypes"]["F8_E4M3"].as_u64(), Some(1_192_311_680_000));
}

async fn large_counts_sort_as_numbers(app: TestApp) {
    let ada = app.user("ada").await;
    for count in [9_000_000_000_u64, 70_000_000_000, 2_000_000_000_000] {
        ada.keep(json!({"name": "x", "parameters": count})).await;
    }
    let list = ada.get("/models?sort=-parameters").await.body;
    let counts: Vec<u64> =
        list["items"].as_array().unwrap().iter().map(|item| item["parameters"].as_u64().unwrap()).collect();
    assert_eq!(counts, [2_000_000_000_000, 70_000_000_000, 9_000_000_000]);
}
