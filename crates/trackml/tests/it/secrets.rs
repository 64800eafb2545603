//! No secret is ever logged, whatever goes wrong and however much is logged.

use crate::person::{EMAIL, PASSWORD, Person};
use crate::program::Surroundings;
use reqwest::{Client, Method};
use serde_json::json;
use trackml_testkit::databases;
use trackml_testkit::stub_hub::{Fault, StubHub};

const KEY: &str = "distinctive-key-0123456789abcdef";
const HUB_TOKEN: &str = "hf_distinctivetoken0123456789";
const DATABASE_PASSWORD: &str = "distinctive-database-password";
const WRONG_PASSWORD: &str = "distinctive-wrong-password";

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
