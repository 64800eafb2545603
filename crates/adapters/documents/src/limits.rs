use serde::{Deserialize, Serialize};

/// How much of a document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The largest document, in bytes as uploaded. A larger one is refused.
    pub max_bytes: usize,
    /// The longest text, in characters (Unicode scalar values). A longer one is cut.
    pub max_chars: usize,
    /// The most bytes that a member of a zip archive may unpack to. A document that needs more is refused.
    pub max_unpacked: u64,
    /// The most pages that are read. A longer document is cut.
    pub max_pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 10 * 1024 * 1024,
            // About 100 000 tokens: what a language model of our days reads in one go.
            max_chars: 400_000,
            max_unpacked: 32 * 1024 * 1024,
            max_pages: 300,
        }
    }
}
