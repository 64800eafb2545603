//! How both databases mean to answer where a workspace holds a hundred thousand records and others stand beside it: every
//! list walks an index, and nothing reads a whole table.

mod explained;
mod filled;

use super::{ModelsQuery, Wanted, page, ranked, with_field, without_field};
use crate::connection::Database;
use crate::dialect::{AnyBackend, AnyConnection};
use crate::models::summary::SummaryRow;
use crate::models::{facets, vocabulary};
use crate::schema::models;
use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection};
use diesel::prelude::*;
use diesel::query_builder::QueryFragment;
use explained::{plan, reads_everything, sorts};
use filled::{LARGE, SMALL};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use strum::VariantArray;
use trackml_domain::listing::{Keyset, PageLimit, PageRequest, Sort, SortField, SortKey};
use trackml_domain::query::{
    Condition, MomentField, NumberField, Part, Query as SearchQuery, Selection, Test, Trait,
};

/// Queries in which each test that there is stands alone, is negated or has company.
const QUERIES: [&str; 74] = [
    "",
    "status:using",
    "status:using,tried",
    "type:ner",
    "tag:\"tag 8\"",
    "tag:\"tag 8\" tag:\"tag 12\" status:using",
    "-tag:\"tag 8\"",
    "developer:\"dev 5\"",
    "-developer:\"dev 5\",\"dev 6\"",
    "license:mit",
    "license:non_commercial",
    "license:commercial,cc-by-nc-4.0",
    "hub:org/name-4",
    "-hub:org/name-4",
    "decision:chosen",
    "-decision:chosen,rejected",
    "params:7b",
    "params:<10b",
    "-params:>1b",
    "context:32k",
    "context:>=32k",
    "rating:5",
    "rating:>=4 status:using",
    "added:<30d",
    "added:2026-01-01",
    "updated:>1d",
    "updated:>=2026-01-02",
    "since:<1d",
    "interacted:2026-01-31",
    "interacted:<2d",
    "is:favorite",
    "-is:favorite",
    "is:gated",
    "fits:24gb",
    "-fits:24gb@8bit",
    "fits:mine@16bit",
    "is:gone",
    "is:changed -status:archived",
    "is:duplicate",
    "-is:duplicate status:using",
    "status:studying -active:<30d",
    "active:2026-01",
    "moved:2026-01..2026-03",
    "-is:gated is:favorite",
    "has:developer",
    "-has:developer",
    "has:params",
    "has:context",
    "has:license",
    "has:version",
    "has:tags",
    "-has:tags",
    "has:notes",
    "has:links",
    "has:rating",
    "has:interacted",
    "has:hub",
    "-has:hub",
    "has:decision",
    "-has:decision",
    "has:log",
    "-has:log status:using",
    "has:decision,log",
    "modl",
    "dev 17",
    "aaastral",
    "\"model 17\"",
    "stral",
    "-aaastral",
    "aaastral OR tag:\"tag 8\" OR is:favorite",
    "(aaastral OR status:using) -tag:\"tag 8\" rating:>=4",
    "name:17 name:model",
    "is:trashed",
    "is:trashed aaastral -tag:\"tag 8\"",
];

/// Which test it is, counted from nought: a new one needs a number here, and a query above.
fn number_of(test: &Test) -> usize {
    match test {
        Test::Word(_) => 0,
        Test::Name(_) => 1,
        Test::Status(_) => 2,
        Test::Type(_) => 3,
        Test::Tag(_) => 4,
        Test::Developer(_) => 5,
        Test::License(_) => 6,
        Test::Hub(_) => 7,
        Test::Decision(_) => 8,
        Test::Number(..) => 9,
        Test::Moment(..) => 10,
        Test::Is(_) => 11,
        Test::Has(_) => 12,
        Test::Fits(_) => 13,
    }
}

fn tests_of(condition: &Condition) -> Vec<&Test> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(tests_of).collect(),
        Condition::Not(part) => tests_of(part),
        Condition::Test(test) => vec![test],
    }
}

#[test]
fn every_test_stands_in_a_query() {
    let queries: Vec<SearchQuery> = QUERIES.iter().map(|text| SearchQuery::parse(text).unwrap()).collect();
    let tests: Vec<&Test> = queries.iter().flat_map(|query| tests_of(&query.condition)).collect();
    let kinds: BTreeSet<usize> = tests.iter().map(|test| number_of(test)).collect();
    assert_eq!(kinds, (0..14).collect());
    let stands = |wanted: &dyn Fn(&Test) -> bool| tests.iter().any(|test| wanted(test));
    for field in NumberField::VARIANTS {
        assert!(stands(&|test| matches!(test, Test::Number(of, _) if of == field)), "{field}");
    }
    for field in MomentField::VARIANTS {
        assert!(stands(&|test| matches!(test, Test::Moment(of, _) if of == field)), "{field}");
    }
    for what in Trait::VARIANTS {
        assert!(stands(&|test| matches!(test, Test::Is(of) if of == what)), "{what}");
    }
    for part in Part::VARIANTS {
        assert!(stands(&|test| matches!(test, Test::Has(of) if of == part)), "{part}");
    }
}

