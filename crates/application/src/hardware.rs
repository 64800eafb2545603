//! What a person runs models on.

use crate::{Caller, Ports};
use std::sync::Arc;
use trackml_domain::hardware::{Hardware as Known, HardwarePatch, NewHardware};
use trackml_domain::id::HardwareId;
use trackml_ports::{Clock, HardwareRepository, RepositoryError};

/// The most hardware that a person describes.
pub const MAX_HARDWARE: u32 = 50;

/// Why nothing was done with hardware.
#[derive(Debug, thiserror::Error)]
pub enum HardwareError {
    /// The person has no such hardware.
    #[error("you have no such hardware")]
    NotFound,
    /// The person has as much as they may.
    #[error("you have described {MAX_HARDWARE} pieces of hardware already")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// The use cases of a person's hardware: everybody has their own, and nobody else sees it.
#[derive(Clone)]
pub struct Hardware {
    repository: Arc<dyn HardwareRepository>,
    clock: Arc<dyn Clock>,
}

impl Hardware {
    pub(crate) fn new(ports: &Ports) -> Self {
        Self { repository: Arc::clone(&ports.hardware), clock: Arc::clone(&ports.clock) }
    }

    /// The caller's hardware.
    #[tracing::instrument(target = "trackml::work", name = "hardware.list", skip_all)]
    pub async fn list(&self, caller: &Caller) -> Result<Vec<Known>, HardwareError> {
        Ok(self.repository.of_user(caller.user().id).await?)
    }

    /// Describes hardware.
    #[tracing::instrument(target = "trackml::work", name = "hardware.add", skip_all)]
    pub async fn add(&self, caller: &Caller, new: NewHardware) -> Result<Known, HardwareError> {
        let added = self.repository.add(caller.user().id, new, self.clock.now(), MAX_HARDWARE).await?;
        added.ok_or(HardwareError::TooMany)
    }

    /// Changes what a patch names.
    #[tracing::instrument(target = "trackml::work", name = "hardware.change", skip_all)]
    pub async fn change(
        &self,
        caller: &Caller,
        id: HardwareId,
        patch: HardwarePatch,
    ) -> Result<Known, HardwareError> {
        self.repository.change(caller.user().id, id, patch).await?.ok_or(HardwareError::NotFound)
    }

    /// Forgets hardware.
    #[tracing::instrument(target = "trackml::work", name = "hardware.remove", skip_all)]
    pub async fn remove(&self, caller: &Caller, id: HardwareId) -> Result<(), HardwareError> {
        let had = self.repository.remove(caller.user().id, id).await?;
        if had { Ok(()) } else { Err(HardwareError::NotFound) }
    }
}
