//! The audit: what each deed leaves of itself, and who reads it.

mod accounts;
mod life;
mod reading;
mod workspaces;

use crate::house::{House, Resident, here};
use std::sync::{Arc, Mutex};
use trackml_application::Caller;
use trackml_domain::audit::{AuditEntry, AuditKind};
use trackml_domain::id::WorkspaceId;
use trackml_ports::{Clock, MockAuditLog};

/// A house in which everything is read that goes into the audit, what concerns nobody included.
struct Watched {
    house: House,
    written: Arc<Mutex<Vec<AuditEntry>>>,
}

impl Watched {
    fn new() -> Self {
        let (mut house, written) = (House::new(), Arc::<Mutex<Vec<AuditEntry>>>::default());
        let (mut log, lines) = (MockAuditLog::new(), Arc::clone(&written));
        log.expect_record().returning(move |entry| {
            lines.lock().unwrap().push(entry);
            Ok(())
        });
        house.application = house.with(|ports| ports.audit = Arc::new(log));
        Self { house, written }
    }

    /// Ada, who looks after the installation, and Bob, signed in both; what that left is forgotten.
    async fn two() -> (Self, Resident, Resident) {
        let watched = Self::new();
        let (ada, bob) = (watched.house.resident("ada").await, watched.house.resident("bob").await);
        watched.written();
        (watched, ada, bob)
    }

    /// What was written since it was last asked.
    fn written(&self) -> Vec<AuditEntry> {
        std::mem::take(&mut *self.written.lock().unwrap())
    }

    /// A line of this moment, from here, that concerns nobody yet.
    fn line(&self, kind: AuditKind) -> Line {
        Line(AuditEntry {
            at: self.house.clock.now(),
            kind,
            account: None,
            actor: None,
            workspace: None,
            address: here().address,
            detail: std::collections::BTreeMap::new(),
        })
    }
}

/// A line that is expected.
struct Line(AuditEntry);

impl Line {
    fn about(self, person: &Caller) -> Self {
        Self(AuditEntry { account: Some(person.user().id), ..self.0 })
    }

    fn by(self, person: &Caller) -> Self {
        Self(AuditEntry { actor: Some(person.user().id), ..self.0 })
    }

    /// What a person did to their own account.
    fn own(self, person: &Caller) -> Self {
        self.about(person).by(person)
    }

    fn within(self, workspace: WorkspaceId) -> Self {
        Self(AuditEntry { workspace: Some(workspace), ..self.0 })
    }

    /// From the command line.
    fn without_address(self) -> Self {
        Self(AuditEntry { address: None, ..self.0 })
    }

    fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.0.detail.insert(name.to_owned(), value.to_string());
        self
    }
}

impl PartialEq<Line> for AuditEntry {
    fn eq(&self, line: &Line) -> bool {
        *self == line.0
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
