//! `HardwareRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::hardware::{Hardware, HardwarePatch, NewHardware};
use trackml_domain::id::{HardwareId, UserId};
use trackml_ports::{HardwareRepository, RepositoryError};

#[async_trait]
impl HardwareRepository for InMemoryDatabase {
    async fn of_user(&self, user_id: UserId) -> Result<Vec<Hardware>, RepositoryError> {
        let state = self.lock();
        let own = state.hardware.iter().filter(|(owner, _)| *owner == user_id);
        Ok(own.map(|(_, hardware)| hardware.clone()).collect())
    }

    async fn add(
        &self,
        user_id: UserId,
        new: NewHardware,
        at: DateTime<Utc>,
        most: u32,
    ) -> Result<Option<Hardware>, RepositoryError> {
        let mut state = self.lock();
        if state.hardware.iter().filter(|(owner, _)| *owner == user_id).count() >= most as usize {
            return Ok(None);
        }
        let hardware = Hardware { id: state.next_id().into(), what: new, created_at: at };
        state.hardware.push((user_id, hardware.clone()));
        Ok(Some(hardware))
    }

    async fn change(
        &self,
        user_id: UserId,
        id: HardwareId,
        patch: HardwarePatch,
    ) -> Result<Option<Hardware>, RepositoryError> {
        let mut state = self.lock();
        let own = |(owner, hardware): &&mut (UserId, Hardware)| *owner == user_id && hardware.id == id;
        Ok(state.hardware.iter_mut().find(own).map(|(_, hardware)| {
            hardware.what = hardware.what.clone().patched(patch);
            hardware.clone()
        }))
    }

    async fn remove(&self, user_id: UserId, id: HardwareId) -> Result<bool, RepositoryError> {
        let mut state = self.lock();
        let before = state.hardware.len();
        state.hardware.retain(|(owner, hardware)| *owner != user_id || hardware.id != id);
        Ok(state.hardware.len() < before)
    }
}
