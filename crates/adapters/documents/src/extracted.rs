use serde::{Deserialize, Serialize};

/// The text of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    /// The text, with `\n` between lines. In a text from a PDF an empty line stands between paragraphs.
    pub text: String,
    /// How many pages the whole document has, also where not all of them were read. Only a PDF tells.
    pub pages: Option<usize>,
    /// Whether the document holds more than was read of it.
    pub truncated: bool,
}
