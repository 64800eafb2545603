//! Documents read by a process of their own, which can't outlast its time, outgrow its memory or open a file.
//!
//! The program that is started is the product itself, with a hidden command that calls [`serve_one`] before anything
//! else: nothing more needs installing, and both sides of the pipe are always of one version.

mod confine;
mod conversation;
mod process;
mod serve;
mod settings;

use tokio::sync::Semaphore;

use crate::extract::check_size;
use crate::{DocumentError, DocumentKind, Extracted};
pub use serve::serve_one;
pub use settings::WorkerSettings;

/// Reads documents, each in a new process.
#[derive(Debug)]
pub struct Worker {
    settings: WorkerSettings,
    places: Semaphore,
}

impl Worker {
    /// A reader of documents. It starts nothing yet.
    pub fn new(settings: WorkerSettings) -> Self {
        let places = Semaphore::new(settings.at_once.clamp(1, Semaphore::MAX_PERMITS));
        Self { settings, places }
    }

    /// Reads the text of a document. A caller that finds all places taken waits for one, outside of the document's
    /// own time; one that stops waiting ends the process.
    ///
    /// # Errors
    /// Those of [`extract`](crate::extract()), and:
    /// - [`DocumentError::TooComplex`] where the process met the end of its time or memory, or crashed.
    /// - [`DocumentError::Failed`] where the program could not be started, or is none that serves.
    pub async fn extract(&self, kind: DocumentKind, bytes: Vec<u8>) -> Result<Extracted, DocumentError> {
        check_size(&bytes, &self.settings.limits)?;
        let _place =
            self.places.acquire().await.map_err(|cause| DocumentError::failed("no place is left", cause))?;
        let read = process::read(&self.settings, kind, &bytes).await;
        if let Err(DocumentError::Failed { reason }) = &read {
            tracing::error!(%reason, "a document could not be read");
        }
        read
    }
}
