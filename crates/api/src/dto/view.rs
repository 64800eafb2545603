//! Saved views.

use super::checks::checked;
use super::nullable::given;
use crate::problem::{FieldProblem, Problem};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use trackml_domain::id::UserId;
use trackml_domain::view::{SavedQuery, SavedQueryError, View, ViewName, ViewPatch};
use utoipa::ToSchema;

/// A query that is to be saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewView, example = json!({"name": "Small and free", "query": "params:<10b license:commercial sort:-rating"}))]
pub(crate) struct NewViewInput {
    /// What it is to be called, 1 to 100 characters; case does not make another name.
    #[schema(max_length = 100)]
    name: String,
    /// In the search language; it is kept as you type it. An empty one looks for everything.
    #[schema(max_length = 2000)]
    query: String,
}

impl NewViewInput {
    /// Checks both fields.
    pub(crate) fn into_command(self) -> Result<(ViewName, SavedQuery), Problem> {
        let mut errors = Vec::new();
        let name = checked("name", ViewName::parse(&self.name), &mut errors);
        let query = saved_query(&self.query, &mut errors);
        name.zip(query).ok_or(Problem::invalid(errors))
    }
}

/// Some fields of a view: an absent one is left alone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ViewPatch, example = json!({"name": "Small and free"}))]
pub(crate) struct ViewInput {
    /// Another name, 1 to 100 characters.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = String, required = false, max_length = 100)]
    name: Option<Option<String>>,
    /// Another query, in the search language.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = String, required = false, max_length = 2000)]
    query: Option<Option<String>>,
}

impl ViewInput {
    /// Checks what is named.
    pub(crate) fn into_patch(self) -> Result<ViewPatch, Problem> {
        let mut errors = Vec::new();
        for (field, given) in [("name", &self.name), ("query", &self.query)] {
            if matches!(given, Some(None)) {
                errors.push(FieldProblem::new(field, "required", "must not be null"));
            }
        }
        let name = self.name.flatten().and_then(|text| checked("name", ViewName::parse(&text), &mut errors));
        let query = self.query.flatten().and_then(|text| saved_query(&text, &mut errors));
        if errors.is_empty() { Ok(ViewPatch { name, query }) } else { Err(Problem::invalid(errors)) }
    }
}

fn saved_query(text: &str, errors: &mut Vec<FieldProblem>) -> Option<SavedQuery> {
    let refused = |error| match error {
        SavedQueryError::Unreadable(error) => FieldProblem::of_query("query", &error),
        error @ SavedQueryError::Text(_) => FieldProblem::of("query", &error),
    };
    SavedQuery::parse(text).map_err(|error| errors.push(refused(error))).ok()
}

/// A saved query.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = View)]
pub(crate) struct ViewBody {
    id: i64,
    /// The workspace whose members share it.
    workspace_id: i64,
    #[schema(example = "Small and free")]
    name: String,
    /// As it was typed: give it as `q`.
    #[schema(example = "params:<10b license:commercial sort:-rating")]
    query: String,
    /// Who saved it; null where the account is gone.
    user_id: Option<i64>,
    created_at: DateTime<Utc>,
}

impl From<View> for ViewBody {
    fn from(view: View) -> Self {
        Self {
            id: view.id.get(),
            workspace_id: view.workspace_id.get(),
            name: view.name.into(),
            query: view.query,
            user_id: view.by.map(UserId::get),
            created_at: view.created_at,
        }
    }
}
