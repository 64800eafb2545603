//! `WorkspaceRepository` in memory.

use super::database::{InMemoryDatabase, State};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::{Member, Membership, Role, Workspace};
use trackml_ports::{DeleteWorkspaceError, MembershipError, RepositoryError, WorkspaceRepository};

#[async_trait]
impl WorkspaceRepository for InMemoryDatabase {
    async fn role(
        &self,
        workspace_id: WorkspaceId,
        user_id: UserId,
    ) -> Result<Option<Role>, RepositoryError> {
        Ok(self.lock().roles.get(&(workspace_id, user_id)).copied())
    }

    async fn personal(&self, user_id: UserId) -> Result<Option<WorkspaceId>, RepositoryError> {
        Ok(self.lock().personal.get(&user_id).copied())
    }

    async fn create(
        &self,
        name: WorkspaceName,
        owner: UserId,
        at: DateTime<Utc>,
    ) -> Result<Workspace, RepositoryError> {
        let mut state = self.lock();
        let id = state.next_id().into();
        let workspace = Workspace { id, name, is_personal: false, created_at: at };
        state.workspaces.insert(id, workspace.clone());
        state.roles.insert((id, owner), Role::Owner);
        Ok(workspace)
    }

    async fn of_user(&self, user_id: UserId) -> Result<Vec<Membership>, RepositoryError> {
        let state = self.lock();
        let membership = |workspace: &Workspace| {
            let role = *state.roles.get(&(workspace.id, user_id))?;
            let members = state.roles.keys().filter(|(there, _)| *there == workspace.id).count() as u64;
            let models = state.live(workspace.id).count() as u64;
            Some(Membership { workspace: workspace.clone(), role, members, models })
        };
        let mut memberships: Vec<Membership> = state.workspaces.values().filter_map(membership).collect();
        memberships.sort_by_key(|membership| !membership.workspace.is_personal);
        Ok(memberships)
    }

    async fn rename(&self, id: WorkspaceId, name: WorkspaceName) -> Result<bool, RepositoryError> {
        Ok(self.lock().workspaces.get_mut(&id).map(|workspace| workspace.name = name).is_some())
    }

    async fn delete(&self, id: WorkspaceId, cascade: bool) -> Result<(), DeleteWorkspaceError> {
        let mut state = self.lock();
        let workspace = state.workspaces.get(&id).ok_or(DeleteWorkspaceError::NotFound)?;
        if workspace.is_personal {
            return Err(DeleteWorkspaceError::Personal);
        }
        let models = state.models.values().filter(|model| model.workspace_id == id).count() as u64;
        if models > 0 && !cascade {
            return Err(DeleteWorkspaceError::NotEmpty { models });
        }
        state.remove_workspace(id);
        Ok(())
    }

    async fn members(&self, id: WorkspaceId) -> Result<Vec<Member>, RepositoryError> {
        let state = self.lock();
        let member = |stored: &trackml_ports::StoredUser| {
            let role = *state.roles.get(&(id, stored.user.id))?;
            Some(Member { user_id: stored.user.id, username: stored.user.username.clone(), role })
        };
        let mut members: Vec<Member> = state.users.iter().filter_map(member).collect();
        members.sort_by_key(|member| member.username.key());
        Ok(members)
    }

    async fn set_role(&self, id: WorkspaceId, user_id: UserId, role: Role) -> Result<(), MembershipError> {
        let mut state = self.lock();
        state.refuse_ownerless(id, user_id, Some(role))?;
        state.roles.insert((id, user_id), role);
        Ok(())
    }

    async fn remove(&self, id: WorkspaceId, user_id: UserId) -> Result<(), MembershipError> {
        let mut state = self.lock();
        state.refuse_ownerless(id, user_id, None)?;
        state.roles.remove(&(id, user_id));
        Ok(())
    }
}

impl State {
    fn refuse_ownerless(
        &self,
        id: WorkspaceId,
        user_id: UserId,
        next: Option<Role>,
    ) -> Result<(), MembershipError> {
        if !self.roles.contains_key(&(id, user_id)) {
            return Err(MembershipError::NotFound);
        }
        let others = self
            .roles
            .iter()
            .any(|((there, user), role)| *there == id && *user != user_id && *role == Role::Owner);
        if others || next == Some(Role::Owner) { Ok(()) } else { Err(MembershipError::LastOwner) }
    }
}
