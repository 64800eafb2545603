//! Which models a list shows, in what order, and where its pages begin.

mod filter;
mod page;
mod sort;

pub use filter::{LicenseFilter, ModelFilter, SearchText};
pub use page::{Keyset, Page, PageLimit, PageLimitError, PageRequest, SortKey};
pub use sort::{Sort, SortError, SortField};
