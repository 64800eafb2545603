//! Forty models with every kind of detail, each under a short key, for queries to be asked of.

use crate::contracts::Harness;
use crate::sample::{self, Patch};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use trackml_domain::hub_facts::{Gated, HubFacts};
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::{ModelPatch, NewModel, Stamp};
use trackml_domain::model_type::ModelType;
use trackml_domain::status::Status;

/// A model that is kept at noon of a day, or at a moment.
struct Kept {
    key: &'static str,
    name: &'static str,
    added: &'static str,
    given: Patch,
    hub: Option<HubFacts>,
}

fn kept(key: &'static str, name: &'static str, added: &'static str) -> Kept {
    Kept { key, name, added, given: sample::patch(), hub: None }
}

impl Kept {
    fn with(self, given: Patch) -> Self {
        Self { given, ..self }
    }

    fn on_the_hub(self, id: &str, context_length: impl Into<Option<u64>>, gated: Gated) -> Self {
        let hub = HubFacts {
            id: id.to_owned(),
            context_length: context_length.into(),
            gated,
            ..HubFacts::default()
        };
        Self { hub: Some(hub), ..self }
    }

    fn alias(mut self, id: &str) -> Self {
        self.hub.as_mut().unwrap().aliases.push(id.to_owned());
        self
    }

    fn described(mut self, text: &str) -> Self {
        self.hub.as_mut().unwrap().description = Some(text.to_owned());
        self
    }
}

