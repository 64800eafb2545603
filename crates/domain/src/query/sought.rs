//! A word, as it is to be looked for among the words that a workspace has.
//!
//! A word finds what begins so. Where it is three characters and more, and alone, it finds what has it in the middle too.
//! Where it stands nowhere at all it is read with a letter or two changed: the nearest words that do stand somewhere.

use super::{Condition, Matching, Word};
use crate::words::terms;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::{Range, RangeInclusive};

/// The words that the records of a workspace have.
pub trait Vocabulary {
    /// Why it could not be asked.
    type Error;

    /// Whether a record has exactly this term.
    fn has(&mut self, term: &str) -> Result<bool, Self::Error>;

    /// Whether a record has a term that begins so.
    fn begins(&mut self, start: &str) -> Result<bool, Self::Error>;

    /// The terms that have the piece in them and do not begin with it: those that most records have first, ties in the
    /// order of their code points, at most so many.
    fn containing(&mut self, piece: &str, limit: usize) -> Result<Vec<String>, Self::Error>;

    /// Terms of a length, in characters, that have one of the pieces in them.
    fn resembling(
        &mut self,
        pieces: &[String],
        chars: RangeInclusive<usize>,
    ) -> Result<Vec<String>, Self::Error>;
}

/// Terms that must stand one behind the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The terms.
    pub terms: Vec<String>,
    /// Whether the last one need only begin so.
    pub open: bool,
}

/// What a word is looked for as: any of these phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// The word itself first; empty where nothing in the workspace is like it.
    pub phrases: Vec<Phrase>,
    /// Whether the word stands nowhere and other words are looked for instead.
    pub corrected: bool,
}

impl Sought {
    /// The most terms that a word is found inside of.
    pub const MAX_INNER: usize = 500;
    /// The most other readings of a word that stands nowhere.
    pub const MAX_READINGS: usize = 8;

    /// How a word is to be looked for. Only a word that a match is wanted for is read otherwise where it stands nowhere:
    /// what is to be left out is left out as it was written.
    pub fn of<V: Vocabulary>(word: &Word, correct: bool, vocabulary: &mut V) -> Result<Self, V::Error> {
        let open = word.matching() == Matching::Open;
        let mut phrases = vec![Phrase { terms: word.terms().to_vec(), open }];
        if let Some(inner) = word.inner() {
            let found = vocabulary.containing(inner, Self::MAX_INNER)?;
            phrases.extend(found.into_iter().map(|term| Phrase { terms: vec![term], open: false }));
        }
        if !correct || word.is_quoted() || phrases.len() > 1 {
            return Ok(Self { phrases, corrected: false });
        }
        let last = word.terms().len() - 1;
        let mut readings: Vec<Vec<String>> = vec![Vec::new()];
        let mut corrected = false;
        for (index, term) in word.terms().iter().enumerate() {
            let stands =
                if open && index == last { vocabulary.begins(term)? } else { vocabulary.has(term)? };
            let choices = if stands { vec![term.clone()] } else { nearest(term, vocabulary)? };
            corrected |= !stands;
            readings = readings
                .iter()
                .flat_map(|reading| {
                    choices.iter().map(|choice| [reading.as_slice(), std::slice::from_ref(choice)].concat())
                })
                .take(Self::MAX_READINGS)
                .collect();
        }
        if corrected {
            phrases = readings.into_iter().map(|terms| Phrase { terms, open: false }).collect();
        }
        Ok(Self { phrases, corrected })
    }

    /// Where in a text the word stands, in bytes, in order and apart.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let cut: Vec<_> = terms(text).collect();
        let mut places: Vec<Range<usize>> = Vec::new();
        for (start, first) in cut.iter().enumerate() {
            let fits = |phrase: &Phrase| {
                let span = cut.get(start..start + phrase.terms.len())?;
                let last = span.len().checked_sub(1)?;
                let equal = span.iter().zip(&phrase.terms).enumerate().all(|(index, (term, wanted))| {
                    term.text == *wanted
                        || (phrase.open && index == last && term.text.starts_with(wanted.as_str()))
                });
                equal.then(|| span.last().map_or(0, |term| term.place.end))
            };
            let Some(end) = self.phrases.iter().filter_map(fits).max() else { continue };
            match places.last_mut() {
                Some(before) if before.end > first.place.start => before.end = before.end.max(end),
                _ => places.push(first.place.start..end),
            }
        }
        places
    }
}

