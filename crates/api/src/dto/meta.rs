//! What a client needs to know of this installation.

use super::ai::AiBody;
use crate::state::Features;
use crate::{MAX_BODY_BYTES, MAX_DOCUMENT_BYTES};
use serde::Serialize;
use std::collections::BTreeMap;
use strum::VariantArray;
use trackml_application::accounts::{MAX_TOKEN_LIFE, MAX_TOKENS, Password};
use trackml_application::capture::MAX_SOURCES;
use trackml_application::housekeeping::TRASH_KEPT;
use trackml_application::journal::MAX_ENTRIES;
use trackml_application::organise::{MAX_BULK, UNDO_FOR};
use trackml_application::views::MAX_VIEWS;
use trackml_domain::insight::QuestionText;
use trackml_domain::journal::{EntryText, Purpose};
use trackml_domain::license::{LicenseClass, known_licenses};
use trackml_domain::listing::{PageLimit, SortField};
use trackml_domain::model_type::ModelType;
use trackml_domain::parameters::ParameterCount;
use trackml_domain::query::{Query, fields};
use trackml_domain::source_link::SourceLinks;
use trackml_domain::status::Status;
use trackml_domain::tag::{Tag, Tags};
use trackml_domain::text::{ModelName, Notes};
use trackml_domain::token::Scope;
use trackml_domain::workspace::Role;
use utoipa::ToSchema;

/// What a client needs to know of this installation: the values of the enumerations, the limits, what is switched on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Meta)]
pub(crate) struct MetaBody {
    version: &'static str,
    statuses: Vec<Status>,
    model_types: Vec<ModelType>,
    license_classes: Vec<LicenseClass>,
    roles: Vec<Role>,
    scopes: Vec<Scope>,
    /// The Hub's licence ids with their classes.
    licenses: BTreeMap<&'static str, LicenseClass>,
    /// What lists can be sorted by; `-` before one means descending.
    sorts: Vec<&'static str>,
    /// The fields of the search language, for completing what is typed.
    query_fields: Vec<QueryFieldBody>,
    limits: Limits,
    features: FeaturesBody,
    /// How it stands with language models; what you have spent, where you have signed in.
    ai: AiBody,
}

/// A field of the search language.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = QueryField)]
struct QueryFieldBody {
    #[schema(example = "status")]
    name: &'static str,
    /// What stands behind its colon.
    value: &'static str,
}

/// The largest of everything.
#[derive(Debug, Serialize, ToSchema)]
struct Limits {
    body_bytes: usize,
    name_chars: usize,
    notes_bytes: usize,
    tag_chars: usize,
    tags: usize,
    source_links: usize,
    parameters: u64,
    page: u16,
    import_sources: usize,
    query_chars: usize,
    bulk_records: u32,
    views: u32,
    journal_entries: u32,
    journal_text_bytes: usize,
    purpose_chars: usize,
    question_chars: usize,
    document_bytes: usize,
    trash_days: i64,
    undo_minutes: i64,
    password_min_chars: usize,
    password_max_chars: usize,
    api_tokens: u32,
    api_token_days: i64,
}

/// What is switched on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Features)]
struct FeaturesBody {
    /// A token of the Hub's: private and gated models can be read.
    hub_token: bool,
    /// Who may make an account: `open` to everybody, by `invite`, or `closed`.
    #[schema(example = "open")]
    registration: String,
}

impl MetaBody {
    pub(crate) fn of(features: Features, ai: AiBody) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            statuses: Status::VARIANTS.to_vec(),
            model_types: ModelType::VARIANTS.to_vec(),
            license_classes: LicenseClass::VARIANTS.to_vec(),
            roles: Role::VARIANTS.to_vec(),
            scopes: Scope::VARIANTS.to_vec(),
            licenses: known_licenses().collect(),
            sorts: SortField::VARIANTS.iter().map(std::convert::Into::into).collect(),
            query_fields: fields().map(|(name, value)| QueryFieldBody { name, value }).collect(),
            limits: Limits {
                body_bytes: MAX_BODY_BYTES,
                name_chars: ModelName::MAX_CHARS,
                notes_bytes: Notes::MAX_BYTES,
                tag_chars: Tag::MAX_CHARS,
                tags: Tags::MAX,
                source_links: SourceLinks::MAX,
                parameters: ParameterCount::MAX,
                page: PageLimit::MAX,
                import_sources: MAX_SOURCES,
                query_chars: Query::MAX_CHARS,
                bulk_records: MAX_BULK,
                views: MAX_VIEWS,
                journal_entries: MAX_ENTRIES,
                journal_text_bytes: EntryText::MAX_BYTES,
                purpose_chars: Purpose::MAX_CHARS,
                question_chars: QuestionText::MAX_CHARS,
                document_bytes: MAX_DOCUMENT_BYTES,
                trash_days: TRASH_KEPT.num_days(),
                undo_minutes: UNDO_FOR.num_minutes(),
                password_min_chars: Password::MIN_CHARS,
                password_max_chars: Password::MAX_CHARS,
                api_tokens: MAX_TOKENS,
                api_token_days: MAX_TOKEN_LIFE.num_days(),
            },
            ai,
            features: FeaturesBody {
                hub_token: features.hub_token,
                registration: features.registration.as_ref().to_owned(),
            },
        }
    }
}
