//! What a database means to do for a statement.

use crate::dialect::{AnyBackend, AnyConnection};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Integer, Text};
use std::marker::PhantomData;

/// A statement that is explained instead of run.
struct Explained<Q, Plan> {
    query: Q,
    plan: PhantomData<Plan>,
    word: &'static str,
}

impl<Q: QueryFragment<AnyBackend>, Plan> QueryFragment<AnyBackend> for Explained<Q, Plan> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, AnyBackend>) -> QueryResult<()> {
        pass.unsafe_to_cache_prepared();
        pass.push_sql(self.word);
        self.query.walk_ast(pass.reborrow())
    }
}

impl<Q, Plan> QueryId for Explained<Q, Plan> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q, Plan> Query for Explained<Q, Plan> {
    type SqlType = Plan;
}

impl<Q, Plan> RunQueryDsl<AnyConnection> for Explained<Q, Plan> {}

/// The steps of a plan, a line each.
pub(super) fn plan<Q: QueryFragment<AnyBackend>>(connection: &mut AnyConnection, query: Q) -> String {
    let is_sqlite = matches!(connection, AnyConnection::Sqlite(_));
    let steps: Vec<String> = if is_sqlite {
        let query = Explained::<Q, (Integer, Integer, Integer, Text)> {
            query,
            plan: PhantomData,
            word: "EXPLAIN QUERY PLAN ",
        };
        let rows: Vec<(i32, i32, i32, String)> = query.load(connection).unwrap();
        rows.into_iter().map(|(.., step)| step).collect()
    } else {
        Explained::<Q, Text> { query, plan: PhantomData, word: "EXPLAIN " }.load(connection).unwrap()
    };
    steps.join("\n")
}

/// The tables that grow with what people keep.
const TABLES: [&str; 8] = [
    "models",
    "model_tags",
    "tags",
    "search_documents",
    "search_terms",
    "model_words",
    "journal_entries",
    "model_hub_keys",
];

/// The first step that reads a whole table of ours, or a whole index of one.
pub(super) fn reads_everything(plan: &str) -> Option<&str> {
    let lines: Vec<&str> = plan.lines().collect();
    lines.iter().enumerate().find_map(|(at, step)| {
        let bare = step.trim_start_matches([' ', '-', '>']).trim_start_matches("Parallel ");
        let named = |before: &str| TABLES.iter().any(|table| begins_with(bare, before, table));
        // Full text is looked up where a match is asked for.
        let sqlite = named("SCAN ") && !bare.contains("VIRTUAL TABLE INDEX 0:M");
        let index = bare.starts_with("Index") || bare.starts_with("Bitmap Index Scan");
        let is_of_a_postgres_plan = bare.contains("(cost=");
        let unbounded = index
            && is_of_a_postgres_plan
            && !lines.get(at + 1).is_some_and(|next| next.trim_start().starts_with("Index Cond:"));
        (sqlite || named("Seq Scan on ") || unbounded).then_some(*step)
    })
}

/// Whether a step is of a table: what follows its name is none of it.
fn begins_with(step: &str, before: &str, table: &str) -> bool {
    let rest = step.strip_prefix(before).and_then(|rest| rest.strip_prefix(table));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether a plan sorts what an index should give in order.
pub(super) fn sorts(plan: &str) -> bool {
    plan.contains("USE TEMP B-TREE") || plan.contains("Sort")
}
