//! Taking a record out of the trash.

use super::{Edit, EditError, Storing};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;

impl Edit {
    /// Takes a record out of the trash. One that is not there is given as it stands: asking twice does no harm.
    #[tracing::instrument(target = "trackml::work", name = "edit.restore", skip_all)]
    pub async fn restore(&self, caller: &Caller, id: ModelId) -> Result<Model, EditError> {
        self.change(caller, id, None, Storing::FromTrash, Model::restore).await
    }
}
