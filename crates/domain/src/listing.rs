//! In what order a list stands, and where its pages begin.

mod page;
mod sort;

pub use page::{Keyset, Page, PageLimit, PageLimitError, PageRequest, SortKey};
pub use sort::{Sort, SortError, SortField};
