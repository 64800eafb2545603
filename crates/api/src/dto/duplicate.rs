//! Records that seem to be of one model.

use super::model::ModelItem;
use crate::problem::{FieldProblem, Problem};
use serde::{Deserialize, Serialize};
use trackml_application::organise::MAX_MERGED;
use trackml_domain::duplicate::DuplicateReason;
use trackml_domain::id::ModelId;
use trackml_ports::DuplicateGroup;
use utoipa::ToSchema;

/// Records that seem to be of one model.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuplicateGroup)]
pub(crate) struct DuplicateItem {
    /// `hub_id`: the same id on the Hub; `canonical_id`: one of the ids is a former name of the other; `name`: a name and
    /// a developer that are equal but for case, spaces and punctuation.
    reason: DuplicateReason,
    /// The records, the oldest first.
    models: Vec<ModelItem>,
}

impl From<DuplicateGroup> for DuplicateItem {
    fn from(group: DuplicateGroup) -> Self {
        Self { reason: group.reason, models: group.models.into_iter().map(ModelItem::from).collect() }
    }
}

/// Records that become one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Merger, example = json!({"into": 1, "from": [2, 3]}))]
pub(crate) struct MergeInput {
    /// The record that stays. Where it says nothing, it takes over what the others say; tags, links and notes are joined.
    into: i64,
    /// The records that are merged into it, at most 50; they go to the trash.
    #[schema(max_items = 50)]
    from: Vec<i64>,
}

impl MergeInput {
    pub(crate) fn into_ids(self) -> Result<(ModelId, Vec<ModelId>), Problem> {
        let refused =
            |code, message: String| Problem::invalid(vec![FieldProblem::new("from", code, message)]);
        if self.from.is_empty() {
            return Err(refused("empty", "names no record".to_owned()));
        }
        if self.from.len() > MAX_MERGED {
            let message = format!("names {} records; {MAX_MERGED} are allowed at once", self.from.len());
            return Err(refused("too_many", message));
        }
        Ok((self.into.into(), self.from.into_iter().map(ModelId::from).collect()))
    }
}
