//! When an answer is of no more use.

use std::time::Duration;
use tokio::time::Instant;

/// When an answer is of no more use.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    /// The moment.
    pub at: Instant,
    /// How long after the question that is.
    pub after: Duration,
}

impl Deadline {
    /// So long from now.
    pub fn in_time(after: Duration) -> Self {
        Self { at: Instant::now() + after, after }
    }

    /// What comes of a future, unless it comes too late.
    pub async fn hold<T, E>(
        self,
        late: impl FnOnce(Duration) -> E,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        tokio::time::timeout_at(self.at, work).await.unwrap_or_else(|_elapsed| Err(late(self.after)))
    }
}
