//! The two schemas are one: the same migrations, tables, columns, nullability and indexes.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::collections::BTreeSet;
use std::fmt::Write;
use trackml_storage::Database;
use trackml_testkit::databases;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    relation: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    nullable: i64,
}

#[derive(QueryableByName)]
struct Index {
    #[diesel(sql_type = Text)]
    relation: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    columns: String,
    #[diesel(sql_type = BigInt)]
    is_unique: i64,
    #[diesel(sql_type = BigInt)]
    is_partial: i64,
}

/// What only one of them has: words are a vector there and a virtual table here.
fn is_text_search(name: &str) -> bool {
    name.starts_with("model_words") || name == "search_terms_by_grams"
}

fn shape(columns: Vec<Column>, indexes: Vec<Index>) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    let columns = columns.into_iter().filter(|column| !is_text_search(&column.relation));
    let indexes = indexes.into_iter().filter(|index| !is_text_search(&index.name));
    for column in columns {
        let mut line = format!("{}.{}", column.relation, column.name);
        if column.nullable == 1 {
            write!(line, " null").unwrap();
        }
        lines.insert(line);
    }
    for index in indexes {
        lines.insert(format!(
            "{} on {} ({}) unique={} partial={}",
            index.name, index.relation, index.columns, index.is_unique, index.is_partial
        ));
    }
    lines
}

fn of_sqlite(url: &str) -> BTreeSet<String> {
    let mut connection = SqliteConnection::establish(url.strip_prefix("sqlite://").unwrap()).unwrap();
    let columns = diesel::sql_query(
        "SELECT t.name AS relation, c.name AS name,
                CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN 0 ELSE 1 END AS nullable
         FROM sqlite_schema t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .load(&mut connection)
    .unwrap();
    let indexes = diesel::sql_query(
        "SELECT t.name AS relation, i.name AS name, i.\"unique\" AS is_unique, i.partial AS is_partial,
                (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) AS columns
         FROM sqlite_schema t JOIN pragma_index_list(t.name) i
         WHERE t.type = 'table' AND i.origin = 'c'",
    )
    .load(&mut connection)
    .unwrap();
    shape(columns, indexes)
}

fn of_postgres(url: &str) -> BTreeSet<String> {
    let mut connection = PgConnection::establish(url).unwrap();
    let columns = diesel::sql_query(
        "SELECT table_name::text AS relation, column_name::text AS name, (is_nullable = 'YES')::int::bigint AS nullable
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
    )
    .load(&mut connection)
    .unwrap();
    let indexes = diesel::sql_query(
        "SELECT t.relname::text AS relation, i.relname::text AS name,
                x.indisunique::int::bigint AS is_unique, (x.indpred IS NOT NULL)::int::bigint AS is_partial,
                (SELECT string_agg(a.attname::text, ',' ORDER BY k.place)
                 FROM unnest(x.indkey) WITH ORDINALITY AS k(number, place)
                 JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) AS columns
         FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
         JOIN pg_namespace n ON n.oid = t.relnamespace
         WHERE n.nspname = 'public' AND NOT x.indisprimary AND t.relname NOT LIKE '\\_\\_%'",
    )
    .load(&mut connection)
    .unwrap();
    shape(columns, indexes)
}

#[tokio::test]
async fn both_databases_have_the_same_tables_columns_and_indexes() {
    let (sqlite, postgres) = (databases::sqlite().await, databases::postgres().await);
    let (of_sqlite, of_postgres) = (of_sqlite(&sqlite.url), of_postgres(&postgres.url));
    assert!(of_sqlite.contains("models.parameters null"), "{of_sqlite:#?}");
    assert!(of_sqlite.contains("models_by_name on models (workspace_id,name_key,id) unique=0 partial=1"));
    assert_eq!(of_sqlite, of_postgres);
}

#[test]
fn both_databases_have_migrations_of_the_same_names() {
    let (sqlite, postgres) = Database::migration_names().unwrap();
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, postgres);
}
