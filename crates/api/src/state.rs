//! What every handler can reach.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use trackml_application::{Application, Registration};

/// What every handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct ApiState {
    /// The use cases.
    pub application: Application,
    /// What this installation has been given.
    pub features: Features,
    draining: Arc<AtomicBool>,
}

/// What this installation has been given: clients show what works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// A token of the Hub's, for private and gated models and a larger quota.
    pub hub_token: bool,
    /// Who may make an account.
    pub registration: Registration,
}

impl ApiState {
    /// Puts the interface on the use cases.
    pub fn new(application: Application, features: Features) -> Self {
        Self { application, features, draining: Arc::new(AtomicBool::new(false)) }
    }

    /// Tells load balancers to send no further requests.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    /// Whether the server is about to stop.
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }
}
