//! A workspace's own words.

use super::{BulkReport, Organise, OrganiseError};
use crate::Caller;
use crate::access::AccessError;
use std::collections::BTreeSet;
use trackml_domain::bulk::BulkAction;
use trackml_domain::tag::{Tag, TagColor};
use trackml_domain::workspace::Role;
use trackml_ports::{TagCount, Targets};

/// The most tags that are given at once.
pub const MAX_TAGS: u32 = 1_000;

/// What is to become of a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagChange {
    /// Its new name.
    pub name: Option<Tag>,
    /// Its new colour; `Some(None)` takes it away.
    pub color: Option<Option<TagColor>>,
}

/// A tag as it is now, and what became of the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagReport {
    /// The tag.
    pub tag: TagCount,
    /// What was done to the records that have it; none where only its colour changed.
    pub records: Option<BulkReport>,
}

impl Organise {
    /// The tags of the workspace, those of most records first; those with a term that begins so, where that is given.
    #[tracing::instrument(target = "trackml::work", name = "organise.tags", skip_all)]
    pub async fn tags(
        &self,
        caller: &Caller,
        start: Option<String>,
        limit: u32,
    ) -> Result<Vec<TagCount>, AccessError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        Ok(self.tags.tags(workspace, start, limit.min(MAX_TAGS)).await?)
    }

    /// Gives a tag another name or colour, on every record that has it, those in the trash too.
    #[tracing::instrument(target = "trackml::work", name = "organise.change_tag", skip_all)]
    pub async fn change_tag(
        &self,
        caller: &Caller,
        tag: &Tag,
        change: TagChange,
    ) -> Result<TagReport, OrganiseError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Editor).await?;
        let before = self.tags.tag(workspace, tag).await?.ok_or(OrganiseError::NoSuchTag)?;
        let renamed = change.name.filter(|name| name != tag);
        let mut records = None;
        if let Some(name) = &renamed {
            if self.tags.tag(workspace, name).await?.is_some() {
                return Err(OrganiseError::TagTaken);
            }
            let action = BulkAction::Retag { from: BTreeSet::from([tag.clone()]), into: Some(name.clone()) };
            let targets = Targets::Tagged(vec![tag.clone()]);
            records = Some(self.carry_out(caller, workspace, targets, &action, None).await?);
        }
        let name = renamed.as_ref().unwrap_or(tag);
        // A colour goes along with the name.
        let color = change.color.unwrap_or(before.color);
        self.tags.paint(workspace, name, color).await?;
        let tag = self.tags.tag(workspace, name).await?.ok_or(OrganiseError::NoSuchTag)?;
        Ok(TagReport { tag, records })
    }

    /// Takes a tag from every record that has it.
    #[tracing::instrument(target = "trackml::work", name = "organise.delete_tag", skip_all)]
    pub async fn delete_tag(&self, caller: &Caller, tag: &Tag) -> Result<BulkReport, OrganiseError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Editor).await?;
        self.tags.tag(workspace, tag).await?.ok_or(OrganiseError::NoSuchTag)?;
        let action = BulkAction::Retag { from: BTreeSet::from([tag.clone()]), into: None };
        self.carry_out(caller, workspace, Targets::Tagged(vec![tag.clone()]), &action, None).await
    }

    /// Puts one tag in the place of several.
    #[tracing::instrument(target = "trackml::work", name = "organise.merge_tags", skip_all)]
    pub async fn merge_tags(
        &self,
        caller: &Caller,
        from: BTreeSet<Tag>,
        into: Tag,
    ) -> Result<TagReport, OrganiseError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Editor).await?;
        let from: BTreeSet<Tag> = from.into_iter().filter(|tag| *tag != into).collect();
        let mut color = None;
        for tag in &from {
            let known = self.tags.tag(workspace, tag).await?.ok_or(OrganiseError::NoSuchTag)?;
            color = color.or(known.color);
        }
        let targets = Targets::Tagged(from.iter().cloned().collect());
        let action = BulkAction::Retag { from, into: Some(into.clone()) };
        let records = self.carry_out(caller, workspace, targets, &action, None).await?;
        let tag = self.tags.tag(workspace, &into).await?.ok_or(OrganiseError::NoSuchTag)?;
        if tag.color.is_none() && color.is_some() {
            self.tags.paint(workspace, &into, color.clone()).await?;
        }
        let tag = TagCount { color: tag.color.or(color), ..tag };
        Ok(TagReport { tag, records: Some(records) })
    }
}
