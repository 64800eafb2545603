//! Lists.

use chrono::{DateTime, Utc};
use serde::Serialize;
use trackml_domain::id::UserId;
use trackml_domain::model::EventKind;
use trackml_ports::RecordedEvent;
use utoipa::ToSchema;

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ListBody<T> {
    items: Vec<T>,
    /// Give this as `cursor` for the next page; null on the last.
    next_cursor: Option<String>,
    /// How many the whole list has.
    total: u64,
}

impl<T> ListBody<T> {
    /// A list that is short enough to be given whole.
    pub(crate) fn whole(items: Vec<T>) -> Self {
        let total = items.len() as u64;
        Self { items, next_cursor: None, total }
    }
}

/// What happened to a record, the latest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = History)]
pub(crate) struct HistoryBody {
    items: Vec<EventBody>,
    /// Give this as `before` for older events; null where there are none.
    next_before: Option<i64>,
}

/// One thing that happened to a record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Event)]
struct EventBody {
    id: i64,
    at: DateTime<Utc>,
    /// Who; null where TrackML acted by itself.
    user_id: Option<i64>,
    /// Whether it can be reverted.
    revertible: bool,
    #[serde(flatten)]
    what: EventKind,
}

impl HistoryBody {
    /// `events` holds one more than `limit` where there are older ones.
    pub(crate) fn of(mut events: Vec<RecordedEvent>, limit: usize) -> Self {
        let more = events.len() > limit;
        events.truncate(limit);
        let next_before = events.last().filter(|_| more).map(|event| event.id);
        let body = |recorded: RecordedEvent| EventBody {
            id: recorded.id,
            at: recorded.event.stamp.at,
            user_id: recorded.event.stamp.by.map(UserId::get),
            revertible: recorded.event.kind.is_revertible(),
            what: recorded.event.kind.without_facts(),
        };
        Self { items: events.into_iter().map(body).collect(), next_before }
    }
}
