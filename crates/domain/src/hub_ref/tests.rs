//! Every accepted and every refused form.

use super::*;
use crate::violation::Violation;
use proptest::prelude::*;

/// The text, and the id, revision and variant that are to be read from it.
const ACCEPTED: &[(&str, &str, Option<&str>, Option<&str>)] = &[
    ("mistralai/Mistral-7B-v0.1", "mistralai/Mistral-7B-v0.1", None, None),
    ("  \"mistralai/Mistral-7B-v0.1\", ", "mistralai/Mistral-7B-v0.1", None, None),
    ("<https://huggingface.co/org/name>", "org/name", None, None),
    ("`org/name`.", "org/name", None, None),
    ("org/name/", "org/name", None, None),
    ("gpt2", "gpt2", None, None),
    ("bert-base-uncased", "bert-base-uncased", None, None),
    ("org/name@main", "org/name", Some("main"), None),
    ("org/name@refs/pr/3", "org/name", Some("refs/pr/3"), None),
    ("org/name:Q4_K_M", "org/name", None, Some("Q4_K_M")),
    ("https://huggingface.co/org/name", "org/name", None, None),
    ("http://huggingface.co/org/name", "org/name", None, None),
    ("HTTPS://HuggingFace.CO/org/name", "org/name", None, None),
    ("https://www.huggingface.co/org/name", "org/name", None, None),
    ("huggingface.co/org/name", "org/name", None, None),
    ("hf.co/org/name", "org/name", None, None),
    ("hf.co/org/name:Q4_K_M", "org/name", None, Some("Q4_K_M")),
    ("https://huggingface.co/org/name?library=transformers#usage", "org/name", None, None),
    ("https://huggingface.co/models/org/name", "org/name", None, None),
    ("models/org/name", "org/name", None, None),
    ("https://huggingface.co/org/name/tree/main", "org/name", Some("main"), None),
    ("https://huggingface.co/org/name/tree/refs%2Fpr%2F7", "org/name", Some("refs/pr/7"), None),
    ("https://huggingface.co/org/name/blob/refs/pr/7/config.json", "org/name", Some("refs/pr/7"), None),
    ("https://huggingface.co/org/name/blob/v1.0/README.md", "org/name", Some("v1.0"), None),
    ("https://huggingface.co/org/name/raw/main/README.md", "org/name", Some("main"), None),
    ("https://huggingface.co/org/name/resolve/main/model.safetensors", "org/name", Some("main"), None),
    ("https://huggingface.co/org/name/blame/main/README.md", "org/name", Some("main"), None),
    ("https://huggingface.co/org/name/commit/0123abc", "org/name", None, None),
    ("https://huggingface.co/org/name/commits/main", "org/name", None, None),
    ("https://huggingface.co/org/name/discussions/12", "org/name", None, None),
    ("https://huggingface.co/org/name/edit/main/README.md", "org/name", None, None),
    ("https://huggingface.co/api/models/org/name", "org/name", None, None),
    ("https://huggingface.co/api/models/org/name/revision/v2", "org/name", Some("v2"), None),
    ("https://huggingface.co/api/models/gpt2", "gpt2", None, None),
    ("hf://org/name", "org/name", None, None),
    ("hf://models/org/name", "org/name", None, None),
    ("hf://org/name@v1/model.safetensors", "org/name", Some("v1"), None),
    ("hf://org/name@refs/pr/2/config.json", "org/name", Some("refs/pr/2"), None),
    ("git clone https://huggingface.co/org/name", "org/name", None, None),
    ("git clone https://huggingface.co/org/name.git", "org/name", None, None),
    ("$ git lfs clone https://huggingface.co/org/name", "org/name", None, None),
    ("hf download org/name --include '*.gguf'", "org/name", None, None),
    ("huggingface-cli download org/name", "org/name", None, None),
    ("ollama run hf.co/org/name-GGUF:Q4_K_M", "org/name-GGUF", None, Some("Q4_K_M")),
    ("ollama pull hf.co/org/name", "org/name", None, None),
    ("vllm serve \"org/name\"", "org/name", None, None),
    ("llama-server -hf org/name:Q8_0", "org/name", None, Some("Q8_0")),
    ("AutoModel.from_pretrained(\"org/name\", torch_dtype=\"auto\")", "org/name", None, None),
    ("model = AutoModel.from_pretrained('org/name')", "org/name", None, None),
    ("pipeline(\"text-generation\", model=\"org/name\")", "org/name", None, None),
    ("snapshot_download(repo_id='org/name')", "org/name", None, None),
];

