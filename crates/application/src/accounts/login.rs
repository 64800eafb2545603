//! Showing who one is.

use super::{Accounts, AccountsError, SignedIn};
use crate::audit::Note;
use crate::client::Client;
use secrecy::SecretString;
use trackml_domain::account::Standing;
use trackml_domain::audit::AuditKind;
use trackml_domain::text::normalise;
use trackml_ports::{RepositoryError, SessionId, StoredUser};

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
        if stored.standing == Standing::Deactivated {
            self.users.set_standing(user.id, Standing::Active).await?;
            self.audit.note(note(AuditKind::Reactivated)).await;
        }
        if self.passwords.is_outdated(&stored.password_hash) {
            // The password is known only now. Where it was changed meanwhile, the newer one stays.
            let hash = self.passwords.hash(password).await?;
            self.users.set_password(user.id, hash, Some(stored.password_hash)).await?;
        }
        let note = note(AuditKind::LoginOk).with("session", session.as_str());
        let signed_in = self.begin_session(user, session, client).await?;
        self.audit.note(note).await;
        Ok(signed_in)
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
