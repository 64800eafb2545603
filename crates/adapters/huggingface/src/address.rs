//! Where the Hub keeps what.

use url::Url;

/// What is asked of the Hub for one model. An unknown name makes the Hub refuse the whole request: every name here is
/// one of its client's list.
const EXPANDED: &[&str] = &[
    "author",
    "baseModels",
    "cardData",
    "config",
    "createdAt",
    "disabled",
    "downloads",
    "evalResults",
    "gated",
    "gguf",
    "inferenceProviderMapping",
    "lastModified",
    "library_name",
    "likes",
    "model-index",
    "pipeline_tag",
    "private",
    "safetensors",
    "sha",
    "siblings",
    "tags",
    "transformersInfo",
    "usedStorage",
];

/// What is asked of a base model: only what its size and its licence can be told from.
const EXPANDED_OF_BASE: &[&str] = &["cardData", "gguf", "safetensors", "tags"];

/// One thing of the Hub: its address, what an error calls it, and how much of it is read.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) url: Url,
    pub(crate) id: String,
    pub(crate) revision: Option<String>,
    /// The file's path, absent for the API.
    pub(crate) path: Option<String>,
    pub(crate) max_bytes: u64,
}

/// The Hub's addresses.
#[derive(Clone, Debug)]
pub(crate) struct Addresses {
    pub(crate) base: Url,
    pub(crate) max_api_bytes: u64,
    pub(crate) max_file_bytes: u64,
}

impl Addresses {
    /// Everything that the Hub knows of a model, without its files' sizes.
    pub(crate) fn model(&self, id: &str, revision: Option<&str>) -> Target {
        self.api(id, revision, EXPANDED.iter().map(|field| ("expand", *field)))
    }

    /// The number of weights and the licence of a base model.
    pub(crate) fn base_model(&self, id: &str) -> Target {
        self.api(id, None, EXPANDED_OF_BASE.iter().map(|field| ("expand", *field)))
    }

    /// The files with their sizes, which the Hub does not give together with chosen fields.
    pub(crate) fn blobs(&self, id: &str, revision: Option<&str>) -> Target {
        self.api(id, revision, std::iter::once(("blobs", "true")))
    }

    /// One file.
    pub(crate) fn file(&self, id: &str, revision: Option<&str>, path: &str) -> Target {
        let segments = id.split('/').chain(["resolve", revision.unwrap_or("main")]).chain(path.split('/'));
        Target {
            url: self.at(segments),
            id: id.to_owned(),
            revision: revision.map(str::to_owned),
            path: Some(path.to_owned()),
            max_bytes: self.max_file_bytes,
        }
    }

    fn api<'a>(
        &self,
        id: &'a str,
        revision: Option<&'a str>,
        query: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> Target {
        let of_revision = revision.into_iter().flat_map(|revision| ["revision", revision]);
        let mut url = self.at(["api", "models"].into_iter().chain(id.split('/')).chain(of_revision));
        url.query_pairs_mut().extend_pairs(query);
        Target {
            url,
            id: id.to_owned(),
            revision: revision.map(str::to_owned),
            path: None,
            max_bytes: self.max_api_bytes,
        }
    }

    /// The segments are escaped here, slashes included: `refs/pr/1` is one segment.
    fn at<'a>(&self, segments: impl Iterator<Item = &'a str>) -> Url {
        let mut url = self.base.clone();
        url.set_query(None);
        url.set_fragment(None);
        // Fails for addresses without a host only, which the configuration refuses.
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(base: &str) -> Addresses {
        Addresses { base: Url::parse(base).unwrap(), max_api_bytes: 1, max_file_bytes: 1 }
    }

    #[test]
    fn a_revision_is_one_segment_whatever_it_contains() {
        let hub = addresses("https://hub.example");
        let model = hub.model("org/name", Some("refs/pr/3"));
        assert_eq!(model.url.path(), "/api/models/org/name/revision/refs%2Fpr%2F3");
        let file = hub.file("org/name", Some("v1.0 beta?"), "config.json");
        assert_eq!(file.url.path(), "/org/name/resolve/v1.0%20beta%3F/config.json");
    }

    #[test]
    fn a_legacy_id_has_one_segment() {
        assert_eq!(addresses("https://hub.example/").model("gpt2", None).url.path(), "/api/models/gpt2");
    }

    #[test]
    fn a_mirror_may_live_under_a_path() {
        let url = addresses("https://mirror.example/hub/?key=1").file("gpt2", None, "README.md").url;
        assert_eq!(url.as_str(), "https://mirror.example/hub/gpt2/resolve/main/README.md");
    }

    #[test]
    fn every_field_is_asked_for_in_one_request() {
        let url = addresses("https://hub.example").model("org/name", None).url;
        assert_eq!(url.query_pairs().count(), EXPANDED.len());
        assert!(url.query_pairs().all(|(key, _)| key == "expand"));
    }
}
