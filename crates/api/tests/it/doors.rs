//! What surrounds every answer: headers, caches, limits of size and time, and where the server itself never goes.

use reqwest::Method;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use trackml_testkit::test_app::{Answer, Setting, TestApp};

on_both_databases!(
    every_answer_is_guarded,
    the_page_of_the_document_runs_no_script_but_its_own,
    over_tls_browsers_are_told_to_stay_there,
    what_is_private_is_kept_by_no_shared_cache,
    what_is_everybodys_may_be_cached,
    a_list_that_has_not_changed_is_not_sent_again,
    an_address_that_is_too_long_is_refused,
    headers_that_are_too_large_are_refused,
    a_client_that_sends_its_headers_slowly_is_dropped,
    no_address_that_a_person_gave_is_ever_fetched,
);

async fn get(app: &TestApp, path: &str) -> Answer {
    Answer::to(app.anonymous(Method::GET, path)).await
}

async fn every_answer_is_guarded(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"name": "a"})).await;
    let answers = [
        get(&app, "/api/v1/meta").await,
        get(&app, "/api/v1/models").await,
        get(&app, "/nowhere").await,
        get(&app, "/api/v1/nowhere").await,
        get(&app, "/healthz").await,
        ada.get(&format!("/models/{id}")).await,
        ada.get("/models?limit=0").await,
        ada.delete(&format!("/models/{id}")).await,
        ada.post("/models/import", json!({"sources": ["lumen-labs/Aurora-7B"]})).await,
        Answer::to(app.anonymous(Method::OPTIONS, "/api/v1/models").header("origin", "https://evil.example"))
            .await,
    ];
    for answer in answers {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{answer:?}");
            assert_eq!(answer.headers.get_all(name).iter().count(), 1, "{name}");
        }
        assert!(answer.header("permissions-policy").unwrap().contains("camera=()"));
        assert_eq!(answer.header("strict-transport-security"), None);
        assert_eq!(answer.header("server"), None);
    }
}

async fn the_page_of_the_document_runs_no_script_but_its_own(app: TestApp) {
    let answer = get(&app, "/docs/").await;
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.contains("script-src 'self';"), "{policy}");
}

async fn over_tls_browsers_are_told_to_stay_there(app: TestApp) {
    let trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let behind_proxy = app.beside(Setting { trusted_proxies, ..Setting::default() }).await;
    let request = |app: &TestApp| app.anonymous(Method::GET, "/nowhere").header("x-forwarded-proto", "https");
    let told = Answer::to(request(&behind_proxy)).await;
    assert_eq!(told.header("strict-transport-security"), Some("max-age=63072000; includeSubDomains"));
    // Nobody is believed who is no proxy.
    assert_eq!(Answer::to(request(&app)).await.header("strict-transport-security"), None);
}

async fn what_is_private_is_kept_by_no_shared_cache(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"name": "a"})).await;
    for path in [
        "/auth/me",
        "/auth/sessions",
        "/auth/tokens",
        "/auth/audit",
        "/auth/verify-token",
        "/users",
        "/invitations",
        "/models/nowhere",
        "/models?limit=0",
    ] {
        assert_eq!(ada.get(path).await.header("cache-control"), Some("private, no-store"), "{path}");
    }
    let (one, history) = (format!("/models/{id}"), format!("/models/{id}/history"));
    for path in [one.as_str(), &history, "/models", "/models/search?q=a", "/workspaces"] {
        let answer = ada.get(path).await;
        assert_eq!(answer.header("cache-control"), Some("private, no-cache"), "{path}");
        assert!(answer.header("etag").is_some(), "{path}");
    }
}

async fn what_is_everybodys_may_be_cached(app: TestApp) {
    for path in ["/api/v1/meta", "/api/v1/openapi.json"] {
        assert_eq!(get(&app, path).await.header("cache-control"), Some("public, max-age=60"), "{path}");
    }
}

