use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use crate::Limits;

/// Which program reads documents, and what it may use.
#[derive(Clone, Debug)]
pub struct WorkerSettings {
    /// The program. It calls [`serve_one`](crate::serve_one) when started with `arguments`.
    pub program: PathBuf,
    /// What tells the program to serve.
    pub arguments: Vec<OsString>,
    /// How long one document may take, of the clock and of the processor. 20 seconds at first.
    pub timeout: Duration,
    /// How many bytes of address space the process may have, its own code included. 1 GiB at first. Held to where the
    /// system can: on Linux, and in part on other Unixes.
    pub memory_bytes: u64,
    /// How many documents are read at the same time. 2 at first.
    pub at_once: usize,
    /// How much of a document is read.
    pub limits: Limits,
}

impl WorkerSettings {
    /// The settings that fit most, for this program.
    pub fn new(
        program: impl Into<PathBuf>,
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
    ) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
            timeout: Duration::from_secs(20),
            memory_bytes: 1024 * 1024 * 1024,
            at_once: 2,
            limits: Limits::default(),
        }
    }
}
