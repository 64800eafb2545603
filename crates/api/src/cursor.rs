//! Where the next page begins, as an opaque text.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use trackml_domain::listing::{Keyset, Sort, SortKey};
use trackml_domain::violation::Violation;

/// Not a cursor of this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a cursor that a list with this sort has given")]
pub(crate) struct CursorError;

impl Violation for CursorError {
    fn code(&self) -> &'static str {
        "malformed"
    }
}

/// A cursor's content: the sort is in it, so that a cursor of one list is refused by another.
#[derive(Serialize, Deserialize)]
struct Content {
    sort: String,
    key: SortKey,
    id: i64,
}

/// Writes the place as a text that fits into an address.
pub(crate) fn encode(sort: Sort, keyset: &Keyset) -> String {
    let content = Content { sort: sort.to_string(), key: keyset.key.clone(), id: keyset.id.get() };
    // Strings and numbers always serialise.
    BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(&content).unwrap_or_default())
}

/// Reads a place of a list with this sort.
pub(crate) fn decode(sort: Sort, text: &str) -> Result<Keyset, CursorError> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_not_base64| CursorError)?;
    let content: Content = serde_json::from_slice(&bytes).map_err(|_not_ours| CursorError)?;
    let ours = content.sort == sort.to_string() && content.key.fits(sort.field) && is_plain(&content.key);
    if ours { Ok(Keyset { key: content.key, id: content.id.into() }) } else { Err(CursorError) }
}

/// A made-up key may hold what no database takes.
fn is_plain(key: &SortKey) -> bool {
    match key {
        SortKey::Text(text) => !text.contains('\0'),
        SortKey::Time(time) => (1900..=9999).contains(&chrono::Datelike::year(time)),
        SortKey::Date(date) => (1900..=9999).contains(&chrono::Datelike::year(date)),
        SortKey::Number(_) | SortKey::Missing => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sort(text: &str) -> Sort {
        Sort::parse(text).unwrap()
    }

    #[test]
    fn a_cursor_reads_back_on_its_own_list_only() {
        let keyset = Keyset { key: SortKey::Text("zephyr".into()), id: 7.into() };
        let text = encode(sort("name"), &keyset);
        assert_eq!(decode(sort("name"), &text), Ok(keyset));
        for other in ["-name", "developer", "created_at"] {
            assert_eq!(decode(sort(other), &text), Err(CursorError));
        }
    }

    #[test]
    fn a_made_up_cursor_is_refused() {
        let forged = |content: &str| BASE64_URL_SAFE_NO_PAD.encode(content);
        for text in [
            "",
            "x",
            "AAAA",
            "💥",
            &forged("{}"),
            &forged(r#"{"sort":"name","key":{"number":1},"id":1}"#),
            &forged(r#"{"sort":"name","key":"missing","id":1}"#),
            &forged("{\"sort\":\"name\",\"key\":{\"text\":\"\\u0000\"},\"id\":1}"),
        ] {
            assert_eq!(decode(sort("name"), text), Err(CursorError), "{text}");
        }
        let far = forged(r#"{"sort":"created_at","key":{"time":"-262143-01-01T00:00:00Z"},"id":1}"#);
        assert_eq!(decode(sort("created_at"), &far), Err(CursorError));
    }
}
