//! Google's Gemini API behind the language-model ports.
