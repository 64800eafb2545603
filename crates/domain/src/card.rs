//! The card of a model, as passages that can be pointed to.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The card of a model: its text without markup, in passages, as much of it as is worth reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The commit that it is of, where that is known.
    pub sha: Option<String>,
    /// Its paragraphs, lists and tables, each a line or a few.
    pub passages: Vec<String>,
    /// Whether there was more than is kept.
    pub cut: bool,
}

/// A card, and when it was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchedCard {
    /// The card; none where the model has none.
    pub card: Option<Card>,
    /// When that was so.
    pub at: DateTime<Utc>,
}

impl Card {
    /// The most of a card that is kept, in bytes: some twelve pages. What a card says of its model stands at its beginning.
    pub const MAX_BYTES: usize = 24_000;
    /// The most of one passage, in bytes.
    pub const MAX_PASSAGE_BYTES: usize = 1_500;

    /// Keeps as many passages as fit, from the first on. An empty one is left out, a long one is cut behind a word.
    pub fn of(sha: Option<String>, passages: impl IntoIterator<Item = String>) -> Self {
        let mut card = Self { sha, ..Self::default() };
        let mut left = Self::MAX_BYTES;
        for passage in passages {
            let whole = passage.trim();
            let kept = crate::text::cut_behind_word(whole, Self::MAX_PASSAGE_BYTES);
            if kept.is_empty() {
                continue;
            }
            if kept.len() > left {
                card.cut = true;
                break;
            }
            left -= kept.len();
            card.cut |= kept.len() < whole.len();
            card.passages.push(kept.to_owned());
        }
        card
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_keeps_what_fits() {
        let card = Card::of(None, (0..100).map(|_| "word ".repeat(100)));
        assert!(card.cut);
        assert!(card.passages.iter().map(String::len).sum::<usize>() <= Card::MAX_BYTES);
        assert!(card.passages.len() > 40);
    }

    #[test]
    fn a_long_passage_is_cut_behind_a_word() {
        let card = Card::of(Some("abc".into()), ["  ".into(), "größer ".repeat(1_000)]);
        assert_eq!(card.passages.len(), 1);
        assert!(card.cut && card.passages[0].ends_with("größer"));
        assert!(card.passages[0].len() <= Card::MAX_PASSAGE_BYTES);
    }
}
