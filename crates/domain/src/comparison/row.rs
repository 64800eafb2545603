//! A line of the table.

use super::{Cell, Unit};
use serde::Serialize;
use std::cmp::Ordering;

/// Which of two numbers is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Direction {
    /// The higher.
    Higher,
    /// The lower.
    Lower,
}

/// A line of the table: one fact of each record.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Names the fact.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// In what it counts, where it is a number.
    pub unit: Option<Unit>,
    /// Which number is the better one, where one is.
    pub direction: Option<Direction>,
    /// Whether those that are known are not all the same.
    pub differs: bool,
    /// What each record says, in the order of the records.
    pub cells: Vec<Cell>,
}

impl Row {
    pub(super) fn new(
        key: impl Into<String>,
        label: impl Into<String>,
        unit: Option<Unit>,
        direction: Option<Direction>,
        mut cells: Vec<Cell>,
    ) -> Self {
        let known: Vec<&Cell> = cells.iter().filter(|cell| cell.text.is_some()).collect();
        let same = |pair: &[&Cell]| match pair {
            [a, b] => match (a.value, b.value) {
                (Some(a), Some(b)) => a.total_cmp(&b) == Ordering::Equal,
                _ => a.text == b.text,
            },
            _ => true,
        };
        let differs = !known.windows(2).all(same);
        if let Some(direction) = direction.filter(|_| differs) {
            let better = |a: &f64, b: &f64| match direction {
                Direction::Higher => a.total_cmp(b),
                Direction::Lower => b.total_cmp(a),
            };
            let best = cells.iter().filter_map(|cell| cell.value).max_by(better);
            for cell in &mut cells {
                cell.best = cell.value.zip(best).is_some_and(|(value, best)| value.total_cmp(&best).is_eq());
            }
        }
        Self { key: key.into(), label: label.into(), unit, direction, differs, cells }
    }

    pub(super) fn says_something(&self) -> bool {
        self.cells.iter().any(|cell| cell.text.is_some())
    }
}
