//! Identifiers: database keys that can't be mistaken for one another.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// The number as the database and the wire carry it.
            pub fn get(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $name {
            fn from(value: i64) -> Self {
                Self(value)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// Names one kept model.
    ModelId
);
id!(
    /// Names one person's account.
    UserId
);
id!(
    /// Names one API token.
    ApiTokenId
);
id!(
    /// Names one invitation to a workspace.
    InvitationId
);
id!(
    /// Names one workspace: the shelf that a model stands on.
    WorkspaceId
);
id!(
    /// Names one entry of a model's journal.
    JournalEntryId
);
id!(
    /// Names one saved view.
    ViewId
);
id!(
    /// Names one change of many models at once.
    BulkId
);
id!(
    /// Names one refresh of a whole workspace.
    RefreshRunId
);
id!(
    /// Names one piece of a person's hardware.
    HardwareId
);
id!(
    /// Names one insight into a model that is kept.
    InsightId
);
