//! The whole server on a free port, with the stub Hub behind it.

use crate::databases::{self, TestDatabase};
use crate::stub_gemini::StubGemini;
use crate::stub_hub::StubHub;
use actix_web::dev::ServerHandle;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use ipnet::IpNet;
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::{Value, json};
use std::any::Any;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;
use trackml_api::{ApiState, Doors, Features, ServerOptions, server};
use trackml_application::ai::AiSetting;
use trackml_application::meaning::VectorRound;
use trackml_application::{AccountRules, Application, Ports, Surroundings};
use trackml_credentials::{Argon2Passwords, JwtTokens, RandomSecrets};
use trackml_documents::InProcess;
use trackml_domain::ai_budget::AiLimits;
use trackml_domain::throttle::Rule;
use trackml_gemini::{Gemini, GeminiConfig, GeminiEmbedder, Patience};
use trackml_huggingface::{HuggingFaceConfig, HuggingFaceHub};
use trackml_ports::Clock;
use trackml_storage::Database;

mod forgery;
mod people;

pub use forgery::Forgery;
pub use people::Actor;

/// The key that the server signs with.
const KEY: &str = "a key for tests, of forty bytes and more";

/// The whole server on a free port: real routes, use cases, database and Hub adapter; only the Hub itself is a stub.
pub struct TestApp {
    /// Where the server is.
    pub url: String,
    /// The Hub that it asks.
    pub hub: StubHub,
    /// The language model that it asks, where it has one.
    gemini: Option<StubGemini>,
    /// The database that it keeps records in.
    pub database: Database,
    /// What the server can be told.
    pub state: ApiState,
    client: Client,
    handle: ServerHandle,
    _keep: Box<dyn Any + Send + Sync>,
}

/// What a server is told besides its database.
#[derive(Clone)]
pub struct Setting {
    /// What the installation allows.
    pub rules: AccountRules,
    /// Whose word on a client's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// What a person may spend on language models in a day; without it there is none.
    pub ai: Option<AiLimits>,
}

impl Default for Setting {
    /// No proxy is believed, and nobody is told to wait: every test comes from one address.
    fn default() -> Self {
        let free = |rule: Rule| Rule { free: 100_000, ..rule };
        let rules = AccountRules::default();
        Self {
            rules: AccountRules {
                login_by_account: free(rules.login_by_account),
                login_by_address: free(rules.login_by_address),
                registration_by_address: free(rules.registration_by_address),
                ..rules
            },
            trusted_proxies: Vec::new(),
            ai: None,
        }
    }
}

/// A password that nobody guesses soon.
pub const PASSWORD: &str = "correct horse, red stapler";

/// The real time, as the server takes it.
pub struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }
}

impl TestApp {
    /// Starts on a new SQLite file.
    pub async fn on_sqlite() -> Self {
        Self::on(databases::sqlite().await).await
    }

    /// Starts on a new PostgreSQL database.
    pub async fn on_postgres() -> Self {
        Self::on(databases::postgres().await).await
    }

    /// Starts on a database.
    pub async fn on(test: TestDatabase) -> Self {
        Self::with(test, Setting::default()).await
    }

