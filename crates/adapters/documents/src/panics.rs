use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::DocumentError;

/// Runs a parser that others wrote; where it panics, the document is to blame and not the server.
///
/// Nothing that `read` touched is looked at after a panic, so that a state left halfway can't be seen.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T, DocumentError>) -> Result<T, DocumentError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(DocumentError::unreadable("something in it breaks the reader")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_unreadable_document() {
        let read: Result<(), _> = guarded(|| panic!("an index out of bounds"));
        assert!(matches!(read, Err(DocumentError::Unreadable { .. })));
    }
}
