//! Who asks.

use chrono::{DateTime, Utc};
use trackml_domain::account::User;
use trackml_domain::id::WorkspaceId;
use trackml_domain::model::Stamp;

/// Who asks. Made only by [`crate::accounts::Accounts`], of a session or for the operator.
#[derive(Clone, Debug)]
pub struct Caller {
    user: User,
    personal_workspace: WorkspaceId,
}

impl Caller {
    pub(crate) fn new(user: User, personal_workspace: WorkspaceId) -> Self {
        Self { user, personal_workspace }
    }

    /// The person.
    pub fn user(&self) -> &User {
        &self.user
    }

    /// The person's own workspace: where lists look and new records go unless another is named.
    pub fn workspace(&self) -> WorkspaceId {
        self.personal_workspace
    }

    /// What the person does now.
    pub(crate) fn stamp(&self, at: DateTime<Utc>) -> Stamp {
        Stamp { by: Some(self.user.id), at }
    }
}
