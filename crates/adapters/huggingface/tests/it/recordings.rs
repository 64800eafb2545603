//! The recorded answers of the real Hub, through the whole adapter, as one table of what is read from them.

mod folder;
mod row;

use crate::stub::{answer, ask, config, json_body, refusal};
use folder::Folder;
use serde_json::{Value, json};
use std::io::Write;
use std::time::Duration;
use trackml_huggingface::{HuggingFaceConfig, HuggingFaceHub};
use wiremock::{MockServer, ResponseTemplate};

/// The recordings, a Hub that serves them, and the adapter.
struct Walk {
    folder: Folder,
    server: MockServer,
    hub: HuggingFaceHub,
}

impl Walk {
    async fn through(folder: Folder) -> Self {
        let server = MockServer::start().await;
        // The same ids come with several answers: none may be served again.
        let forgetful = HuggingFaceConfig { freshness: Duration::ZERO, ..config(&server) };
        Self { folder, hub: HuggingFaceHub::new(forgetful).unwrap(), server }
    }

    /// Serves one model with the files that were recorded of it, and describes what is read.
    async fn described(&self, title: &str, asked: &str, model: &Value) -> String {
        self.server.reset().await;
        serve(&self.server, &self.folder, asked, model).await;
        row::of(title, &ask(&self.hub, asked).await)
    }

    /// `redirect_307__org_name_….txt` or `inference_400__….json`.
    async fn refused_or_redirected(&self, name: &str, body: &[u8]) -> String {
        self.server.reset().await;
        let (kind, rest) = name.split_once("__").unwrap();
        let status: u16 = kind.rsplit('_').next().unwrap().parse().unwrap();
        let response = ResponseTemplate::new(status).set_body_bytes(body);
        if status != 307 {
            answer(&self.server, "/api/models/org/name", response).await;
            return row::of(&format!("errors/{name}"), &ask(&self.hub, "org/name").await);
        }
        let asked = rest.trim_end_matches("_expand_inferenceProviderMapping").replacen('_', "/", 1);
        let text = String::from_utf8_lossy(body);
        let location = text.trim().rsplit(' ').next().unwrap();
        let canonical = location.trim_start_matches("/api/models/").split('?').next().unwrap();
        let model = self.folder.model(canonical).unwrap_or_else(|| json!({"id": canonical}));
        serve(&self.server, &self.folder, canonical, &model).await;
        let redirect = response.insert_header("location", location);
        answer(&self.server, &format!("/api/models/{asked}"), redirect).await;
        row::of(&format!("errors/{name}"), &ask(&self.hub, &asked).await)
    }
}

async fn serve(server: &MockServer, folder: &Folder, asked: &str, model: &Value) {
    answer(server, &format!("/api/models/{asked}"), json_body(model)).await;
    let id = model["id"].as_str().or(model["modelId"].as_str()).unwrap_or(asked);
    for (file, kind, ending) in [("config.json", "configs", "json"), ("README.md", "cards", "md")] {
        let response = match folder.file(kind, id, ending) {
            Some(body) => ResponseTemplate::new(200).set_body_bytes(body),
            None => refusal(404, "EntryNotFound", "Entry not found"),
        };
        answer(server, &format!("/{id}/resolve/main/{file}"), response).await;
    }
}

#[tokio::test]
async fn the_recordings_are_read_as_this_table_says() {
    let Some(folder) = Folder::find() else {
        // Past the test runner, which keeps to itself what a passing test prints.
        let said =
            "\nLEFT OUT: there are no recordings of the Hub here (set TRACKML_FIXTURES to their folder)";
        writeln!(std::io::stderr(), "{said}").unwrap();
        return;
    };
    let walk = Walk::through(folder).await;
    let mut table = Vec::new();
    for kind in ["models", "models_2022_list_items", "expand"] {
        for (name, body) in walk.folder.entries(kind) {
            let model: Value = serde_json::from_slice(&body).unwrap();
            table.push(walk.described(&format!("{kind}/{name}"), &folder::id_of(&name), &model).await);
        }
    }
    for (name, body) in walk.folder.entries("lists").into_iter().chain(walk.folder.entries("collections")) {
        for model in items(&serde_json::from_slice(&body).unwrap()) {
            let id = model["id"].as_str().unwrap().to_owned();
            table.push(walk.described(&format!("{name}: {id}"), &id, &model).await);
        }
    }
    for kind in ["cards", "configs"] {
        for (name, _) in walk.folder.entries(kind) {
            let id = folder::id_of(&name);
            table.push(walk.described(&format!("{kind}/{name}"), &id, &json!({"id": id})).await);
        }
    }
    for (name, body) in walk.folder.entries("errors") {
        table.push(walk.refused_or_redirected(&name, &body).await);
    }
    insta::assert_snapshot!(table.join("\n"));
}

/// The models of a list, or of a collection that has other things, too.
fn items(body: &Value) -> Vec<Value> {
    let items = body.as_array().or(body["items"].as_array()).unwrap();
    items.iter().filter(|item| item["type"].is_null() || item["type"] == "model").cloned().collect()
}