    /// Starts on a database with settings of one's own.
    pub async fn with(test: TestDatabase, setting: Setting) -> Self {
        let hub = StubHub::start(vec![StubHub::own_recordings()]).unwrap();
        let config = HuggingFaceConfig {
            endpoint: hub.url(),
            total_deadline: Duration::from_secs(3),
            retry_base: Duration::from_millis(20),
            ..HuggingFaceConfig::default()
        };
        let gemini = setting.ai.map(|_| StubGemini::start().unwrap());
        let ai = match (&gemini, setting.ai) {
            (Some(stub), Some(limits)) => AiSetting { limits, ..asking(stub) },
            _ => AiSetting::default(),
        };
        let database = test.database.clone();
        let around = Surroundings {
            hub: Arc::new(HuggingFaceHub::new(config).unwrap()),
            extractor: Arc::new(InProcess::default()),
            ai,
            passwords: Arc::new(Argon2Passwords::new().unwrap()),
            tokens: Arc::new(JwtTokens::new(&KEY.into(), &[]).unwrap()),
            secrets: Arc::new(RandomSecrets),
            clock: Arc::new(RealClock),
        };
        let application = Application::new(Ports::on(Arc::new(test.database), around), setting.rules);
        let features = Features { hub_token: false, registration: setting.rules.registration };
        let state = ApiState::new(application, features);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let doors = Doors {
            origins: vec!["https://app.example.org".to_owned()],
            trusted_proxies: setting.trusted_proxies,
        };
        let options = ServerOptions { doors, workers: 1, pages: |_| {} };
        let server = server(listener, state.clone(), options).unwrap();
        let handle = server.handle();
        tokio::spawn(server);
        Self { url, hub, gemini, database, state, client: Client::new(), handle, _keep: test.keep }
    }

    /// Starts on a database with the stub Gemini behind it.
    pub async fn with_ai(test: TestDatabase) -> Self {
        Self::with(test, Setting { ai: Some(AiLimits::default()), ..Setting::default() }).await
    }

    /// The stub Gemini, of a server that has one.
    pub fn gemini(&self) -> &StubGemini {
        self.gemini.as_ref().expect("a server with a language model")
    }

    /// Makes the vectors of all that was kept or changed.
    pub async fn make_vectors(&self) {
        while let VectorRound::Worked(_) =
            self.state.application.meanings.work(TimeDelta::zero()).await.unwrap()
        {}
    }

    /// A further server on the same database: another node, or one with settings of its own.
    pub async fn beside(&self, setting: Setting) -> Self {
        let (database, url) = (self.database.clone(), String::new());
        Self::with(TestDatabase { database, url, keep: Box::new(()) }, setting).await
    }

    /// A request of nobody's.
    pub fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url))
    }

    /// Registers a person and signs them in.
    pub async fn user(&self, name: &str) -> TestUser<'_> {
        let body = json!({"username": name, "email": format!("{name}@example.org"), "password": PASSWORD});
        let answer = self.anonymous(Method::POST, "/api/v1/auth/register").json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 201);
        let body: Value = answer.json().await.unwrap();
        self.signed_in(&body)
    }

    /// Signs in somebody who has an account.
    pub async fn login(&self, name: &str) -> TestUser<'_> {
        let body = json!({"email": name, "password": PASSWORD});
        let answer = self.anonymous(Method::POST, "/api/v1/auth/login").json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        self.signed_in(&answer.json().await.unwrap())
    }

    fn signed_in(&self, body: &Value) -> TestUser<'_> {
        let id = body["user"]["id"].as_i64().unwrap();
        TestUser { app: self, id, token: body["access_token"].as_str().unwrap().to_owned() }
    }
}

/// Gemini's adapters on a stub, less patient than usual.
fn asking(stub: &StubGemini) -> AiSetting {
    let patience =
        Patience { retries: 1, base: Duration::from_millis(10), longest_wait: Duration::from_millis(500) };
    let config = GeminiConfig {
        patience,
        deadline: Duration::from_secs(5),
        silence: Duration::from_secs(2),
        dimensions: 256,
        ..GeminiConfig::at(stub.url(), "a-key".into())
    };
    AiSetting {
        model: Some(Arc::new(Gemini::new(&config).unwrap())),
        embedder: Some(Arc::new(GeminiEmbedder::new(&config).unwrap())),
        limits: AiLimits::default(),
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // The command is sent at once; nobody waits for the answer.
        drop(self.handle.stop(false));
    }
}

/// A person who is signed in.
pub struct TestUser<'a> {
    app: &'a TestApp,
    /// Their account.
    pub id: i64,
    /// The access token.
    pub token: String,
}