/// How the words of a condition are read in a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings(HashMap<(Word, bool), Sought>);

impl Readings {
    /// Asks the workspace how it spells the words.
    pub fn of<V: Vocabulary>(condition: &Condition, vocabulary: &mut V) -> Result<Self, V::Error> {
        let mut readings = HashMap::new();
        for (word, wanted) in condition.every_word() {
            if let Entry::Vacant(unread) = readings.entry((word.clone(), wanted)) {
                unread.insert(Sought::of(word, wanted, vocabulary)?);
            }
        }
        Ok(Self(readings))
    }

    /// How a word of the condition is read where a match is wanted for it, or where it is to be left out.
    pub fn get(&self, word: &Word, wanted: bool) -> Option<&Sought> {
        self.0.get(&(word.clone(), wanted))
    }

    /// How the words that a match must or may have are read, in their order.
    pub fn wanted<'a>(&'a self, condition: &'a Condition) -> Vec<(&'a Word, &'a Sought)> {
        condition.words().into_iter().filter_map(|word| Some((word, self.get(word, true)?))).collect()
    }
}

/// From how many characters on one letter may be wrong, and from how many on two.
const ONE_WRONG: usize = 4;
const TWO_WRONG: usize = 8;

/// The terms of the vocabulary that differ least from one that it lacks: by one letter added, left out, changed or swapped
/// with its neighbour; by two in a long word. Digits are never taken for others: `llama3` is no slip for `llama2`.
fn nearest<V: Vocabulary>(term: &str, vocabulary: &mut V) -> Result<Vec<String>, V::Error> {
    let chars: Vec<char> = term.chars().collect();
    let allowed = match chars.len() {
        n if n >= TWO_WRONG => 2,
        n if n >= ONE_WRONG => 1,
        _ => return Ok(Vec::new()),
    };
    if !chars.iter().all(|c| c.is_alphabetic()) {
        return Ok(Vec::new());
    }
    // Of one piece more than there are slips, one is untouched.
    let pieces: Vec<String> = split(&chars, allowed + 1);
    let mut candidates = vocabulary.resembling(&pieces, chars.len() - allowed..=chars.len() + allowed)?;
    // Two neighbours that were swapped across the border of two pieces touch both.
    for border in 1..chars.len() {
        let mut swapped = chars.clone();
        swapped.swap(border - 1, border);
        let swapped: String = swapped.into_iter().collect();
        if !candidates.contains(&swapped) && vocabulary.has(&swapped)? {
            candidates.push(swapped);
        }
    }
    let mut near: Vec<(usize, String)> = candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(term, &candidate), candidate))
        .filter(|(distance, _)| (1..=allowed).contains(distance))
        .collect();
    near.sort();
    near.dedup();
    let least = near.first().map_or(0, |(distance, _)| *distance);
    near.retain(|(distance, _)| *distance == least);
    near.truncate(Sought::MAX_READINGS);
    Ok(near.into_iter().map(|(_, candidate)| candidate).collect())
}

