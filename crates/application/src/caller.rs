//! Who asks.

use crate::client::Client;
use chrono::{DateTime, Utc};
use trackml_domain::account::User;
use trackml_domain::id::{ApiTokenId, WorkspaceId};
use trackml_domain::model::Stamp;
use trackml_domain::token::Scope;
use trackml_ports::SessionId;

/// By what a caller was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A person who has signed in.
    Session(SessionId),
    /// A program that a person gave a token.
    ApiToken(ApiTokenId, Scope),
    /// Whoever holds the database anyhow.
    Operator,
}

/// Who asks. Made only by [`crate::accounts::Accounts`], of a session, of an API token or for the operator.
#[derive(Clone, Debug)]
pub struct Caller {
    user: User,
    personal_workspace: WorkspaceId,
    workspace: WorkspaceId,
    credential: Credential,
    client: Client,
}

impl Caller {
    pub(crate) fn new(
        user: User,
        personal_workspace: WorkspaceId,
        credential: Credential,
        client: Client,
    ) -> Self {
        Self { user, personal_workspace, workspace: personal_workspace, credential, client }
    }

    /// The same person, looking at another workspace. Whether they may is checked where it matters.
    #[must_use]
    pub fn looking_at(self, workspace: Option<WorkspaceId>) -> Self {
        Self { workspace: workspace.unwrap_or(self.workspace), ..self }
    }

    /// The person.
    pub fn user(&self) -> &User {
        &self.user
    }

    /// Where lists look and new records go: the person's own workspace, unless another was named.
    pub fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// The person's own workspace.
    pub fn personal_workspace(&self) -> WorkspaceId {
        self.personal_workspace
    }

    /// By what they were recognised.
    pub fn credential(&self) -> &Credential {
        &self.credential
    }

    /// The session that they were recognised by, if it was one.
    pub(crate) fn session(&self) -> Option<&SessionId> {
        match &self.credential {
            Credential::Session(session) => Some(session),
            Credential::ApiToken(..) | Credential::Operator => None,
        }
    }

    /// From where they ask.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// What the person does now.
    pub(crate) fn stamp(&self, at: DateTime<Utc>) -> Stamp {
        Stamp { by: Some(self.user.id), at }
    }
}
