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
    // The word itself, or what it was read as; what only has it in the middle of a term counts least.
    let (own, inside) = match sought.phrases.split_first() {
        Some((word, inside)) if !sought.corrected => (std::slice::from_ref(word), inside),
        _ => (sought.phrases.as_slice(), Default::default()),
    };
    let whole: Vec<Phrase> =
        own.iter().take(1).map(|phrase| Phrase { open: false, ..phrase.clone() }).collect();
    let inner: Fragment<BigInt> = match own.first() {
        Some(word) if !inside.is_empty() => {
            Fragment::new(" WHEN name LIKE ").text(format!("%{}%", word.terms.concat())).sql(" THEN 20")
        }
        _ => Fragment::new(""),
    };
    Fragment::new("CASE WHEN FALSE")
        .then(stands_in(" OR name || ' ' LIKE ", &whole))
        .sql(" THEN 40 WHEN FALSE")
        .then(stands_in(" OR name || ' ' LIKE ", own))
        .sql(" THEN 30")
        .then(inner)
        .sql(" WHEN FALSE")
        .then(stands_in(" OR labels || ' ' LIKE ", &whole))
        .sql(" THEN 12 WHEN FALSE")
        .then(stands_in(" OR labels || ' ' LIKE ", own))
        .sql(" THEN 10 WHEN FALSE")
        .then(stands_in(" OR maker || ' ' LIKE ", own))
        .sql(" THEN 5 ELSE 0 END")
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
