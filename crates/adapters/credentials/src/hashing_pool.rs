//! Threads for work that takes a core for a while.

use rayon::{ThreadPool, ThreadPoolBuilder};
use std::num::NonZeroUsize;
use std::sync::Arc;
use thread_priority::{ThreadPriority, set_current_thread_priority};
use tokio::sync::{Semaphore, oneshot};
use trackml_ports::HashingError;

/// How many may wait for a thread: at some thirty hashes a second and core the last of them waits ten seconds, after
/// which its client is gone.
const MAX_WAITING: usize = 300;

/// A bounded number of threads, half as many as there are cores, at the lowest priority: a flood of logins takes neither
/// all memory nor the time of those who answer requests.
pub(crate) struct HashingPool {
    threads: ThreadPool,
    places: Arc<Semaphore>,
}

impl HashingPool {
    pub(crate) fn new() -> Result<Self, HashingError> {
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let threads = ThreadPoolBuilder::new()
            .num_threads((cores / 2).max(1))
            .thread_name(|number| format!("hashing-{number}"))
            .start_handler(|_| {
                if let Err(error) = set_current_thread_priority(ThreadPriority::Min) {
                    tracing::debug!(?error, "hashing goes on at the usual priority");
                }
            })
            .build()
            .map_err(|error| HashingError::Failed(error.to_string()))?;
        Ok(Self { threads, places: Arc::new(Semaphore::new(MAX_WAITING)) })
    }

    /// Runs work on one of the threads, those who came first first.
    ///
    /// # Errors
    /// [`HashingError::Busy`] where too many wait already.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashingError> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_full| HashingError::Busy)?;
        let (done, outcome) = oneshot::channel();
        self.threads.spawn_fifo(move || {
            // Nobody waits any more: the client went away.
            if !done.is_closed() {
                let _ = done.send(work());
            }
            // Held by the work itself: a client that goes away makes no room for another hash.
            drop(place);
        });
        outcome.await.map_err(|_panicked| HashingError::Failed("the work ended early".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::future::join_all;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[tokio::test]
    async fn no_more_run_at_once_than_there_are_threads_and_no_more_wait_than_may() {
        let pool = HashingPool::new().unwrap();
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let work = |_| {
            let (running, most) = (Arc::clone(&running), Arc::clone(&most));
            pool.run(move || {
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(1));
                running.fetch_sub(1, Ordering::SeqCst);
            })
        };
        let outcomes = join_all((0..MAX_WAITING + 50).map(work)).await;
        let refused = outcomes.iter().filter(|outcome| matches!(outcome, Err(HashingError::Busy))).count();
        assert!((1..=50).contains(&refused), "{refused}");
        assert!(most.load(Ordering::SeqCst) <= pool.threads.current_num_threads());
    }
}
