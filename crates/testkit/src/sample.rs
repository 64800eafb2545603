//! Samples: valid values in one word each, for tests that are about something else.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::collections::BTreeMap;
use trackml_domain::account::{Email, User, Username};
use trackml_domain::hub_facts::{
    BaseModel, Basis, Evaluation, Gated, HubFacts, HubFile, HubParameters, Relation,
};
use trackml_domain::id::{ModelId, UserId, WorkspaceId};
use trackml_domain::journal::{EntryContent, EntryText, NewEntry, Purpose, Verdict};
use trackml_domain::license::License;
use trackml_domain::model::{InteractionDate, ModelPatch, NewModel, Stamp};
use trackml_domain::model_type::ModelType;
use trackml_domain::parameters::ParameterCount;
use trackml_domain::rating::Rating;
use trackml_domain::source_link::{SourceLink, SourceLinks};
use trackml_domain::status::Status;
use trackml_domain::tag::{Tag, Tags};
use trackml_domain::text::{Developer, ModelName, Notes, Version};
use trackml_domain::view::{NewView, SavedQuery, ViewName};
use trackml_domain::workspace::Role;
use trackml_ports::{NewInvitation, NewUser, PasswordHash, SecretDigest};

/// A moment so many seconds after 2026-01-01T00:00:00.123456Z: what rounds to milliseconds loses a part of it.
pub fn moment(seconds: i64) -> DateTime<Utc> {
    let start = DateTime::from_timestamp(1_767_225_600, 123_456_000).unwrap();
    start + TimeDelta::seconds(seconds)
}

/// TrackML's own stamp at [`moment`].
pub fn stamp(seconds: i64) -> Stamp {
    Stamp { by: None, at: moment(seconds) }
}

/// An account that is about to be made: `ada` at `ada@example.org`.
pub fn new_user(name: &str) -> NewUser {
    NewUser {
        username: Username::parse(name).unwrap(),
        email: Email::parse(&format!("{name}@example.org")).unwrap(),
        password_hash: PasswordHash::new(format!("$plain$salt${name}")),
        at: moment(0),
    }
}

/// An invitation of somebody by their address at [`moment`] nought, until a thousand.
pub fn new_invitation(to: WorkspaceId, by: UserId, whom: &User, role: Role) -> NewInvitation {
    NewInvitation {
        workspace_id: to,
        login: whom.email.as_str().to_owned(),
        login_key: whom.email.key(),
        invited: Some(whom.id),
        role,
        code: SecretDigest::new(format!("code of {} for {to}", whom.email.key())),
        by,
        at: moment(0),
        expires_at: moment(1_000),
    }
}

/// A record that is about to be kept, of which only the name is known.
pub fn new_model(workspace_id: WorkspaceId, name: &str) -> NewModel {
    new_model_with(workspace_id, name, ModelPatch::default())
}

/// A record that is about to be kept, written by hand at [`moment`] nought.
pub fn new_model_with(workspace_id: WorkspaceId, name: &str, given: impl Into<ModelPatch>) -> NewModel {
    new_model_at(workspace_id, name, given, stamp(0))
}

/// A record that is about to be kept, written by hand.
pub fn new_model_at(
    workspace_id: WorkspaceId,
    name: &str,
    given: impl Into<ModelPatch>,
    stamp: Stamp,
) -> NewModel {
    NewModel::by_hand(workspace_id, ModelName::parse(name).unwrap(), given.into(), stamp)
}

/// A record of the Hub's facts that is about to be kept, as the draft stands.
pub fn captured(workspace_id: WorkspaceId, facts: HubFacts) -> NewModel {
    NewModel::captured(workspace_id, facts, ModelPatch::default(), stamp(0)).unwrap()
}

/// A decision.
pub fn decision(verdict: Verdict, purpose: &str, because: &str) -> EntryContent {
    EntryContent::Decision {
        verdict,
        purpose: Purpose::parse(purpose).unwrap(),
        because: EntryText::parse(because).unwrap(),
    }
}

/// A log entry.
pub fn log(text: &str) -> EntryContent {
    EntryContent::Log { text: EntryText::parse(text).unwrap() }
}

/// An entry that is about to be written at [`moment`] nought, by nobody.
pub fn new_entry(model_id: ModelId, content: EntryContent, day: &str) -> NewEntry {
    NewEntry { model_id, content, day: self::day(day), by: None, at: moment(0) }
}

/// A view that is about to be saved at [`moment`] nought, by nobody.
pub fn new_view(workspace_id: WorkspaceId, name: &str, query: &str) -> NewView {
    let (name, query) = (ViewName::parse(name).unwrap(), SavedQuery::parse(query).unwrap());
    NewView { workspace_id, name, query, by: None, at: moment(0) }
}

