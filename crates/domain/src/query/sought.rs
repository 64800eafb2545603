//! A word, as it is to be looked for among the words that a workspace has.
//!
//! A word finds what begins so. Where it is three characters and more, and alone, it finds what has it in the middle too.
//! Where it stands nowhere at all it is read with a letter or two changed: the nearest words that do stand somewhere.

use super::{Condition, Matching, Word};
use crate::words::{Term, terms};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::ops::{Range, RangeInclusive};

/// The words that the records of a workspace have.
pub trait Vocabulary {
    /// Why it could not be asked.
    type Error;

    /// Those of the terms that a record has exactly so, each once.
    fn known(&mut self, terms: &[String]) -> Result<Vec<String>, Self::Error>;

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
    /// The most terms of a query that are read otherwise: for each, all words of the workspace are looked through. Who
    /// has so many that stand nowhere has not misspelt them.
    pub const MAX_SLIPS: usize = 8;

    /// How a word is to be looked for. Only a word that a match is wanted for is read otherwise where it stands nowhere:
    /// what is to be left out is left out as it was written. Of the query's terms as many are read otherwise as are left.
    fn of<V: Vocabulary>(
        word: &Word,
        correct: bool,
        left: &mut usize,
        vocabulary: &mut V,
    ) -> Result<Self, V::Error> {
        let open = word.matching() == Matching::Open;
        let mut phrases = vec![Phrase { terms: word.terms().to_vec(), open }];
        if let Some(inner) = word.inner() {
            let found = vocabulary.containing(inner, Self::MAX_INNER)?;
            phrases.extend(found.into_iter().map(|term| Phrase { terms: vec![term], open: false }));
        }
        if !correct || word.is_quoted() || phrases.len() > 1 {
            return Ok(Self { phrases, corrected: false });
        }
        let standing = standing(word.terms(), open, vocabulary)?;
        let corrected = standing.contains(&false);
        if corrected {
            let readings = readings(word.terms(), &standing, left, vocabulary)?;
            phrases = readings.into_iter().map(|terms| Phrase { terms, open: false }).collect();
        }
        Ok(Self { phrases, corrected })
    }

    /// Where in a text the word stands, in bytes, in order and apart.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let cut: Vec<Term> = terms(text).collect();
        let mut places: Vec<Range<usize>> = Vec::new();
        for place in self.places_among(&cut) {
            match places.last_mut() {
                Some(before) if before.end > place.start => before.end = before.end.max(place.end),
                _ => places.push(place),
            }
        }
        places
    }

    /// Where among the terms of a text the word stands, in order; one place may reach into the next.
    pub(crate) fn places_among<'a>(&'a self, cut: &'a [Term]) -> impl Iterator<Item = Range<usize>> + 'a {
        // There may be hundreds of phrases: those that a term cannot begin are not looked at.
        let mut by_first: HashMap<&str, Vec<&Phrase>> = HashMap::new();
        let mut beginnings = Vec::new();
        for phrase in &self.phrases {
            match phrase.terms.as_slice() {
                [_] if phrase.open => beginnings.push(phrase),
                [first, ..] => by_first.entry(first).or_default().push(phrase),
                [] => {}
            }
        }
        cut.iter().enumerate().filter_map(move |(start, first)| {
            let fits = |phrase: &&Phrase| {
                let span = cut.get(start..start + phrase.terms.len())?;
                let last = span.len().checked_sub(1)?;
                let equal = span.iter().zip(&phrase.terms).enumerate().all(|(index, (term, wanted))| {
                    term.text == *wanted
                        || (phrase.open && index == last && term.text.starts_with(wanted.as_str()))
                });
                equal.then(|| span.last().map_or(0, |term| term.place.end))
            };
            let begun = by_first.get(first.text.as_str()).into_iter().flatten();
            let end = begun.chain(&beginnings).filter_map(fits).max()?;
            Some(first.place.start..end)
        })
    }
}

/// How the words of a condition are read in a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings(HashMap<(Word, bool), Sought>);

