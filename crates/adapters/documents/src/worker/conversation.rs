//! What the two processes say: a line of JSON and the document's bytes there, one JSON text back.

use serde::{Deserialize, Serialize};

use crate::{DocumentError, DocumentKind, Extracted, Limits};

/// The longest first line, in bytes. Ours has about 200.
pub(super) const MAX_HEADER_BYTES: u64 = 4096;

/// The first line. The bytes of the document follow it, to the end of the input.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) kind: DocumentKind,
    pub(super) limits: Limits,
    pub(super) memory_bytes: u64,
    pub(super) processor_seconds: u64,
}

/// The answer.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answer {
    Extracted(Extracted),
    Refused(DocumentError),
}

impl Answer {
    /// The most bytes that an answer may have: a character takes at most six in JSON.
    pub(super) fn max_bytes(limits: &Limits) -> usize {
        limits.max_chars.saturating_mul(6).saturating_add(4096)
    }
}

impl From<Result<Extracted, DocumentError>> for Answer {
    fn from(read: Result<Extracted, DocumentError>) -> Self {
        read.map_or_else(Self::Refused, Self::Extracted)
    }
}

impl From<Answer> for Result<Extracted, DocumentError> {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Extracted(extracted) => Ok(extracted),
            Answer::Refused(error) => Err(error),
        }
    }
}
