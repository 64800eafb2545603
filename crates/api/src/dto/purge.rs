//! Emptying the trash.

use super::bulk::targets;
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use trackml_application::organise::BulkTargets;
use utoipa::ToSchema;

/// Which records of the trash are to be gone for good: some `ids`, or what a `query` finds there.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Purge, example = json!({"query": "is:trashed", "expected": 3}))]
pub(crate) struct PurgeInput {
    /// Which records, at most 10 000.
    #[schema(max_items = 10_000)]
    ids: Option<Vec<i64>>,
    /// Which records, in the search language; an empty one means the whole trash.
    #[schema(max_length = 2000)]
    query: Option<String>,
    /// How many you have seen: with another number nothing is removed.
    expected: Option<u64>,
}

/// How many records are gone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Purged)]
pub(crate) struct PurgedBody {
    pub(crate) purged: u64,
}

impl PurgeInput {
    pub(crate) fn into_targets(self) -> Result<(BulkTargets, Option<u64>), Problem> {
        let targets = targets(self.ids, self.query).map_err(|error| Problem::invalid(vec![error]))?;
        Ok((targets, self.expected))
    }
}
