//! Two hundred queries and more, each with what it finds: written from `docs/query-language.md`.

mod conditions;
mod orders;
mod words;

use super::collection::Collection;
use crate::contracts::Harness;
use trackml_domain::listing::{PageLimit, PageRequest, Sort};
use trackml_domain::query::Query;
use trackml_domain::text::fold;

crate::contracts::suite!(search_table at contracts::models::search::table:
    words_are_found_where_they_stand,
    phrases_are_found_word_for_word,
    slips_of_the_pen_are_forgiven,
    words_of_every_script_are_found,
    punctuation_separates,
    words_are_looked_for_in_names,
    words_are_combined,
    values_are_compared,
    negations_find_the_rest,
    numbers_are_compared,
    moments_are_compared,
    details_are_there_or_not,
    the_trash_is_looked_in,
    lists_stand_in_the_order_that_is_asked_for,
    the_table_has_two_hundred_rows,
);

/// A query and the keys of what it finds: in order where the query says one or has words, else in any. A `!` stands for
/// everything but these.
type Row = (&'static str, &'static str);

/// The rows of the table, by what they are about.
const TABLE: [&[Row]; 14] = [
    words::FOUND,
    words::PHRASES,
    words::SLIPS,
    words::SCRIPTS,
    words::PUNCTUATION,
    words::NAMES,
    words::COMBINED,
    conditions::VALUES,
    conditions::NEGATIONS,
    conditions::NUMBERS,
    conditions::MOMENTS,
    conditions::DETAILS,
    conditions::TRASH,
    orders::SORTED,
];

/// Asks every query of the table of a collection that is kept.
pub async fn holds(harness: &Harness, collection: &Collection) {
    for rows in TABLE {
        check(harness, collection, rows).await;
    }
}

/// Asks every query of some rows.
async fn hold(harness: &Harness, rows: &[Row]) {
    check(harness, &Collection::keep(harness).await, rows).await;
}

/// Asks every query of some rows, and tells of all that find something else.
async fn check(harness: &Harness, collection: &Collection, rows: &[Row]) {
    let mut wrong = Vec::new();
    for (query, expected) in rows {
        let (found, total) = found(harness, collection, query).await;
        let expected = written(collection, query, expected);
        if found != expected || total != expected.len() as u64 {
            wrong.push(format!("{query}\n  expected {}\n  found    {}", expected.join(" "), found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

async fn found(harness: &Harness, collection: &Collection, query: &str) -> (Vec<&'static str>, u64) {
    let parsed = Query::parse(query).unwrap_or_else(|refused| panic!("{query}: {refused}"));
    let usual = if parsed.condition.words().is_empty() { Some(Sort::parse("name").unwrap()) } else { None };
    let sort = parsed.sort.or(usual).unwrap_or_else(|| parsed.order(None));
    let request = PageRequest { sort, limit: PageLimit::new(200).unwrap(), after: None };
    let page = harness.page(collection.workspace, query, &request).await;
    (page.items.iter().map(|item| collection.key(item.id)).collect(), page.total)
}

/// The keys that a row names, in order.
fn written(collection: &Collection, query: &str, keys: &'static str) -> Vec<&'static str> {
    let query = Query::parse(query).unwrap();
    let mut expected: Vec<&str> = match keys.strip_prefix('!') {
        None => keys.split_whitespace().collect(),
        Some(left_out) => {
            let left_out: Vec<&str> = left_out.split_whitespace().collect();
            assert!(left_out.iter().all(|key| !collection.name(key).is_empty()));
            collection.live().filter(|key| !left_out.contains(key)).collect()
        }
    };
    if query.sort.is_none() && query.condition.words().is_empty() {
        expected.sort_by_key(|key| fold(collection.name(key)));
    }
    expected
}

async fn words_are_found_where_they_stand(harness: &Harness) {
    hold(harness, words::FOUND).await;
}

async fn phrases_are_found_word_for_word(harness: &Harness) {
    hold(harness, words::PHRASES).await;
}

async fn slips_of_the_pen_are_forgiven(harness: &Harness) {
    hold(harness, words::SLIPS).await;
}

async fn words_of_every_script_are_found(harness: &Harness) {
    hold(harness, words::SCRIPTS).await;
}

async fn punctuation_separates(harness: &Harness) {
    hold(harness, words::PUNCTUATION).await;
}

async fn words_are_looked_for_in_names(harness: &Harness) {
    hold(harness, words::NAMES).await;
}

async fn words_are_combined(harness: &Harness) {
    hold(harness, words::COMBINED).await;
}

async fn values_are_compared(harness: &Harness) {
    hold(harness, conditions::VALUES).await;
}

async fn negations_find_the_rest(harness: &Harness) {
    hold(harness, conditions::NEGATIONS).await;
}

async fn numbers_are_compared(harness: &Harness) {
    hold(harness, conditions::NUMBERS).await;
}

async fn moments_are_compared(harness: &Harness) {
    hold(harness, conditions::MOMENTS).await;
}

async fn details_are_there_or_not(harness: &Harness) {
    hold(harness, conditions::DETAILS).await;
}

async fn the_trash_is_looked_in(harness: &Harness) {
    hold(harness, conditions::TRASH).await;
}

async fn lists_stand_in_the_order_that_is_asked_for(harness: &Harness) {
    hold(harness, orders::SORTED).await;
}

async fn the_table_has_two_hundred_rows(_: &Harness) {
    let mut queries: Vec<&str> = TABLE.iter().flat_map(|rows| rows.iter().map(|(query, _)| *query)).collect();
    assert!(queries.len() >= 200, "{}", queries.len());
    queries.sort_unstable();
    let twice: Vec<_> = queries.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}
