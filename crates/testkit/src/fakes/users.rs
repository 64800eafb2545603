//! `UserRepository` in memory.

use super::database::{InMemoryDatabase, State};
use async_trait::async_trait;
use trackml_domain::account::{Email, Standing, User, Username};
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::{Role, Workspace};
use trackml_ports::{
    AccountChangeError, NewUser, PasswordHash, RegisterError, RepositoryError, StoredUser, UserRepository,
};

#[async_trait]
impl UserRepository for InMemoryDatabase {
    async fn register(&self, new: NewUser) -> Result<User, RegisterError> {
        let mut state = self.lock();
        state.refuse_taken(None, Some(&new.username), Some(&new.email))?;
        let is_admin = state.users.is_empty();
        let id = state.next_id().into();
        let user = User { id, username: new.username, email: new.email, is_admin, created_at: new.at };
        let workspace_id: WorkspaceId = state.next_id().into();
        let name = WorkspaceName::parse(user.username.as_str()).unwrap();
        let workspace = Workspace { id: workspace_id, name, is_personal: true, created_at: new.at };
        state.workspaces.insert(workspace_id, workspace);
        state.personal.insert(user.id, workspace_id);
        state.roles.insert((workspace_id, user.id), Role::Owner);
        let (password_hash, standing) = (new.password_hash, Standing::Active);
        state.users.push(StoredUser { user: user.clone(), password_hash, standing });
        Ok(user)
    }

    async fn by_login(&self, login: &str) -> Result<Option<StoredUser>, RepositoryError> {
        let state = self.lock();
        let named =
            |stored: &&StoredUser| stored.user.email.key() == login || stored.user.username.key() == login;
        Ok(state.users.iter().find(named).cloned())
    }

    async fn by_id(&self, id: UserId) -> Result<Option<StoredUser>, RepositoryError> {
        Ok(self.lock().user(id).cloned())
    }

    async fn page(&self, after: Option<UserId>, limit: u16) -> Result<Vec<StoredUser>, RepositoryError> {
        let state = self.lock();
        let behind = |stored: &&StoredUser| after.is_none_or(|after| stored.user.id > after);
        Ok(state.users.iter().filter(behind).take(limit.into()).cloned().collect())
    }

    async fn rename(
        &self,
        id: UserId,
        username: Option<Username>,
        email: Option<Email>,
    ) -> Result<Option<User>, RegisterError> {
        let mut state = self.lock();
        state.refuse_taken(Some(id), username.as_ref(), email.as_ref())?;
        let Some(stored) = state.user(id) else { return Ok(None) };
        if let Some(username) = username {
            stored.user.username = username;
        }
        if let Some(email) = email {
            stored.user.email = email;
        }
        Ok(Some(stored.user.clone()))
    }

    async fn set_password(
        &self,
        id: UserId,
        hash: PasswordHash,
        expected: Option<PasswordHash>,
    ) -> Result<bool, RepositoryError> {
        let mut state = self.lock();
        let Some(stored) = state.user(id) else { return Ok(false) };
        if expected.is_some_and(|expected| expected.as_str() != stored.password_hash.as_str()) {
            return Ok(false);
        }
        stored.password_hash = hash;
        Ok(true)
    }

    async fn set_standing(&self, id: UserId, standing: Standing) -> Result<(), AccountChangeError> {
        self.lock().keeping_an_administrator(id, |stored| stored.standing = standing)
    }

    async fn wake(&self, id: UserId) -> Result<bool, RepositoryError> {
        let mut state = self.lock();
        let stored = state.user(id).filter(|stored| stored.standing == Standing::Deactivated);
        Ok(stored.map(|stored| stored.standing = Standing::Active).is_some())
    }

    async fn set_admin(&self, id: UserId, is_admin: bool) -> Result<(), AccountChangeError> {
        self.lock().keeping_an_administrator(id, |stored| stored.user.is_admin = is_admin)
    }

    async fn delete(&self, id: UserId) -> Result<(), AccountChangeError> {
        let mut state = self.lock();
        let (orphaned, lonely) = state.owned_alone(id);
        if !orphaned.is_empty() {
            return Err(AccountChangeError::SoleOwner { workspaces: orphaned });
        }
        if state.user(id).is_none() {
            return Err(AccountChangeError::NotFound);
        }
        for workspace in lonely {
            state.remove_workspace(workspace);
        }
        state.users.retain(|stored| stored.user.id != id);
        state.personal.remove(&id);
        state.roles.retain(|(_, user), _| *user != id);
        state.sessions.retain(|_, kept| kept.session.user_id != id);
        state.hardware.retain(|(owner, _)| *owner != id);
        state.ai_usage.retain(|(user, _), _| *user != id);
        for kept in state.insights.values_mut() {
            kept.by = kept.by.filter(|by| *by != id);
        }
        state.tokens.retain(|_, kept| kept.user_id != id);
        state.invitations.retain(|_, invitation| invitation.invited != Some(id));
        state.attempts.retain(|(user, _), _| *user != id);
        for (_, recorded) in &mut state.events {
            recorded.event.stamp.by = recorded.event.stamp.by.filter(|by| *by != id);
        }
        for entry in &mut state.journal {
            entry.by = entry.by.filter(|by| *by != id);
        }
        for view in state.views.values_mut() {
            view.by = view.by.filter(|by| *by != id);
        }
        for kept in &mut state.runs {
            kept.run.by = kept.run.by.filter(|by| *by != id);
        }
        Ok(())
    }
}

impl State {
    fn refuse_taken(
        &self,
        but: Option<UserId>,
        username: Option<&Username>,
        email: Option<&Email>,
    ) -> Result<(), RegisterError> {
        let others = || self.users.iter().map(|stored| &stored.user).filter(|user| Some(user.id) != but);
        if username.is_some_and(|name| others().any(|user| user.username.key() == name.key())) {
            return Err(RegisterError::UsernameTaken);
        }
        if email.is_some_and(|email| others().any(|user| user.email.key() == email.key())) {
            return Err(RegisterError::EmailTaken);
        }
        Ok(())
    }

    fn administrators(&self) -> usize {
        let is_one = |stored: &&StoredUser| stored.user.is_admin && stored.standing == Standing::Active;
        self.users.iter().filter(is_one).count()
    }

    fn keeping_an_administrator(
        &mut self,
        id: UserId,
        change: impl FnOnce(&mut StoredUser),
    ) -> Result<(), AccountChangeError> {
        let before = self.administrators();
        let stored = self.user(id).ok_or(AccountChangeError::NotFound)?;
        let as_it_was = stored.clone();
        change(stored);
        if before > 0 && self.administrators() == 0 {
            *self.user(id).unwrap() = as_it_was;
            return Err(AccountChangeError::LastAdministrator);
        }
        Ok(())
    }

    /// The names of the workspaces that others would be left in without an owner, and those in which nobody else is.
    fn owned_alone(&self, id: UserId) -> (Vec<String>, Vec<WorkspaceId>) {
        let (mut orphaned, mut lonely) = (Vec::new(), Vec::new());
        for workspace in self.workspaces.values() {
            if self.roles.get(&(workspace.id, id)) != Some(&Role::Owner) {
                continue;
            }
            let mut others =
                self.roles.iter().filter(|((there, user), _)| *there == workspace.id && *user != id);
            if others.clone().count() == 0 {
                lonely.push(workspace.id);
            } else if !others.any(|(_, role)| *role == Role::Owner) {
                orphaned.push(workspace.name.as_str().to_owned());
            }
        }
        (orphaned, lonely)
    }
}
