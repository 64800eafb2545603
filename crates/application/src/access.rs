//! Who may do what: the one check that every use case goes through.

use crate::Caller;
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;
use trackml_domain::id::{ModelId, UserId, WorkspaceId};
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
    /// There is no such record, or the caller may not know that there is.
    #[error("there is no such record")]
    NoSuchModel,
    /// There is no such workspace, or the caller may not know that there is.
    #[error("there is no such workspace")]
    NoSuchWorkspace,
    /// The caller may see it and not do this with it.
    #[error("your role does not allow this")]
    Forbidden,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// An installation, for those who look after it.
#[derive(Clone, Copy, Debug)]
pub struct Installation;

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
        let model = self.model_or_trash(caller, id, role).await?;
        if model.deleted_at.is_some() {
            return Err(AccessError::NoSuchModel);
        }
        Ok(model)
    }

    /// A model, in the trash or not, of a workspace in which the caller has at least the role.
    pub(crate) async fn model_or_trash(
        &self,
        caller: &Caller,
        id: ModelId,
        role: Role,
    ) -> Result<Authorized<Model>, AccessError> {
        let model = self.models.find(id).await?.ok_or(AccessError::NoSuchModel)?;
        let workspace = self.workspace(caller, model.workspace_id, role).await;
        workspace.map_err(|error| match error {
            // A stranger is told the same of a record that there is and of one that there is not.
            AccessError::NoSuchWorkspace => AccessError::NoSuchModel,
            error => error,
        })?;
        Ok(Authorized(model))
    }

    /// Models that are not in the trash, each of a workspace in which the caller has at least the role, in the order of
    /// the ids.
    pub(crate) async fn models(
        &self,
        caller: &Caller,
        ids: &[ModelId],
        role: Role,
    ) -> Result<Authorized<Vec<Model>>, AccessError> {
        let models = self.models.several(ids).await?;
        if models.len() < ids.len() || models.iter().any(|model| model.deleted_at.is_some()) {
            return Err(AccessError::NoSuchModel);
        }
        let workspaces: BTreeSet<WorkspaceId> = models.iter().map(|model| model.workspace_id).collect();
        for workspace in workspaces {
            self.workspace(caller, workspace, role).await.map_err(|error| match error {
                AccessError::NoSuchWorkspace => AccessError::NoSuchModel,
                error => error,
            })?;
        }
        Ok(Authorized(models))
    }

    /// A workspace in which the caller has at least the role. A stranger is not told that it exists.
    pub(crate) async fn workspace(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        role: Role,
    ) -> Result<Authorized<WorkspaceId>, AccessError> {
        // A person owns their own workspace; the session has told which it is.
        if id == caller.personal_workspace() {
            return Ok(Authorized(id));
        }
        match self.workspaces.role(id, caller.user().id).await? {
            None => Err(AccessError::NoSuchWorkspace),
            Some(has) if has < role => Err(AccessError::Forbidden),
            Some(_) => Ok(Authorized(id)),
        }
    }

    /// A member of a workspace whose membership the caller may end: their own, or as an owner anybody's.
    pub(crate) async fn membership(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        member: UserId,
    ) -> Result<Authorized<(WorkspaceId, UserId)>, AccessError> {
        let role = if member == caller.user().id { Role::Viewer } else { Role::Owner };
        let workspace = self.workspace(caller, id, role).await?;
        Ok(Authorized((*workspace, member)))
    }

    /// The installation, for an administrator. It opens no workspace and no record.
    pub(crate) fn installation(caller: &Caller) -> Result<Authorized<Installation>, AccessError> {
        if caller.user().is_admin { Ok(Authorized(Installation)) } else { Err(AccessError::Forbidden) }
    }
}
