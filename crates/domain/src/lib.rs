//! What a model, a tag, a status and a licence is. Pure: no I/O, no clock, no async.
//!
//! Value objects have private fields and one way in; what cannot be valid cannot be built.

pub mod account;
pub mod activity;
pub mod audit;
pub mod bulk;
pub mod comparison;
pub mod dashboard;
pub mod document;
pub mod draft;
pub mod duplicate;
pub mod facets;
pub mod family;
pub mod hardware;
pub mod hub_facts;
pub mod hub_ref;
pub mod id;
pub mod journal;
pub mod license;
pub mod listing;
pub mod memory;
pub mod model;
pub mod model_type;
pub mod parameters;
pub mod pipeline;
pub mod prompt;
pub mod provenance;
pub mod query;
pub mod rating;
pub mod refresh_run;
pub mod snippet;
pub mod source_link;
pub mod status;
pub mod suggestion;
pub mod tag;
pub mod text;
pub mod throttle;
pub mod token;
pub mod upstream;
pub mod vector;
pub mod view;
pub mod violation;
pub mod words;
pub mod workspace;
