//! The query of `/api/models/…`: which fields are wanted.

use super::sizes;
use serde_json::{Map, Value};

/// The names that the Hub lets a caller ask for.
const EXPANDABLE: [&str; 31] = [
    "author",
    "baseModels",
    "cardData",
    "childrenModelCount",
    "config",
    "createdAt",
    "disabled",
    "downloads",
    "downloadsAllTime",
    "evalResults",
    "gated",
    "gguf",
    "inference",
    "inferenceProviderMapping",
    "lastModified",
    "library_name",
    "likes",
    "mask_token",
    "model-index",
    "pipeline_tag",
    "private",
    "resourceGroup",
    "safetensors",
    "sha",
    "siblings",
    "spaces",
    "tags",
    "transformersInfo",
    "trendingScore",
    "usedStorage",
    "widgetData",
];

/// What a caller wants of a model.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    expand: Vec<String>,
    blobs: bool,
    security: bool,
}

impl Wanted {
    /// Reads `expand=a&expand=b`, `expand[]=a`, `blobs=true` and `securityStatus=true`.
    ///
    /// # Errors
    /// What the Hub would say of a name it does not know, or of things that don't go together.
    pub(super) fn parse(query: &str) -> Result<Self, String> {
        let mut wanted = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "expand" | "expand[]" => wanted.expand.push(value.into_owned()),
                "blobs" => wanted.blobs = is_yes(&value),
                "securityStatus" => wanted.security = is_yes(&value),
                _ => {}
            }
        }
        if let Some(unknown) = wanted.expand.iter().find(|name| !EXPANDABLE.contains(&name.as_str())) {
            return Err(format!(
                "Invalid option: \"{unknown}\" can't be expanded; known are {}",
                EXPANDABLE.join(", ")
            ));
        }
        if !wanted.expand.is_empty() && (wanted.blobs || wanted.security) {
            return Err("\"expand\" can't be combined with \"blobs\" or \"securityStatus\"".to_owned());
        }
        Ok(wanted)
    }

    /// Leaves of a recorded model what is wanted.
    pub(super) fn of(&self, mut model: Map<String, Value>) -> Map<String, Value> {
        if self.blobs {
            sizes::add(&mut model);
        } else {
            sizes::remove(&mut model);
        }
        if !self.expand.is_empty() {
            model.retain(|name, _| name == "id" || name == "_id" || self.expand.contains(name));
        }
        model
    }
}

fn is_yes(value: &str) -> bool {
    matches!(value, "true" | "True" | "1")
}
