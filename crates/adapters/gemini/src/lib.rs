//! Google's Gemini API behind the language-model ports.
//!
//! The room is laid out and empty: it is furnished together with the ports that it stands behind.
