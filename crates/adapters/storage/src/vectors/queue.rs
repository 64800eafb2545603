//! What still wants a vector, and who makes it.

use super::store;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::schema::{model_vectors, models, vector_queue};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;
use trackml_domain::vector::VectorSpace;
use trackml_ports::{DueVector, MadeVector};

pub(super) fn adopt(connection: &mut AnyConnection, space: &str, at: NaiveDateTime) -> QueryResult<u64> {
    let has_one = model_vectors::table
        .filter(model_vectors::model_id.eq(models::id))
        .filter(model_vectors::space.eq(space));
    let waits = vector_queue::table.filter(vector_queue::model_id.eq(models::id));
    let wanting = models::table
        .filter(models::deleted_at.is_null())
        .filter(diesel::dsl::not(diesel::dsl::exists(has_one)))
        .filter(diesel::dsl::not(diesel::dsl::exists(waits)))
        .select((models::id, models::revision, at.into_sql::<diesel::sql_types::Timestamp>()));
    let columns = (vector_queue::model_id, vector_queue::revision, vector_queue::due_at);
    let adopted = on_each!(connection, known => {
        diesel::insert_into(vector_queue::table).values(wanting).into_columns(columns).execute(known)
    })?;
    Ok(adopted as u64)
}

pub(super) fn is_due(connection: &mut AnyConnection, now: NaiveDateTime) -> QueryResult<bool> {
    let due = vector_queue::table.filter(vector_queue::due_at.le(now)).filter(
        vector_queue::leased_until.is_null().or(vector_queue::leased_until.assume_not_null().le(now)),
    );
    diesel::select(diesel::dsl::exists(due)).get_result(connection)
}

/// One that is due: its id, revision, tries, and when its record was put in the trash.
type Due = (i64, i64, i64, Option<NaiveDateTime>);

pub(super) fn claim(
    connection: &mut AnyConnection,
    space: &str,
    now: NaiveDateTime,
    leased_until: NaiveDateTime,
    most: u32,
) -> QueryResult<Vec<DueVector>> {
    connection.lock(LockKind::VectorClaims, 0)?;
    let due: Vec<Due> = vector_queue::table
        .inner_join(models::table)
        .filter(vector_queue::due_at.le(now))
        .filter(vector_queue::leased_until.is_null().or(vector_queue::leased_until.assume_not_null().le(now)))
        .order(vector_queue::due_at.asc())
        .limit(most.into())
        .select((vector_queue::model_id, vector_queue::revision, vector_queue::tries, models::deleted_at))
        .load(connection)?;
    let (gone, due): (Vec<Due>, Vec<Due>) = due.into_iter().partition(|(.., deleted)| deleted.is_some());
    let ids = |due: &[Due]| due.iter().map(|(id, ..)| *id).collect::<Vec<_>>();
    // What comes back from the trash is changed by that, and so becomes due again.
    diesel::delete(vector_queue::table.filter(vector_queue::model_id.eq_any(ids(&gone))))
        .execute(connection)?;
    diesel::update(vector_queue::table.filter(vector_queue::model_id.eq_any(ids(&due))))
        .set(vector_queue::leased_until.eq(leased_until))
        .execute(connection)?;
    let known: Vec<(i64, String)> = model_vectors::table
        .filter(model_vectors::model_id.eq_any(ids(&due)))
        .filter(model_vectors::space.eq(space))
        .select((model_vectors::model_id, model_vectors::made_of))
        .load(connection)?;
    let mut known: HashMap<i64, String> = known.into_iter().collect();
    let claimed = |(id, revision, tries, _): Due| DueVector {
        model_id: id.into(),
        revision,
        made_of: known.remove(&id),
        tries: u32::try_from(tries).unwrap_or(u32::MAX),
    };
    Ok(due.into_iter().map(claimed).collect())
}

pub(super) fn settle(
    connection: &mut AnyConnection,
    space: &VectorSpace,
    made: &[MadeVector],
    at: NaiveDateTime,
) -> QueryResult<()> {
    let has_near = connection.has_near(space)?;
    for one in made {
        if let Some(vector) = &one.vector {
            store(connection, &space.name(), one, vector, at)?;
            if has_near {
                connection.put_near(one.model_id.get(), vector)?;
            }
        }
        let id = one.model_id.get();
        let done = vector_queue::table.find(id).filter(vector_queue::revision.eq(one.revision));
        if diesel::delete(done).execute(connection)? == 0 {
            // It was changed meanwhile: the next claim takes it at once.
            diesel::update(vector_queue::table.find(id))
                .set(vector_queue::leased_until.eq(None::<NaiveDateTime>))
                .execute(connection)?;
        }
    }
    Ok(())
}

pub(super) fn give_back(
    connection: &mut AnyConnection,
    ids: &[i64],
    due_at: NaiveDateTime,
) -> QueryResult<()> {
    let back = (
        vector_queue::leased_until.eq(None::<NaiveDateTime>),
        vector_queue::due_at.eq(due_at),
        vector_queue::tries.eq(vector_queue::tries + 1),
    );
    let given = diesel::update(vector_queue::table.filter(vector_queue::model_id.eq_any(ids))).set(back);
    given.execute(connection).map(drop)
}
