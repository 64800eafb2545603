//! What a statement may rest on: the facts of a record, each under a key that can be cited.

mod of_model;

use crate::comparison::Comparison;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One fact, or one passage of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ground {
    /// What it is cited by: a row of the comparison (`license`, `q4_k_m`), a field (`notes`) or a passage (`card_3`).
    pub key: String,
    /// What people call it.
    pub label: String,
    /// What it says.
    pub text: String,
}

/// What a language model is given to rest on, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grounds(Vec<Ground>);

/// How a fact differs from what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroundChange {
    /// The fact's key; `card` for the card as a whole.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// What it said; none where it is new, or too long to show.
    pub before: Option<String>,
    /// What it says now; none where it is gone, or too long to show.
    pub after: Option<String>,
}

/// The key of the card as a whole, among changes.
pub const CARD: &str = "card";

/// The beginning of the key of a passage.
const PASSAGE: &str = "card_";

impl Grounds {
    /// Collects grounds.
    pub fn new(grounds: Vec<Ground>) -> Self {
        Self(grounds)
    }

    /// The rows of a table, each with what every record says.
    pub fn of_table(table: &Comparison) -> Self {
        let names: Vec<&str> = table.models.iter().map(|model| model.name.as_str()).collect();
        let text = |cells: &[crate::comparison::Cell]| {
            let said = names.iter().zip(cells).map(|(name, cell)| {
                format!(
                    "{name}: {}{}",
                    cell.text.as_deref().unwrap_or("unknown"),
                    if cell.best { " (best)" } else { "" }
                )
            });
            said.collect::<Vec<_>>().join("; ")
        };
        let rows = table.groups.iter().flat_map(|group| &group.rows);
        Self(
            rows.map(|row| Ground { key: row.key.clone(), label: row.label.clone(), text: text(&row.cells) })
                .collect(),
        )
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Ground> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one of a key.
    pub fn get(&self, key: &str) -> Option<&Ground> {
        self.0.iter().find(|ground| ground.key == key)
    }

    /// Those of some keys, in the order in which they stand here.
    pub fn of_keys<'a>(&'a self, keys: &'a [String]) -> impl Iterator<Item = &'a Ground> {
        self.0.iter().filter(move |ground| keys.contains(&ground.key))
    }

    /// Puts others behind these, each key behind a prefix.
    pub fn extend_prefixed(&mut self, prefix: &str, others: Self) {
        self.0.extend(
            others.0.into_iter().map(|ground| Ground { key: format!("{prefix}{}", ground.key), ..ground }),
        );
    }

    /// The grounds as lines of JSON: whatever a stranger wrote into one, it stays within its line and its quotes.
    pub fn lines(&self) -> String {
        let line = |ground: &Ground| {
            serde_json::json!({ "key": ground.key, "what": ground.label, "text": ground.text }).to_string()
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// What differs from what it was before; the passages of a card count as one.
    pub fn changes_since(&self, before: &Self) -> Vec<GroundChange> {
        let (old, new) = (before.facts(), self.facts());
        let keys = before.iter().chain(self.iter()).filter(|ground| !is_passage(&ground.key));
        let mut changes: Vec<GroundChange> = Vec::new();
        for ground in keys {
            let (was, is) = (old.get(ground.key.as_str()), new.get(ground.key.as_str()));
            if was != is && changes.iter().all(|change| change.key != ground.key) {
                changes.push(GroundChange {
                    key: ground.key.clone(),
                    label: ground.label.clone(),
                    before: was.map(|text| (*text).to_owned()),
                    after: is.map(|text| (*text).to_owned()),
                });
            }
        }
        if !before.passages().eq(self.passages()) {
            changes.push(GroundChange { key: CARD.into(), label: "Card".into(), before: None, after: None });
        }
        changes
    }

    fn facts(&self) -> BTreeMap<&str, &str> {
        let facts = self.iter().filter(|ground| !is_passage(&ground.key));
        facts.map(|ground| (ground.key.as_str(), ground.text.as_str())).collect()
    }

    fn passages(&self) -> impl Iterator<Item = &str> {
        self.iter().filter(|ground| is_passage(&ground.key)).map(|ground| ground.text.as_str())
    }
}

fn is_passage(key: &str) -> bool {
    key.starts_with(PASSAGE)
}

#[cfg(test)]
mod tests;
