//! What queries mean, where they are wrong, and that what is printed reads back.

mod errors;
mod limits;
mod meaning;
mod page;
mod properties;

use super::Query;

/// The query as it is printed, after it was made sure that this reads back as the same.
fn printed(text: &str) -> String {
    let query = Query::parse(text).unwrap_or_else(|refused| panic!("{text}: {refused}"));
    let printed = query.to_string();
    assert_eq!(Query::parse(&printed).as_ref(), Ok(&query), "{text} was printed as {printed}");
    printed
}
