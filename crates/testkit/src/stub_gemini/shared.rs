//! What the requests share: scripts, faults, and what was asked.

use super::fault::GeminiFault;
use serde_json::Value;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The name that stands for every method.
const ANY: &str = "*";

/// The most bodies that are remembered.
const MAX_BODIES: usize = 500;

/// State of one running stub.
#[derive(Default)]
pub(super) struct Shared {
    scripts: Mutex<VecDeque<String>>,
    faults: Mutex<HashMap<String, (GeminiFault, Option<u32>)>>,
    bodies: Mutex<VecDeque<(String, Value)>>,
    pace: Mutex<Duration>,
    cancelled: AtomicU64,
}

impl Shared {
    pub(super) fn script(&self, text: String) {
        lock(&self.scripts).push_back(text);
    }

    pub(super) fn scripted(&self) -> Option<String> {
        lock(&self.scripts).pop_front()
    }

    pub(super) fn set_pace(&self, pause: Duration) {
        *lock(&self.pace) = pause;
    }

    pub(super) fn pace(&self) -> Duration {
        *lock(&self.pace)
    }

    pub(super) fn inject(&self, method: &str, fault: GeminiFault, times: Option<u32>) {
        lock(&self.faults).insert(method.to_owned(), (fault, times));
    }

    pub(super) fn clear(&self) {
        lock(&self.faults).clear();
        lock(&self.scripts).clear();
    }

    /// The fault that a request for this method meets now.
    pub(super) fn fault_for(&self, method: &str) -> Option<GeminiFault> {
        let mut faults = lock(&self.faults);
        let key = if faults.contains_key(method) { method } else { ANY };
        let (fault, left) = faults.get_mut(key)?;
        let fault = *fault;
        if let Some(left) = left {
            *left = left.saturating_sub(1);
            if *left == 0 {
                faults.remove(key);
            }
        }
        Some(fault)
    }

    pub(super) fn remember(&self, method: &str, body: Value) {
        let mut bodies = lock(&self.bodies);
        bodies.push_back((method.to_owned(), body));
        if bodies.len() > MAX_BODIES {
            bodies.pop_front();
        }
    }

    pub(super) fn bodies(&self, method: &str) -> Vec<Value> {
        let of_method = |(name, _): &&(String, Value)| name.ends_with(method);
        lock(&self.bodies).iter().filter(of_method).map(|(_, body)| body.clone()).collect()
    }

    pub(super) fn cancel(&self) {
        self.cancelled.fetch_add(1, Ordering::SeqCst);
    }

    pub(super) fn cancelled(&self) -> u64 {
        self.cancelled.load(Ordering::SeqCst)
    }
}

/// The values stay whole even where a holder panicked: each change is a single step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