impl TestUser<'_> {
    /// The same person with another token.
    #[must_use]
    pub fn with_token(&self, token: String) -> Self {
        TestUser { app: self.app, id: self.id, token }
    }

    /// The same person at another server.
    #[must_use]
    pub fn at<'b>(&self, app: &'b TestApp) -> TestUser<'b> {
        TestUser { app, id: self.id, token: self.token.clone() }
    }

    /// A request of this person's, below `/api/v1`.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.app.anonymous(method, &format!("/api/v1{path}")).bearer_auth(&self.token)
    }

    /// Reads an address.
    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path).send().await.unwrap()).await
    }

    /// Posts JSON.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::POST, path).json(&body).send().await.unwrap()).await
    }

    /// Patches with JSON.
    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::PATCH, path).json(&body).send().await.unwrap()).await
    }

    /// Replaces with JSON.
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        Answer::to(self.request(Method::PUT, path).json(&body)).await
    }

    /// Deletes what is at an address.
    pub async fn delete(&self, path: &str) -> Answer {
        Answer::to(self.request(Method::DELETE, path)).await
    }

    /// How many records this person has.
    pub async fn total(&self) -> u64 {
        self.get("/models").await.body["total"].as_u64().unwrap()
    }

    /// Makes a workspace to be shared and gives its id.
    pub async fn workspace(&self, name: &str) -> i64 {
        let answer = self.post("/workspaces", json!({"name": name})).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body["id"].as_i64().unwrap()
    }

    /// Invites somebody to a workspace, who accepts.
    pub async fn share(&self, workspace: i64, with: &TestUser<'_>, role: &str) {
        let name = with.get("/auth/me").await.body["username"].clone();
        let ask = json!({"login": name, "role": role});
        let invited = self.post(&format!("/workspaces/{workspace}/invitations"), ask).await;
        assert_eq!(invited.status, 201, "{}", invited.body);
        let accepted = with.post(&format!("/invitations/{}/accept", invited.body["id"]), json!({})).await;
        assert_eq!(accepted.status, 200, "{}", accepted.body);
    }

    /// Makes an API token and gives its secret.
    pub async fn api_token(&self, scope: &str) -> String {
        let answer = self.post("/auth/tokens", json!({"name": scope, "scope": scope})).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body["token"].as_str().unwrap().to_owned()
    }

    /// Keeps a model by hand and gives its id.
    pub async fn keep(&self, body: Value) -> i64 {
        let answer = self.post("/models", body).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body["id"].as_i64().unwrap()
    }
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: reqwest::header::HeaderMap,
    /// The body, null where it is no JSON.
    pub body: Value,
}

impl Answer {
    /// Sends a request and reads the answer to its end.
    pub async fn to(request: RequestBuilder) -> Self {
        Self::of(request.send().await.unwrap()).await
    }

    /// Reads an answer to its end.
    pub async fn of(response: Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or(Value::Null);
        Self { status, headers, body }
    }

    /// A header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The refresh token of the cookie that the answer sets.
    pub fn refresh_cookie(&self) -> Option<String> {
        let cookies = self.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.filter_map(|cookie| cookie.split(';').next()?.split_once('='));
        pairs.rfind(|(name, _)| name.ends_with("trackml_refresh")).map(|(_, value)| value.to_owned())
    }

    /// Checks that this is a problem with a status, and gives `field code` of its first refused field.
    pub fn problem(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{}", self.body);
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        assert_eq!(self.body["status"], status);
        assert_eq!(self.body["request_id"].as_str(), self.header("x-request-id"));
        self.refusals().into_iter().next().unwrap_or_else(|| "- -".to_owned())
    }

    /// `field code` of every refused field of a problem.
    pub fn refusals(&self) -> Vec<String> {
        let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let errors = self.body["errors"].as_array().into_iter().flatten();
        errors.map(|error| format!("{} {}", word(&error["field"]), word(&error["code"]))).collect()
    }
}
