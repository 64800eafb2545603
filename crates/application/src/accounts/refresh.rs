//! Exchanging a refresh token for the next one, and for an access token.

use super::session::{MAX_SESSION_LENGTH, REFRESH_GRACE, SESSION_IDLE_LENGTH};
use super::{Accounts, AccountsError, SignedIn, digest};
use crate::audit::Note;
use crate::client::Client;
use secrecy::{ExposeSecret, SecretString};
use trackml_domain::audit::AuditKind;
use trackml_ports::{Rotated, Rotation};

impl Accounts {
    /// Renews a session. A token that is shown again later than two tabs would is somebody else's copy, or was copied by
    /// somebody: the session ends.
    pub async fn refresh(
        &self,
        refresh_token: &SecretString,
        client: &Client,
    ) -> Result<SignedIn, AccountsError> {
        let next = self.secrets.secret()?;
        let rotation = Rotation {
            shown: digest(refresh_token.expose_secret()),
            next: digest(next.expose_secret()),
            now: self.clock.now(),
            grace: REFRESH_GRACE,
            idle: SESSION_IDLE_LENGTH,
            longest: MAX_SESSION_LENGTH,
            address: client.address_text(),
        };
        match self.sessions.rotate(rotation).await? {
            Rotated::Renewed(session) => self.signed_in(session.user, session.id, session.expires_at, next),
            Rotated::Reused { session, user_id } => {
                self.known.forget();
                let note = Note::of(AuditKind::RefreshReused, client).about(user_id);
                self.audit.note(note.with("session", session.as_str())).await;
                Err(AccountsError::SessionEnded)
            }
            Rotated::Unknown => Err(AccountsError::SessionEnded),
        }
    }
}