/// The text, and the word for what it is instead.
const REFUSED: &[(&str, &str)] = &[
    ("", "empty"),
    ("  \t", "empty"),
    ("\"\"", "empty"),
    ("hf download", "empty"),
    ("hf://", "empty"),
    ("tell me about models", "several_words"),
    ("https://huggingface.co/datasets/org/name", "dataset"),
    ("datasets/org/name", "dataset"),
    ("hf://datasets/org/name", "dataset"),
    ("https://huggingface.co/spaces/org/name", "space"),
    ("spaces/org/name", "space"),
    ("https://huggingface.co/collections/org/slug-0123", "collection"),
    ("https://huggingface.co/kernels/org/name", "hub_page"),
    ("https://huggingface.co/buckets/org/name", "hub_page"),
    ("https://huggingface.co/papers/2310.06825", "hub_page"),
    ("https://huggingface.co/posts/org/1", "hub_page"),
    ("https://huggingface.co/blog/some-post", "hub_page"),
    ("https://huggingface.co/docs/hub/models", "hub_page"),
    ("https://huggingface.co/learn/nlp-course", "hub_page"),
    ("https://huggingface.co/tasks/translation", "hub_page"),
    ("https://huggingface.co/settings/tokens", "hub_page"),
    ("https://huggingface.co/new", "hub_page"),
    ("https://huggingface.co/login", "hub_page"),
    ("https://huggingface.co/join", "hub_page"),
    ("https://huggingface.co/pricing", "hub_page"),
    ("https://huggingface.co/search/full-text?q=x", "hub_page"),
    ("https://huggingface.co/organizations/org", "hub_page"),
    ("https://huggingface.co/chat/", "hub_page"),
    ("https://huggingface.co/api/datasets/org/name", "hub_page"),
    ("https://huggingface.co", "hub_page"),
    ("https://huggingface.co/models", "search_page"),
    ("https://huggingface.co/models?search=llama", "search_page"),
    ("https://huggingface.co/mistralai", "user_page"),
    ("hf://mistralai", "user_page"),
    ("https://github.com/org/name", "other_host"),
    ("github.com/org/name", "other_host"),
    ("https://huggingface.co.evil.example/org/name", "other_host"),
    ("https://evil.example/huggingface.co/org/name", "other_host"),
    ("ollama.com/library", "other_host"),
    ("ftp://huggingface.co/org/name", "other_scheme"),
    ("javascript://huggingface.co/org/name", "other_scheme"),
    ("https://user:secret@huggingface.co/org/name", "credentials"),
    ("https://huggingface.co:8443/org/name", "credentials"),
    ("https://huggingface.co@evil.example/org/name", "other_host"),
    ("org/name/extra", "too_many_parts"),
    ("org/na me", "several_words"),
    ("org/näme", "invalid_id"),
    ("-org/name", "invalid_id"),
    ("org/name-", "invalid_id"),
    ("org/.name", "invalid_id"),
    ("org/na--me", "invalid_id"),
    ("org/na..me", "invalid_id"),
    ("org/name.git", "invalid_id"),
    ("https://huggingface.co/org/na%20me", "invalid_id"),
    ("https://huggingface.co/org%2F..%2Fadmin/name", "too_many_parts"),
    ("org/\0name", "invalid_id"),
];