/// A day: `2026-01-31`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What the Hub knows of a common model.
pub fn facts(id: &str) -> HubFacts {
    HubFacts {
        id: id.to_owned(),
        sha: Some("5a3f".repeat(10)),
        author: id.split_once('/').map(|(author, _)| author.to_owned()),
        pipeline_tag: Some("text-generation".to_owned()),
        library: Some("transformers".to_owned()),
        parameters: Some(HubParameters { count: parameters(7_241_732_096), basis: Basis::Counted }),
        license: Some("apache-2.0".to_owned()),
        ..HubFacts::default()
    }
}

/// What the Hub knows of a model of which it knows everything.
pub fn full_facts(id: &str) -> HubFacts {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    let text = |text: &str| Some(text.to_owned());
    HubFacts {
        aliases: texts(&["Former-Org/Former-Name"]),
        architecture: text("MistralForCausalLM"),
        architecture_family: text("mistral"),
        context_length: Some(32_768),
        layers: Some(32),
        dtypes: BTreeMap::from([("BF16".to_owned(), 7_241_732_096), ("I64".to_owned(), 1)]),
        quantization: text("gptq"),
        gated: Gated::Manual,
        private: true,
        disabled: true,
        // Beyond 2^53 a number that passes through a float is another number.
        downloads: Some(9_007_199_254_740_993),
        likes: Some(4_096),
        languages: texts(&["en", "fr"]),
        datasets: texts(&["org/corpus"]),
        tags: texts(&["conversational", "mixture-of-experts"]),
        arxiv: texts(&["2310.06825"]),
        license: text("other"),
        license_name: text("mnpl"),
        license_link: text("https://example.org/licence"),
        base_models: vec![BaseModel {
            id: "org/base".to_owned(),
            relation: Relation::Quantized,
            license: text("gemma"),
        }],
        new_version: text("org/name-v2"),
        evaluations: vec![Evaluation {
            task: text("asr"),
            dataset: text("org/speech"),
            metric: text("wer"),
            value: 12.5,
            source: text("https://example.org/paper"),
        }],
        inference_providers: texts(&["together"]),
        file_count: Some(17),
        bytes: Some(14_483_464_192),
        files: vec![HubFile {
            path: "model-Q4_K_M.gguf".to_owned(),
            bytes: Some(4_368_439_584),
            quantization: text("Q4_K_M"),
        }],
        description: text("A “small” model — naïve, 小さい, 🦙.\nIt's quick; 100 % open."),
        created_at: Some(moment(-1_000)),
        last_modified: Some(moment(-10)),
        ..facts(id)
    }
}

/// A count of parameters.
pub fn parameters(count: u64) -> ParameterCount {
    ParameterCount::new(count).unwrap()
}

/// Tags.
pub fn tags(texts: &[&str]) -> Tags {
    Tags::new(texts.iter().map(|text| Tag::parse(text).unwrap())).unwrap()
}

/// A patch that names no field yet.
pub fn patch() -> Patch {
    Patch::default()
}

/// A patch that names every field.
pub fn full_patch() -> Patch {
    patch()
        .name("Zephyr 7B β")
        .developer("Hugging Face H4")
        .model_type(ModelType::CodeAssistant)
        .status(Status::Using)
        .parameters(7_241_732_096)
        .license("mit")
        .version("v0.3")
        .tags(&["code", "to read"])
        .notes("# Fast\n\nand *small*")
        .source_links(&["https://example.org/a?b=c#d", "http://example.org/"])
        .date_interacted("2026-01-31")
        .favorite(true)
        .rating(4)
}

/// A patch in the making: `patch().developer("Acme").tags(&["code"])`, turned into a [`ModelPatch`] by `into()`.
#[derive(Clone, Debug, Default)]
pub struct Patch(ModelPatch);

impl From<Patch> for ModelPatch {
    fn from(patch: Patch) -> Self {
        patch.0
    }
}

macro_rules! named {
    ($($field:ident($text:ident: $given:ty) = $value:expr;)+) => {
        impl Patch {$(
            #[doc = concat!("Names `", stringify!($field), "`.")]
            #[must_use]
            pub fn $field(self, $text: $given) -> Self {
                Self(ModelPatch { $field: Some($value), ..self.0 })
            }
        )+}
    };
}

named! {
    name(text: &str) = ModelName::parse(text).unwrap();
    developer(text: &str) = Some(Developer::parse(text).unwrap());
    model_type(of: ModelType) = of;
    status(status: Status) = status;
    parameters(count: u64) = Some(parameters(count));
    license(text: &str) = Some(License::parse(text).unwrap());
    version(text: &str) = Some(Version::parse(text).unwrap());
    tags(texts: &[&str]) = tags(texts);
    notes(text: &str) = Notes::parse(text).unwrap();
    source_links(texts: &[&str]) =
        SourceLinks::new(texts.iter().map(|text| SourceLink::parse(text).unwrap())).unwrap();
    date_interacted(text: &str) = Some(InteractionDate::parse(text).unwrap());
    favorite(favorite: bool) = favorite;
    rating(stars: i64) = Some(Rating::new(stars).unwrap());
}
