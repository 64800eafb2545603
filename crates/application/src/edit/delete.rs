//! Putting a record in the trash.

use super::{Edit, EditError, Storing};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;

impl Edit {
    /// Puts a record in the trash, on the revision that the person saw if they say which.
    #[tracing::instrument(target = "trackml::work", name = "edit.delete", skip_all)]
    pub async fn delete(&self, caller: &Caller, id: ModelId, expected: Option<i64>) -> Result<(), EditError> {
        self.change(caller, id, expected, Storing::InPlace, Model::delete).await.map(drop)
    }
}
