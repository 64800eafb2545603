//! Saved views.
