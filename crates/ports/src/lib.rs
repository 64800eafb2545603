//! The traits that the outside implements, with their contracts as MUST clauses.
