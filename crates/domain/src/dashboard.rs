//! What a dashboard says: what was done over a year, and what wants to be done.

mod attention;
mod year;
mod zone;

pub use attention::{AttentionKind, STALE_AFTER, StaleAfter, StaleAfterError};
pub use year::{ActiveDay, Week, Year};
pub use zone::{TimeZone, UnknownTimeZone};