fn rows(query: ModelsQuery<'static>) -> impl QueryFragment<AnyBackend> {
    query.limit(51).select(SummaryRow::as_select())
}

fn selection(query: &str) -> Selection {
    let now = chrono::DateTime::from_timestamp(1_767_400_000, 0).unwrap();
    SearchQuery::parse(query).unwrap_or_else(|refused| panic!("{query}: {refused}")).at(now)
}

fn wanted<'a>(connection: &mut AnyConnection, workspace: i64, selection: &'a Selection) -> Wanted<'a> {
    Wanted::of(connection, workspace, selection).unwrap()
}

/// Every order of a list, with the index that gives it and a place in its middle.
fn orders() -> Vec<(Sort, &'static str, SortKey)> {
    let moment = chrono::DateTime::from_timestamp(1_767_280_000, 0).unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
    let middle = [
        (SortField::Name, "models_by_name", SortKey::Text("model 15".into())),
        (SortField::Developer, "models_by_developer", SortKey::Text("dev 5".into())),
        (SortField::Parameters, "models_by_parameters", SortKey::Number(50_000_000_000)),
        (SortField::ContextLength, "models_by_context", SortKey::Number(65_536)),
        (SortField::Rating, "models_by_rating", SortKey::Number(3)),
        (SortField::CreatedAt, "models_by_created", SortKey::Time(moment)),
        (SortField::UpdatedAt, "models_by_updated", SortKey::Time(moment)),
        (SortField::StatusSince, "models_by_since", SortKey::Time(moment)),
        (SortField::DateInteracted, "models_by_interacted", SortKey::Date(day)),
    ];
    let both = |(field, index, key): (SortField, &'static str, SortKey)| {
        [false, true].map(|descending| (Sort { field, descending }, index, key.clone()))
    };
    middle.into_iter().flat_map(both).collect()
}

async fn lists_walk_their_index(database: Database) {
    let checks = database.with(|connection| {
        let walked: BTreeSet<String> = orders().iter().map(|(sort, ..)| sort.field.to_string()).collect();
        let by_points = SortField::Relevance.to_string();
        let known = SortField::VARIANTS.iter().map(ToString::to_string).filter(|field| *field != by_points);
        assert_eq!(walked, known.collect());
        for (sort, index, key) in orders() {
            let everything = selection("");
            let wanted = wanted(connection, LARGE, &everything);
            let all = || wanted.models();
            let keyset = Keyset { key, id: 50_000.into() };
            let missing = Keyset { key: SortKey::Missing, id: 50_000.into() };
            let lists = [
                Some(with_field(all(), sort, None)),
                Some(with_field(all(), sort, Some(&keyset))),
                without_field(all(), sort, None),
                without_field(all(), sort, Some(&missing)),
            ];
            for list in lists.into_iter().flatten() {
                let plan = plan(connection, rows(list));
                assert!(plan.contains(index), "{sort} does not use {index}:\n{plan}");
                assert!(!sorts(&plan), "{sort} sorts:\n{plan}");
            }
        }
    });
    checks.await.unwrap();
}

