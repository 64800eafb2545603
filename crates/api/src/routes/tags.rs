//! A workspace's own words.

mod change;
mod list;

pub(super) use change::{delete_tag, merge_tags, patch_tag};
pub(super) use list::list_tags;
