//! Records side by side: rows of facts, with nothing in them that was not stored or computed.

mod cell;
mod evaluations;
mod facts;
mod row;

pub use cell::{Cell, Unit};
pub use row::{Direction, Row};

use crate::id::ModelId;
use crate::model::Model;
use serde::Serialize;
use strum::{AsRefStr, VariantArray};

/// Records side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The records, in the order in which they were named.
    pub models: Vec<Compared>,
    /// The rows by what they are about; a group without rows is left out.
    pub groups: Vec<Group>,
}

/// A record that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its key.
    pub id: ModelId,
    /// What it is called.
    pub name: String,
    /// Who made it.
    pub developer: Option<String>,
    /// Its id on the Hub.
    pub hub_id: Option<String>,
}

/// Rows about one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are about.
    pub kind: GroupKind,
    /// The rows.
    pub rows: Vec<Row>,
}

/// What rows are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, AsRefStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "each has a label")]
pub enum GroupKind {
    Identity,
    Size,
    Memory,
    Context,
    License,
    Dates,
    Popularity,
    Evaluations,
}

impl GroupKind {
    /// What people read above the rows.
    pub fn label(self) -> &'static str {
        match self {
            Self::Identity => "Identity",
            Self::Size => "Size",
            Self::Memory => "Memory",
            Self::Context => "Context",
            Self::License => "License",
            Self::Dates => "Dates",
            Self::Popularity => "Popularity",
            Self::Evaluations => "Evaluations",
        }
    }
}

impl Comparison {
    /// How many records are compared at once.
    pub const COUNT: std::ops::RangeInclusive<usize> = 2..=8;

    /// Compares records. Rows of which no record knows anything are left out.
    pub fn of(models: &[Model]) -> Self {
        let compared = |model: &Model| Compared {
            id: model.id,
            name: model.fields.name.as_str().to_owned(),
            developer: model.fields.developer.as_ref().map(|developer| developer.as_str().to_owned()),
            hub_id: model.hub.as_ref().map(|facts| facts.id.clone()),
        };
        let group = |kind: &GroupKind| {
            let mut rows = facts::rows(*kind, models);
            rows.retain(Row::says_something);
            (!rows.is_empty()).then_some(Group { kind: *kind, rows })
        };
        Self {
            models: models.iter().map(compared).collect(),
            groups: GroupKind::VARIANTS.iter().filter_map(group).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
