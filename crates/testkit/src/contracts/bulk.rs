//! The contract of `BulkRepository`.

pub mod change;
pub mod undo;

use crate::contracts::Harness;
use crate::sample;
use chrono::TimeDelta;
use std::sync::Arc;
use trackml_domain::bulk::BulkAction;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::{Model, Stamp};
use trackml_domain::tag::Tag;
use trackml_ports::{BulkChange, BulkError, BulkOutcome, Targets};

/// Ada's models: names, statuses and tags.
async fn library(harness: &Harness) -> (WorkspaceId, Vec<Model>) {
    let workspace = harness.workspace().await;
    let mut models = Vec::new();
    for (name, tags) in [("a", &["x", "y"][..]), ("b", &["x"]), ("c", &[]), ("d", &["z"])] {
        let given = sample::patch().tags(tags).notes(&format!("about {name}{name}{name}"));
        models.push(harness.put(sample::new_model_with(workspace, name, given)).await);
    }
    (workspace, models)
}

fn these(models: &[Model]) -> Targets {
    Targets::Ids { ids: models.iter().map(|model| model.id).collect(), trashed: false }
}

fn found(query: &str) -> Targets {
    Targets::Selected(Harness::selection(query))
}

fn tags(texts: &[&str]) -> std::collections::BTreeSet<Tag> {
    texts.iter().map(|text| Tag::parse(text).unwrap()).collect()
}

/// A change at [`sample::moment`] a hundred, which can be taken back for ten minutes.
async fn bulk(
    harness: &Harness,
    workspace_id: WorkspaceId,
    targets: Targets,
    action: BulkAction,
) -> BulkChange {
    let by = harness.users.by_login("ada").await.unwrap().unwrap().user.id;
    let stamp = Stamp { by: Some(by), at: sample::moment(100) };
    let to = if let BulkAction::Move(to) = &action { Some(*to) } else { None };
    BulkChange {
        workspace_id,
        to,
        targets,
        limit: 1_000,
        expected: None,
        by,
        at: stamp.at,
        expires_at: stamp.at + TimeDelta::minutes(10),
        change: Arc::new(move |model| action.apply(model, stamp)),
    }
}

async fn changed(
    harness: &Harness,
    workspace: WorkspaceId,
    targets: Targets,
    action: BulkAction,
) -> Result<BulkOutcome, BulkError> {
    let change = bulk(harness, workspace, targets, action).await;
    harness.bulk.change_many(change).await
}

async fn all(harness: &Harness, ids: &[ModelId]) -> Vec<Model> {
    let mut models = Vec::new();
    for id in ids {
        models.push(harness.stored(*id).await);
    }
    models
}

fn ids(models: &[Model]) -> Vec<ModelId> {
    models.iter().map(|model| model.id).collect()
}