/// The models that are looked for, the oldest first.
#[allow(clippy::too_many_lines, reason = "it is a list")]
fn models() -> Vec<Kept> {
    use Status::{Archived, Studying, Tried, Using, Wishlist};
    let given = sample::patch;
    let of = |model_type, status| sample::patch().model_type(model_type).status(status);
    let llm = |status| of(ModelType::Llm, status);
    vec![
        kept("l8", "Llama-3.1-8B-Instruct", "2025-05-01")
            .with(
                llm(Wishlist)
                    .developer("Meta")
                    .parameters(8_030_261_248)
                    .license("llama3.1")
                    .version("3.1")
                    .tags(&["chat", "fast"])
                    .notes("Runs on my laptop.\n\nGood at short answers.")
                    .favorite(true)
                    .rating(4),
            )
            .on_the_hub("meta-llama/Llama-3.1-8B-Instruct", 131_072, Gated::Manual)
            .described("The Llama 3.1 collection of multilingual models."),
        kept("l70", "Llama 3.3 70B Instruct", "2025-07-10")
            .with(llm(Studying).developer("meta").parameters(70_553_706_496).license("llama3.3"))
            .on_the_hub("meta-llama/Llama-3.3-70B-Instruct", 131_072, Gated::Manual)
            .alias("meta-llama/Meta-Llama-3.3-70B"),
        kept("l3", "llama3", "2025-08-01").with(
            llm(Wishlist)
                .developer("META")
                .parameters(8_000_000_000)
                .version("8b")
                .tags(&["local"])
                .notes("via ollama run llama3:8b"),
        ),
        kept("guard", "LlamaGuard", "2025-08-02").with(of(ModelType::Classification, Wishlist)),
        kept("codel", "CodeLlama-7b", "2023-09-01").with(
            of(ModelType::CodeAssistant, Archived)
                .developer("Meta AI")
                .parameters(6_738_546_688)
                .license("llama2")
                .tags(&["code", "old"])
                .date_interacted("2024-02-29"),
        ),
        kept("mis", "Mistral-7B-v0.1", "2024-01-15")
            .with(
                llm(Using)
                    .developer("Mistral AI")
                    .parameters(7_241_732_096)
                    .license("apache-2.0")
                    .tags(&["chat", "to read"])
                    .source_links(&["https://huggingface.co/mistralai/Mistral-7B-v0.1"])
                    .date_interacted("2025-12-31")
                    .favorite(true)
                    .rating(5),
            )
            .on_the_hub("mistralai/Mistral-7B-v0.1", 32_768, Gated::No),
        kept("mix", "Mixtral 8x7B", "2024-01-16")
            .with(
                llm(Tried)
                    .developer("mistral ai")
                    .parameters(46_702_792_704)
                    .license("apache-2.0")
                    .notes("A sparse mixture of experts.")
                    .rating(3),
            )
            .on_the_hub("mistralai/Mixtral-8x7B-v0.1", 32_768, Gated::Auto),
        kept("moe", "Notes on routing", "2025-02-01")
            .with(given().notes("experts of a mixture; of mixture experts")),
        kept("qw", "Qwen2.5-Coder-7B", "2025-03-01")
            .with(
                of(ModelType::CodeAssistant, Using)
                    .developer("Qwen")
                    .parameters(7_615_616_512)
                    .license("apache-2.0")
                    .tags(&["code", "fast"])
                    .date_interacted("2025-12-20")
                    .rating(4),
            )
            .on_the_hub("Qwen/Qwen2.5-Coder-7B", 131_072, Gated::No),
        kept("qwz", "通义千问 72B", "2025-03-02").with(
            llm(Wishlist)
                .developer("阿里云")
                .parameters(72_706_203_648)
                .license("Tongyi Qianwen")
                .notes("Qwen in its own script"),
        ),
        kept("gpt", "gpt-4", "2023-03-14").with(
            llm(Using)
                .developer("OpenAI")
                .license("proprietary")
                .tags(&["api"])
                .notes("Closed; through the API. See (gpt-4.1) too.")
                .favorite(true),
        ),
        kept("oss", "gpt-oss-120b", "2025-08-05")
            .with(llm(Studying).developer("openai").parameters(116_829_156_672).license("apache-2.0"))
            .on_the_hub("openai/gpt-oss-120b", 131_072, Gated::No),
        kept("whi", "Whisper large-v3", "2024-11-01").with(
            of(ModelType::SpeechRecognition, Tried)
                .developer("OpenAI")
                .parameters(1_543_490_560)
                .license("mit")
                .version("v3")
                .tags(&["audio"])
                .date_interacted("2025-01-31")
                .rating(4),
        ),
        kept("bge", "bge-m3", "2024-02-01")
            .with(
                of(ModelType::Embedding, Using)
                    .developer("BAAI")
                    .parameters(567_754_752)
                    .license("mit")
                    .tags(&["embed"]),
            )
            .on_the_hub("BAAI/bge-m3", 8_192, Gated::No),
        kept("e5", "multilingual-e5-small", "2023-10-01").with(
            of(ModelType::Embedding, Using)
                .developer("intfloat")
                .parameters(117_654_272)
                .license("mit")
                .tags(&["old", "embed"]),
        ),
        kept("sd", "Stable Diffusion 3", "2024-06-12")
            .with(
                of(ModelType::Diffusion, Wishlist)
                    .developer("Stability AI")
                    .parameters(2_000_000_000)
                    .license("cc-by-nc-4.0"),
            )
            .on_the_hub("stabilityai/stable-diffusion-3-medium", None, Gated::Auto),
        kept("phi", "Phi-4 mini", "2025-12-20").with(
            llm(Tried)
                .developer("Microsoft")
                .parameters(3_836_021_760)
                .license("mit")
                .tags(&["to read", "fast"])
                .notes("Says \"hello\" politely.")
                .rating(2),
        ),
        kept("gem", "Gemma 2 9B", "2024-07-01")
            .with(llm(Wishlist).developer("Google DeepMind").parameters(9_241_705_984).license("gemma"))
            .on_the_hub("google/gemma-2-9b", 8_192, Gated::Manual),
        kept("dee", "DeepSeek-R1", "2025-01-20")
            .with(
                llm(Studying)
                    .developer("DeepSeek")
                    .parameters(684_531_386_000)
                    .license("mit")
                    .tags(&["reasoning"]),
            )
            .on_the_hub("deepseek-ai/DeepSeek-R1", 163_840, Gated::No),
        kept("bloom", "BLOOM", "2022-07-12").with(
            llm(Archived)
                .developer("BigScience")
                .parameters(176_247_271_424)
                .license("bigscience-bloom-rail-1.0")
                .tags(&["old"]),
        ),
        kept("agpl", "Copyleft chat", "2025-09-01").with(
            of(ModelType::Chatbot, Wishlist)
                .developer("Коллектив")
                .license("agpl-3.0")
                .tags(&["chat", "free"])
                .notes("Свободная модель."),
        ),
        kept("yan", "ЯндексGPT", "2025-09-02").with(llm(Wishlist).developer("Яндекс")),
        kept("ara", "نموذج جيس", "2025-09-03").with(given().developer("G42").notes("النموذج العربي")),
        kept("heb", "דיקטה LM", "2025-09-04").with(given().developer("Dicta").notes("מודל עברי")),
        kept("fr", "École Ω", "2025-09-05").with(given().developer("École Ω").tags(&["été"]).notes("l'été")),
        kept("fr2", "ecole", "2025-09-06").with(given().developer("Ecole").notes("without accents")),
        kept("emo", "🦙 llamafile", "2025-09-07").with(
            given()
                .developer("Mozilla")
                .license("apache-2.0")
                .tags(&["🦙"])
                .notes("👩🏽‍🔬 approved →")
                .source_links(&["https://github.com/mozilla-ocho/llamafile"]),
        ),
        kept("odd", "Odd tags", "2025-09-08")
            .with(given().tags(&["or", "not", "-old", "and", "a,b", "(x)"]).notes("and or not near")),
        kept("pct", "100% local", "2025-09-09")
            .with(given().tags(&["50%"]).notes("f(x) = 50 % of C:\\models; q4_k_m")),
        kept("f7", "Falcon-7B", "2023-05-24")
            .with(
                llm(Archived)
                    .developer("TII")
                    .parameters(7_000_000_000)
                    .license("apache-2.0")
                    .date_interacted("2024-02-29"),
            )
            .on_the_hub("tiiuae/falcon-7b", 2_048, Gated::No)
            .alias("tiiuae/falcon-7b-old"),
        kept("f11", "Falcon-11B", "2024-05-24")
            .with(llm(Tried).developer("TII").parameters(11_103_109_120).license("other").version("2")),
        kept("scout", "Scout 17B", "2025-04-05").with(
            llm(Wishlist).developer("Meta").parameters(17_000_000_000).license("llama4").notes("17B active"),
        ),
        kept("cpp", "C++ helper", "2025-10-01").with(
            of(ModelType::CodeAssistant, Wishlist).tags(&["code"]).notes("knows c++, c# and objective-c"),
        ),
        kept("nd", "Frozen weights", "2025-10-02")
            .with(given().developer("Mistral").parameters(1_000_000_000).license("cc-by-nd-4.0")),
        kept("tiny", "TinyStories", "2024-12-31T23:59:59Z").with(
            llm(Tried)
                .developer("roneneldan")
                .parameters(33_000_000)
                .version("33M")
                .date_interacted("2025-01-01")
                .rating(1),
        ),
        kept("new", "Newest", "2025-12-31T12:00:00Z").with(given().parameters(1_000_000_000_000_000)),
        kept("min", "Minimal", "2025-01-01T00:00:00Z"),
    ]
}

