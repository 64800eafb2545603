//! Ending a session.

use super::Accounts;
use trackml_ports::{RepositoryError, SessionId};

impl Accounts {
    /// Ends the session: its token is refused from now on.
    pub async fn logout(&self, session: &SessionId) -> Result<(), RepositoryError> {
        self.sessions.end(session, self.clock.now()).await
    }
}
