//! Ending one's session.

use super::{Accounts, AccountsError, digest};
use crate::Caller;
use crate::audit::Note;
use crate::caller::Credential;
use crate::client::Client;
use secrecy::{ExposeSecret, SecretString};
use trackml_domain::audit::AuditKind;
use trackml_domain::id::UserId;
use trackml_ports::SessionId;

impl Accounts {
    /// Ends the caller's session: its tokens are refused from now on.
    #[tracing::instrument(target = "trackml::work", name = "accounts.logout", skip_all)]
    pub async fn logout(&self, caller: &Caller) -> Result<(), AccountsError> {
        match caller.credential() {
            Credential::Session(session) => self.sign_out(caller.user().id, session, caller.client()).await,
            _ => Err(AccountsError::NoSuchSession),
        }
    }

    /// Ends the session of a refresh token, for a browser whose access token has run out.
    pub async fn logout_by_refresh(
        &self,
        refresh_token: &SecretString,
        client: &Client,
    ) -> Result<(), AccountsError> {
        let shown = digest(refresh_token.expose_secret());
        let session = self.sessions.of_refresh(&shown, self.clock.now()).await?;
        let session = session.ok_or(AccountsError::SessionEnded)?;
        self.sign_out(session.user.id, &session.id, client).await
    }

    async fn sign_out(
        &self,
        user: UserId,
        session: &SessionId,
        client: &Client,
    ) -> Result<(), AccountsError> {
        self.sessions.end(user, session, self.clock.now()).await?;
        self.known.forget();
        let note = Note::of(AuditKind::LoggedOut, client).about(user).done_by(user);
        self.audit.note(note.with("session", session.as_str())).await;
        Ok(())
    }
}
