//! Taking a record out of the trash.

use super::{Edit, EditError};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;
use trackml_domain::workspace::Role;
use trackml_ports::SaveError;

impl Edit {
    /// Takes a record out of the trash. One that is not there is given as it stands: asking twice does no harm.
    pub async fn restore(&self, caller: &Caller, id: ModelId) -> Result<Model, EditError> {
        let mut tries = 0;
        loop {
            let model = self.access.model_or_trash(caller, id, Role::Editor).await?.into_inner();
            if model.deleted_at.is_none() {
                return Ok(model);
            }
            match self.models.save(model.restore(caller.stamp(self.clock.now()))).await {
                Ok(model) => return Ok(model),
                Err(SaveError::NotFound) => return Err(EditError::NotFound),
                Err(SaveError::Repository(error)) => return Err(error.into()),
                Err(SaveError::Stale { .. }) if tries < super::MAX_TRIES => tries += 1,
                Err(SaveError::Stale { .. }) => return Err(EditError::Contended),
            }
        }
    }
}
