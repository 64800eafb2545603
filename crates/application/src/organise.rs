//! Keep records in order: many at once, tags, duplicates.

mod bulk;
mod duplicates;
mod error;
mod merge;
mod propose;
mod purge;
mod suggest;
mod tags;
mod undo;

pub use bulk::{BulkCommand, BulkReport, BulkTargets, MAX_BULK, UNDO_FOR};
pub use duplicates::MAX_GROUPS;
pub use error::OrganiseError;
pub use merge::MAX_MERGED;
pub use propose::TagProposals;
pub use tags::{MAX_TAGS, TagChange, TagReport};

use crate::Ports;
use crate::access::Access;
use crate::ai::Ai;
use crate::audit::Audit;
use crate::selecting::Selecting;
use std::sync::Arc;
use trackml_ports::{
    BulkRepository, Clock, DuplicateRepository, ModelRepository, TagRepository, WorkspaceRepository,
};

/// The use cases of many records.
#[derive(Clone)]
pub struct Organise {
    bulk: Arc<dyn BulkRepository>,
    tags: Arc<dyn TagRepository>,
    duplicates: Arc<dyn DuplicateRepository>,
    models: Arc<dyn ModelRepository>,
    workspaces: Arc<dyn WorkspaceRepository>,
    access: Access,
    audit: Audit,
    ai: Ai,
    selecting: Selecting,
    clock: Arc<dyn Clock>,
}

impl Organise {
    pub(crate) fn new(ports: &Ports, access: Access, audit: Audit, ai: Ai) -> Self {
        Self {
            bulk: Arc::clone(&ports.bulk),
            tags: Arc::clone(&ports.tags),
            duplicates: Arc::clone(&ports.duplicates),
            models: Arc::clone(&ports.models),
            workspaces: Arc::clone(&ports.workspaces),
            access,
            audit,
            ai,
            selecting: Selecting::new(ports),
            clock: Arc::clone(&ports.clock),
        }
    }
}
