//! Records side by side.

mod text;

pub(crate) use text::{csv, markdown};

use crate::problem::{FieldProblem, Problem};
use serde::{Deserialize, Serialize};
use trackml_domain::comparison::{Comparison, Direction, Group, GroupKind, Row, Unit};
use trackml_domain::id::ModelId;
use trackml_domain::memory::Certainty;
use utoipa::ToSchema;

/// Which records to compare.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ComparisonRequest, example = json!({"ids": [1, 2]}))]
pub(crate) struct ComparisonInput {
    /// Two to eight, each once.
    #[schema(min_items = 2, max_items = 8)]
    ids: Vec<i64>,
}

impl ComparisonInput {
    pub(crate) fn into_ids(self) -> Result<Vec<ModelId>, Problem> {
        ids("ids", &self.ids)
    }
}

/// The records of a field that can be compared.
pub(super) fn ids(field: &str, ids: &[i64]) -> Result<Vec<ModelId>, Problem> {
    let refused = |code, message: String| Problem::invalid(vec![FieldProblem::new(field, code, message)]);
    if !Comparison::COUNT.contains(&ids.len()) {
        let message = format!("names {} records; two to eight can be compared", ids.len());
        return Err(refused("out_of_range", message));
    }
    for (place, id) in ids.iter().enumerate() {
        if ids.iter().take(place).any(|other| other == id) {
            return Err(refused("repeated", format!("names the record {id} twice")));
        }
    }
    Ok(ids.iter().copied().map(ModelId::from).collect())
}

/// Records side by side: rows of facts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Comparison)]
pub(crate) struct ComparisonBody {
    models: Vec<ComparedModel>,
    groups: Vec<ComparisonGroup>,
}

/// A record that is compared.
#[derive(Debug, Serialize, ToSchema)]
struct ComparedModel {
    id: i64,
    name: String,
    developer: Option<String>,
    hub_id: Option<String>,
}

/// Rows about one thing.
#[derive(Debug, Serialize, ToSchema)]
struct ComparisonGroup {
    name: GroupKind,
    label: &'static str,
    rows: Vec<ComparisonRow>,
}

/// One fact of each record.
#[derive(Debug, Serialize, ToSchema)]
struct ComparisonRow {
    key: String,
    label: String,
    unit: Option<Unit>,
    /// Which number is the better one; null where neither is.
    direction: Option<Direction>,
    /// Whether those that are known are not all the same.
    differs: bool,
    /// What each record says, in the order of `models`.
    cells: Vec<ComparisonCell>,
}

/// What one record says.
#[derive(Debug, Serialize, ToSchema)]
struct ComparisonCell {
    /// Null where it is not known.
    text: Option<String>,
    value: Option<f64>,
    certainty: Option<Certainty>,
    /// Whether it is the best of its row.
    best: bool,
}

impl From<Row> for ComparisonRow {
    fn from(row: Row) -> Self {
        let cell = |cell: trackml_domain::comparison::Cell| ComparisonCell {
            text: cell.text,
            value: cell.value,
            certainty: cell.certainty,
            best: cell.best,
        };
        Self {
            key: row.key,
            label: row.label,
            unit: row.unit,
            direction: row.direction,
            differs: row.differs,
            cells: row.cells.into_iter().map(cell).collect(),
        }
    }
}

impl From<Comparison> for ComparisonBody {
    fn from(comparison: Comparison) -> Self {
        let model = |model: trackml_domain::comparison::Compared| ComparedModel {
            id: model.id.get(),
            name: model.name,
            developer: model.developer,
            hub_id: model.hub_id,
        };
        let group = |group: Group| ComparisonGroup {
            name: group.kind,
            label: group.kind.label(),
            rows: group.rows.into_iter().map(ComparisonRow::from).collect(),
        };
        Self {
            models: comparison.models.into_iter().map(model).collect(),
            groups: comparison.groups.into_iter().map(group).collect(),
        }
    }
}
