//! In-memory fakes: what the ports promise, without a database, a network or a cost.

mod activity;
mod ai_usage;
mod api_tokens;
mod attempts;
mod audit;
mod bulk;
mod clock;
mod database;
mod duplicates;
mod hardware;
mod history;
mod housekeeping;
mod hub;
mod insights;
mod invitations;
mod journal;
mod models;
mod order;
mod passwords;
mod readiness;
mod refresh;
mod search;
mod secrets;
mod sessions;
mod tags;
mod tokens;
mod users;
mod vectors;
mod views;
mod workspaces;

pub use clock::FixedClock;
pub use database::InMemoryDatabase;
pub use hub::FakeHub;
pub use passwords::PlainPasswords;
pub use secrets::CountedSecrets;
pub use tokens::PlainTokens;
