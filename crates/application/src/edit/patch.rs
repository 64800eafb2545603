//! Changing some fields.

use super::{Edit, EditError, Storing};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::{Model, ModelPatch};

impl Edit {
    /// Writes the fields that the person named, on the revision that they saw if they say which.
    #[tracing::instrument(target = "trackml::work", name = "edit.patch", skip_all)]
    pub async fn patch(
        &self,
        caller: &Caller,
        id: ModelId,
        expected: Option<i64>,
        patch: ModelPatch,
    ) -> Result<Model, EditError> {
        self.change(caller, id, expected, Storing::InPlace, |model, stamp| model.apply(patch.clone(), stamp))
            .await
    }
}
