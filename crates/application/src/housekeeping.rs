//! Throwing away what nobody can use any more.

use chrono::TimeDelta;
use std::sync::Arc;
use trackml_ports::{Clock, Horizon, Housekeeping as Port, RepositoryError};

/// How long a line of the audit is kept.
const AUDIT_KEPT: TimeDelta = TimeDelta::days(400);

/// How long an ended session is kept: a stolen refresh token that is shown later is recognised until then.
const ENDED_KEPT: TimeDelta = TimeDelta::days(30);

/// How long counted attempts are kept: longer than any rule remembers them.
const ATTEMPTS_KEPT: TimeDelta = TimeDelta::days(2);

/// How long what is in the trash can be taken out again.
pub const TRASH_KEPT: TimeDelta = TimeDelta::days(30);

/// Throwing away what nobody can use any more.
#[derive(Clone)]
pub struct Housekeeping {
    port: Arc<dyn Port>,
    clock: Arc<dyn Clock>,
}

impl Housekeeping {
    pub(crate) fn new(port: Arc<dyn Port>, clock: Arc<dyn Clock>) -> Self {
        Self { port, clock }
    }

    /// Throws it away. Any node may do so at any time.
    pub async fn sweep(&self) -> Result<u64, RepositoryError> {
        let now = self.clock.now();
        let horizon = Horizon {
            now,
            ended_before: now - ENDED_KEPT,
            attempts_before: now - ATTEMPTS_KEPT,
            audit_before: now - AUDIT_KEPT,
            trashed_before: now - TRASH_KEPT,
        };
        self.port.sweep(horizon).await
    }
}
