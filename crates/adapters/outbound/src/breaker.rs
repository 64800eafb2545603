//! Leaving a service alone that fails again and again: whoever asks is told at once, and it gets time to recover.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// When a service is left alone, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Tolerance {
    /// The failures in a row after which it is.
    pub failures: u32,
    /// For how long.
    pub rest: Duration,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self { failures: 5, rest: Duration::from_secs(30) }
    }
}

/// The service is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting {
    /// For how much longer.
    pub left: Duration,
}

/// Counts failures and opens when there are too many in a row.
#[derive(Debug)]
pub struct Breaker {
    tolerance: Tolerance,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    in_a_row: u32,
    rests_until: Option<Instant>,
}

impl Breaker {
    /// Nothing has failed yet.
    pub fn new(tolerance: Tolerance) -> Self {
        Self { tolerance, state: Mutex::default() }
    }

    /// Lets a question through, unless the service rests. After its rest one question is let through; while that is
    /// under way, the others still wait.
    pub fn enter(&self) -> Result<(), Resting> {
        let now = Instant::now();
        let mut state = self.lock();
        match state.rests_until {
            Some(until) if until > now => Err(Resting { left: until - now }),
            Some(_) => {
                state.rests_until = Some(now + self.tolerance.rest);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The service answered: whatever it said, it is there.
    pub fn succeeded(&self) {
        *self.lock() = State::default();
    }

    /// The service failed.
    pub fn failed(&self) {
        let mut state = self.lock();
        state.in_a_row = state.in_a_row.saturating_add(1);
        if state.in_a_row >= self.tolerance.failures {
            state.rests_until = Some(Instant::now() + self.tolerance.rest);
        }
    }

    /// For how much longer the service is left alone.
    pub fn resting(&self) -> Option<Duration> {
        let until = self.lock().rests_until?;
        let left = until.saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }

    /// The state stays whole even where a holder panicked: each change is a single step.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaker() -> Breaker {
        Breaker::new(Tolerance { failures: 3, rest: Duration::from_secs(30) })
    }

    #[tokio::test(start_paused = true)]
    async fn it_opens_after_failures_in_a_row_and_says_until_when() {
        let breaker = breaker();
        for _ in 0..3 {
            breaker.enter().unwrap();
            breaker.failed();
        }
        tokio::time::advance(Duration::from_secs(10)).await;
        assert_eq!(breaker.enter(), Err(Resting { left: Duration::from_secs(20) }));
        assert_eq!(breaker.resting(), Some(Duration::from_secs(20)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_success_between_failures_keeps_it_shut() {
        let breaker = breaker();
        for _ in 0..10 {
            breaker.failed();
            breaker.failed();
            breaker.succeeded();
        }
        assert_eq!((breaker.enter(), breaker.resting()), (Ok(()), None));
    }

    #[tokio::test(start_paused = true)]
    async fn after_its_rest_one_question_tries_it() {
        let breaker = breaker();
        (0..3).for_each(|_| breaker.failed());
        tokio::time::advance(Duration::from_secs(31)).await;
        assert_eq!((breaker.enter(), breaker.enter().is_err()), (Ok(()), true));
        breaker.failed();
        assert!(breaker.enter().is_err());
        tokio::time::advance(Duration::from_secs(31)).await;
        breaker.enter().unwrap();
        breaker.succeeded();
        assert_eq!((breaker.enter(), breaker.enter()), (Ok(()), Ok(())));
    }
}
