//! Models in bulk, for tests that need many.

use serde_json::json;
use std::fs;
use std::path::Path;

/// Writes `count` recordings of a small invented model each, `bulk/model-0001` and so on, and gives their ids.
pub fn write_bulk(folder: &Path, count: usize) -> Vec<String> {
    fs::create_dir_all(folder.join("models")).unwrap();
    (1..=count)
        .map(|number| {
            let id = format!("bulk/model-{number:04}");
            let recording = json!({
                "id": id,
                "modelId": id,
                "author": "bulk",
                "sha": format!("{number:040x}"),
                "pipeline_tag": "text-generation",
                "tags": ["transformers", "license:mit"],
                "cardData": {"license": "mit"},
                "safetensors": {"parameters": {"BF16": 1_000_000 + number}, "total": 1_000_000 + number},
                "siblings": [{"rfilename": "model.safetensors"}],
                "gated": false,
                "private": false,
            });
            let path = folder.join("models").join(format!("bulk__model-{number:04}.json"));
            fs::write(path, recording.to_string()).unwrap();
            id
        })
        .collect()
}
