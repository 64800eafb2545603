//! In-memory fakes: what the ports promise, without a database, a network or a cost.

mod clock;
mod database;
mod history;
mod hub;
mod models;
mod order;
mod passwords;
mod readiness;
mod search;
mod sessions;
mod tokens;
mod users;
mod workspaces;

pub use clock::FixedClock;
pub use database::InMemoryDatabase;
pub use hub::FakeHub;
pub use passwords::PlainPasswords;
pub use tokens::PlainTokens;
