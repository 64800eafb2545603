//! Read and change a record.

mod delete;
mod error;
mod history;
mod lock;
mod patch;
mod read;
mod relocate;
mod replace;
mod restore;
mod revert;

pub use error::EditError;
pub use revert::RevertReport;

use crate::Caller;
use crate::Ports;
use crate::access::Access;
use crate::audit::Audit;
use std::sync::Arc;
use trackml_domain::id::ModelId;
use trackml_domain::model::{Change, Model, Stamp};
use trackml_domain::workspace::Role;
use trackml_ports::{Clock, HistoryRepository, ModelRepository, SaveError};

/// The use cases of one record.
#[derive(Clone)]
pub struct Edit {
    models: Arc<dyn ModelRepository>,
    history: Arc<dyn HistoryRepository>,
    access: Access,
    audit: Audit,
    clock: Arc<dyn Clock>,
}

/// Where a changed record is stored.
#[derive(Clone, Copy)]
enum Storing {
    /// Where it stands.
    InPlace,
    /// In the workspace that the change names.
    Elsewhere,
    /// Where it stands, also where that is the trash.
    FromTrash,
}

impl Edit {
    pub(crate) fn new(ports: &Ports, access: Access, audit: Audit) -> Self {
        Self {
            models: Arc::clone(&ports.models),
            history: Arc::clone(&ports.history),
            access,
            audit,
            clock: Arc::clone(&ports.clock),
        }
    }

    /// Makes a change and stores it. On an `expected` revision it is refused where someone else changed the record
    /// since; without one it is made again on what they left, so that a field it does not name is never overwritten.
    async fn change(
        &self,
        caller: &Caller,
        id: ModelId,
        expected: Option<i64>,
        storing: Storing,
        make: impl Fn(Model, Stamp) -> Change,
    ) -> Result<Model, EditError> {
        let mut tries = 0;
        loop {
            let before = match storing {
                Storing::FromTrash => self.access.model_or_trash(caller, id, Role::Editor).await?,
                Storing::InPlace | Storing::Elsewhere => self.access.model(caller, id, Role::Editor).await?,
            }
            .into_inner();
            let current = before.revision;
            if let Some(expected) = expected.filter(|expected| *expected != current) {
                return Err(EditError::Stale { expected, current });
            }
            let change = make(before.clone(), caller.stamp(self.clock.now()));
            if change.model == before {
                return Ok(before);
            }
            let saved = match storing {
                Storing::InPlace | Storing::FromTrash => self.models.save(change).await,
                Storing::Elsewhere => self.models.relocate(change).await,
            };
            match saved {
                Ok(model) => return Ok(model),
                Err(SaveError::NotFound) => return Err(EditError::NotFound),
                Err(SaveError::Repository(error)) => return Err(error.into()),
                Err(SaveError::Stale { current: now }) if expected.is_some() => {
                    return Err(EditError::Stale { expected: current, current: now });
                }
                Err(SaveError::Stale { .. }) if tries < MAX_TRIES => tries += 1,
                Err(SaveError::Stale { .. }) => return Err(EditError::Contended),
            }
        }
    }
}

/// How often a change without an expected revision is made again. Each time someone else was faster and is done, so as
/// many as this may change one record at once.
const MAX_TRIES: u32 = 100;
