//! What travels as JSON.

mod account;
mod count;
mod draft;
mod import;
mod input;
mod list;
mod meta;
mod model;
mod nullable;
mod record;

pub(crate) use account::{LoginInput, RegisterInput, SessionBody, TokenBody, UserBody};
pub(crate) use draft::{AutofillInput, DraftBody};
pub(crate) use import::{ImportInput, ImportLineBody};
pub(crate) use input::ModelInput;
pub(crate) use list::{HistoryBody, ListBody};
pub(crate) use meta::MetaBody;
pub(crate) use model::{ModelBody, ModelItem};
pub(crate) use record::{NewModelInput, NewModelSchema};
