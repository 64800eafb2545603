//! Trying again what may pass.

use backon::{ExponentialBuilder, Retryable};
use std::time::Duration;
use tokio::time::Instant;

/// How often and how patiently.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How often is tried again.
    pub retries: usize,
    /// The wait before the first retry; each next one is twice as long, all with jitter.
    pub base: Duration,
    /// The longest wait that the service may ask for: if it asks for a longer one, it is not tried again.
    pub longest_wait: Duration,
}

/// A failed try.
#[derive(Debug)]
pub struct Failure<E> {
    /// What went wrong.
    pub error: E,
    /// Whether another try may go better.
    pub may_pass: bool,
    /// The wait that the service named with it.
    pub named_wait: Option<Duration>,
}

impl<E> Failure<E> {
    /// A failure that may pass, after the wait that was named if one was.
    pub fn passing(error: E, named_wait: Option<Duration>) -> Self {
        Self { error, may_pass: true, named_wait }
    }
}

/// A failure that another try does not change, as every one is unless it is known to pass.
impl<E> From<E> for Failure<E> {
    fn from(error: E) -> Self {
        Self { error, may_pass: false, named_wait: None }
    }
}

/// Tries until it succeeds, can't succeed, or the next wait would end behind the deadline: then it fails at once, for
/// a caller who has to wait can do something better in the meantime.
pub async fn until<T, E, Attempt, Future>(
    deadline: Instant,
    patience: Patience,
    attempt: Attempt,
) -> Result<T, E>
where
    Attempt: FnMut() -> Future,
    Future: std::future::Future<Output = Result<T, Failure<E>>>,
{
    let delays = ExponentialBuilder::default()
        .with_min_delay(patience.base)
        .with_max_times(patience.retries)
        .with_jitter();
    attempt
        .retry(delays)
        .when(|failure| failure.may_pass)
        .adjust(|failure, delay| {
            let remaining = deadline.saturating_duration_since(Instant::now());
            fitting(failure.named_wait, delay?, remaining.min(patience.longest_wait))
        })
        .await
        .map_err(|failure| failure.error)
}

/// The wait before the next try. Jitter comes on top of a named wait, so that not everybody returns in the same moment.
fn fitting(named: Option<Duration>, delay: Duration, remaining: Duration) -> Option<Duration> {
    let least = named.unwrap_or(delay);
    let wished = named.map_or(delay, |named| named.saturating_add(delay));
    (least < remaining).then(|| if wished < remaining { wished } else { least })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(named: Option<u64>, delay: u64, remaining: u64) -> Option<u64> {
        let of = Duration::from_secs;
        fitting(named.map(of), of(delay), of(remaining)).map(|wait| wait.as_secs())
    }

    #[test]
    fn a_named_wait_is_honoured_where_it_fits() {
        assert_eq!(seconds(Some(5), 1, 20), Some(6));
        assert_eq!(seconds(Some(5), 1, 6), Some(5));
        assert_eq!(seconds(Some(60), 1, 20), None);
    }

    #[test]
    fn no_wait_goes_beyond_the_deadline() {
        assert_eq!(seconds(None, 1, 20), Some(1));
        assert_eq!(seconds(None, 30, 20), None);
    }
}
