//! `/api/models/…`.

use super::{AURORA, get, get_json, header, own_hub, refusal, request};
use serde_json::Value;

fn names(model: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = model.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

#[tokio::test]
async fn a_plain_request_gets_everything() {
    let model = get_json(&own_hub(), &format!("/api/models/{AURORA}")).await;
    assert_eq!(model["id"], AURORA);
    assert_eq!(model["cardData"]["license"], "apache-2.0");
    assert_eq!(model["siblings"][0].as_object().unwrap().len(), 1, "sizes are only for blobs=true");
}

#[tokio::test]
async fn expand_leaves_only_the_id_and_what_was_asked_for() {
    let hub = own_hub();
    for query in ["expand=sha&expand=downloads", "expand[]=sha&expand%5B%5D=downloads"] {
        let model = get_json(&hub, &format!("/api/models/{AURORA}?{query}")).await;
        assert_eq!(names(&model), ["_id", "downloads", "id", "sha"]);
    }
}

#[tokio::test]
async fn an_unknown_expand_or_one_with_blobs_is_malformed() {
    let hub = own_hub();
    for query in ["expand=colour", "expand=sha&blobs=true", "expand=sha&securityStatus=true"] {
        let answer = get(&hub, &format!("/api/models/{AURORA}?{query}")).await;
        assert_eq!(answer.status(), 400, "{query}");
        let body: Value = answer.json().await.unwrap();
        assert!(body["error"].is_string(), "{query}");
    }
}

#[tokio::test]
async fn blobs_gives_every_file_the_same_size_each_time() {
    let hub = own_hub();
    let path = "/api/models/halfstep/Aurora-7B-Instruct-GGUF?blobs=true";
    let model = get_json(&hub, path).await;
    assert_eq!(model, get_json(&hub, path).await);
    for file in model["siblings"].as_array().unwrap() {
        assert!(file["size"].as_u64().unwrap() > 0);
        assert_eq!(file["blobId"].as_str().unwrap().len(), 40);
    }
    let quantised = &model["siblings"][4];
    assert_eq!(quantised["lfs"]["size"], quantised["size"]);
    assert_eq!(quantised["lfs"]["sha256"].as_str().unwrap().len(), 64);
}

#[tokio::test]
async fn a_legacy_id_a_renamed_owner_and_another_case_redirect_with_the_query() {
    let hub = own_hub();
    for old in ["aurora-7b", "lumenlabs/Aurora-7B-Instruct", "Lumen-Labs/aurora-7b-instruct"] {
        let answer = get(&hub, &format!("/api/models/{old}?expand=sha")).await;
        assert_eq!(answer.status(), 307, "{old}");
        let target = format!("/api/models/{AURORA}?expand=sha");
        assert_eq!(header(answer.headers(), "location"), target);
        assert_eq!(answer.text().await.unwrap(), format!("Temporary Redirect. Redirecting to {target}"));
    }
}

#[tokio::test]
async fn an_unknown_model_is_refused_as_the_token_deserves() {
    let hub = own_hub();
    let path = "/api/models/nobody/nothing";
    let answer = get(&hub, path).await;
    assert_eq!(answer.status(), 401);
    assert!(header(answer.headers(), "www-authenticate").starts_with("Bearer "));
    assert!(!header(answer.headers(), "x-request-id").is_empty());
    assert_eq!(answer.text().await.unwrap(), r#"{"error":"Invalid username or password."}"#);

    let good = refusal(request(&hub, path).bearer_auth("hf_good")).await;
    assert_eq!(good, (404, "RepoNotFound".to_owned()));

    let bad = request(&hub, path).bearer_auth("hf_bad").send().await.unwrap();
    assert_eq!(bad.status(), 401);
    assert_eq!(header(bad.headers(), "x-error-message"), "Invalid credentials in Authorization header");
}

#[tokio::test]
async fn only_known_revisions_are_found() {
    let hub = own_hub();
    let sha = get_json(&hub, &format!("/api/models/{AURORA}")).await["sha"].as_str().unwrap().to_owned();
    for revision in ["main", "refs/pr/1", "refs%2Fpr%2F1", &sha] {
        let answer = get(&hub, &format!("/api/models/{AURORA}/revision/{revision}")).await;
        assert_eq!(answer.status(), 200, "{revision}");
    }
    let unknown = request(&hub, &format!("/api/models/{AURORA}/revision/v9"));
    assert_eq!(refusal(unknown).await, (404, "RevisionNotFound".to_owned()));
    let moved = get(&hub, "/api/models/aurora-7b/revision/refs%2Fpr%2F1").await;
    assert_eq!(header(moved.headers(), "location"), format!("/api/models/{AURORA}/revision/refs%2Fpr%2F1"));
}

#[tokio::test]
async fn an_id_that_is_none_is_malformed() {
    let hub = own_hub();
    for id in ["lumen-labs/..%2F..%2Fsecret", "-x", "a--b", "org/name.git"] {
        assert_eq!(get(&hub, &format!("/api/models/{id}")).await.status(), 400, "{id}");
    }
}

#[tokio::test]
async fn every_answer_names_the_quota_and_is_not_sent_twice() {
    let hub = own_hub();
    for path in [&format!("/api/models/{AURORA}"), "/api/models/nobody/nothing", "/some/page"] {
        let headers = get(&hub, path).await.headers().clone();
        assert_eq!(header(&headers, "ratelimit"), "\"api\";r=499;t=120", "{path}");
        assert_eq!(header(&headers, "ratelimit-policy"), "\"fixed window\";\"api\";q=500;w=300", "{path}");
        assert!(!header(&headers, "etag").is_empty(), "{path}");
    }
    let path = format!("/api/models/{AURORA}");
    let etag = header(get(&hub, &path).await.headers(), "etag");
    let again = request(&hub, &path).header("If-None-Match", &etag).send().await.unwrap();
    assert_eq!(again.status(), 304);
    assert_eq!(header(again.headers(), "etag"), etag);
    let other = request(&hub, &path).header("If-None-Match", "\"other\"").send().await.unwrap();
    assert_eq!(other.status(), 200);
}