/// What is in the trash, and since when.
fn trash() -> Vec<(Kept, &'static str)> {
    let of = |model_type, status| sample::patch().model_type(model_type).status(status);
    vec![
        (
            kept("t13", "Llama-2-13B", "2024-03-01").with(
                of(ModelType::Llm, Status::Tried)
                    .developer("Meta")
                    .parameters(13_015_864_320)
                    .license("llama2")
                    .tags(&["old"]),
            ),
            "2025-12-15",
        ),
        (
            kept("tbert", "Old Bert", "2022-01-01").with(
                of(ModelType::Embedding, Status::Archived)
                    .developer("Google")
                    .parameters(109_482_240)
                    .notes("uncased")
                    .rating(3),
            ),
            "2024-05-01",
        ),
        (
            kept("tmis", "Mistral-Tiny", "2024-04-01").with(
                of(ModelType::Llm, Status::Using).developer("Mistral AI").tags(&["chat"]).favorite(true),
            ),
            "2025-12-28",
        ),
    ]
}

/// What became of some of them, and when.
fn changes() -> Vec<(&'static str, &'static str, Patch)> {
    let given = sample::patch;
    vec![
        ("l8", "2025-06-01", given().status(Status::Tried)),
        ("e5", "2025-06-30", given().status(Status::Archived)),
        ("l8", "2025-11-15", given().status(Status::Using)),
        ("gpt", "2025-12-30", given().rating(5)),
        ("new", "2025-12-31T18:00:00Z", given().status(Status::Tried)),
    ]
}

fn stamp(text: &str) -> Stamp {
    let text = if text.contains('T') { text.to_owned() } else { format!("{text}T12:00:00Z") };
    Stamp { by: None, at: text.parse::<DateTime<Utc>>().unwrap() }
}

/// The models of a workspace by their keys.
pub struct Collection {
    /// Where they are.
    pub workspace: WorkspaceId,
    by_key: BTreeMap<&'static str, (ModelId, &'static str)>,
    trashed: Vec<&'static str>,
}

impl Collection {
    /// Keeps the models, and in a workspace beside theirs some that must never be found.
    pub async fn keep(harness: &Harness) -> Self {
        let workspace = harness.workspace().await;
        let stranger = harness.person("eve").await.workspace;
        let given = sample::patch().developer("Meta").tags(&["code", "chat"]).notes("zzyzx uncased");
        harness.put(sample::new_model_with(stranger, "Llama secret", given)).await;
        let mut collection = Self { workspace, by_key: BTreeMap::new(), trashed: Vec::new() };
        for model in models() {
            collection.put(harness, model).await;
        }
        for (model, since) in trash() {
            let key = model.key;
            let id = collection.put(harness, model).await;
            harness.save(harness.stored(id).await.delete(stamp(since))).await;
            collection.trashed.push(key);
        }
        for (key, at, given) in changes() {
            let model = harness.stored(collection.by_key[key].0).await;
            harness.save(model.apply(ModelPatch::from(given), stamp(at))).await;
        }
        collection
    }

    async fn put(&mut self, harness: &Harness, kept: Kept) -> ModelId {
        let Kept { key, name, added, given, hub } = kept;
        let new = sample::new_model_at(self.workspace, name, given, stamp(added));
        let id = harness.put(NewModel { hub, ..new }).await.id;
        assert!(self.by_key.insert(key, (id, name)).is_none(), "{key} stands for two");
        id
    }

    /// The keys of what is not in the trash.
    pub(super) fn live(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.by_key.keys().copied().filter(|key| !self.trashed.contains(key))
    }

    /// The key of a model.
    pub fn key(&self, id: ModelId) -> &'static str {
        self.by_key.iter().find(|(_, (known, _))| *known == id).map_or("?", |(key, _)| key)
    }

    /// The name of a model.
    pub(super) fn name(&self, key: &str) -> &'static str {
        self.by_key.get(key).unwrap_or_else(|| panic!("no model is called {key:?}")).1
    }
}
