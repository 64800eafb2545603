//! A page of a person's records.

use super::Search;
use crate::Caller;
use crate::access::AccessError;
use trackml_domain::listing::{ModelFilter, Page, PageRequest};
use trackml_domain::model::ModelSummary;
use trackml_domain::workspace::Role;

impl Search {
    /// One page of the caller's records that satisfy a filter.
    pub async fn list(
        &self,
        caller: &Caller,
        filter: &ModelFilter,
        page: &PageRequest,
    ) -> Result<Page<ModelSummary>, AccessError> {
        let workspace = self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        Ok(self.models.search(workspace.into_inner(), filter, page).await?)
    }
}
