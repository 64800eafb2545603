//! Refreshing every record of a workspace: the work that is open, shared by leases.

use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::StorageError;
use crate::schema::{models, refresh_items, refresh_runs};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use trackml_domain::id::{RefreshRunId, UserId, WorkspaceId};
use trackml_domain::refresh_run::{ItemOutcome, RefreshRun};
use trackml_ports::{ClaimedItem, RefreshRepository, RepositoryError};

#[derive(Queryable, Selectable)]
#[diesel(table_name = refresh_runs, check_for_backend(crate::dialect::AnyBackend))]
struct RunRow {
    id: i64,
    workspace_id: i64,
    user_id: Option<i64>,
    started_at: NaiveDateTime,
    ended_at: Option<NaiveDateTime>,
    stopped: bool,
    waits_until: Option<NaiveDateTime>,
    total: i64,
    done: i64,
    changed: i64,
    gone: i64,
    failed: i64,
}

impl From<RunRow> for RefreshRun {
    fn from(row: RunRow) -> Self {
        let count = |count: i64| u64::try_from(count).unwrap_or(0);
        Self {
            id: row.id.into(),
            workspace_id: row.workspace_id.into(),
            by: row.user_id.map(UserId::from),
            started_at: row.started_at.and_utc(),
            ended_at: row.ended_at.map(|at| at.and_utc()),
            stopped: row.stopped,
            waits_until: row.waits_until.map(|at| at.and_utc()),
            total: count(row.total),
            done: count(row.done),
            changed: count(row.changed),
            gone: count(row.gone),
            failed: count(row.failed),
        }
    }
}

#[async_trait]
impl RefreshRepository for Database {
    async fn start(
        &self,
        workspace_id: WorkspaceId,
        by: UserId,
        at: DateTime<Utc>,
    ) -> Result<RefreshRun, RepositoryError> {
        self.write(move |connection| {
            Ok(start(connection, workspace_id.get(), by.get(), at.naive_utc()).map_err(StorageError::from)?)
        })
        .await
    }

    async fn latest(&self, workspace_id: WorkspaceId) -> Result<Option<RefreshRun>, RepositoryError> {
        self.read(move |connection| Ok(latest(connection, workspace_id.get())?)).await
    }

    async fn stop(
        &self,
        workspace_id: WorkspaceId,
        at: DateTime<Utc>,
    ) -> Result<Option<RefreshRun>, RepositoryError> {
        self.write(move |connection| {
            let open = refresh_runs::table
                .filter(refresh_runs::workspace_id.eq(workspace_id.get()))
                .filter(refresh_runs::ended_at.is_null());
            let stop = (refresh_runs::ended_at.eq(at.naive_utc()), refresh_runs::stopped.eq(true));
            diesel::update(open).set(stop).execute(connection).map_err(StorageError::from)?;
            let ended = refresh_runs::table
                .filter(refresh_runs::workspace_id.eq(workspace_id.get()))
                .filter(refresh_runs::ended_at.is_not_null())
                .select(refresh_runs::id);
            diesel::delete(refresh_items::table.filter(refresh_items::run_id.eq_any(ended)))
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(latest(connection, workspace_id.get()).map_err(StorageError::from)?)
        })
        .await
    }

    async fn claim(
        &self,
        now: DateTime<Utc>,
        leased_until: DateTime<Utc>,
        most: u32,
    ) -> Result<Vec<ClaimedItem>, RepositoryError> {
        // Most of the time there is nothing to do: looking takes no writer's turn.
        let is_open = move |connection: &mut AnyConnection| Ok(turn(connection, now.naive_utc())?.is_some());
        if !self.read(is_open).await? {
            return Ok(Vec::new());
        }
        self.write(move |connection| {
            let claimed = claim(connection, now.naive_utc(), leased_until.naive_utc(), most);
            Ok(claimed.map_err(StorageError::from)?)
        })
        .await
    }

    async fn settle(
        &self,
        item: &ClaimedItem,
        outcome: ItemOutcome,
        at: DateTime<Utc>,
    ) -> Result<(), RepositoryError> {
        let (run, model) = (item.run_id.get(), item.model_id.get());
        self.write(move |connection| {
            Ok(settle(connection, run, &[model], outcome, at.naive_utc()).map_err(StorageError::from)?)
        })
        .await
    }

