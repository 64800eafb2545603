//! Counts beside a list.

use super::Search;
use crate::Caller;
use crate::access::AccessError;
use trackml_domain::facets::Facets;
use trackml_domain::query::Query;
use trackml_domain::workspace::Role;

impl Search {
    /// How many of the caller's records that a query finds have which value.
    #[tracing::instrument(target = "trackml::work", name = "search.facets", skip_all)]
    pub async fn facets(&self, caller: &Caller, query: &Query) -> Result<Facets, AccessError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        let selection = self.selecting.select(caller, query).await?;
        Ok(self.models.facets(workspace, &selection).await?)
    }
}
