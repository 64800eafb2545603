//! Every record of a workspace.

use super::{Refresh, RefreshError};
use crate::Caller;
use chrono::{DateTime, Utc};
use trackml_domain::id::WorkspaceId;
use trackml_domain::refresh_run::RefreshRun;
use trackml_domain::workspace::Role;

impl Refresh {
    /// Begins to refresh every record of a workspace that is on the Hub, in the background; where that is being done
    /// already, tells how far it is.
    #[tracing::instrument(target = "trackml::work", name = "refresh.start", skip_all)]
    pub async fn start(&self, caller: &Caller, id: WorkspaceId) -> Result<RefreshRun, RefreshError> {
        let workspace = *self.access.workspace(caller, id, Role::Editor).await?;
        Ok(self.runs.start(workspace, caller.user().id, self.clock.now()).await?)
    }

    /// How far the latest refresh of a workspace is.
    #[tracing::instrument(target = "trackml::work", name = "refresh.latest", skip_all)]
    pub async fn latest(&self, caller: &Caller, id: WorkspaceId) -> Result<Option<RefreshRun>, RefreshError> {
        let workspace = *self.access.workspace(caller, id, Role::Viewer).await?;
        Ok(self.runs.latest(workspace).await?)
    }

    /// Ends the refresh of a workspace; what was refreshed stays so.
    #[tracing::instrument(target = "trackml::work", name = "refresh.stop", skip_all)]
    pub async fn stop(&self, caller: &Caller, id: WorkspaceId) -> Result<Option<RefreshRun>, RefreshError> {
        let workspace = *self.access.workspace(caller, id, Role::Editor).await?;
        Ok(self.runs.stop(workspace, self.clock.now()).await?)
    }

    /// The present, by which a run is said to run or to wait.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }
}
