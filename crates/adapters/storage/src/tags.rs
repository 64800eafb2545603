//! The tags of a workspace behind their port.

use crate::connection::Database;
use crate::dialect::AnyConnection;
use crate::error::{StorageError, Unreadable};
use crate::schema::{model_tags, models, tags};
use async_trait::async_trait;
use diesel::dsl::count_star;
use diesel::prelude::*;
use std::collections::HashMap;
use trackml_domain::id::WorkspaceId;
use trackml_domain::tag::{Tag, TagColor};
use trackml_domain::words::spaced;
use trackml_ports::{RepositoryError, TagCount, TagRepository};

#[async_trait]
impl TagRepository for Database {
    async fn tags(
        &self,
        workspace_id: WorkspaceId,
        start: Option<String>,
        limit: u32,
    ) -> Result<Vec<TagCount>, RepositoryError> {
        let start = start.as_deref().map(spaced);
        self.read(move |connection| {
            let counts = counts(connection, workspace_id.get())?;
            let rows: Vec<TagRow> = tags::table
                .filter(tags::workspace_id.eq(workspace_id.get()))
                .select(TagRow::as_select())
                .load(connection)?;
            let mut counted = Vec::new();
            for row in rows {
                let models = counts.get(&row.id).copied().unwrap_or(0);
                let begins = start.as_deref().is_none_or(|start| spaced(&row.name).contains(start));
                if models > 0 && begins {
                    counted.push(row.into_count(models)?);
                }
            }
            counted.sort_by(|a, b| b.models.cmp(&a.models).then_with(|| a.tag.cmp(&b.tag)));
            counted.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            Ok(counted)
        })
        .await
    }

    async fn tag(&self, workspace_id: WorkspaceId, tag: &Tag) -> Result<Option<TagCount>, RepositoryError> {
        let tag = tag.clone();
        self.read(move |connection| {
            let row: Option<TagRow> = tags::table
                .filter(tags::workspace_id.eq(workspace_id.get()))
                .filter(tags::name.eq(tag.as_str()))
                .select(TagRow::as_select())
                .first(connection)
                .optional()?;
            let Some(row) = row else { return Ok(None) };
            let carriers = model_tags::table.inner_join(models::table).filter(model_tags::tag_id.eq(row.id));
            let all: i64 = carriers.count().get_result(connection)?;
            if all == 0 {
                return Ok(None);
            }
            let live: i64 = carriers.filter(models::deleted_at.is_null()).count().get_result(connection)?;
            Ok(Some(row.into_count(live)?))
        })
        .await
    }

    async fn paint(
        &self,
        workspace_id: WorkspaceId,
        tag: &Tag,
        color: Option<TagColor>,
    ) -> Result<bool, RepositoryError> {
        let tag = tag.clone();
        self.write(move |connection| {
            let painted = diesel::update(tags::table)
                .filter(tags::workspace_id.eq(workspace_id.get()))
                .filter(tags::name.eq(tag.as_str()))
                .set(tags::color.eq(color.map(|color| color.as_str().to_owned())))
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(painted > 0)
        })
        .await
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = tags, check_for_backend(crate::dialect::AnyBackend))]
struct TagRow {
    id: i64,
    name: String,
    color: Option<String>,
}

impl TagRow {
    fn into_count(self, models: i64) -> Result<TagCount, Unreadable> {
        let unreadable = |column, reason: String| Unreadable { table: "tags", id: self.id, column, reason };
        Ok(TagCount {
            tag: Tag::parse(&self.name).map_err(|error| unreadable("name", error.to_string()))?,
            color: self
                .color
                .as_deref()
                .map(TagColor::parse)
                .transpose()
                .map_err(|error| unreadable("color", error.to_string()))?,
            models: u64::try_from(models).unwrap_or(0),
        })
    }
}

/// How many live models of the workspace have each tag.
fn counts(connection: &mut AnyConnection, workspace_id: i64) -> QueryResult<HashMap<i64, i64>> {
    let rows: Vec<(i64, i64)> = model_tags::table
        .inner_join(models::table)
        .filter(models::workspace_id.eq(workspace_id))
        .filter(models::deleted_at.is_null())
        .group_by(model_tags::tag_id)
        .select((model_tags::tag_id, count_star()))
        .load(connection)?;
    Ok(rows.into_iter().collect())
}
