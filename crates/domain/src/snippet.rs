//! The piece of a text that shows why it was found.

use crate::query::Sought;
use crate::words::terms;
use serde::Serialize;
use std::ops::Range;

/// A piece of a text, some of which was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fragment {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub hit: bool,
}

/// How much of a text is shown, in characters: two lines of a list.
const SHOWN_CHARS: usize = 160;
/// How much of that stands before the first hit.
const BEFORE_CHARS: usize = 40;

/// The piece of a text around the first place where one of the words stands, in a line; none where none does.
pub fn snippet(text: &str, sought: &[Sought]) -> Option<Vec<Fragment>> {
    let cut: Vec<_> = terms(text).collect();
    let first =
        sought.iter().filter_map(|word| word.places_among(&cut).next()).map(|place| place.start).min()?;
    let start = back(text, first, BEFORE_CHARS);
    let end = text.get(start..)?.char_indices().nth(SHOWN_CHARS).map_or(text.len(), |(at, _)| start + at);
    // What stands behind the end is not shown, however often it does.
    let shown = sought.iter().flat_map(|word| word.places_among(&cut).take_while(|place| place.start < end));
    let places = merged(shown.collect());
    let mut shown = Shown(Vec::new());
    if start > 0 {
        shown.push("…", false);
    }
    let mut at = start;
    for place in places {
        shown.push(text.get(at..place.start)?, false);
        at = place.end.min(end);
        shown.push(text.get(place.start..at)?, true);
    }
    shown.push(text.get(at..end)?, false);
    if end < text.len() {
        shown.push("…", false);
    }
    Some(shown.0)
}

/// Fragments in the making: neighbours of one kind are one.
struct Shown(Vec<Fragment>);

impl Shown {
    fn push(&mut self, piece: &str, hit: bool) {
        let line: String = piece.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        match self.0.last_mut() {
            _ if line.is_empty() => {}
            Some(last) if last.hit == hit => last.text.push_str(&line),
            _ => self.0.push(Fragment { text: line, hit }),
        }
    }
}

/// Places of several words, in order and apart.
fn merged(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_by_key(|place| (place.start, place.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for place in places {
        match apart.last_mut() {
            Some(before) if before.end >= place.start => before.end = before.end.max(place.end),
            _ => apart.push(place),
        }
    }
    apart
}

/// Some characters before a place, at the beginning of a word where there is one.
fn back(text: &str, from: usize, chars: usize) -> usize {
    let Some(head) = text.get(..from) else { return 0 };
    let Some((at, _)) = head.char_indices().rev().nth(chars) else { return 0 };
    let space = head.get(at..).and_then(|tail| tail.find(char::is_whitespace));
    space.map_or(at, |space| head.len().min(at + space + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Phrase, Sought};

    fn sought(terms: &[&str]) -> Vec<Sought> {
        let one = |term: &&str| Sought {
            phrases: vec![Phrase { terms: vec![(*term).to_owned()], open: true }],
            corrected: false,
        };
        terms.iter().map(one).collect()
    }

    fn shown(text: &str, terms: &[&str]) -> String {
        let fragments = snippet(text, &sought(terms)).unwrap();
        fragments.iter().map(|f| if f.hit { format!("[{}]", f.text) } else { f.text.clone() }).collect()
    }

    #[test]
    fn what_was_looked_for_is_marked() {
        assert_eq!(
            shown("A fast\nLlama, and llamas.", &["llama", "fast"]),
            "A [fast] [Llama], and [llamas]."
        );
    }

    #[test]
    fn a_long_text_is_cut_on_both_sides_of_the_first_hit() {
        let text = format!("{} needle {}", "hay ".repeat(100), "straw ".repeat(100));
        let shown = shown(&text, &["needle"]);
        assert!(
            shown.starts_with("…hay hay") && shown.ends_with('…') && shown.contains("hay  [needle] straw"),
            "{shown}"
        );
        assert!(shown.chars().count() <= SHOWN_CHARS + 4, "{shown}");
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        let text = format!("{}é {}", "🦙".repeat(100), "ß".repeat(300));
        assert!(shown(&text, &["é"]).contains("[é] ßß"));
        let endless = "ß".repeat(40_000);
        assert!(snippet(&endless, &sought(&["ß"])).unwrap().len() <= 2);
    }

    #[test]
    fn a_text_without_the_word_shows_nothing() {
        assert_eq!(snippet("nothing", &sought(&["needle"])), None);
        assert_eq!(snippet("nothing", &[]), None);
    }
}
