//! The files of a repository.

use crate::lenient::Lenient;
use crate::quantization;
use serde_json::Value;
use std::path::Path;
use trackml_domain::hub_facts::HubFile;

/// Endings of files that hold weights.
const WEIGHTS: &[&str] =
    &["gguf", "safetensors", "bin", "pt", "pth", "ckpt", "onnx", "h5", "msgpack", "tflite"];

/// The most files of weights that are noted: the largest models come in a few hundred shards.
const MAX_FILES: usize = 1_000;

/// The names of a repository's files, or nothing where the answer has no list.
#[derive(Debug)]
pub(crate) struct Listing<'a>(Option<&'a Vec<Value>>);

impl<'a> Listing<'a> {
    pub(crate) fn of(model: &'a Value) -> Self {
        Self(model.field("siblings").and_then(Value::as_array))
    }

    pub(crate) fn count(&self) -> Option<u64> {
        self.0.map(|files| files.len() as u64)
    }

    /// Whether a file may be there: without a list everything may.
    pub(crate) fn may_have(&self, path: &str) -> bool {
        self.0.is_none() || self.paths().any(|(file, _)| file == path)
    }

    pub(crate) fn has_gguf(&self) -> bool {
        self.paths().any(|(path, _)| ending(path).is_some_and(|ending| ending.eq_ignore_ascii_case("gguf")))
    }

    /// The files of weights, with the sizes that the list gives.
    pub(crate) fn weights(&self) -> Vec<HubFile> {
        self.paths()
            .filter(|(path, _)| {
                ending(path).is_some_and(|ending| WEIGHTS.contains(&ending.to_ascii_lowercase().as_str()))
            })
            .take(MAX_FILES)
            .map(|(path, entry)| HubFile {
                path: path.to_owned(),
                // A large file's pointer has a size of its own.
                bytes: entry.field("lfs").and_then(|lfs| lfs.whole("size")).or_else(|| entry.whole("size")),
                quantization: quantization::label(path),
            })
            .collect()
    }

    fn paths(&self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.0.into_iter().flatten().filter_map(|entry| Some((entry.field("rfilename")?.as_str()?, entry)))
    }
}

fn ending(path: &str) -> Option<&str> {
    Path::new(path).extension()?.to_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_weights_are_noted_with_their_sizes() {
        let model = json!({"siblings": [
            {"rfilename": "README.md", "size": 10},
            {"rfilename": "rocket-Q4_K_M.GGUF", "size": 130, "lfs": {"size": 4_000_000_000_u64}},
            {"rfilename": "model.safetensors"},
            {"rfilename": 7}, "odd", null,
        ]});
        let listing = Listing::of(&model);
        let weights: Vec<_> = listing.weights().into_iter().map(|file| (file.path, file.bytes)).collect();
        assert_eq!(
            weights,
            [("rocket-Q4_K_M.GGUF".to_owned(), Some(4_000_000_000)), ("model.safetensors".to_owned(), None)]
        );
        assert!(listing.has_gguf() && listing.may_have("README.md") && !listing.may_have("config.json"));
    }

    #[test]
    fn without_a_list_any_file_may_be_there() {
        let model = json!({"siblings": null});
        let listing = Listing::of(&model);
        assert!(listing.may_have("config.json") && !listing.has_gguf());
        assert_eq!(listing.count(), None);
    }
}
