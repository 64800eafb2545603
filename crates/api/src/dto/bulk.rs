//! One change of many records.

use super::checks::{checked, choice, each};
use super::nullable::given;
use crate::problem::{FieldProblem, Problem};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use strum::VariantArray;
use trackml_application::organise::{BulkCommand, BulkReport, BulkTargets, MAX_BULK};
use trackml_domain::bulk::BulkAction;
use trackml_domain::query::Query;
use trackml_domain::rating::Rating;
use trackml_domain::status::Status;
use trackml_domain::tag::{Tag, Tags};
use utoipa::ToSchema;

/// One change of many records: of some `ids`, or of what a `query` finds.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BulkChange, example = json!({"query": "status:wishlist added:>1y", "change": {"status": "archived"}, "expected": 12}))]
pub(crate) struct BulkInput {
    /// Which records, at most 10 000.
    #[schema(max_items = 10_000)]
    ids: Option<Vec<i64>>,
    /// Which records, in the search language.
    #[schema(max_length = 2000, example = "status:wishlist added:>1y")]
    query: Option<String>,
    /// What is to become of them.
    change: ChangeInput,
    /// How many you have seen: with another number nothing is changed.
    expected: Option<u64>,
    /// Whether only to count them.
    #[serde(default)]
    preview: bool,
}

/// What is to become of records: one of these, or tags added and removed together.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = BulkAction)]
struct ChangeInput {
    /// Their status.
    #[schema(value_type = Option<Status>)]
    status: Option<String>,
    /// Whether they are favourites.
    favorite: Option<bool>,
    /// One to five stars; null takes them away.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 5)]
    rating: Option<Option<i64>>,
    /// Tags that all are to have.
    #[schema(max_items = 50)]
    add_tags: Option<Vec<String>>,
    /// Tags that none is to have.
    #[schema(max_items = 50)]
    remove_tags: Option<Vec<String>>,
    /// The workspace that they are moved to.
    move_to: Option<i64>,
    /// Puts them in the trash.
    #[schema(value_type = Option<bool>)]
    delete: Option<bool>,
    /// Takes them out of the trash.
    restore: Option<bool>,
}

/// What was done, or would be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BulkReport)]
pub(crate) struct BulkBody {
    /// How many records are meant.
    matched: u64,
    /// How many were changed; the others were so already. Null where they were only counted.
    changed: Option<u64>,
    /// What takes the change back; null where nothing was changed.
    undo: Option<UndoBody>,
}

/// What takes a change back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Undo)]
struct UndoBody {
    /// Post to `/models/bulk/{bulk_id}/undo` with this.
    id: i64,
    /// Until when.
    expires_at: DateTime<Utc>,
}

/// How many records were changed back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Undone)]
pub(crate) struct UndoneBody {
    /// Records that others have changed since are changed back but for what they changed.
    pub(crate) changed: u64,
}

impl BulkBody {
    pub(crate) fn preview(matched: u64) -> Self {
        Self { matched, changed: None, undo: None }
    }
}

impl From<BulkReport> for BulkBody {
    fn from(report: BulkReport) -> Self {
        Self {
            matched: report.matched,
            changed: Some(report.changed),
            undo: report.undo.map(|(id, expires_at)| UndoBody { id: id.get(), expires_at }),
        }
    }
}

impl BulkInput {
    /// Checks it, and tells whether only to count.
    pub(crate) fn into_command(self) -> Result<(BulkCommand, bool), Problem> {
        let mut errors = Vec::new();
        let targets = targets(self.ids, self.query).map_err(|error| errors.push(error)).ok();
        let action = self.change.into_action().map_err(|mut refused| errors.append(&mut refused)).ok();
        match (targets, action) {
            (Some(targets), Some(action)) => {
                Ok((BulkCommand { targets, action, expected: self.expected }, self.preview))
            }
            _ => Err(Problem::invalid(errors)),
        }
    }
}

/// Either ids or a query.
pub(super) fn targets(ids: Option<Vec<i64>>, query: Option<String>) -> Result<BulkTargets, FieldProblem> {
    match (ids, query) {
        (Some(ids), None) if ids.is_empty() => Err(FieldProblem::new("ids", "empty", "names no record")),
        (Some(ids), None) if ids.len() > MAX_BULK as usize => {
            let message = format!("names {} records; {MAX_BULK} are allowed at once", ids.len());
            Err(FieldProblem::new("ids", "too_many", message))
        }
        (Some(ids), None) => Ok(BulkTargets::Ids(ids.into_iter().map(Into::into).collect())),
        (None, Some(query)) => match Query::parse(&query) {
            Ok(query) => Ok(BulkTargets::Query(query)),
            Err(error) => Err(FieldProblem::of_query("query", &error)),
        },
        _ => Err(FieldProblem::new("ids", "required", "either ids or query must be given")),
    }
}

impl ChangeInput {
    fn into_action(self) -> Result<BulkAction, Vec<FieldProblem>> {
        let mut errors = Vec::new();
        let mut actions = Vec::new();
        if let Some(text) = self.status {
            let status = checked("change.status", choice(&text, Status::VARIANTS), &mut errors);
            actions.extend(status.map(BulkAction::Status));
        }
        if let Some(rating) = self.rating {
            let rating = checked("change.rating", rating.map(Rating::new).transpose(), &mut errors);
            actions.extend(rating.map(BulkAction::Rating));
        }
        if self.add_tags.is_some() || self.remove_tags.is_some() {
            let add = tags("change.add_tags", self.add_tags.unwrap_or_default(), &mut errors);
            let remove = tags("change.remove_tags", self.remove_tags.unwrap_or_default(), &mut errors);
            if errors.is_empty() && add.is_empty() && remove.is_empty() {
                errors.push(FieldProblem::new("change.add_tags", "empty", "names no tag"));
            }
            if let Some(both) = add.intersection(&remove).next() {
                let message = format!("{:?} is to be added and removed", both.as_str());
                errors.push(FieldProblem::new("change.remove_tags", "contradiction", message));
            }
            actions.push(BulkAction::Tags { add, remove });
        }
        actions.extend(self.favorite.map(BulkAction::Favorite));
        actions.extend(self.move_to.map(|to| BulkAction::Move(to.into())));
        for (field, wanted, action) in [
            ("change.delete", self.delete, BulkAction::Delete),
            ("change.restore", self.restore, BulkAction::Restore),
        ] {
            match wanted {
                Some(true) => actions.push(action),
                Some(false) => {
                    errors.push(FieldProblem::new(field, "wrong_type", "must be true, or left out"));
                }
                None => {}
            }
        }
        match (actions.pop(), actions.is_empty(), errors.is_empty()) {
            (Some(action), true, true) => Ok(action),
            (None, _, true) => Err(vec![FieldProblem::new(
                "change",
                "required",
                "must say what is to become of the records",
            )]),
            (_, false, true) => Err(vec![FieldProblem::new(
                "change",
                "too_many",
                "must say one thing; ask for another apart",
            )]),
            (.., false) => Err(errors),
        }
    }
}

/// Some tags, each refused by its place.
pub(super) fn tags(field: &str, texts: Vec<String>, errors: &mut Vec<FieldProblem>) -> BTreeSet<Tag> {
    if texts.len() > Tags::MAX {
        let message = format!("names {} tags; {} are allowed", texts.len(), Tags::MAX);
        errors.push(FieldProblem::new(field, "too_many", message));
        return BTreeSet::new();
    }
    each(field, &texts, Tag::parse, errors).into_iter().collect()
}
