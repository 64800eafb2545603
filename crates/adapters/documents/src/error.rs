use serde::{Deserialize, Serialize};

/// Why a document gave no text, in words for the person who uploaded it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum DocumentError {
    /// It is no document of a kind that is read.
    #[error(
        "this kind of file can't be read: upload a PDF, a Word document (.docx), Markdown (.md) or plain text (.txt)"
    )]
    Unsupported,

    /// It has more bytes than the limit.
    #[error("the document is too large: at most {} can be read", in_words(*.limit))]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },

    /// It opens with a password only.
    #[error("the document is protected by a password: remove the password and upload it again")]
    Encrypted,

    /// It was read to its end, and held no words.
    #[error("no text was found in the document: if it is a scan, run text recognition (OCR) on it first")]
    NoText,

    /// It is damaged, or is not what it says it is.
    #[error("the document could not be read: {reason}")]
    Unreadable {
        /// What was wrong, as the end of a sentence.
        reason: String,
    },

    /// Reading it took more time or memory than one document may have.
    #[error("the document is too complex: reading it takes more time or memory than one document may have")]
    TooComplex,

    /// It was not read, by no fault of its own.
    #[error("documents can't be read at the moment")]
    Failed {
        /// What went wrong, for the log and not for the person.
        reason: String,
    },
}

impl DocumentError {
    pub(crate) fn unreadable(reason: impl Into<String>) -> Self {
        Self::Unreadable { reason: reason.into() }
    }

    pub(crate) fn failed(what: &str, cause: impl std::fmt::Display) -> Self {
        Self::Failed { reason: format!("{what}: {cause}") }
    }
}

fn in_words(bytes: usize) -> String {
    const MEBIBYTE: usize = 1024 * 1024;
    if bytes >= MEBIBYTE && bytes.is_multiple_of(MEBIBYTE) {
        format!("{} MiB", bytes / MEBIBYTE)
    } else {
        format!("{bytes} bytes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_told_in_the_unit_that_people_use() {
        let message = DocumentError::TooLarge { limit: 10 * 1024 * 1024 }.to_string();
        assert_eq!(message, "the document is too large: at most 10 MiB can be read");
    }

    #[test]
    fn an_error_crosses_the_processes_unchanged() {
        let error = DocumentError::unreadable("it ends in the middle");
        let told = serde_json::to_string(&error).unwrap();
        assert_eq!(serde_json::from_str::<DocumentError>(&told).unwrap(), error);
    }
}
