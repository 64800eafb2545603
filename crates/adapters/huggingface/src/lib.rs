//! The Hugging Face Hub's REST API behind the ModelHub port.
