//! The recorded answers of the real service, through the whole adapter, as one table of what is read from them. They are other
//! people's data and no part of this project: where they are not at hand, the walk is left out and says so.

use crate::raw_server::sending;
use crate::{config, prompt};
use futures::StreamExt;
use std::io::Write;
use std::path::{Path, PathBuf};
use trackml_gemini::{Gemini, GeminiConfig, GeminiEmbedder};
use trackml_ports::{AiError, AnswerStamp, Embedder, LanguageModel, Piece, Purpose};

/// The folder that `TRACKML_FIXTURES` names, or the one beside the checkout.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/fixtures");
    let fixtures = std::env::var_os("TRACKML_FIXTURES").map_or_else(beside, PathBuf::from);
    Some(fixtures.join(name)).filter(|path| path.exists())
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// What is read of an answer: never its words, which are not ours.
fn told(length: usize, end: Result<AnswerStamp, AiError>) -> String {
    match end {
        Ok(stamp) => {
            let usage = stamp.usage;
            let cut = if stamp.cut_short { ", cut short" } else { "" };
            let (read, wrote, thought) = (usage.prompt, usage.answer, usage.thoughts);
            format!("{length} characters of {:?}, tokens {read}/{wrote}/{thought}{cut}", stamp.model)
        }
        Err(AiError::NotAllowed { .. }) => "not allowed".into(),
        Err(AiError::Rejected { .. }) => "rejected".into(),
        Err(error) => format!("{length} characters, then: {error}"),
    }
}

async fn at_once(status: u16, body: Vec<u8>) -> String {
    let url = sending(status, "application/json", vec![body]).await;
    let config = GeminiConfig { patience: never(), ..config(url) };
    let answer = Gemini::new(&config).unwrap().generate(&prompt()).await;
    match answer {
        Ok(answer) => told(answer.text.chars().count(), Ok(answer.stamp)),
        Err(error) => told(0, Err(error)),
    }
}

async fn streamed(status: u16, body: &[u8]) -> String {
    let url = sending(status, "text/event-stream", body.chunks(1_001).map(<[u8]>::to_vec).collect()).await;
    let config = GeminiConfig { patience: never(), ..config(url) };
    let mut pieces = match Gemini::new(&config).unwrap().stream(&prompt()).await {
        Ok(pieces) => pieces,
        Err(error) => return told(0, Err(error)),
    };
    let mut length = 0;
    loop {
        match pieces.next().await.unwrap() {
            Ok(Piece::Text(text)) => length += text.chars().count(),
            Ok(Piece::End(stamp)) => return told(length, Ok(stamp)),
            Err(error) => return told(length, Err(error)),
        }
    }
}

fn never() -> trackml_gemini::Patience {
    trackml_gemini::Patience { retries: 0, ..config("http://x".parse().unwrap()).patience }
}

/// The status that an error was sent with stands in it.
fn status(body: &[u8]) -> u16 {
    let parsed: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    parsed["error"]["code"].as_u64().and_then(|code| code.try_into().ok()).unwrap_or(400)
}

async fn embedded(name: &str, body: Vec<u8>) -> String {
    let parsed: serde_json::Value = serde_json::from_slice(&body).unwrap();
    let vectors = parsed["embeddings"].as_array().map_or(1, Vec::len);
    let dimensions = parsed["embeddings"][0]["values"].as_array().map_or(768, Vec::len);
    let url = sending(200, "application/json", vec![body]).await;
    let config = GeminiConfig { dimensions: dimensions.try_into().unwrap(), ..config(url) };
    let texts = vec![name.to_owned(); vectors];
    match GeminiEmbedder::new(&config).unwrap().embed(&texts, Purpose::Document).await {
        Ok(vectors) => format!("{} of {dimensions}", vectors.len()),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn the_recordings_are_read_as_this_table_says() {
    let Some(folder) = shared("gemini") else {
        // Past the test's own capture: whoever reads the output should know what was not tested.
        let _ = writeln!(
            std::io::stderr(),
            "left out: the recorded answers of Gemini are not beside this checkout"
        );
        return;
    };
    let mut table = Vec::new();
    for (name, body) in files(&folder.join("generate")) {
        table.push(format!("generate/{name}: {}", at_once(200, body).await));
    }
    for (name, body) in files(&folder.join("stream")) {
        table.push(format!("stream/{name}: {}", streamed(200, &body).await));
    }
    for (name, body) in files(&folder.join("errors")) {
        table.push(format!("errors/{name}: {}", at_once(status(&body), body.clone()).await));
        table.push(format!("errors/{name} as a stream: {}", streamed(status(&body), &body).await));
    }
    for (name, body) in files(&folder.join("embed")) {
        table.push(format!("embed/{name}: {}", embedded(&name, body).await));
    }
    for (name, body) in files(&folder.join("other")) {
        // The recorded lists go on, and nobody recorded their second page.
        let mut list: serde_json::Value = serde_json::from_slice(&body).unwrap();
        list.as_object_mut().unwrap().remove("nextPageToken");
        let url = sending(200, "application/json", vec![list.to_string().into_bytes()]).await;
        let models = Gemini::new(&GeminiConfig { patience: never(), ..config(url) }).unwrap().models().await;
        let said =
            models.map_or_else(|error| error.to_string(), |models| format!("{} that write", models.len()));
        table.push(format!("other/{name}: {said}"));
    }
    insta::assert_snapshot!(table.join("\n"));
}
