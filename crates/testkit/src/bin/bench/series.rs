//! How long the same question took, again and again.

use std::fmt;
use std::time::{Duration, Instant};

/// How long each answer took, in milliseconds, the shortest first.
pub(crate) struct Series(Vec<f64>);

impl Series {
    /// Sorts what was measured.
    pub(crate) fn of(took: impl IntoIterator<Item = Duration>) -> Self {
        let mut took: Vec<_> = took.into_iter().map(|took| took.as_secs_f64() * 1_000.0).collect();
        took.sort_by(f64::total_cmp);
        Self(took)
    }

    /// Asks one after the other for so long.
    pub(crate) async fn for_as_long_as(length: Duration, mut ask: impl AsyncFnMut()) -> Self {
        let (begun, mut took) = (Instant::now(), Vec::new());
        while begun.elapsed() < length {
            took.push(timed(&mut ask).await);
        }
        Self::of(took)
    }

    /// As many were slower as were faster. Unit: milliseconds.
    pub(crate) fn median(&self) -> f64 {
        self.0[self.0.len() / 2]
    }

    /// One in a hundred was slower. Unit: milliseconds.
    pub(crate) fn p99(&self) -> f64 {
        self.0[self.0.len() * 99 / 100]
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "median {:.2} ms, 99th {:.2} ms of {}", self.median(), self.p99(), self.0.len())
    }
}

/// How long one answer takes.
pub(crate) async fn timed(mut ask: impl AsyncFnMut()) -> Duration {
    let asked = Instant::now();
    ask().await;
    asked.elapsed()
}
