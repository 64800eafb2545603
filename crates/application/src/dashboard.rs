//! What a person sees first: how much there is, what was done, what wants to be done.

use crate::Caller;
use crate::Ports;
use crate::access::{Access, AccessError};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use strum::VariantArray;
use trackml_domain::dashboard::{AttentionKind, StaleAfter, TimeZone, Year};
use trackml_domain::facets::Facets;
use trackml_domain::id::WorkspaceId;
use trackml_domain::listing::{PageLimit, PageRequest, Sort, SortField};
use trackml_domain::model::ModelSummary;
use trackml_domain::query::{Query, QueryError};
use trackml_domain::workspace::Role;
use trackml_ports::{ActivityRepository, Clock, ModelRepository, RepositoryError};

/// How a dashboard is to be made.
#[derive(Clone, Copy, Debug, Default)]
pub struct DashboardOptions {
    /// Where the person's days begin.
    pub zone: TimeZone,
    /// When what is being studied counts as left lying.
    pub stale_after: StaleAfter,
}

/// What a person sees first.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// The zone in which days and weeks are counted.
    pub zone: TimeZone,
    /// How many records have which value.
    pub facets: Facets,
    /// How many are favourites.
    pub favorites: Counted,
    /// How many were kept in the month that it is.
    pub added_this_month: Counted,
    /// What was done.
    pub year: Year,
    /// What was changed last.
    pub recent: Vec<ModelSummary>,
    /// What wants attention, kind by kind.
    pub attention: Vec<Attention>,
}

/// How many records a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// How many.
    pub count: u64,
    /// The query.
    pub query: String,
}

/// Records that want attention for one reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// The reason.
    pub kind: AttentionKind,
    /// How many there are, and what lists them.
    pub counted: Counted,
    /// The first of them.
    pub models: Vec<ModelSummary>,
}

/// How many records are shown of each kind that wants attention.
const SHOWN: u16 = 5;

/// How many records are shown of those that were changed last.
const RECENT: u16 = 8;

/// The use case of the dashboard.
#[derive(Clone)]
pub struct Dashboard {
    models: Arc<dyn ModelRepository>,
    activity: Arc<dyn ActivityRepository>,
    access: Access,
    clock: Arc<dyn Clock>,
}

impl Dashboard {
    pub(crate) fn new(ports: &Ports, access: Access) -> Self {
        Self {
            models: Arc::clone(&ports.models),
            activity: Arc::clone(&ports.activity),
            access,
            clock: Arc::clone(&ports.clock),
        }
    }

    /// The dashboard of the workspace that the caller looks at.
    #[tracing::instrument(target = "trackml::work", name = "dashboard.overview", skip_all)]
    pub async fn overview(
        &self,
        caller: &Caller,
        options: DashboardOptions,
    ) -> Result<Overview, AccessError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        let (now, zone) = (self.clock.now(), options.zone);
        let look = Look { models: &*self.models, workspace, now };
        let favorites = read("is:favorite")?;
        let month = Year::added_this_month(now, zone);
        let everything = Query::default().at(now);
        // Few at once: each takes a connection that others wait for.
        let (facets, activity, attention, rest) = futures::try_join!(
            self.models.facets(workspace, &everything),
            self.activity.activity(workspace, Year::start(now, zone)),
            attention(&look, options.stale_after),
            async { Ok((look.count(&favorites).await?, look.count(&month).await?, look.recent().await?)) },
        )?;
        let (favorites, added_this_month, recent) = rest;
        let year = Year::of(&activity, now, zone);
        Ok(Overview { zone, facets, favorites, added_this_month, year, recent, attention })
    }
}

/// Where is looked, and when.
struct Look<'a> {
    models: &'a dyn ModelRepository,
    workspace: WorkspaceId,
    now: DateTime<Utc>,
}

impl Look<'_> {
    async fn first(
        &self,
        query: &Query,
        sort: Sort,
        limit: u16,
    ) -> Result<(u64, Vec<ModelSummary>), RepositoryError> {
        let page = PageRequest { sort, limit: PageLimit::new(limit.into()).unwrap_or_default(), after: None };
        let found = self.models.search(self.workspace, &query.at(self.now), &page).await?;
        Ok((found.page.total, found.page.items))
    }

    async fn count(&self, query: &Query) -> Result<Counted, RepositoryError> {
        let (count, _) = self.first(query, Sort::default(), 1).await?;
        Ok(Counted { count, query: query.to_string() })
    }

    async fn recent(&self) -> Result<Vec<ModelSummary>, RepositoryError> {
        let latest = Sort { field: SortField::UpdatedAt, descending: true };
        Ok(self.first(&Query::default(), latest, RECENT).await?.1)
    }
}

async fn attention(look: &Look<'_>, stale: StaleAfter) -> Result<Vec<Attention>, RepositoryError> {
    let mut all = Vec::new();
    for kind in AttentionKind::VARIANTS {
        let query = read(&kind.query(stale))?;
        // What has waited longest comes first.
        let oldest = Sort { field: SortField::UpdatedAt, descending: false };
        let (count, models) = look.first(&query, oldest, SHOWN).await?;
        all.push(Attention { kind: *kind, counted: Counted { count, query: query.to_string() }, models });
    }
    Ok(all)
}

/// A query of our own; a test reads every one of them.
fn read(query: &str) -> Result<Query, RepositoryError> {
    Query::parse(query).map_err(|error: QueryError| RepositoryError::Failed(Box::new(error)))
}
