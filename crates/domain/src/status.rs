//! Where a person stands with a model.

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// Where a person stands with a model. Any change is allowed; each is kept in the history.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsRefStr,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Status {
    /// Met, and worth a look one day.
    #[default]
    Wishlist,
    /// Being read about or compared.
    Studying,
    /// Was run at least once.
    Tried,
    /// In use.
    Using,
    /// Of no more interest, kept for the record.
    Archived,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_reads_back_from_its_wire_name() {
        for status in Status::VARIANTS {
            assert_eq!(status.as_ref().parse(), Ok(*status));
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_ref());
        }
    }

    #[test]
    fn a_new_model_is_on_the_wishlist() {
        assert_eq!(Status::default(), Status::Wishlist);
    }
}
