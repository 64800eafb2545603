//! What happened to models.

use crate::connection::Database;
use crate::dialect::{AnyConnection, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::model_events;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::HashMap;
use trackml_domain::id::{ModelId, UserId};
use trackml_domain::model::{Event, Stamp};
use trackml_ports::{HistoryRepository, RecordedEvent, RepositoryError};

#[derive(Queryable)]
struct EventRow {
    id: i64,
    user_id: Option<i64>,
    at: NaiveDateTime,
    event: String,
}

impl EventRow {
    fn into_event(self) -> Result<RecordedEvent, StorageError> {
        let kind = serde_json::from_str(&self.event).map_err(|error| Unreadable {
            table: "model_events",
            id: self.id,
            column: "event",
            reason: error.to_string(),
        })?;
        let stamp = Stamp { by: self.user_id.map(UserId::from), at: self.at.and_utc() };
        Ok(RecordedEvent { id: self.id, event: Event { stamp, kind } })
    }
}

#[async_trait]
impl HistoryRepository for Database {
    async fn of_model(
        &self,
        id: ModelId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEvent>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<EventRow> = model_events::table
                .filter(model_events::model_id.eq(id.get()))
                .filter(model_events::id.lt(before.unwrap_or(i64::MAX)))
                .order(model_events::id.desc())
                .limit(limit.into())
                .select((model_events::id, model_events::user_id, model_events::at, model_events::event))
                .load(connection)?;
            rows.into_iter().map(EventRow::into_event).collect()
        })
        .await
    }

    async fn at_moment(&self, id: ModelId, at: DateTime<Utc>) -> Result<Vec<RecordedEvent>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<EventRow> = model_events::table
                .filter(model_events::model_id.eq(id.get()))
                .filter(model_events::at.eq(at.naive_utc()))
                .order(model_events::id.asc())
                .select((model_events::id, model_events::user_id, model_events::at, model_events::event))
                .load(connection)?;
            rows.into_iter().map(EventRow::into_event).collect()
        })
        .await
    }
}

/// Writes the events of a change, in its transaction.
pub(crate) fn record(
    connection: &mut AnyConnection,
    model_id: i64,
    events: &[Event],
    bulk: Option<i64>,
) -> Result<(), StorageError> {
    let rows = events
        .iter()
        .map(|event| {
            Ok((
                model_events::model_id.eq(model_id),
                model_events::user_id.eq(event.stamp.by.map(UserId::get)),
                model_events::at.eq(event.stamp.at.naive_utc()),
                model_events::kind.eq(event.kind.name()),
                model_events::event.eq(serde_json::to_string(&event.kind)?),
                model_events::bulk_id.eq(bulk),
            ))
        })
        .collect::<Result<Vec<_>, StorageError>>()?;
    on_each!(connection, known => diesel::insert_into(model_events::table).values(&rows).execute(known))?;
    Ok(())
}

/// Gives a record the events of another, with their moments and people, in its transaction.
pub(crate) fn copy(connection: &mut AnyConnection, from: i64, to: i64) -> QueryResult<()> {
    let events =
        model_events::table.filter(model_events::model_id.eq(from)).order(model_events::id.asc()).select((
            to.into_sql::<diesel::sql_types::BigInt>(),
            model_events::user_id,
            model_events::at,
            model_events::kind,
            model_events::event,
        ));
    let columns = (
        model_events::model_id,
        model_events::user_id,
        model_events::at,
        model_events::kind,
        model_events::event,
    );
    on_each!(connection, known => {
        diesel::insert_into(model_events::table).values(events).into_columns(columns).execute(known).map(drop)
    })
}

/// The models that a change of many changed.
pub(crate) fn models_of_bulk(connection: &mut AnyConnection, bulk: i64) -> QueryResult<Vec<i64>> {
    model_events::table
        .filter(model_events::bulk_id.eq(bulk))
        .order(model_events::model_id.asc())
        .select(model_events::model_id)
        .distinct()
        .load(connection)
}

/// What a change of many did to some of its models, in its order.
pub(crate) fn of_bulk(
    connection: &mut AnyConnection,
    bulk: i64,
    models: &[i64],
) -> Result<HashMap<i64, Vec<Event>>, StorageError> {
    let rows: Vec<(i64, EventRow)> = model_events::table
        .filter(model_events::bulk_id.eq(bulk))
        .filter(model_events::model_id.eq_any(models))
        .order(model_events::id.asc())
        .select((
            model_events::model_id,
            (model_events::id, model_events::user_id, model_events::at, model_events::event),
        ))
        .load(connection)?;
    let mut done: HashMap<i64, Vec<Event>> = HashMap::new();
    for (model_id, row) in rows {
        done.entry(model_id).or_default().push(row.into_event()?.event);
    }
    Ok(done)
}
