//! The Hugging Face Hub's REST API behind the `ModelHub` port.
//!
//! One request asks for everything that the Hub knows of a model; the card, the configuration file and, where the
//! repository has GGUF files, the files' sizes are asked for beside each other. Those three are welcome, not needed:
//! where one can't be had the facts come with a warning.

mod address;
mod answer_cache;
mod card;
mod client;
mod config;
mod config_json;
mod counting;
mod facts;
mod hub;
mod lenient;
mod listing;
mod quantization;
mod quota;
mod refusal;
mod waiting;

pub use config::{HuggingFaceConfig, HuggingFaceConfigError};
pub use hub::HuggingFaceHub;
