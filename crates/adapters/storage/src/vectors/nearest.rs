//! The nearest records: every vector of the workspace is looked at, some at a time.

use crate::dialect::AnyConnection;
use crate::schema::{model_vectors, models};
use diesel::prelude::*;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use trackml_domain::id::ModelId;
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_ports::Nearest;

/// The most vectors of a workspace that are looked at one by one.
const MOST: i64 = 100_000;

/// The most that are looked at one by one also where there is an index: to be exact costs little then.
const FEW: i64 = 10_000;

/// How many are read at a time: some megabytes.
const AT_A_TIME: usize = 1_000;

/// How near a record is. The nearer is the greater; of two that are as near, the older.
#[derive(Clone, Copy, PartialEq)]
struct Near(f32, i64);

impl Eq for Near {}

impl PartialOrd for Near {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Near {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0).then(other.1.cmp(&self.1))
    }
}

pub(super) fn nearest(
    connection: &mut AnyConnection,
    workspace_id: i64,
    space: &VectorSpace,
    vector: &Vector,
    most: usize,
) -> QueryResult<Nearest> {
    let records: i64 = models::table
        .filter(models::workspace_id.eq(workspace_id))
        .filter(models::deleted_at.is_null())
        .count()
        .get_result(connection)?;
    if records > FEW && connection.has_near(space)? {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let found = connection.nearest_by_index(workspace_id, space, vector, most)?;
        return Ok(Nearest::Found(found.into_iter().map(|(id, near)| (id.into(), near)).collect()));
    }
    if records > MOST {
        return Ok(Nearest::TooMany);
    }
    let space = space.name();
    let mut nearest: BinaryHeap<Reverse<Near>> = BinaryHeap::with_capacity(most + 1);
    let mut last = 0;
    loop {
        let some: Vec<(i64, Vec<u8>)> = model_vectors::table
            .filter(model_vectors::workspace_id.eq(workspace_id))
            .filter(model_vectors::space.eq(&space))
            .filter(model_vectors::live.eq(true))
            .filter(model_vectors::model_id.gt(last))
            .order(model_vectors::model_id.asc())
            .limit(i64::try_from(AT_A_TIME).unwrap_or(i64::MAX))
            .select((model_vectors::model_id, model_vectors::vector))
            .load(connection)?;
        for (id, bytes) in &some {
            nearest.push(Reverse(Near(vector.nearness_of_bytes(bytes), *id)));
            if nearest.len() > most {
                nearest.pop();
            }
        }
        match some.last() {
            Some((id, _)) if some.len() == AT_A_TIME => last = *id,
            _ => break,
        }
    }
    let found =
        nearest.into_sorted_vec().into_iter().map(|Reverse(Near(near, id))| (ModelId::from(id), near));
    Ok(Nearest::Found(found.collect()))
}
