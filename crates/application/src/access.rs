//! Who may do what: the one check that every use case goes through.

use crate::Caller;
use std::ops::Deref;
use std::sync::Arc;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::Model;
use trackml_domain::workspace::Role;
use trackml_ports::{ModelRepository, RepositoryError, WorkspaceRepository};

/// Something that a caller may work with. Only [`Access`] makes one, so what needs it cannot be called unchecked.
#[derive(Clone, Debug)]
pub struct Authorized<T>(T);

impl<T> Authorized<T> {
    /// The thing itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Authorized<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Why a caller may not.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// There is no such thing, or the caller may not know that there is.
    #[error("there is no such record")]
    NotFound,
    /// The caller may see it and not do this with it.
    #[error("your role in this workspace does not allow this")]
    Forbidden,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// The check.
#[derive(Clone)]
pub struct Access {
    models: Arc<dyn ModelRepository>,
    workspaces: Arc<dyn WorkspaceRepository>,
}

impl Access {
    pub(crate) fn new(models: Arc<dyn ModelRepository>, workspaces: Arc<dyn WorkspaceRepository>) -> Self {
        Self { models, workspaces }
    }

    /// A model that is not in the trash, of a workspace in which the caller has at least the role.
    pub(crate) async fn model(
        &self,
        caller: &Caller,
        id: ModelId,
        role: Role,
    ) -> Result<Authorized<Model>, AccessError> {
        let model = self.models.find(id).await?.ok_or(AccessError::NotFound)?;
        self.workspace(caller, model.workspace_id, role).await?;
        if model.deleted_at.is_some() {
            return Err(AccessError::NotFound);
        }
        Ok(Authorized(model))
    }

    /// A workspace in which the caller has at least the role. A stranger is not told that it exists.
    pub(crate) async fn workspace(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        role: Role,
    ) -> Result<Authorized<WorkspaceId>, AccessError> {
        // A person owns their own workspace; the session has told which it is.
        if id == caller.workspace() {
            return Ok(Authorized(id));
        }
        match self.workspaces.role(id, caller.user().id).await? {
            None => Err(AccessError::NotFound),
            Some(has) if has < role => Err(AccessError::Forbidden),
            Some(_) => Ok(Authorized(id)),
        }
    }
}
