//! What was done in a workspace, counted over time: one statement.

use crate::connection::Database;
use crate::dialect::Engine;
use crate::error::StorageError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp};
use trackml_domain::activity::Activity;
use trackml_domain::id::WorkspaceId;
use trackml_ports::{ActivityRepository, RepositoryError};

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = BigInt)]
    quarter: i64,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[async_trait]
impl ActivityRepository for Database {
    async fn activity(
        &self,
        workspace_id: WorkspaceId,
        since: DateTime<Utc>,
    ) -> Result<Activity, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<Counted> = diesel::sql_query(statement(connection.engine()))
                .bind::<BigInt, _>(workspace_id.get())
                .bind::<Timestamp, _>(since.naive_utc())
                .bind::<BigInt, _>(workspace_id.get())
                .bind::<Timestamp, _>(since.naive_utc())
                .load(connection)
                .map_err(StorageError::from)?;
            Ok(activity(rows))
        })
        .await
    }
}

fn activity(rows: Vec<Counted>) -> Activity {
    let mut activity = Activity::default();
    for Counted { what, quarter, n } in rows {
        let n = u64::try_from(n).unwrap_or(0);
        match what.as_str() {
            "added" => *activity.added.entry(quarter).or_default() += n,
            "moved" => *activity.moved.entry(quarter).or_default() += n,
            _ => *activity.done.entry(quarter).or_default() += n,
        }
    }
    activity
}

/// An event may count twice: as a person's and as a change of a status.
fn statement(engine: Engine) -> String {
    let (created, at) = (engine.quarter("models.created_at"), engine.quarter("model_events.at"));
    let [of, after, with, when] = engine.places();
    format!(
        "SELECT 'added' AS what, {created} AS quarter, count(*) AS n FROM models
             WHERE models.workspace_id = {of} AND models.deleted_at IS NULL AND models.created_at >= {after}
             GROUP BY 2
         UNION ALL
         SELECT what, quarter, count(*) FROM (
             SELECT {at} AS quarter, model_events.kind, model_events.user_id FROM models
                 JOIN model_events ON model_events.model_id = models.id
                 WHERE models.workspace_id = {with} AND models.deleted_at IS NULL AND model_events.at >= {when}
         ) AS events
         JOIN (SELECT 'moved' AS what UNION ALL SELECT 'done') AS kinds
             ON (what = 'moved' AND kind = 'status_changed') OR (what = 'done' AND user_id IS NOT NULL)
         GROUP BY 1, 2"
    )
}
