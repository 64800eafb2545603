//! Where the recordings are. They are other people's data and no part of this project.

use serde_json::Value;
use std::path::{Path, PathBuf};

pub(crate) struct Folder(PathBuf);

impl Folder {
    /// The folder that `TRACKML_FIXTURES` names, or the one beside the checkout.
    pub(crate) fn find() -> Option<Self> {
        let named = std::env::var_os("TRACKML_FIXTURES").map(PathBuf::from);
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/fixtures/huggingface");
        let path = named.unwrap_or_else(beside);
        // The variable may name the folder of all recordings.
        let inner = path.join("huggingface");
        [inner, path].into_iter().find(|path| path.join("models").is_dir()).map(Self)
    }

    /// The files of a kind by their names without ending, in order.
    pub(crate) fn entries(&self, kind: &str) -> Vec<(String, Vec<u8>)> {
        let mut entries: Vec<(String, Vec<u8>)> = std::fs::read_dir(self.0.join(kind))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())
            })
            .collect();
        entries.sort();
        entries
    }

    /// The file of a model, if one was recorded.
    pub(crate) fn file(&self, kind: &str, id: &str, ending: &str) -> Option<Vec<u8>> {
        std::fs::read(self.0.join(kind).join(format!("{}.{ending}", id.replace('/', "__")))).ok()
    }

    /// The recorded answer of a model, of whichever date.
    pub(crate) fn model(&self, id: &str) -> Option<Value> {
        let body = self.file("models", id, "json").or_else(|| self.file("models", id, "v2.json"))?;
        serde_json::from_slice(&body).ok()
    }
}

/// `org__name.v2` stands for `org/name`, as does `org__name.inferenceProviderMapping.2`.
pub(crate) fn id_of(name: &str) -> String {
    let name = name.strip_suffix(".v2").unwrap_or(name);
    let name = name.split(".inferenceProviderMapping").next().unwrap();
    name.replace("__", "/")
}
