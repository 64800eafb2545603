//! The folders of recordings, and what is in our own.

use super::{get, get_json, header};
use crate::stub_hub::StubHub;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn folder(models: &[(&str, Value)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let inner = folder.path().join("models");
    fs::create_dir(&inner).unwrap();
    for (stem, model) in models {
        fs::write(inner.join(format!("{stem}.json")), model.to_string()).unwrap();
    }
    folder
}

fn hub(folders: &[&TempDir]) -> StubHub {
    StubHub::start(folders.iter().map(|folder| folder.path().to_owned()).collect()).unwrap()
}

#[tokio::test]
async fn the_first_folder_that_has_a_model_wins() {
    let first = folder(&[("org__a", json!({ "id": "org/a", "likes": 1 }))]);
    let second =
        folder(&[("org__a", json!({ "id": "org/a", "likes": 2 })), ("org__b", json!({ "id": "org/b" }))]);
    let hub = hub(&[&first, &second]);
    assert_eq!(get_json(&hub, "/api/models/org/a").await["likes"], 1);
    assert_eq!(get_json(&hub, "/api/models/org/b").await["id"], "org/b");
}

#[tokio::test]
async fn a_recording_under_an_old_name_redirects_to_the_id_inside() {
    let folder = folder(&[("old", json!({ "id": "org/new" }))]);
    let hub = hub(&[&folder]);
    let answer = get(&hub, "/api/models/old").await;
    assert_eq!(header(answer.headers(), "location"), "/api/models/org/new");
    assert_eq!(get_json(&hub, "/api/models/org/new").await["id"], "org/new");
}

#[tokio::test]
async fn a_variant_is_not_served() {
    let folder = folder(&[("org__a.v2", json!({ "id": "org/a" }))]);
    let hub = hub(&[&folder]);
    assert_eq!(get(&hub, "/api/models/org/a").await.status(), 401);
    assert_eq!(get(&hub, "/api/models/org/a.v2").await.status(), 401);
}

#[tokio::test]
async fn a_broken_recording_is_our_fault_and_spoils_no_other_answer() {
    let folder = folder(&[("org__a", json!("no model"))]);
    let hub = hub(&[&folder]);
    assert_eq!(get(&hub, "/api/models/org/a").await.status(), 500);
    assert_eq!(get(&hub, "/api/models/org/b").await.status(), 401);
}

#[test]
fn a_folder_that_is_not_there_is_refused() {
    assert!(StubHub::start(vec![Path::new("/no/such/folder").to_owned()]).is_err());
}

#[tokio::test]
async fn all_our_own_recordings_are_served_under_their_names() {
    let hub = super::own_hub();
    let mut seen = 0;
    for entry in fs::read_dir(StubHub::own_recordings().join("models")).unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_str().unwrap().replace("__", "/");
        let model = get_json(&hub, &format!("/api/models/{id}")).await;
        assert_eq!(model["id"], id);
        assert_eq!(model["sha"].as_str().unwrap().len(), 40, "{id}");
        seen += 1;
    }
    assert!(seen >= 14, "{seen} recordings");
    let redirects = fs::read(StubHub::own_recordings().join("redirects.json")).unwrap();
    let redirects: Value = serde_json::from_slice(&redirects).unwrap();
    for new in redirects.as_object().unwrap().values() {
        let path = format!("/api/models/{}", new.as_str().unwrap());
        assert_eq!(get(&hub, &path).await.status(), 200, "{new}");
    }
}