/// Cuts into pieces of nearly equal length.
fn split(chars: &[char], pieces: usize) -> Vec<String> {
    (0..pieces)
        .filter_map(|index| chars.get(chars.len() * index / pieces..chars.len() * (index + 1) / pieces))
        .map(|piece| piece.iter().collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::convert::Infallible;

    /// The terms with the number of records that have them.
    struct Words(BTreeMap<&'static str, u32>);

    impl Vocabulary for Words {
        type Error = Infallible;
        fn has(&mut self, term: &str) -> Result<bool, Infallible> {
            Ok(self.0.contains_key(term))
        }
        fn begins(&mut self, start: &str) -> Result<bool, Infallible> {
            Ok(self.0.keys().any(|term| term.starts_with(start)))
        }
        fn containing(&mut self, piece: &str, limit: usize) -> Result<Vec<String>, Infallible> {
            let inside = |term: &&&str| term.contains(piece) && !term.starts_with(piece);
            Ok(self.0.keys().filter(inside).take(limit).map(ToString::to_string).collect())
        }
        fn resembling(
            &mut self,
            pieces: &[String],
            chars: RangeInclusive<usize>,
        ) -> Result<Vec<String>, Infallible> {
            let like = |term: &&&str| {
                chars.contains(&term.chars().count())
                    && pieces.iter().any(|piece| term.contains(piece.as_str()))
            };
            Ok(self.0.keys().filter(like).map(ToString::to_string).collect())
        }
    }

    fn sought(text: &str, words: &[&'static str]) -> Sought {
        let mut words = Words(words.iter().map(|word| (*word, 1)).collect());
        let Ok(sought) = Sought::of(&Word::new(text, false).unwrap(), true, &mut words);
        sought
    }

    fn read_as(text: &str, words: &[&'static str]) -> Vec<String> {
        sought(text, words).phrases.iter().map(|phrase| phrase.terms.join(" ")).collect()
    }

    #[test]
    fn a_word_is_looked_for_at_the_beginning_and_inside_of_terms() {
        assert_eq!(read_as("seek", &["seeker", "deepseek", "other"]), ["seek", "deepseek"]);
        assert_eq!(read_as("se", &["deepseek", "second"]), ["se"]);
        assert_eq!(read_as("se", &["deepseek"]), [""; 0]);
    }

    #[test]
    fn a_word_that_stands_nowhere_is_read_as_the_nearest() {
        let words = ["mistral", "mixtral", "llama", "quantization", "b", "7"];
        for (slip, expected) in [
            ("mistrl", vec!["mistral"]),
            ("mitsral", vec!["mistral"]),
            ("mixtrall", vec!["mixtral"]),
            ("lama", vec!["lama", "llama"]),
            ("llamq", vec!["llama"]),
            ("qantisation", vec!["quantization"]),
            ("mistrl-7b", vec!["mistral 7 b"]),
            ("mis", vec!["mis"]),
            ("zephyr", vec![]),
        ] {
            assert_eq!(read_as(slip, &words), expected, "{slip}");
        }
    }

    #[test]
    fn a_word_that_stands_somewhere_is_never_read_otherwise() {
        assert_eq!(read_as("mistral", &["mistral", "mistra"]), ["mistral"]);
        assert!(!sought("mistra", &["mistral"]).corrected);
        assert!(sought("mistrl", &["mistral"]).corrected);
    }

    #[test]
    fn digits_are_never_slips() {
        assert_eq!(read_as("12345678", &["12345679"]), [""; 0]);
    }

    #[test]
    fn what_is_quoted_or_left_out_is_taken_as_it_is() {
        let mut words = Words([("mistral", 1)].into());
        let Ok(quoted) = Sought::of(&Word::new("mistrl", true).unwrap(), true, &mut words);
        let Ok(left_out) = Sought::of(&Word::new("mistrl", false).unwrap(), false, &mut words);
        assert!(!quoted.corrected && !left_out.corrected);
    }

    #[test]
    fn a_word_that_is_wanted_and_left_out_is_read_in_both_ways() {
        let read = |text: &str| {
            let condition = crate::query::Query::parse(text).unwrap().condition;
            let mut words = Words([("mistral", 1)].into());
            let Ok(readings) = Readings::of(&condition, &mut words);
            let word = Word::new("mistrl", false).unwrap();
            let corrected = |wanted| readings.get(&word, wanted).map(|sought| sought.corrected);
            (corrected(true), corrected(false), readings.wanted(&condition).len())
        };
        assert_eq!(read("mistrl"), (Some(true), None, 1));
        assert_eq!(read("-mistrl"), (None, Some(false), 0));
        assert_eq!(read("-mistrl OR mistrl"), (Some(true), Some(false), 1));
        assert_eq!(read("-(-mistrl OR mistrl)"), (Some(true), Some(false), 1));
    }

    #[test]
    fn the_places_of_a_word_are_told_apart() {
        let found = |text: &str, words: &[&'static str], within: &'static str| {
            sought(text, words).places(within).into_iter().map(|place| &within[place]).collect::<Vec<_>>()
        };
        assert_eq!(found("llama3", &["llama", "3"], "Llama-3.1, llama 3 and LLAMA"), ["Llama-3", "llama 3"]);
        assert_eq!(found("lla", &["llama"], "Llama llamas"), ["Llama", "llamas"]);
        assert_eq!(found("a", &["a"], "a a"), ["a", "a"]);
        assert_eq!(found("seek", &["deepseek"], "by DeepSeek"), ["DeepSeek"]);
    }
}
