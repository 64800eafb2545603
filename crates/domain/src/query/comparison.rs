//! `<`, `<=`, `>` and `>=` before a value.

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Less,
    AtMost,
    More,
    AtLeast,
}

/// Those of two characters first, because one begins with the other.
const WRITTEN: [(&str, Comparison); 4] = [
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("<", Comparison::Less),
    (">", Comparison::More),
];

impl Comparison {
    /// The comparison that a text begins with, what follows it, and at which byte.
    pub(super) fn split(text: &str) -> Option<(Self, &str, usize)> {
        WRITTEN.iter().find_map(|(written, comparison)| {
            text.strip_prefix(written).map(|rest| (*comparison, rest, written.len()))
        })
    }
}
