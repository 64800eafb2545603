//! Keeping a record.

use super::{Capture, CaptureError};
use crate::Caller;
use crate::access::AccessError;
use sha2::{Digest, Sha256};
use trackml_domain::hub_ref::HubRef;
use trackml_domain::id::WorkspaceId;
use trackml_domain::model::{Model, ModelPatch, NewModel};
use trackml_domain::text::ModelName;
use trackml_domain::workspace::Role;
use trackml_ports::{Created, Creation, IdempotencyKey};

/// What a person wants to keep: a model of the Hub, or one that they name.
#[derive(Clone, Debug)]
pub enum NewRecord {
    /// Of the Hub's facts, with the fields that the person changed.
    FromHub(HubRef, ModelPatch),
    /// By hand: a closed or internal model needs only a name.
    ByHand(ModelName, ModelPatch),
}

/// A record that was kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The record.
    pub model: Model,
    /// Whether an earlier, equal request made it.
    pub replayed: bool,
}

/// A short name for what a request asks, to tell whether a repeated key asks the same.
pub fn fingerprint(request: &[u8]) -> String {
    hex::encode(Sha256::digest(request))
}

impl Capture {
    /// Keeps a record. The client's `attempt` (its key and the request's fingerprint) makes a repeated request give
    /// the record that the first one made.
    #[tracing::instrument(target = "trackml::work", name = "capture.save", skip_all)]
    pub async fn save(
        &self,
        caller: &Caller,
        record: NewRecord,
        attempt: Option<(String, String)>,
    ) -> Result<Kept, CaptureError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Editor).await?;
        let user_id = caller.user().id;
        let idempotency = attempt.map(|(key, fingerprint)| IdempotencyKey { user_id, key, fingerprint });
        // Looked for before the Hub is asked: a client that lost the first answer gets it also while the Hub is down.
        if let Some(attempt) = &idempotency
            && let Some(model) = self.models.attempted(attempt).await?
        {
            return self.replayed(caller, model).await;
        }
        let new = self.new_model(caller, workspace, record).await?;
        // A person may keep a model twice on purpose (two revisions, two quantizations): the draft has told them.
        match self.models.create(new, Creation { unless_kept: false, idempotency }).await? {
            Created::New(model) => Ok(Kept { model, replayed: false }),
            Created::Replayed(model) => self.replayed(caller, model).await,
            Created::Kept(id) => {
                let model = self.models.find(id).await?.ok_or(AccessError::NoSuchModel)?;
                self.replayed(caller, model).await
            }
        }
    }

    /// The record that an earlier attempt made, if the caller may still see it: it may stand elsewhere by now, or they may
    /// have left.
    async fn replayed(&self, caller: &Caller, model: Model) -> Result<Kept, CaptureError> {
        let visible = self.access.workspace(caller, model.workspace_id, Role::Viewer).await;
        visible.map_err(|error| match error {
            AccessError::NoSuchWorkspace => AccessError::NoSuchModel,
            error => error,
        })?;
        Ok(Kept { model, replayed: true })
    }

    async fn new_model(
        &self,
        caller: &Caller,
        workspace: WorkspaceId,
        record: NewRecord,
    ) -> Result<NewModel, CaptureError> {
        match record {
            NewRecord::FromHub(reference, given) => {
                let found = self.hub.model(&reference).await?;
                Ok(NewModel::captured(workspace, found.facts, given, caller.stamp(self.clock.now()))?)
            }
            NewRecord::ByHand(name, given) => {
                Ok(NewModel::by_hand(workspace, name, given, caller.stamp(self.clock.now())))
            }
        }
    }
}
