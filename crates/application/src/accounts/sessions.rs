//! A person's sessions: where they are signed in.

use super::{Accounts, AccountsError};
use crate::Caller;
use crate::audit::Note;
use trackml_domain::audit::AuditKind;
use trackml_ports::{Session, SessionId};

impl Accounts {
    /// The caller's sessions, the one that was seen last first.
    #[tracing::instrument(target = "trackml::work", name = "accounts.sessions", skip_all)]
    pub async fn sessions(&self, caller: &Caller) -> Result<Vec<Session>, AccountsError> {
        Ok(self.sessions.of_user(caller.user().id, self.clock.now()).await?)
    }

    /// Ends one of the caller's sessions.
    #[tracing::instrument(target = "trackml::work", name = "accounts.end_session", skip_all)]
    pub async fn end_session(&self, caller: &Caller, id: &SessionId) -> Result<(), AccountsError> {
        if !self.sessions.end(caller.user().id, id, self.clock.now()).await? {
            return Err(AccountsError::NoSuchSession);
        }
        self.known.forget();
        let note = Note::by(AuditKind::SessionEnded, caller);
        self.audit.note(note.with("session", id.as_str())).await;
        Ok(())
    }

    /// Ends all of the caller's sessions but the one that asks.
    #[tracing::instrument(target = "trackml::work", name = "accounts.end_other_sessions", skip_all)]
    pub async fn end_other_sessions(&self, caller: &Caller) -> Result<u64, AccountsError> {
        let this = caller.session().cloned();
        let ended = self.sessions.end_all(caller.user().id, this, self.clock.now()).await?;
        self.known.forget();
        self.audit.note(Note::by(AuditKind::SessionEnded, caller).with("sessions_ended", ended)).await;
        Ok(ended)
    }
}