#[test]
fn every_accepted_form_is_read() {
    for (text, id, revision, variant) in ACCEPTED {
        let reference = HubRef::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(reference.repo().to_string(), *id, "{text}");
        assert_eq!(reference.revision(), *revision, "{text}");
        assert_eq!(reference.variant(), *variant, "{text}");
    }
}

#[test]
fn every_refused_form_is_named() {
    for (text, code) in REFUSED {
        let refused = HubRef::parse(text).expect_err(text);
        assert_eq!(refused.code(), *code, "{text:?}: {refused}");
        assert!(!refused.to_string().is_empty());
    }
}

#[test]
fn a_part_has_at_most_96_characters() {
    assert!(HubRef::parse(&format!("{}/{}", "o".repeat(96), "n".repeat(96))).is_ok());
    assert_eq!(HubRef::parse(&format!("org/{}", "n".repeat(97))).unwrap_err().code(), "invalid_id");
}

#[test]
fn ids_are_compared_without_regard_to_case() {
    let id = RepoId::parse("Qwen/Qwen3-0.6B").unwrap();
    assert_eq!((id.namespace(), id.name()), (Some("Qwen"), "Qwen3-0.6B"));
    assert_eq!(id.key(), RepoId::parse("qwen/qwen3-0.6b").unwrap().key());
}

#[test]
fn a_reference_prints_as_id_and_revision() {
    assert_eq!(HubRef::parse("hf.co/org/name/tree/v1").unwrap().to_string(), "org/name@v1");
    assert_eq!(HubRef::from(RepoId::parse("gpt2").unwrap()).to_string(), "gpt2");
}

#[test]
fn a_text_of_any_kind_gives_its_references() {
    let text = "# Reading list\n\
        - mistralai/Mistral-7B-v0.1\n\
        * https://huggingface.co/google/gemma-3-270m-it?x=1\n\
        gpt2\n\
        ollama run hf.co/org/name-GGUF:Q4_K_M\n\
        I liked [Zephyr](https://huggingface.co/HuggingFaceH4/zephyr-7b-beta) and/or Qwen/Qwen3-0.6B, w/o src/main.rs.\n\
        | `openai/gpt-oss-20b` | 21B |\n\
        MISTRALAI/mistral-7b-v0.1\n\
        https://huggingface.co/datasets/org/name\n\n";
    let found: Vec<String> = HubRef::find_all(text)
        .into_iter()
        .map(|(_, result)| {
            result.map_or_else(|error| error.code().to_owned(), |reference| reference.to_string())
        })
        .collect();
    assert_eq!(
        found,
        [
            "mistralai/Mistral-7B-v0.1",
            "google/gemma-3-270m-it",
            "gpt2",
            "org/name-GGUF",
            "HuggingFaceH4/zephyr-7b-beta",
            "Qwen/Qwen3-0.6B",
            "openai/gpt-oss-20b",
            "dataset",
        ]
    );
}

proptest! {
    #[test]
    fn no_input_panics(text in "\\PC{0,80}") {
        let _ = HubRef::parse(&text);
        let _ = HubRef::find_all(&text);
    }

    #[test]
    fn no_address_panics(text in "(https?://|hf://|)([a-z.@:]{0,12}/?){0,3}(huggingface\\.co|hf\\.co)?[/a-zA-Z0-9%@:.?#\"'(<-]{0,60}") {
        let _ = HubRef::parse(&text);
    }

    #[test]
    fn what_is_read_reads_back_from_its_own_print(org in "[A-Za-z0-9]{1,20}", name in "[A-Za-z0-9]{1,20}") {
        let id = format!("{org}/{name}");
        if let Ok(reference) = HubRef::parse(&id) {
            prop_assert_eq!(HubRef::parse(&reference.to_string()), Ok(reference));
        }
    }
}