    async fn give_back(
        &self,
        item: &ClaimedItem,
        due_at: DateTime<Utc>,
        tried: bool,
    ) -> Result<(), RepositoryError> {
        let place = (item.run_id.get(), item.model_id.get());
        self.write(move |connection| {
            let back = (
                refresh_items::leased_until.eq(None::<NaiveDateTime>),
                refresh_items::due_at.eq(due_at.naive_utc()),
                refresh_items::tries.eq(refresh_items::tries + i64::from(tried)),
            );
            let given = diesel::update(refresh_items::table.find(place)).set(back).execute(connection);
            Ok(given.map(drop).map_err(StorageError::from)?)
        })
        .await
    }

    async fn wait_until(&self, moment: DateTime<Utc>) -> Result<(), RepositoryError> {
        self.write(move |connection| {
            let waits = diesel::update(refresh_runs::table.filter(refresh_runs::ended_at.is_null()))
                .set(refresh_runs::waits_until.eq(moment.naive_utc()))
                .execute(connection);
            Ok(waits.map(drop).map_err(StorageError::from)?)
        })
        .await
    }
}

fn latest(connection: &mut AnyConnection, workspace_id: i64) -> QueryResult<Option<RefreshRun>> {
    let row: Option<RunRow> = refresh_runs::table
        .filter(refresh_runs::workspace_id.eq(workspace_id))
        .order(refresh_runs::id.desc())
        .select(RunRow::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(RefreshRun::from))
}

fn start(
    connection: &mut AnyConnection,
    workspace_id: i64,
    by: i64,
    at: NaiveDateTime,
) -> QueryResult<RefreshRun> {
    connection.lock(LockKind::RefreshRuns, workspace_id)?;
    if let Some(open) = latest(connection, workspace_id)?.filter(|run| run.ended_at.is_none()) {
        return Ok(open);
    }
    let row = (
        refresh_runs::workspace_id.eq(workspace_id),
        refresh_runs::user_id.eq(by),
        refresh_runs::started_at.eq(at),
        refresh_runs::served_at.eq(at),
        refresh_runs::total.eq(0_i64),
    );
    let run: i64 = on_each!(connection, known => {
        diesel::insert_into(refresh_runs::table).values(row).returning(refresh_runs::id).get_result(known)
    })?;
    let wanted = models::table
        .filter(models::workspace_id.eq(workspace_id))
        .filter(models::deleted_at.is_null())
        .filter(models::hub_id.is_not_null())
        .select((
            run.into_sql::<diesel::sql_types::BigInt>(),
            models::id,
            at.into_sql::<diesel::sql_types::Timestamp>(),
        ));
    let columns = (refresh_items::run_id, refresh_items::model_id, refresh_items::due_at);
    let total = on_each!(connection, known => {
        diesel::insert_into(refresh_items::table).values(wanted).into_columns(columns).execute(known)
    })?;
    let total = i64::try_from(total).unwrap_or(i64::MAX);
    let ended_at = (total == 0).then_some(at);
    let run = diesel::update(refresh_runs::table.find(run))
        .set((refresh_runs::total.eq(total), refresh_runs::ended_at.eq(ended_at)));
    run.execute(connection)?;
    latest(connection, workspace_id)?.ok_or(diesel::NotFound)
}

/// The run whose turn it is: the open one with something due that was served least lately.
fn turn(connection: &mut AnyConnection, now: NaiveDateTime) -> QueryResult<Option<i64>> {
    refresh_runs::table
        .inner_join(refresh_items::table)
        .filter(refresh_runs::ended_at.is_null())
        .filter(refresh_runs::waits_until.is_null().or(refresh_runs::waits_until.assume_not_null().le(now)))
        .filter(refresh_items::due_at.le(now))
        .filter(
            refresh_items::leased_until.is_null().or(refresh_items::leased_until.assume_not_null().le(now)),
        )
        .order((refresh_runs::served_at.asc(), refresh_runs::id.asc()))
        .select(refresh_runs::id)
        .first(connection)
        .optional()
}

