//! Records: capture, read, change, find.

mod autofill;
mod bulk;
mod create;
mod delete;
mod duplicates;
mod history;
mod import;
pub(super) mod list;
mod patch;
mod purge;
mod read;
mod relocate;
mod replace;
mod restore;
mod suggestions;

pub(super) use autofill::autofill_model;
pub(super) use bulk::{change_models, undo_change};
pub(super) use create::create_model;
pub(super) use delete::delete_model;
pub(super) use duplicates::{list_duplicates, merge_models};
pub(super) use history::model_history;
pub(super) use import::import_models;
pub(super) use list::{list_models, model_facets, search_models};
pub(super) use patch::patch_model;
pub(super) use purge::purge_models;
pub(super) use read::read_model;
pub(super) use relocate::move_model;
pub(super) use replace::replace_model;
pub(super) use restore::restore_model;
pub(super) use suggestions::suggest_tags;
