//! Words to be found.

use crate::words::terms;

/// How the last term of a word is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Matching {
    /// A term may begin so: `lla` finds `llama`. Where it stands alone, also in the middle of a term.
    Open,
    /// The term must be equal: it stands in quotes, or punctuation follows it.
    Whole,
}

/// A word, or several in quotes, that must stand in this order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    text: String,
    quoted: bool,
    terms: Vec<String>,
    matching: Matching,
}

impl Word {
    /// Cuts a text into its terms; none where it has no letter, digit or symbol.
    pub fn new(text: &str, quoted: bool) -> Option<Self> {
        let cut: Vec<_> = terms(text).collect();
        let last = cut.last()?.place.end;
        let closed = quoted || text.get(last..).is_some_and(|rest| !rest.is_empty());
        Some(Self {
            text: text.to_owned(),
            quoted,
            terms: cut.into_iter().map(|term| term.text).collect(),
            matching: if closed { Matching::Whole } else { Matching::Open },
        })
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it stood in quotes.
    pub fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// The folded terms, of which there is at least one.
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// How the last term is compared.
    pub fn matching(&self) -> Matching {
        self.matching
    }

    /// The only term, where any place in a term will do: three characters and more.
    pub fn inner(&self) -> Option<&str> {
        match (self.matching, self.terms.as_slice()) {
            (Matching::Open, [only]) if only.chars().count() >= Self::MIN_INNER_CHARS => Some(only),
            _ => None,
        }
    }

    /// From how many characters on a word is looked for inside of terms: fewer stand nearly everywhere.
    pub const MIN_INNER_CHARS: usize = 3;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Word {
        Word::new(text, false).unwrap()
    }

    #[test]
    fn a_word_is_open_until_something_follows() {
        assert_eq!(word("llama3").terms(), ["llama", "3"]);
        assert_eq!(word("llama").matching(), Matching::Open);
        assert_eq!(word("100%").matching(), Matching::Whole);
        assert_eq!(Word::new("llama", true).unwrap().matching(), Matching::Whole);
    }

    #[test]
    fn only_one_open_term_of_three_characters_is_looked_for_inside_others() {
        assert_eq!(word("Istra").inner(), Some("istra"));
        assert_eq!((word("7b").inner(), word("ab").inner(), word("abc-").inner()), (None, None, None));
    }

    #[test]
    fn punctuation_is_no_word() {
        assert_eq!(Word::new("%_\\", false), None);
        assert_eq!(Word::new("", true), None);
    }
}
