//! The grounds of one record.

use super::{Ground, Grounds, PASSAGE};
use crate::card::Card;
use crate::comparison::Comparison;
use crate::model::Model;
use crate::text::cut_behind_word;

/// Rows that say nothing of the model itself, or change without meaning anything: an answer would be out of date every day.
const PASSING: &[&str] = &["status", "rating", "created_at", "date_interacted", "downloads", "likes"];

/// The most of a person's notes that is shown. Unit: bytes.
const MAX_NOTES: usize = 4_000;

/// The most of a list, in items.
const MAX_ITEMS: usize = 20;

impl Grounds {
    /// What a record says of its model, what is computed of it, and its card.
    pub fn of_model(model: &Model, card: Option<&Card>) -> Self {
        let mut grounds = vec![ground("name", "Name", model.fields.name.as_str())];
        let table = Comparison::of(std::slice::from_ref(model));
        for row in table.groups.into_iter().flat_map(|group| group.rows) {
            let said = row.cells.into_iter().next().and_then(|cell| cell.text);
            if let Some(text) = said.filter(|_| !PASSING.contains(&row.key.as_str())) {
                grounds.push(Ground { key: row.key, label: row.label, text });
            }
        }
        if let Some(facts) = &model.hub {
            let list =
                |items: &[String]| items.iter().take(MAX_ITEMS).cloned().collect::<Vec<_>>().join(", ");
            let files = facts.files.iter().filter_map(|file| file.quantization.clone()).collect::<Vec<_>>();
            for (key, label, text) in [
                ("datasets", "Datasets", list(&facts.datasets)),
                ("inference_providers", "Inference providers", list(&facts.inference_providers)),
                ("quantized_files", "Quantized files", list(&files)),
                ("new_version", "Successor", facts.new_version.clone().unwrap_or_default()),
                ("license_name", "License name", facts.license_name.clone().unwrap_or_default()),
                ("description", "Description", facts.description.clone().unwrap_or_default()),
            ] {
                if !text.is_empty() {
                    grounds.push(ground(key, label, &text));
                }
            }
        }
        let notes = cut_behind_word(model.fields.notes.as_str(), MAX_NOTES);
        if !notes.is_empty() {
            grounds.push(ground("notes", "Notes", notes));
        }
        let passages = card.into_iter().flat_map(|card| &card.passages);
        grounds.extend(passages.zip(1..).map(|(text, number)| Ground {
            key: format!("{PASSAGE}{number}"),
            label: format!("Card, passage {number}"),
            text: text.clone(),
        }));
        Self(grounds)
    }
}

fn ground(key: &str, label: &str, text: &str) -> Ground {
    Ground { key: key.into(), label: label.into(), text: text.into() }
}
