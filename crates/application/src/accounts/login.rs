//! Showing who one is.

use super::{Accounts, AccountsError, SignedIn};
use crate::audit::Note;
use crate::client::Client;
use secrecy::SecretString;
use trackml_domain::account::Standing;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::UserId;
use trackml_domain::text::normalise;
use trackml_ports::{PasswordHash, RepositoryError, SessionId, StoredUser};

impl Accounts {
    /// Signs a person in by email address or username.
    pub async fn login(
        &self,
        login: &str,
        password: SecretString,
        session: SessionId,
        client: &Client,
    ) -> Result<SignedIn, AccountsError> {
        let stored = self.stored(login).await?;
        let account = stored.as_ref().map(|stored| stored.user.id);
        let attempt = self.attempt_login(account, login, client).await?;
        let hash = stored.as_ref().map(|stored| stored.password_hash.clone());
        // The password is checked even where there is no account: the time it takes tells nothing.
        let matches = match self.passwords.verify(password.clone(), hash).await {
            Ok(matches) => matches,
            Err(error) => {
                self.attempt_failed_of_itself(attempt).await?;
                return Err(error.into());
            }
        };
        match stored {
            Some(stored) if matches && stored.standing != Standing::Disabled => {
                self.attempt_succeeded(attempt).await?;
                self.let_in(stored, password, session, client).await
            }
            stored => {
                let note = Note::of(AuditKind::LoginFailed, client);
                self.audit
                    .note(match stored {
                        Some(stored) => note.about(stored.user.id),
                        None => note,
                    })
                    .await;
                Err(AccountsError::WrongCredentials)
            }
        }
    }

    async fn let_in(
        &self,
        stored: StoredUser,
        password: SecretString,
        session: SessionId,
        client: &Client,
    ) -> Result<SignedIn, AccountsError> {
        let user = stored.user;
        let note = |kind| Note::of(kind, client).about(user.id).done_by(user.id);
        if stored.standing == Standing::Deactivated && self.users.wake(user.id).await? {
            self.audit.note(note(AuditKind::Reactivated)).await;
        }
        let hash = self.renewed(user.id, stored.password_hash, password).await;
        let note = note(AuditKind::LoginOk).with("session", session.as_str());
        let signed_in = self.begin_session(user.clone(), session.clone(), client).await?;
        // Whoever changes the password or shuts the account ends its sessions; one that was begun a moment later on what
        // was read before would survive that.
        let now = self.users.by_id(user.id).await?;
        let stands = now.is_some_and(|now| {
            now.standing == Standing::Active && now.password_hash.as_str() == hash.as_str()
        });
        if !stands {
            self.sessions.end(user.id, &session, self.clock.now()).await?;
            return Err(AccountsError::WrongCredentials);
        }
        self.audit.note(note).await;
        Ok(signed_in)
    }

    /// The hash that stands for the password, made anew where its cost has risen: the password is known only now. Where
    /// it was changed meanwhile, the newer one stays. A right password is not refused because that could not be done.
    async fn renewed(&self, id: UserId, hash: PasswordHash, password: SecretString) -> PasswordHash {
        if !self.passwords.is_outdated(&hash) {
            return hash;
        }
        let Ok(next) = self.passwords.hash(password.clone()).await else { return hash };
        match self.users.set_password(id, next.clone(), Some(hash.clone())).await {
            Ok(true) => next,
            // Another login of the same person may have done the same.
            Ok(false) => self.other_hash(id, password).await.unwrap_or(hash),
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a password was not hashed anew");
                hash
            }
        }
    }

    /// The hash that stands now, if it is of the same password.
    async fn other_hash(&self, id: UserId, password: SecretString) -> Option<PasswordHash> {
        let stands = self.users.by_id(id).await.ok()??.password_hash;
        self.passwords.verify(password, Some(stands.clone())).await.ok()?.then_some(stands)
    }

    /// The account of an email address or a username. No account has a control character in either, and PostgreSQL
    /// takes no NUL byte in a text.
    pub(super) async fn stored(&self, login: &str) -> Result<Option<StoredUser>, RepositoryError> {
        let login = login.trim();
        if login.chars().any(char::is_control) {
            return Ok(None);
        }
        self.users.by_login(&normalise(login)).await
    }
}
