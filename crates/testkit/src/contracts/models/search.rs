//! Lists.

pub mod collection;
mod library;

pub mod documents;
pub mod facets;
pub mod filters;
pub mod licenses;
pub mod moving;
pub mod order;
pub mod pages;
pub mod relevance;
pub mod scope;
pub mod symbols;
pub mod table;
pub mod vocabulary;
pub mod words;
