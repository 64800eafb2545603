//! Workspaces: the shelf that models stand on, and who may do what there.

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// What a member may do in a workspace; each role may all that the ones before it may.
#[derive(
    Clone,
    Copy,
    Debug,
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
pub enum Role {
    /// Reads.
    Viewer,
    /// Reads and writes models.
    Editor,
    /// Decides on the workspace itself.
    Owner,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_may_what_an_editor_may_and_an_editor_what_a_viewer_may() {
        assert!(Role::Owner > Role::Editor && Role::Editor > Role::Viewer);
        for role in Role::VARIANTS {
            assert_eq!(role.as_ref().parse(), Ok(*role));
        }
    }
}
