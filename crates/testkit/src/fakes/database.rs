//! A database in memory: one lock, so that each call is a transaction.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use trackml_domain::id::{ModelId, UserId, WorkspaceId};
use trackml_domain::model::{Event, Model};
use trackml_domain::workspace::Role;
use trackml_ports::{RecordedEvent, Session, SessionId, StoredUser};

/// A database in memory, behind every repository port. Copies of it share what they keep.
#[derive(Clone, Debug, Default)]
pub struct InMemoryDatabase(Arc<Mutex<State>>);

/// What the database keeps.
#[derive(Debug, Default)]
pub(super) struct State {
    last_id: i64,
    pub(super) users: Vec<StoredUser>,
    pub(super) personal: HashMap<UserId, WorkspaceId>,
    pub(super) roles: HashMap<(WorkspaceId, UserId), Role>,
    pub(super) sessions: HashMap<SessionId, Session>,
    pub(super) models: BTreeMap<ModelId, Model>,
    pub(super) events: Vec<(ModelId, RecordedEvent)>,
    /// By person and key: the fingerprint of what was asked, and the record that was made.
    pub(super) attempts: HashMap<(UserId, String), (String, ModelId)>,
}

impl InMemoryDatabase {
    /// Makes a person a member of a workspace, for which there is no port yet.
    pub fn enrol(&self, workspace_id: WorkspaceId, user_id: UserId, role: Role) {
        self.lock().roles.insert((workspace_id, user_id), role);
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        // A test that panics holds no lock half-way: every change below is made after the last check.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// A number that was never given before.
    pub(super) fn next_id(&mut self) -> i64 {
        self.last_id += 1;
        self.last_id
    }

    pub(super) fn record(&mut self, id: ModelId, events: Vec<Event>) {
        for event in events {
            let event = RecordedEvent { id: self.next_id(), event };
            self.events.push((id, event));
        }
    }
}