/// Explains everything that a query asks for in a workspace, and tells of each statement that reads a whole table.
async fn queries_use_an_index(database: Database, workspace: i64) {
    let checks = database.with(move |connection| {
        // Of a workspace that is half of all, PostgreSQL rightly reads tables as a whole to count or to rank. Its lists walk
        // an index even so; what else its indexes are for shows in a workspace that is a small part.
        let is_half = workspace == LARGE && matches!(connection, AnyConnection::Postgres(_));
        let mut wrong = Vec::new();
        for query in QUERIES {
            let selection = selection(query);
            let wanted = wanted(connection, workspace, &selection);
            let best = Sort { field: SortField::Rating, descending: true };
            let behind = Keyset { key: SortKey::Number(30), id: 50_000.into() };
            let plans = [
                ("list", plan(connection, rows(with_field(wanted.models(), Sort::default(), None)))),
                ("list by rating", plan(connection, rows(with_field(wanted.models(), best, None)))),
                ("list by relevance", plan(connection, ranked(&wanted, None).limit(51))),
                ("next page by relevance", plan(connection, ranked(&wanted, Some(&behind)).limit(51))),
                ("count", plan(connection, wanted.models().count())),
                ("facets", plan(connection, facets::counting(&wanted))),
            ];
            for (what, plan) in plans {
                let ordered = matches!(what, "list" | "list by rating");
                let allowed = is_half && (!ordered || !plan.contains("Seq Scan on models"));
                if let Some(step) = reads_everything(&plan).filter(|_| !allowed) {
                    wrong.push(format!("{what} of {query:?} in {workspace}: {}\n{plan}", step.trim()));
                }
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    });
    checks.await.unwrap();
}

async fn the_vocabulary_is_looked_up(database: Database) {
    let checks = database.with(|connection| {
        for workspace in [LARGE, SMALL] {
            let pieces = ["aab".to_owned(), "str".to_owned(), "alx".to_owned()];
            let plans = [
                plan(connection, vocabulary::known(workspace, &pieces)),
                plan(connection, vocabulary::beginning(workspace, "aaas")),
                plan(connection, vocabulary::with_inside(workspace, "stral", 500)),
                plan(connection, vocabulary::with_any(workspace, &pieces)),
                plan(
                    connection,
                    vocabulary::with_any(workspace, &pieces.clone().map(|piece| piece[1..].to_owned())),
                ),
            ];
            for plan in plans {
                assert_eq!(reads_everything(&plan), None, "{plan}");
            }
        }
    });
    checks.await.unwrap();
}

async fn the_trash_is_listed_and_purged_by_an_index(database: Database) {
    let checks = database.with(|connection| {
        let trashed = selection("is:trashed");
        let wanted = wanted(connection, LARGE, &trashed);
        let sort = Sort { field: SortField::UpdatedAt, descending: true };
        let listed = plan(connection, rows(with_field(wanted.models(), sort, None)));
        assert!(listed.contains("models_in_trash") && !sorts(&listed), "{listed}");
        let long_ago = chrono::DateTime::from_timestamp(1_767_226_000, 0).unwrap().naive_utc();
        let purged = models::table
            .filter(models::deleted_at.lt(long_ago))
            .order(models::deleted_at.asc())
            .limit(500)
            .select(models::id);
        let purged = plan(connection, purged);
        assert!(purged.contains("models_to_purge") && reads_everything(&purged).is_none(), "{purged}");
    });
    checks.await.unwrap();
}

async fn a_page_needs_three_statements(database: Database) {
    for limit in [1, 200] {
        let statements = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&statements);
        let read = database.with(move |connection| {
            connection.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                    counted.fetch_add(1, Ordering::Relaxed);
                }
            });
            let request = PageRequest { limit: PageLimit::new(limit).unwrap(), ..PageRequest::default() };
            let everything = selection("");
            let wanted = wanted(connection, LARGE, &everything);
            let items = page(connection, &wanted, &request).unwrap().page.items.len();
            connection.set_instrumentation(|_: InstrumentationEvent<'_>| {});
            items
        });
        assert_eq!(read.await.unwrap(), usize::try_from(limit).unwrap());
        assert_eq!(statements.load(Ordering::Relaxed), 3, "a page of {limit}");
    }
}

#[tokio::test]
async fn a_plan_that_reads_everything_is_noticed() {
    for database in [filled::sqlite().await, filled::postgres().await] {
        let checks = database.with(|connection| {
            let everything = models::table.select(models::notes);
            assert!(reads_everything(&plan(connection, everything)).is_some());
            // Taken back, so that the others find it.
            connection.batch_execute("BEGIN; DROP INDEX models_by_name").unwrap();
            let sort = Sort { field: SortField::Name, descending: false };
            let everything = selection("");
            let wanted = wanted(connection, LARGE, &everything);
            let sorted = plan(connection, rows(with_field(wanted.models(), sort, None)));
            connection.batch_execute("ROLLBACK").unwrap();
            assert!(sorts(&sorted), "{sorted}");
        });
        checks.await.unwrap();
    }
}

macro_rules! on_both {
    ($($sentence:ident: $check:ident($($workspace:expr)?);)+) => {
        mod sqlite {
            use super::*;
            $(#[tokio::test]
            async fn $sentence() {
                $check(filled::sqlite().await $(, $workspace)?).await;
            })+
        }

        mod postgres {
            use super::*;
            $(#[tokio::test]
            async fn $sentence() {
                $check(filled::postgres().await $(, $workspace)?).await;
            })+
        }
    };
}

on_both! {
    every_list_walks_its_index: lists_walk_their_index();
    every_query_of_a_large_workspace_uses_an_index: queries_use_an_index(LARGE);
    every_query_of_a_small_workspace_uses_an_index: queries_use_an_index(SMALL);
    words_are_looked_up: the_vocabulary_is_looked_up();
    the_trash_is_listed_and_purged: the_trash_is_listed_and_purged_by_an_index();
    a_page_of_any_size_needs_three_statements: a_page_needs_three_statements();
}