async fn a_list_that_has_not_changed_is_not_sent_again(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({"name": "a"})).await;
    for path in ["/models", "/models/search?q=a", "/workspaces"] {
        let tag = ada.get(path).await.header("etag").unwrap().to_owned();
        let again = || Answer::to(ada.request(Method::GET, path).header("if-none-match", &tag));
        let unchanged = again().await;
        assert_eq!((unchanged.status, &unchanged.body), (304, &Value::Null), "{path}");
        assert_eq!(unchanged.header("etag"), Some(tag.as_str()));
    }
    let tag = ada.get("/models").await.header("etag").unwrap().to_owned();
    ada.keep(json!({"name": "b"})).await;
    let changed = Answer::to(ada.request(Method::GET, "/models").header("if-none-match", &tag)).await;
    assert_eq!((changed.status, &changed.body["total"]), (200, &json!(2)));
}

async fn an_address_that_is_too_long_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let answer = ada.get(&format!("/models?q={}", "x".repeat(63_000))).await;
    answer.problem(414);
    assert_eq!(answer.body["code"], "address_too_long");
    assert!(answer.header("content-security-policy").is_some());
    // Ten thousand letters outside of ASCII are read, and refused for what they are.
    assert_eq!(ada.get(&format!("/models?q={}", "%D0%BB".repeat(10_000))).await.status, 422);
}

/// What a raw request is answered with, until the server hangs up.
async fn raw(app: &TestApp, request: &[u8]) -> String {
    let address: SocketAddr = app.url.trim_start_matches("http://").parse().unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may hang up before everything is sent.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(30), stream.read_to_end(&mut answer)).await;
    String::from_utf8_lossy(&answer).into_owned()
}

async fn headers_that_are_too_large_are_refused(app: TestApp) {
    let large = format!("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Large: {}\r\n\r\n", "x".repeat(200_000));
    let many = "X-Many: 1\r\n".repeat(200);
    let many = format!("GET /healthz HTTP/1.1\r\nHost: x\r\n{many}\r\n");
    for request in [large, many] {
        let answer = raw(&app, request.as_bytes()).await;
        assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    assert_eq!(get(&app, "/healthz").await.status, 200);
}

async fn a_client_that_sends_its_headers_slowly_is_dropped(app: TestApp) {
    let begun = Instant::now();
    let answer = raw(&app, b"GET /healthz HTTP/1.1\r\nHost: x\r\n").await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
}

async fn no_address_that_a_person_gave_is_ever_fetched(app: TestApp) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let ours = format!("http://{}", listener.local_addr().unwrap());
    let visited = tokio::spawn(async move { listener.accept().await.is_ok() });
    let ada = app.user("ada").await;
    let addresses = [
        format!("{ours}/org/name"),
        format!("{ours}/huggingface.co/org/name"),
        format!("https://huggingface.co@{}/org/name", ours.trim_start_matches("http://")),
        format!("{ours}/org/name/resolve/main/config.json"),
        format!("from_pretrained(\"{ours}/org/name\")"),
        "http://169.254.169.254/latest/meta-data".to_owned(),
        "file:///etc/passwd".to_owned(),
        "../../etc/passwd".to_owned(),
        "gopher://127.0.0.1/x".to_owned(),
    ];
    for source in &addresses {
        let answer = ada.post("/models/autofill", json!({"source": source})).await;
        assert!(matches!(answer.status, 404 | 422), "{source}: {}", answer.body);
        ada.post("/models", json!({"source": source})).await;
    }
    ada.post("/models/import", json!({"sources": addresses})).await;
    ada.post("/models/import", json!({"text": addresses.join(" ")})).await;
    let links = json!({"name": "a", "source_links": [format!("{ours}/paper.pdf")], "notes": format!("![]({ours}/x.png)")});
    let id = ada.keep(links).await;
    ada.get(&format!("/models/{id}")).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(!visited.is_finished(), "somebody came");
    visited.abort();
}
