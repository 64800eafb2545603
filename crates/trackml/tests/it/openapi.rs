//! `trackml openapi`

use crate::program::Surroundings;
use serde_json::Value;

#[test]
fn openapi_prints_the_document_and_nothing_else() {
    let ended = Surroundings::new().run(&["openapi"]);
    assert_eq!((ended.code(), ended.err.as_str()), (0, ""));
    let document: Value = serde_json::from_str(&ended.out).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"), "{}", document["openapi"]);
    assert!(document["paths"]["/api/v1/models"].is_object());
}

#[tokio::test(flavor = "multi_thread")]
async fn openapi_prints_what_the_server_serves() {
    let place = Surroundings::new();
    let server = place.serve();
    let answer = reqwest::get(format!("{}/api/v1/openapi.json", server.url)).await.unwrap();
    assert_eq!(answer.text().await.unwrap().trim_end(), place.run(&["openapi"]).out.trim_end());
}

#[test]
fn openapi_needs_no_setting() {
    let place = Surroundings::new().with("DATABASE_URL", "nonsense").with("BIND", "nonsense");
    assert_eq!(place.run(&["openapi"]).code(), 0);
}
