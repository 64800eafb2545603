//! Beginning a session.

use super::{Accounts, AccountsError, digest};
use crate::client::Client;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use trackml_domain::account::User;
use trackml_ports::{AccessClaims, Session, SessionId};

/// How long an access token stands for a person.
pub const ACCESS_LENGTH: TimeDelta = TimeDelta::minutes(15);

/// How long a session lasts of which nothing is heard (OWASP ASVS 5.0, 7.3.1).
pub const SESSION_IDLE_LENGTH: TimeDelta = TimeDelta::days(14);

/// How long a session lasts at most (OWASP ASVS 5.0, 7.3.2).
pub const MAX_SESSION_LENGTH: TimeDelta = TimeDelta::days(90);

/// Within so long of each other two tabs may show the same refresh token.
pub const REFRESH_GRACE: TimeDelta = TimeDelta::seconds(10);

/// A person who has just shown who they are.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The person.
    pub user: User,
    /// The token that stands for them.
    pub access_token: SecretString,
    /// How long it does.
    pub expires_in: TimeDelta,
    /// What is exchanged for the next one.
    pub refresh_token: SecretString,
    /// How long that can be.
    pub refresh_expires_in: TimeDelta,
}

impl Accounts {
    pub(super) async fn begin_session(
        &self,
        user: User,
        id: SessionId,
        client: &Client,
    ) -> Result<SignedIn, AccountsError> {
        let created_at = self.clock.now();
        let expires_at = created_at + SESSION_IDLE_LENGTH;
        let refresh_token = self.secrets.secret()?;
        let session = Session {
            id: id.clone(),
            user_id: user.id,
            created_at,
            last_seen_at: created_at,
            expires_at,
            device: client.device.clone(),
            address: client.address_text(),
        };
        self.sessions.open(session, digest(refresh_token.expose_secret())).await?;
        self.signed_in(user, id, expires_at, refresh_token)
    }

    /// Signs an access token of a session that was begun or renewed at this moment.
    pub(super) fn signed_in(
        &self,
        user: User,
        session_id: SessionId,
        session_expires_at: DateTime<Utc>,
        refresh_token: SecretString,
    ) -> Result<SignedIn, AccountsError> {
        let now = self.clock.now();
        let issued_at = now.trunc_subsecs(0);
        let expires_at = issued_at + ACCESS_LENGTH;
        let access_token =
            self.tokens.sign(&AccessClaims { user_id: user.id, session_id, issued_at, expires_at })?;
        let refresh_expires_in = session_expires_at - now;
        Ok(SignedIn { user, access_token, expires_in: ACCESS_LENGTH, refresh_token, refresh_expires_in })
    }
}