impl Readings {
    /// Asks the workspace how it spells the words.
    pub fn of<V: Vocabulary>(condition: &Condition, vocabulary: &mut V) -> Result<Self, V::Error> {
        let (mut readings, mut left) = (HashMap::new(), Sought::MAX_SLIPS);
        for (word, wanted) in condition.every_word() {
            if let Entry::Vacant(unread) = readings.entry((word.clone(), wanted)) {
                unread.insert(Sought::of(word, wanted, &mut left, vocabulary)?);
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

/// Which terms of a word stand somewhere; of the last one a beginning is enough where it is open.
fn standing<V: Vocabulary>(terms: &[String], open: bool, vocabulary: &mut V) -> Result<Vec<bool>, V::Error> {
    let (last, before) = match terms.split_last() {
        Some((last, before)) if open => (Some(last), before),
        _ => (None, terms),
    };
    let known: HashSet<String> =
        if before.is_empty() { HashSet::new() } else { vocabulary.known(before)?.into_iter().collect() };
    let mut standing: Vec<bool> = before.iter().map(|term| known.contains(term)).collect();
    if let Some(last) = last {
        standing.push(vocabulary.begins(last)?);
    }
    Ok(standing)
}

/// The words that a word of which some terms stand nowhere may be meant for; none where one of them is like no other.
fn readings<V: Vocabulary>(
    terms: &[String],
    standing: &[bool],
    left: &mut usize,
    vocabulary: &mut V,
) -> Result<Vec<Vec<String>>, V::Error> {
    let mut slips: HashMap<&String, Vec<String>> = HashMap::new();
    let mut choices: Vec<Vec<String>> = Vec::with_capacity(terms.len());
    for (term, stands) in terms.iter().zip(standing) {
        let of_term = match slips.entry(term) {
            _ if *stands => vec![term.clone()],
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(_) if *left == 0 => Vec::new(),
            Entry::Vacant(unread) => {
                *left -= 1;
                unread.insert(nearest(term, vocabulary)?).clone()
            }
        };
        if of_term.is_empty() {
            return Ok(Vec::new());
        }
        choices.push(of_term);
    }
    Ok((0..Sought::MAX_READINGS).map_while(|number| combination(&choices, number)).collect())
}

/// One choice of each, by the number of the combination: the last changes first. None where there are not so many.
fn combination(choices: &[Vec<String>], number: usize) -> Option<Vec<String>> {
    let mut rest = number;
    let mut backwards = Vec::with_capacity(choices.len());
    for of_term in choices.iter().rev() {
        backwards.push(of_term.get(rest % of_term.len())?.clone());
        rest /= of_term.len();
    }
    backwards.reverse();
    (rest == 0).then_some(backwards)
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
    let swapped = (1..chars.len()).map(|border| {
        let mut swapped = chars.clone();
        swapped.swap(border - 1, border);
        swapped.into_iter().collect()
    });
    candidates.extend(vocabulary.known(&swapped.collect::<Vec<String>>())?);
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
        fn known(&mut self, terms: &[String]) -> Result<Vec<String>, Infallible> {
            Ok(terms.iter().filter(|term| self.0.contains_key(term.as_str())).cloned().collect())
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
        let Ok(sought) =
            Sought::of(&Word::new(text, false).unwrap(), true, &mut { Sought::MAX_SLIPS }, &mut words);
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
        let Ok(quoted) = Sought::of(&Word::new("mistrl", true).unwrap(), true, &mut 8, &mut words);
        let Ok(left_out) = Sought::of(&Word::new("mistrl", false).unwrap(), false, &mut 8, &mut words);
        assert!(!quoted.corrected && !left_out.corrected);
    }

    #[test]
    fn readings_of_several_slips_change_the_last_first() {
        let words = ["ward", "wark", "book", "boon"];
        assert_eq!(read_as("warz-boot", &words), ["ward book", "ward boon", "wark book", "wark boon"]);
        let many = read_as(&["warz"; 5].join("-"), &words);
        assert_eq!((many.len(), many.last().unwrap().as_str()), (8, "ward ward wark wark wark"));
    }

    #[test]
    fn only_so_many_slips_are_looked_into() {
        let mut words = Words([("mistral", 1), ("falcon", 1)].into());
        let mut corrected = |text: &str| {
            let condition = crate::query::Query::parse(text).unwrap().condition;
            let Ok(readings) = Readings::of(&condition, &mut words);
            let found = |(_, sought): &(&Word, &Sought)| !sought.phrases.is_empty();
            readings.wanted(&condition).iter().filter(|read| found(read)).count()
        };
        assert_eq!(corrected("mistrl falcn mistrl"), 3);
        assert_eq!(corrected("fulcon falcan falcom falxon falkon falcn flacon faclon falcno aflcon"), 8);
        // In a word the same slip counts once, and a word of which one is hopeless has no reading.
        assert_eq!(corrected(&"mistrl-".repeat(20)), 1);
        assert_eq!(corrected("mistrl-zephyr"), 0);
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
