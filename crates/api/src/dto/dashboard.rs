//! The dashboard.

use super::facets::FacetsBody;
use super::model::ModelItem;
use chrono::NaiveDate;
use serde::Serialize;
use trackml_application::dashboard::{Attention, Counted, Overview};
use trackml_domain::dashboard::{ActiveDay, AttentionKind, Week};
use utoipa::ToSchema;

/// How much there is, what was done, what wants to be done; each number with the query that lists what it counts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Dashboard)]
pub(crate) struct DashboardBody {
    /// The time zone in which days and weeks are counted.
    #[schema(example = "Europe/Berlin")]
    time_zone: &'static str,
    /// The day that it is there.
    today: NaiveDate,
    facets: FacetsBody,
    favorites: CountedBody,
    added_this_month: CountedBody,
    /// A year by weeks from Monday on, the oldest first.
    weeks: Vec<WeekBody>,
    /// The days of the year on which a person did something, the oldest first.
    days: Vec<DayBody>,
    /// The records that were changed last.
    recent: Vec<ModelItem>,
    /// What wants attention; a kind of which there is nothing is there with a count of nought.
    attention: Vec<AttentionItem>,
}

/// How many records a query finds.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = QueryCount)]
struct CountedBody {
    count: u64,
    query: String,
}

/// A week of the dashboard.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DashboardWeek)]
struct WeekBody {
    /// Its Monday.
    start: NaiveDate,
    /// How many records were kept.
    added: u64,
    /// How often a status was changed.
    status_changes: u64,
    #[schema(example = "added:2026-01-05..2026-01-11")]
    added_query: String,
    #[schema(example = "moved:2026-01-05..2026-01-11")]
    status_query: String,
}

/// A day of the dashboard.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DashboardDay)]
struct DayBody {
    date: NaiveDate,
    /// How much was done: events of the history that a person made.
    events: u64,
    #[schema(example = "active:2026-01-05")]
    query: String,
}

/// Records that want attention for one reason.
#[derive(Debug, Serialize, ToSchema)]
struct AttentionItem {
    kind: AttentionKind,
    count: u64,
    /// What lists them.
    query: String,
    /// The first five, what was changed longest ago first.
    models: Vec<ModelItem>,
}

impl From<Overview> for DashboardBody {
    fn from(overview: Overview) -> Self {
        let items = |models: Vec<_>| models.into_iter().map(ModelItem::from).collect();
        let counted = |Counted { count, query }| CountedBody { count, query };
        let week = |week: Week| WeekBody {
            start: week.start,
            added: week.added,
            status_changes: week.moved,
            added_query: week.added_query,
            status_query: week.moved_query,
        };
        let day = |ActiveDay { date, events, query }| DayBody { date, events, query };
        let attention = |Attention { kind, counted, models }: Attention| AttentionItem {
            kind,
            count: counted.count,
            query: counted.query,
            models: items(models),
        };
        Self {
            time_zone: overview.zone.name(),
            today: overview.year.today,
            facets: overview.facets.into(),
            favorites: counted(overview.favorites),
            added_this_month: counted(overview.added_this_month),
            weeks: overview.year.weeks.into_iter().map(week).collect(),
            days: overview.year.days.into_iter().map(day).collect(),
            recent: items(overview.recent),
            attention: overview.attention.into_iter().map(attention).collect(),
        }
    }
}
