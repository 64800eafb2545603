//! Who was recognised a moment ago: most requests of a person follow each other closely.

use crate::caller::Credential;
use chrono::{DateTime, TimeDelta, Utc};
use moka::sync::Cache;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use trackml_domain::account::User;
use trackml_domain::id::WorkspaceId;
use trackml_ports::{SecretDigest, SessionId};

/// How long the database is not asked again. A session that is ended on another node is refused here after this at the
/// latest; what is ended on this node is forgotten at once.
const KNOWN_FOR: TimeDelta = TimeDelta::seconds(3);

/// How many are remembered.
const MOST: u64 = 10_000;

/// By what somebody is recognised.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Session(SessionId),
    Token(SecretDigest),
}

/// Somebody who was recognised.
#[derive(Clone, Debug)]
pub(super) struct Acquaintance {
    pub(super) user: User,
    pub(super) personal_workspace: WorkspaceId,
    pub(super) credential: Credential,
    /// When what they were recognised by runs out.
    pub(super) expires_at: DateTime<Utc>,
}

/// Who was recognised a moment ago.
pub(super) struct Known {
    cache: Cache<Key, (Acquaintance, DateTime<Utc>, Age)>,
    age: AtomicU64,
}

/// Grows whenever somebody must be forgotten: what was read before is worth nothing after that, also where the reading
/// was under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Age(u64);

impl Default for Known {
    fn default() -> Self {
        let cache = Cache::builder().max_capacity(MOST).time_to_live(Duration::from_secs(10)).build();
        Self { cache, age: AtomicU64::new(0) }
    }
}

impl Known {
    /// To be asked before the database is.
    pub(super) fn age(&self) -> Age {
        Age(self.age.load(Ordering::SeqCst))
    }

    pub(super) fn get(&self, key: &Key, now: DateTime<Utc>) -> Option<Acquaintance> {
        let (acquaintance, since, age) = self.cache.get(key)?;
        let fresh = age == self.age() && now < acquaintance.expires_at && (now - since) < KNOWN_FOR;
        fresh.then_some(acquaintance)
    }

    pub(super) fn keep(&self, key: Key, acquaintance: Acquaintance, since: DateTime<Utc>, age: Age) {
        self.cache.insert(key, (acquaintance, since, age));
    }

    /// Forgets everybody: to be called when a session, a token or an account has ended or changed.
    pub(super) fn forget(&self) {
        self.age.fetch_add(1, Ordering::SeqCst);
    }
}
