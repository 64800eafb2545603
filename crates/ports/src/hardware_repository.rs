//! What people run models on.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::hardware::{Hardware, HardwarePatch, NewHardware};
use trackml_domain::id::{HardwareId, UserId};

/// What people run models on: each person's own, nobody else's.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait HardwareRepository: Send + Sync {
    /// A person's hardware, in the order in which it was described.
    async fn of_user(&self, user_id: UserId) -> Result<Vec<Hardware>, RepositoryError>;

    /// Describes hardware.
    ///
    /// - MUST return nothing and keep nothing where the person has `most` already, also when several calls run at once.
    async fn add(
        &self,
        user_id: UserId,
        new: NewHardware,
        at: DateTime<Utc>,
        most: u32,
    ) -> Result<Option<Hardware>, RepositoryError>;

    /// Changes what a patch names.
    ///
    /// - MUST return nothing and change nothing where the person has no such hardware.
    async fn change(
        &self,
        user_id: UserId,
        id: HardwareId,
        patch: HardwarePatch,
    ) -> Result<Option<Hardware>, RepositoryError>;

    /// Removes hardware.
    ///
    /// - MUST return whether the person had it.
    async fn remove(&self, user_id: UserId, id: HardwareId) -> Result<bool, RepositoryError>;
}
