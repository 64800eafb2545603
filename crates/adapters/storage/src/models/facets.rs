//! What is counted beside a list: one statement, in which what is looked for is found once.

use super::filter::Wanted;
use crate::dialect::{AnyBackend, AnyConnection, Engine};
use crate::error::{StorageError, Unreadable};
use crate::schema::models;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Nullable, Text};
use trackml_domain::facets::{Facets, SizeBand};

/// The counts of what is looked for.
pub(super) fn facets(connection: &mut AnyConnection, wanted: &Wanted<'_>) -> Result<Facets, StorageError> {
    let rows: Vec<(String, Option<String>, i64)> = counting(wanted).load(connection)?;
    let mut facets = Facets::default();
    for (facet, value, count) in rows {
        let count = u64::try_from(count).unwrap_or(0);
        enter(&mut facets, &facet, value.as_deref(), count).map_err(|reason| Unreadable {
            table: "models of workspace",
            id: wanted.workspace_id,
            column: "a facet",
            reason,
        })?;
    }
    Ok(facets)
}

fn enter(facets: &mut Facets, facet: &str, value: Option<&str>, count: u64) -> Result<(), String> {
    fn read<T, E: std::fmt::Display>(
        value: Option<&str>,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, String> {
        value.map(|text| parse(text).map_err(|error| format!("{text:?}: {error}"))).transpose()
    }
    match facet {
        "total" => facets.total = count,
        "status" => facets.statuses.extend(read(value, str::parse)?.map(|value| (value, count))),
        "type" => facets.types.extend(read(value, str::parse)?.map(|value| (value, count))),
        "license" => facets.license_classes.push((read(value, str::parse)?, count)),
        "size" => facets.sizes.push((read(value, str::parse)?, count)),
        "developer" => {
            facets.developers.push((read(value, trackml_domain::text::Developer::parse)?, count));
        }
        "tag" => {
            facets.tags.extend(read(value, trackml_domain::tag::Tag::parse)?.map(|value| (value, count)));
        }
        other => return Err(format!("{other:?} is no facet")),
    }
    Ok(())
}

/// The statement that counts.
pub(super) fn counting(wanted: &Wanted<'_>) -> Counting<impl QueryFragment<AnyBackend> + use<>> {
    let hits = wanted.models().select((
        models::id,
        models::status,
        models::model_type,
        models::license_class,
        models::developer_key,
        models::developer,
        models::parameters,
    ));
    Counting { hits, engine: wanted.engine }
}

pub(super) struct Counting<Hits> {
    hits: Hits,
    engine: Engine,
}

impl<Hits: QueryFragment<AnyBackend>> QueryFragment<AnyBackend> for Counting<Hits> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, AnyBackend>) -> QueryResult<()> {
        pass.unsafe_to_cache_prepared();
        pass.push_sql("WITH hits AS (");
        self.hits.walk_ast(pass.reborrow())?;
        pass.push_sql(
            ") SELECT 'total' AS facet, NULL AS value, count(*) AS n FROM hits
             UNION ALL SELECT 'status', status, count(*) FROM hits GROUP BY status
             UNION ALL SELECT 'type', model_type, count(*) FROM hits GROUP BY model_type
             UNION ALL SELECT 'license', license_class, count(*) FROM hits GROUP BY license_class
             UNION ALL SELECT 'size', band, count(*) FROM (SELECT CASE WHEN parameters IS NULL THEN NULL",
        );
        for band in SizeBand::ALL {
            pass.push_sql(" WHEN parameters < ");
            pass.push_sql(&band.below().unwrap_or(i64::MAX.unsigned_abs()).to_string());
            pass.push_sql(" THEN '");
            pass.push_sql(band.into());
            pass.push_sql("'");
        }
        pass.push_sql(
            " END AS band FROM hits) AS sized GROUP BY band
             UNION ALL SELECT * FROM (SELECT 'developer', min(developer",
        );
        pass.push_sql(self.engine.by_code_point());
        pass.push_sql(
            "), count(*) AS n FROM hits GROUP BY developer_key ORDER BY n DESC, developer_key NULLS FIRST LIMIT ",
        );
        pass.push_sql(&Facets::MAX_VALUES.to_string());
        pass.push_sql(
            ") AS developers
             UNION ALL SELECT * FROM (SELECT 'tag', tags.name, count(*) AS n FROM hits
                 JOIN model_tags ON model_tags.model_id = hits.id JOIN tags ON tags.id = model_tags.tag_id
                 GROUP BY tags.name ORDER BY n DESC, tags.name LIMIT ",
        );
        pass.push_sql(&Facets::MAX_VALUES.to_string());
        pass.push_sql(") AS tagged");
        Ok(())
    }
}

impl<Hits> QueryId for Counting<Hits> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Hits> Query for Counting<Hits> {
    type SqlType = (Text, Nullable<Text>, BigInt);
}

impl<Hits> RunQueryDsl<AnyConnection> for Counting<Hits> {}
