//! How well a record fits the words that are looked for, in points.
//!
//! For each word the best place counts: the name over the tags over the developer over everything else, a whole term over
//! its beginning. A name that is nothing but the words comes first. Points are whole numbers of plain comparisons, so that
//! both databases give the same.

use super::filter::{Wanted, stands_in};
use crate::fragment::Fragment;
use diesel::sql_types::BigInt;
use trackml_domain::query::{Phrase, Sought};

/// The points of a record.
pub(super) fn points(wanted: &Wanted<'_>) -> Fragment<BigInt> {
    let words = wanted.words();
    if words.is_empty() {
        // No constant: ordered by the ids alone, a database walks through them, whosever they are.
        return Fragment::new("CAST(models.revision * 0 AS BIGINT)");
    }
    let all: String = words.iter().flat_map(|(word, _)| word.terms()).map(String::as_str).collect();
    let of_words = words
        .iter()
        .fold(Fragment::<BigInt>::new(""), |sum, (_, sought)| sum.sql(" + ").then(of_word(sought)));
    Fragment::new("coalesce((SELECT CAST(CASE WHEN compact = ")
        .text(all)
        .sql(" THEN 100 ELSE 0 END")
        .then(of_words)
        .sql(" AS BIGINT) FROM search_documents WHERE search_documents.model_id = models.id), 0)")
}

fn of_word(sought: &Sought) -> Fragment<BigInt> {
    let whole = Sought {
        phrases: sought
            .phrases
            .iter()
            .take(1)
            .map(|phrase| Phrase { open: false, ..phrase.clone() })
            .collect(),
        corrected: sought.corrected,
    };
    // The word itself, or what it was read as; what only has it in the middle of a term counts least.
    let own = Sought {
        phrases: if sought.corrected {
            sought.phrases.clone()
        } else {
            sought.phrases.iter().take(1).cloned().collect()
        },
        corrected: sought.corrected,
    };
    let inner = sought.phrases.get(1..).filter(|_| !sought.corrected).unwrap_or_default();
    let inner: Fragment<BigInt> = match inner.first() {
        Some(_) => Fragment::new(" WHEN name LIKE ").text(inside(sought)).sql(" THEN 20"),
        None => Fragment::new(""),
    };
    Fragment::new("CASE WHEN FALSE")
        .then(stands_in(" OR name || ' ' LIKE ", &whole))
        .sql(" THEN 40 WHEN FALSE")
        .then(stands_in(" OR name || ' ' LIKE ", &own))
        .sql(" THEN 30")
        .then(inner)
        .sql(" WHEN FALSE")
        .then(stands_in(" OR labels || ' ' LIKE ", &whole))
        .sql(" THEN 12 WHEN FALSE")
        .then(stands_in(" OR labels || ' ' LIKE ", &own))
        .sql(" THEN 10 WHEN FALSE")
        .then(stands_in(" OR maker || ' ' LIKE ", &own))
        .sql(" THEN 5 ELSE 0 END")
}

/// A pattern for a text that has the word in the middle of a term.
fn inside(sought: &Sought) -> String {
    let word = sought.phrases.first().map(|phrase| phrase.terms.concat()).unwrap_or_default();
    format!("%{word}%")
}

#[cfg(test)]
mod tests {
    use super::super::filter::pattern;
    use super::*;

    #[test]
    fn a_whole_term_has_a_space_on_both_sides() {
        let phrase = |open| Phrase { terms: vec!["llama".into(), "3".into()], open };
        assert_eq!(
            (pattern(&phrase(true)), pattern(&phrase(false))),
            ("% llama 3%".into(), "% llama 3 %".into())
        );
    }
}
