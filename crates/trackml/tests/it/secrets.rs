//! No secret is ever logged, whatever goes wrong and however much is logged.

use crate::person::{EMAIL, PASSWORD, Person};
use crate::program::Surroundings;
use reqwest::{Client, Method};
use serde_json::json;
use trackml_testkit::databases;
use trackml_testkit::stub_hub::{Fault, StubHub};
use trackml_testkit::test_app::Answer;

const KEY: &str = "distinctive-key-0123456789abcdef";
const HUB_TOKEN: &str = "hf_distinctivetoken0123456789";
const DATABASE_PASSWORD: &str = "distinctive-database-password";
const WRONG_PASSWORD: &str = "distinctive-wrong-password";
const NEXT_PASSWORD: &str = "distinctive-next-password, 42";
const WEAK_PASSWORD: &str = "password12345";

async fn nothing_secret_is_logged(log: &str, format: &str) {
    let hub = StubHub::start(vec![StubHub::own_recordings()]).unwrap();
    let database = databases::postgres().await;
    // The test server asks for no password; one that is given is still carried along.
    let url = database.url.replacen("postgres@", &format!("postgres:{DATABASE_PASSWORD}@"), 1);
    assert!(url.contains(DATABASE_PASSWORD));
    let server = Surroundings::new()
        .with("DATABASE_URL", url)
        .with("SECRET_KEY", KEY)
        .with("HF_ACCESS_TOKEN", HUB_TOKEN)
        .with("RUST_LOG", log)
        .with("LOG_FORMAT", format)
        .with_hub(&hub)
        .serve();
    let ada = Person::registers(&server).await;
    let again = Person::logs_in(&server).await;

    // What succeeds.
    let source = json!({"source": "lumen-labs/Aurora-7B-Instruct"});
    assert_eq!(ada.post("/models/autofill", source.clone()).await.status, 200);
    assert_eq!(ada.post("/models", source.clone()).await.status, 201);
    assert_eq!(ada.get("/models?q=aurora").await.body["total"], 1);

    // Every secret that is given out or taken in: a token, a code, another password, a refresh token in its cookie.
    let api_token = ada.post("/auth/tokens", json!({"name": "nightly", "scope": "write"})).await;
    let api_token = api_token.body["token"].as_str().unwrap().to_owned();
    let program = Person::with_token(&server, api_token.clone());
    assert_eq!(program.post("/workspaces", json!({"name": "Team"})).await.status, 201);
    let team = program.get("/workspaces").await.body["items"][1]["id"].clone();
    let invite = json!({"login": "grace@example.org", "role": "viewer"});
    let code = ada.post(&format!("/workspaces/{team}/invitations"), invite).await.body["code"].clone();
    let code = code.as_str().unwrap().to_owned();
    assert_eq!(ada.post("/invitations/accept", json!({"code": code})).await.status, 404);
    let login =
        again.request(Method::POST, "/auth/login").json(&json!({"email": EMAIL, "password": PASSWORD}));
    let signed_in = Answer::of(login.send().await.unwrap()).await;
    let refresh = signed_in.refresh_cookie().unwrap();
    let renew = |token: &str| {
        let request = again.request(Method::POST, "/auth/refresh").header("origin", &server.url);
        request.header("cookie", format!("trackml_refresh={token}")).send()
    };
    let renewed = Answer::of(renew(&refresh).await.unwrap()).await;
    let next_refresh = renewed.refresh_cookie().unwrap();
    assert_eq!(renew("0123").await.unwrap().status(), 401);
    let other = json!({"password": PASSWORD, "new_password": NEXT_PASSWORD});
    assert_eq!(ada.post("/auth/password", other).await.status, 204);
    let weak = json!({"password": NEXT_PASSWORD, "new_password": WEAK_PASSWORD});
    assert_eq!(ada.post("/auth/password", weak).await.status, 422);
    let again = Person::with_token(&server, ada.token.clone());

    // What fails: a wrong password, a taken name, a malformed body with a password in it, a broken token, a Hub that
    // refuses, an id that is none.
    let nobody = Person::with_token(&server, String::new());
    let wrong = json!({"email": EMAIL, "password": WRONG_PASSWORD});
    assert_eq!(nobody.post("/auth/login", wrong).await.status, 401);
    let taken = json!({"username": "ada", "email": EMAIL, "password": PASSWORD});
    assert_eq!(nobody.post("/auth/register", taken).await.status, 409);
    let cut_off = format!(r#"{{"username": "x", "password": "{PASSWORD}", "#);
    let register = format!("{}/api/v1/auth/register", server.url);
    let malformed = Client::new().post(&register).header("content-type", "application/json").body(cut_off);
    assert_eq!(malformed.send().await.unwrap().status(), 400);
    let unknown = json!({"username": "x", "email": EMAIL, PASSWORD: "y", "password": PASSWORD});
    assert!(nobody.post("/auth/register", unknown).await.status >= 400);
    let broken = Person::with_token(&server, format!("{}x", ada.token));
    assert_eq!(broken.get("/models").await.status, 401);
    hub.inject("*", Fault::Disabled);
    let refused = json!({"source": "northwind/tiny-encoder"});
    assert!(ada.post("/models/autofill", refused).await.status >= 400);
    assert_eq!(ada.get("/models/none").await.status, 404);
    assert_eq!(again.request(Method::POST, "/auth/logout").send().await.unwrap().status(), 204);
    assert_eq!(again.get("/models").await.status, 401);

    let ended = server.stopped();
    let said = ended.said();
    assert!(said.contains("answered"), "nothing was logged: {said}");
    for secret in [
        KEY,
        HUB_TOKEN,
        DATABASE_PASSWORD,
        WRONG_PASSWORD,
        PASSWORD,
        NEXT_PASSWORD,
        WEAK_PASSWORD,
        &api_token,
        &code,
        &refresh,
        &next_refresh,
        &ada.token,
        // The part that signs is the secret of a token.
        ada.token.rsplit('.').next().unwrap(),
        &again.token,
    ] {
        let lines: Vec<_> = said.lines().filter(|line| line.contains(secret)).collect();
        assert!(lines.is_empty(), "{secret} is logged: {lines:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_logged_however_much_is_logged() {
    nothing_secret_is_logged("trace", "text").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_logged_as_json() {
    nothing_secret_is_logged("trace", "json").await;
}
