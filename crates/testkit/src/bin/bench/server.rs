//! The program that is measured, with one person who has an account.

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// What everyone signs in with.
pub(crate) const PASSWORD: &str = "correct horse, red stapler";

/// A server with a folder of its own; it ends with this.
pub(crate) struct Server {
    child: Child,
    url: String,
    _folder: TempDir,
}

impl Server {
    /// Starts it on a database; on SQLite in its own folder where none is named.
    pub(crate) fn start(program: &Path, database: Option<&str>) -> Self {
        Self::with(program, database, &[])
    }

    /// Starts it with further settings.
    pub(crate) fn with(program: &Path, database: Option<&str>, settings: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let mut child = Command::new(program)
            .arg("serve")
            .env("BIND", "127.0.0.1:0")
            .env("DATA_DIR", folder.path())
            .env("DATABASE_URL", database.unwrap_or_default())
            .env("SECRET_KEY", "a key for the bench, of forty bytes and more")
            // Each login comes from an address of its own, as they would from outside.
            .env("TRUSTED_PROXIES", "127.0.0.1")
            .env("RUST_LOG", "warn")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("TrackML is on ").unwrap().to_owned();
        Self { child, url, _folder: folder }
    }

    /// A path of the API as an address.
    pub(crate) fn api(&self, path: &str) -> String {
        format!("{}/api/v1{path}", self.url)
    }

    /// The most memory that it has held so far, where the system tells. Unit: bytes.
    pub(crate) fn peak_memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1_024)
    }

    /// Opens an account.
    pub(crate) async fn account(&self) -> Account {
        let client = Client::new();
        let account = json!({"username": "bench", "email": "bench@example.org", "password": PASSWORD});
        let answer = client.post(self.api("/auth/register")).json(&account).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        Account { client, token: answer["access_token"].as_str().unwrap().to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody who is signed in.
pub(crate) struct Account {
    /// What they ask with.
    pub(crate) client: Client,
    token: String,
}

impl Account {
    /// Keeps a model.
    pub(crate) async fn keep(&self, server: &Server, body: &Value) {
        let ask = self.client.post(server.api("/models")).bearer_auth(&self.token).json(body);
        assert_eq!(ask.send().await.unwrap().status(), StatusCode::CREATED);
    }

    /// Changes a model.
    pub(crate) async fn change(&self, server: &Server, id: usize, body: &Value) {
        let ask = self.client.patch(server.api(&format!("/models/{id}"))).bearer_auth(&self.token).json(body);
        assert_eq!(ask.send().await.unwrap().status(), StatusCode::OK);
    }

    /// Reads an address to its end.
    pub(crate) async fn read(&self, url: &str) -> Value {
        let answer = self.client.get(url).bearer_auth(&self.token).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        answer.json().await.unwrap()
    }
}
