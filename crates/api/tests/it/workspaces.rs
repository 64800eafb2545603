//! Workspaces: made, shared, left, and what stands in them.

mod invitations;
mod members;
mod moving;
mod shelves;
