//! Replacing a record.

use super::{Edit, EditError, Storing};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::{Model, ModelFields};

impl Edit {
    /// Replaces every field of a record, on the revision that the person saw if they say which.
    #[tracing::instrument(target = "trackml::work", name = "edit.replace", skip_all)]
    pub async fn replace(
        &self,
        caller: &Caller,
        id: ModelId,
        expected: Option<i64>,
        fields: ModelFields,
    ) -> Result<Model, EditError> {
        self.change(caller, id, expected, Storing::InPlace, |model, stamp| {
            model.replace(fields.clone(), stamp)
        })
        .await
    }
}
