//! Moments, which SQLite keeps as text and PostgreSQL as numbers.

use super::Engine;
use trackml_domain::activity::QUARTER;

impl Engine {
    /// The number of the quarter of an hour since the epoch in which a column's moment lies.
    pub(crate) fn quarter(self, column: &str) -> String {
        match self {
            Self::Postgres => format!("CAST(floor(extract(epoch FROM {column}) / {QUARTER}) AS BIGINT)"),
            Self::Sqlite => format!("CAST(strftime('%s', {column}) AS INTEGER) / {QUARTER}"),
        }
    }

    /// How the first values of a statement are named.
    pub(crate) fn places<const N: usize>(self) -> [String; N] {
        std::array::from_fn(|index| match self {
            Self::Postgres => format!("${}", index + 1),
            Self::Sqlite => "?".to_owned(),
        })
    }
}
