//! `TagRepository` in memory.

use super::database::{InMemoryDatabase, State};
use async_trait::async_trait;
use std::collections::BTreeMap;
use trackml_domain::id::WorkspaceId;
use trackml_domain::tag::{Tag, TagColor};
use trackml_domain::words::spaced;
use trackml_ports::{RepositoryError, TagCount, TagRepository};

#[async_trait]
impl TagRepository for InMemoryDatabase {
    async fn tags(
        &self,
        workspace_id: WorkspaceId,
        start: Option<String>,
        limit: u32,
    ) -> Result<Vec<TagCount>, RepositoryError> {
        let state = self.lock();
        let start = start.as_deref().map(spaced);
        let mut counts: BTreeMap<&Tag, u64> = BTreeMap::new();
        for tag in state.live(workspace_id).flat_map(|model| model.fields.tags.iter()) {
            *counts.entry(tag).or_insert(0) += 1;
        }
        let mut tags: Vec<TagCount> = counts
            .into_iter()
            .filter(|(tag, _)| start.as_deref().is_none_or(|start| spaced(tag.as_str()).contains(start)))
            .map(|(tag, models)| state.counted(workspace_id, tag, models))
            .collect();
        tags.sort_by(|a, b| b.models.cmp(&a.models).then_with(|| a.tag.cmp(&b.tag)));
        tags.truncate(usize::try_from(limit).unwrap());
        Ok(tags)
    }

    async fn tag(&self, workspace_id: WorkspaceId, tag: &Tag) -> Result<Option<TagCount>, RepositoryError> {
        let state = self.lock();
        let live = state.live(workspace_id).filter(|model| model.fields.tags.iter().any(|of| of == tag));
        let live = live.count() as u64;
        let known = state.carriers(workspace_id, tag) > 0;
        Ok(known.then(|| state.counted(workspace_id, tag, live)))
    }

    async fn paint(
        &self,
        workspace_id: WorkspaceId,
        tag: &Tag,
        color: Option<TagColor>,
    ) -> Result<bool, RepositoryError> {
        let mut state = self.lock();
        if state.carriers(workspace_id, tag) == 0 {
            return Ok(false);
        }
        match color {
            Some(color) => state.colors.insert((workspace_id, tag.clone()), color),
            None => state.colors.remove(&(workspace_id, tag.clone())),
        };
        Ok(true)
    }
}

impl State {
    fn carriers(&self, workspace_id: WorkspaceId, tag: &Tag) -> usize {
        let of_workspace = self.models.values().filter(|model| model.workspace_id == workspace_id);
        of_workspace.filter(|model| model.fields.tags.iter().any(|of| of == tag)).count()
    }

    fn counted(&self, workspace_id: WorkspaceId, tag: &Tag, models: u64) -> TagCount {
        let color = self.colors.get(&(workspace_id, tag.clone())).cloned();
        TagCount { tag: tag.clone(), color, models }
    }
}
