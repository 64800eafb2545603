//! What the adapters that ask a service over HTTP share. It knows none of those services, and nothing of the house.

pub mod address;
pub mod body;
pub mod breaker;
pub mod call;
pub mod deadline;
pub mod lines;
pub mod retry;
pub mod service;
pub mod wait;
pub mod words;
