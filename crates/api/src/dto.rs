//! What travels as JSON.

mod account;
mod administration;
mod ai;
mod api_token;
mod ask;
mod audit;
mod bulk;
mod checks;
mod comparison;
mod count;
mod dashboard;
mod draft;
mod duplicate;
mod facets;
mod family;
mod found;
mod hardware;
mod import;
mod input;
mod insight;
mod journal;
mod license;
mod list;
mod meaning;
mod memory;
mod meta;
mod model;
mod nullable;
mod profile;
mod purge;
mod record;
mod refresh;
mod session;
mod tag;
mod view;
mod workspace;

pub(crate) use account::{LoginInput, RegisterInput, SessionBody, TokenBody, UserBody};
pub(crate) use administration::{AccountInput, AccountItem, AccountsBody};
pub(crate) use ai::{AiBody, AiCheckBody, ProposedTagsBody};
pub(crate) use api_token::{IssuedTokenBody, NewTokenInput, TokenItem};
pub(crate) use ask::{AskBody, AskInput, AskedRecordsBody, LibraryAnswer};
pub(crate) use audit::AuditBody;
pub(crate) use bulk::{BulkBody, BulkInput, UndoneBody};
pub(crate) use checks::choice;
pub(crate) use comparison::{ComparisonBody, ComparisonInput, csv, markdown};
pub(crate) use dashboard::DashboardBody;
pub(crate) use draft::{AutofillInput, AutofillUpload, DraftBody, DraftOf};
pub(crate) use duplicate::{DuplicateItem, MergeInput};
pub(crate) use facets::FacetsBody;
pub(crate) use family::FamilyBody;
pub(crate) use found::FoundBody;
pub(crate) use hardware::{HardwareBody, HardwareInput, PresetBody};
pub(crate) use import::{ImportInput, ImportLineBody};
pub(crate) use input::ModelInput;
pub(crate) use insight::{
    GeneratedBody, InsightBody, InsightInput, ModelInsightsBody, VerdictBody, VerdictInput,
};
pub(crate) use journal::{EntryBody, EntryInput, EntryPatchInput, JournalBody, NewEntrySchema, read_place};
pub(crate) use license::LicenseBody;
pub(crate) use list::{HistoryBody, ListBody};
pub(crate) use meaning::HitsBody;
pub(crate) use memory::MemoryBody;
pub(crate) use meta::MetaBody;
pub(crate) use model::ModelBody;
pub use model::item_json;
pub(crate) use profile::{ConfirmationInput, PasswordInput, ProfileInput};
pub(crate) use purge::{PurgeInput, PurgedBody};
pub(crate) use record::{NewModelInput, NewModelSchema};
pub(crate) use refresh::{LatestRunBody, RefreshBody, RefreshInput, RevertedBody, RunBody};
pub(crate) use session::{EndedBody, SessionItem};
pub(crate) use tag::{SuggestionItem, TagInput, TagItem, TagMergeInput, TagReportBody};
pub(crate) use view::{NewViewInput, ViewBody, ViewInput};
pub(crate) use workspace::{
    CodeInput, InvitationItem, InviteInput, InvitedBody, MemberInput, MemberItem, MoveInput, WorkspaceBody,
    WorkspaceInput,
};
