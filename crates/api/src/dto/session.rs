//! Sessions.

use chrono::{DateTime, Utc};
use serde::Serialize;
use trackml_application::Caller;
use trackml_application::caller::Credential;
use trackml_ports::Session;
use utoipa::ToSchema;

/// Where a person is signed in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
pub(crate) struct SessionItem {
    id: String,
    /// What the browser or program calls itself.
    #[schema(example = "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0")]
    device: Option<String>,
    /// From which address it was seen last.
    #[schema(example = "192.0.2.7")]
    address: Option<String>,
    created_at: DateTime<Utc>,
    /// When its tokens were renewed last: every quarter of an hour while it is used.
    last_seen_at: DateTime<Utc>,
    /// When it ends by itself if it is not used.
    expires_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    current: bool,
}

impl SessionItem {
    pub(crate) fn of(session: Session, caller: &Caller) -> Self {
        let current = matches!(caller.credential(), Credential::Session(id) if *id == session.id);
        Self {
            id: session.id.as_str().to_owned(),
            device: session.device,
            address: session.address,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
            expires_at: session.expires_at,
            current,
        }
    }
}

/// How many sessions were ended.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SessionsEnded)]
pub(crate) struct EndedBody {
    pub(crate) ended: u64,
}
