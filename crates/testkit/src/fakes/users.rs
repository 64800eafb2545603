//! `UserRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use trackml_domain::account::User;
use trackml_domain::workspace::Role;
use trackml_ports::{NewUser, RegisterError, RepositoryError, StoredUser, UserRepository};

#[async_trait]
impl UserRepository for InMemoryDatabase {
    async fn register(&self, new: NewUser) -> Result<User, RegisterError> {
        let mut state = self.lock();
        if state.users.iter().any(|stored| stored.user.username.key() == new.username.key()) {
            return Err(RegisterError::UsernameTaken);
        }
        if state.users.iter().any(|stored| stored.user.email.key() == new.email.key()) {
            return Err(RegisterError::EmailTaken);
        }
        let user =
            User { id: state.next_id().into(), username: new.username, email: new.email, created_at: new.at };
        let workspace_id = state.next_id().into();
        state.personal.insert(user.id, workspace_id);
        state.roles.insert((workspace_id, user.id), Role::Owner);
        state.users.push(StoredUser { user: user.clone(), password_hash: new.password_hash });
        Ok(user)
    }

    async fn by_login(&self, login: &str) -> Result<Option<StoredUser>, RepositoryError> {
        let state = self.lock();
        let named =
            |stored: &&StoredUser| stored.user.email.key() == login || stored.user.username.key() == login;
        Ok(state.users.iter().find(named).cloned())
    }
}
