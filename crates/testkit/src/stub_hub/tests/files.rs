//! `…/resolve/…`.

use super::{AURORA, GATED, client, get, header, own_hub, refusal, request};
use serde_json::Value;

#[tokio::test]
async fn config_and_card_are_served_from_every_revision() {
    let hub = own_hub();
    for revision in ["main", "refs/pr/1", "refs%2Fpr%2F1"] {
        let config = get(&hub, &format!("/{AURORA}/resolve/{revision}/config.json")).await;
        assert_eq!(header(config.headers(), "x-repo-commit").len(), 40);
        let config: Value = config.json().await.unwrap();
        assert_eq!(config["model_type"], "llama", "{revision}");
    }
    let card = get(&hub, &format!("/{AURORA}/resolve/main/README.md")).await.text().await.unwrap();
    assert!(card.starts_with("---\n"));
}

#[tokio::test]
async fn the_head_of_a_file_has_no_body() {
    let hub = own_hub();
    let url = hub.url().join(&format!("/{AURORA}/resolve/main/config.json")).unwrap();
    let answer = client().head(url).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.bytes().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_file_that_is_not_there_and_a_revision_that_is_not_there_differ() {
    let hub = own_hub();
    let file = refusal(request(&hub, &format!("/{AURORA}/resolve/main/secret.json"))).await;
    assert_eq!(file, (404, "EntryNotFound".to_owned()));
    let no_card = refusal(request(&hub, "/saltmarsh/untitled-upload/resolve/main/README.md")).await;
    assert_eq!(no_card, (404, "EntryNotFound".to_owned()));
    let revision = refusal(request(&hub, &format!("/{AURORA}/resolve/v9/config.json"))).await;
    assert_eq!(revision, (404, "RevisionNotFound".to_owned()));
    let model = refusal(request(&hub, "/nobody/nothing/resolve/main/config.json")).await;
    assert_eq!(model, (401, String::new()));
}

#[tokio::test]
async fn files_of_a_legacy_id_redirect() {
    let answer = get(&own_hub(), "/aurora-7b/resolve/main/config.json").await;
    assert_eq!(answer.status(), 307);
    assert_eq!(header(answer.headers(), "location"), format!("/{AURORA}/resolve/main/config.json"));
}

#[tokio::test]
async fn files_of_a_gated_model_need_a_token_and_its_metadata_does_not() {
    let hub = own_hub();
    let path = format!("/{GATED}/resolve/main/config.json");
    assert_eq!(get(&hub, &format!("/api/models/{GATED}")).await.status(), 200);
    assert_eq!(refusal(request(&hub, &path)).await, (401, "GatedRepo".to_owned()));
    let with_token = request(&hub, &path).bearer_auth("hf_good").send().await.unwrap();
    assert_eq!(with_token.status(), 200);
}
