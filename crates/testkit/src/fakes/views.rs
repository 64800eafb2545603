//! `ViewRepository` in memory.

use super::database::{InMemoryDatabase, State};
use async_trait::async_trait;
use trackml_domain::id::{ViewId, WorkspaceId};
use trackml_domain::view::{NewView, View, ViewName, ViewPatch};
use trackml_ports::{RepositoryError, SaveViewError, ViewRepository};

#[async_trait]
impl ViewRepository for InMemoryDatabase {
    async fn list(&self, workspace_id: WorkspaceId) -> Result<Vec<View>, RepositoryError> {
        let mut views: Vec<View> = self.lock().views_of(workspace_id).cloned().collect();
        views.sort_by_key(|view| view.name.key());
        Ok(views)
    }

    async fn find(&self, id: ViewId) -> Result<Option<View>, RepositoryError> {
        Ok(self.lock().views.get(&id).cloned())
    }

    async fn create(&self, new: NewView, most: u32) -> Result<View, SaveViewError> {
        let mut state = self.lock();
        if state.has_view(new.workspace_id, None, &new.name) {
            return Err(SaveViewError::NameTaken);
        }
        if state.views_of(new.workspace_id).count() as u64 >= u64::from(most) {
            return Err(SaveViewError::TooMany);
        }
        let view = new.into_view(state.next_id().into());
        state.views.insert(view.id, view.clone());
        Ok(view)
    }

    async fn change(&self, id: ViewId, patch: ViewPatch) -> Result<View, SaveViewError> {
        let mut state = self.lock();
        let mut view = state.views.get(&id).cloned().ok_or(SaveViewError::NotFound)?;
        if let Some(name) = patch.name {
            if state.has_view(view.workspace_id, Some(id), &name) {
                return Err(SaveViewError::NameTaken);
            }
            view.name = name;
        }
        if let Some(query) = patch.query {
            view.query = query.into();
        }
        state.views.insert(id, view.clone());
        Ok(view)
    }

    async fn remove(&self, id: ViewId) -> Result<bool, RepositoryError> {
        Ok(self.lock().views.remove(&id).is_some())
    }
}

impl State {
    fn views_of(&self, workspace_id: WorkspaceId) -> impl Iterator<Item = &View> {
        self.views.values().filter(move |view| view.workspace_id == workspace_id)
    }

    /// Whether another view of a workspace than `but` has this name.
    fn has_view(&self, workspace_id: WorkspaceId, but: Option<ViewId>, name: &ViewName) -> bool {
        self.views_of(workspace_id).any(|view| Some(view.id) != but && view.name.key() == name.key())
    }
}
