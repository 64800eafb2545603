//! What the requests share: the recordings, the injected faults and the counters.

use super::fault::Fault;
use super::recordings::Recordings;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The id that stands for every id.
const ANY: &str = "*";

/// State of one running stub.
pub(super) struct Shared {
    pub(super) recordings: Recordings,
    faults: Mutex<HashMap<String, Injected>>,
    requests: Mutex<HashMap<String, u64>>,
}

struct Injected {
    fault: Fault,
    /// How many more requests meet it; `None` is without end.
    left: Option<u32>,
}

impl Shared {
    pub(super) fn new(recordings: Recordings) -> Self {
        Self { recordings, faults: Mutex::default(), requests: Mutex::default() }
    }

    pub(super) fn inject(&self, id: &str, fault: Fault, times: Option<u32>) {
        lock(&self.faults).insert(id.to_ascii_lowercase(), Injected { fault, left: times });
    }

    pub(super) fn clear(&self) {
        lock(&self.faults).clear();
    }

    /// The fault that a request for this id meets now.
    pub(super) fn fault_for(&self, id: &str) -> Option<Fault> {
        let mut faults = lock(&self.faults);
        let id = id.to_ascii_lowercase();
        let key = if faults.contains_key(&id) { id } else { ANY.to_owned() };
        let injected = faults.get_mut(&key)?;
        let fault = injected.fault;
        match &mut injected.left {
            Some(0) => return None,
            Some(left) => *left -= 1,
            None => {}
        }
        if injected.left == Some(0) {
            faults.remove(&key);
        }
        Some(fault)
    }

    /// Counts a request and returns its number.
    pub(super) fn count(&self, path: &str) -> u64 {
        let mut requests = lock(&self.requests);
        *requests.entry(path.to_owned()).or_default() += 1;
        requests.values().sum()
    }

    pub(super) fn requests_to(&self, path_prefix: &str) -> u64 {
        let requests = lock(&self.requests);
        requests.iter().filter(|(path, _)| path.starts_with(path_prefix)).map(|(_, count)| count).sum()
    }
}

/// The values stay whole even where a holder panicked: each change is a single step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
