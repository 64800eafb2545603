//! Lists.

pub mod collection;
mod library;

pub mod filters;
pub mod licenses;
pub mod moving;
pub mod order;
pub mod pages;
pub mod scope;
pub mod symbols;
pub mod table;
pub mod words;