/// A record that is due: its id, its tries, where it stands, when it was put in the trash.
type Due = (i64, i64, i64, Option<NaiveDateTime>);

fn claim(
    connection: &mut AnyConnection,
    now: NaiveDateTime,
    leased_until: NaiveDateTime,
    most: u32,
) -> QueryResult<Vec<ClaimedItem>> {
    connection.lock(LockKind::RefreshClaims, 0)?;
    let Some(run) = turn(connection, now)? else { return Ok(Vec::new()) };
    let (workspace_id, by): (i64, Option<i64>) = refresh_runs::table
        .find(run)
        .select((refresh_runs::workspace_id, refresh_runs::user_id))
        .first(connection)?;
    let due: Vec<Due> = refresh_items::table
        .inner_join(models::table)
        .filter(refresh_items::run_id.eq(run))
        .filter(refresh_items::due_at.le(now))
        .filter(
            refresh_items::leased_until.is_null().or(refresh_items::leased_until.assume_not_null().le(now)),
        )
        .order((refresh_items::due_at.asc(), refresh_items::model_id.asc()))
        .limit(most.into())
        .select((refresh_items::model_id, refresh_items::tries, models::workspace_id, models::deleted_at))
        .load(connection)?;
    let (here, away): (Vec<Due>, Vec<Due>) =
        due.into_iter().partition(|(_, _, place, deleted)| *place == workspace_id && deleted.is_none());
    let ids = |due: &[Due]| due.iter().map(|(id, ..)| *id).collect::<Vec<_>>();
    settle(connection, run, &ids(&away), ItemOutcome::Same, now)?;
    diesel::update(refresh_items::table)
        .filter(refresh_items::run_id.eq(run))
        .filter(refresh_items::model_id.eq_any(ids(&here)))
        .set(refresh_items::leased_until.eq(leased_until))
        .execute(connection)?;
    let served = (refresh_runs::served_at.eq(now), refresh_runs::waits_until.eq(None::<NaiveDateTime>));
    diesel::update(refresh_runs::table.find(run)).set(served).execute(connection)?;
    let claimed = |(model_id, tries, ..): Due| ClaimedItem {
        run_id: RefreshRunId::from(run),
        by: by.map(UserId::from),
        workspace_id: workspace_id.into(),
        model_id: model_id.into(),
        tries: u32::try_from(tries).unwrap_or(u32::MAX),
    };
    Ok(here.into_iter().map(claimed).collect())
}

/// Counts some records of a run as done, each once.
fn settle(
    connection: &mut AnyConnection,
    run: i64,
    ids: &[i64],
    outcome: ItemOutcome,
    at: NaiveDateTime,
) -> QueryResult<()> {
    let items = refresh_items::table
        .filter(refresh_items::run_id.eq(run))
        .filter(refresh_items::model_id.eq_any(ids));
    // The run's row first: of two who settle its last records at once, the second must see that they are the last.
    count(connection, run, outcome, 0)?;
    let settled = diesel::delete(items).execute(connection)?;
    count(connection, run, outcome, i64::try_from(settled).unwrap_or(0))?;
    let left: i64 =
        refresh_items::table.filter(refresh_items::run_id.eq(run)).count().get_result(connection)?;
    if left == 0 {
        let open = refresh_runs::table.find(run).filter(refresh_runs::ended_at.is_null());
        diesel::update(open).set(refresh_runs::ended_at.eq(at)).execute(connection)?;
    }
    Ok(())
}

fn count(connection: &mut AnyConnection, run: i64, outcome: ItemOutcome, more: i64) -> QueryResult<usize> {
    let more_if = |counted: ItemOutcome| if outcome == counted { more } else { 0 };
    diesel::update(refresh_runs::table.find(run))
        .set((
            refresh_runs::done.eq(refresh_runs::done + more),
            refresh_runs::changed.eq(refresh_runs::changed + more_if(ItemOutcome::Changed)),
            refresh_runs::gone.eq(refresh_runs::gone + more_if(ItemOutcome::Gone)),
            refresh_runs::failed.eq(refresh_runs::failed + more_if(ItemOutcome::Failed)),
        ))
        .execute(connection)
}
