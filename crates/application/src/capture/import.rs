//! Many at once: each source becomes one line, saved as it goes.

use super::{Capture, CaptureError};
use crate::Caller;
use crate::access::AccessError;
use futures::stream::{self, Stream, StreamExt};
use std::collections::HashMap;
use trackml_domain::hub_ref::{HubRef, HubRefError};
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::{ModelPatch, NewModel};
use trackml_domain::workspace::Role;
use trackml_ports::{Created, Creation};

/// The most sources of one import over HTTP: the Hub's quota for five minutes, for those who pay for it.
pub const MAX_SOURCES: usize = 2_500;

/// How many are asked of the Hub at once: enough to hide its latency, few enough to be polite.
const AT_ONCE: usize = 8;

/// What became of one source.
#[derive(Debug)]
pub struct ImportLine {
    /// What was given.
    pub source: String,
    /// What became of it.
    pub outcome: ImportOutcome,
}

/// What became of one source.
#[derive(Debug)]
pub enum ImportOutcome {
    /// A record was made; it is stored when this is told.
    Created(ModelId),
    /// There was a record already.
    Exists(ModelId),
    /// Nothing was made.
    Failed(CaptureError),
}

/// A source as it was given, and the model that it names.
pub type Source = (String, Result<HubRef, HubRefError>);

impl Capture {
    /// Keeps every source that is not kept yet. A line is given when its record is stored, in the order in which they
    /// come to be; dropping the stream stops the import, and running it again adds what is missing.
    #[tracing::instrument(target = "trackml::work", name = "capture.import", skip_all)]
    pub async fn import(
        &self,
        caller: &Caller,
        sources: Vec<Source>,
    ) -> Result<impl Stream<Item = ImportLine> + Send + use<>, AccessError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Editor).await?;
        let keys: Vec<String> =
            sources.iter().filter_map(|(_, read)| read.as_ref().ok()).map(|read| read.repo().key()).collect();
        let kept: HashMap<String, ModelId> = self.models.kept(workspace, &keys).await?.into_iter().collect();
        let (capture, caller) = (self.clone(), caller.clone());
        let lines = stream::iter(sources).map(move |(source, read)| {
            let (capture, caller) = (capture.clone(), caller.clone());
            let known = read.as_ref().ok().and_then(|read| kept.get(&read.repo().key()).copied());
            async move {
                let outcome = match (known, read) {
                    (Some(id), _) => ImportOutcome::Exists(id),
                    (None, Err(error)) => ImportOutcome::Failed(error.into()),
                    (None, Ok(read)) => capture.keep(&caller, workspace, &read).await,
                };
                ImportLine { source, outcome }
            }
        });
        Ok(lines.buffer_unordered(AT_ONCE))
    }

    async fn keep(&self, caller: &Caller, workspace: WorkspaceId, reference: &HubRef) -> ImportOutcome {
        match self.keep_if_missing(caller, workspace, reference).await {
            Ok(Created::New(model) | Created::Replayed(model)) => ImportOutcome::Created(model.id),
            Ok(Created::Kept(id)) => ImportOutcome::Exists(id),
            Err(error) => ImportOutcome::Failed(error),
        }
    }

    async fn keep_if_missing(
        &self,
        caller: &Caller,
        workspace: WorkspaceId,
        reference: &HubRef,
    ) -> Result<Created, CaptureError> {
        let found = self.hub.model(reference).await?;
        let stamp = caller.stamp(self.clock.now());
        let new = NewModel::captured(workspace, found.facts, ModelPatch::default(), stamp)?;
        Ok(self.models.create(new, Creation { unless_kept: true, idempotency: None }).await?)
    }
}
