//! Somebody who uses a server over HTTP.

use crate::program::Server;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use trackml_testkit::test_app::Answer;

pub(crate) const EMAIL: &str = "ada@example.org";
pub(crate) const PASSWORD: &str = "correct-horse-battery";

/// Somebody who is signed in.
#[derive(Clone)]
pub(crate) struct Person {
    client: Client,
    /// The access token.
    pub(crate) token: String,
    api: String,
}

impl Person {
    /// Ada, with a new account.
    pub(crate) async fn registers(server: &Server) -> Self {
        let body = json!({"username": "ada", "email": EMAIL, "password": PASSWORD});
        Self::signs_in(server, "register", body).await
    }

    /// Ada, who has an account.
    pub(crate) async fn logs_in(server: &Server) -> Self {
        Self::signs_in(server, "login", json!({"email": EMAIL, "password": PASSWORD})).await
    }

    /// Whoever holds a token.
    pub(crate) fn with_token(server: &Server, token: String) -> Self {
        Self { client: Client::new(), token, api: format!("{}/api/v1", server.url) }
    }

    async fn signs_in(server: &Server, door: &str, body: Value) -> Self {
        let nobody = Self::with_token(server, String::new());
        let answer = nobody.post(&format!("/auth/{door}"), body).await;
        assert!(matches!(answer.status, 200 | 201), "{answer:?}\n{}", server.program.complaints());
        Self { token: answer.body["access_token"].as_str().unwrap().to_owned(), ..nobody }
    }

    /// A request below `/api/v1`.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.api)).bearer_auth(&self.token)
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path).send().await.unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.request(Method::POST, path).json(&body).send().await.unwrap()).await
    }

    /// Keeps a model by hand.
    pub(crate) async fn keeps(&self, body: Value) {
        let answer = self.post("/models", body).await;
        assert_eq!(answer.status, 201, "{answer:?}");
    }

    /// Every record, page by page: its id and the Hub's id.
    pub(crate) async fn kept(&self) -> Vec<(i64, String)> {
        let (mut kept, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self.get(&format!("/models?limit=200{cursor}")).await;
            assert_eq!(page.status, 200, "{page:?}");
            kept.extend(page.body["items"].as_array().unwrap().iter().map(|item| {
                (item["id"].as_i64().unwrap(), item["hub_id"].as_str().unwrap_or_default().to_owned())
            }));
            let Some(next) = page.body["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        kept
    }
}
