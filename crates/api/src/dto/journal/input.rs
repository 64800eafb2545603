//! Entries of a journal as they are sent.

use crate::dto::checks::{checked, choice};
use crate::dto::nullable::given;
use crate::problem::{FieldProblem, Problem};
use chrono::NaiveDate;
use serde::Deserialize;
use strum::VariantArray;
use trackml_domain::journal::{EntryContent, EntryKind, EntryPatch, EntryText, Purpose, Verdict};
use trackml_domain::model::InteractionDate;
use utoipa::ToSchema;

/// An entry that is to be written, with the fields of both kinds: a field of the wrong type is refused by its name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryInput {
    kind: String,
    verdict: Option<String>,
    purpose: Option<String>,
    because: Option<String>,
    text: Option<String>,
    day: Option<String>,
}

/// An entry that is to be written.
#[derive(ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = NewJournalEntry, example = json!({"kind": "decision", "verdict": "chosen", "purpose": "summaries", "because": "Half the memory of the others, and no worse.", "day": "2026-11-20"}))]
#[allow(dead_code, reason = "describes what `EntryInput` reads")]
pub(crate) enum NewEntrySchema {
    /// Chosen or rejected for something, because of something.
    Decision {
        verdict: Verdict,
        /// For what, in a line of 1 to 200 characters.
        #[schema(max_length = 200, example = "summaries")]
        purpose: String,
        /// Why, in Markdown, 1 to 10 000 bytes.
        #[schema(max_length = 10_000, example = "Half the memory of the others, and no worse.")]
        because: String,
        /// The day that it tells of; today (UTC) where none is named.
        #[schema(example = "2026-11-20")]
        day: Option<NaiveDate>,
    },
    /// What was done with the model, or learnt of it.
    Log {
        /// In Markdown, 1 to 10 000 bytes.
        #[schema(max_length = 10_000, example = "Fine-tuned on our tickets: 3 h on one card.")]
        text: String,
        /// The day that it tells of; today (UTC) where none is named.
        #[schema(example = "2026-11-20")]
        day: Option<NaiveDate>,
    },
}

/// Some fields of an entry: an absent one is left alone. An entry stays of its kind, and has that kind's fields alone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = JournalEntryPatch, example = json!({"because": "Half the memory of the others, and no worse."}))]
pub(crate) struct EntryPatchInput {
    /// Of a decision: which of the two.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Verdict, required = false)]
    verdict: Option<Option<String>>,
    /// Of a decision: for what, in a line of 1 to 200 characters.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = String, required = false, max_length = 200)]
    purpose: Option<Option<String>>,
    /// Of a decision: why, in Markdown, 1 to 10 000 bytes.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = String, required = false, max_length = 10_000)]
    because: Option<Option<String>>,
    /// Of a log entry: in Markdown, 1 to 10 000 bytes.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = String, required = false, max_length = 10_000)]
    text: Option<Option<String>>,
    /// The day that it tells of.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = chrono::NaiveDate, required = false, example = "2026-11-20")]
    day: Option<Option<String>>,
}

impl EntryInput {
    /// Checks every field and tells of all that are refused, not only the first.
    pub(crate) fn into_command(self) -> Result<(EntryContent, Option<NaiveDate>), Problem> {
        let mut errors = Vec::new();
        let kind = checked("kind", choice(&self.kind, EntryKind::VARIANTS), &mut errors);
        let named = EntryPatchInput {
            verdict: self.verdict.map(Some),
            purpose: self.purpose.map(Some),
            because: self.because.map(Some),
            text: self.text.map(Some),
            day: self.day.map(Some),
        };
        let parts = named.checked(&mut errors);
        if let Some(kind) = kind {
            errors.extend(parts.check(kind).err().iter().flat_map(FieldProblem::of_other_kind));
            let missing = match kind {
                EntryKind::Decision => vec![
                    ("verdict", parts.verdict.is_none()),
                    ("purpose", parts.purpose.is_none()),
                    ("because", parts.because.is_none()),
                ],
                EntryKind::Log => vec![("text", parts.text.is_none())],
            };
            for (field, _) in missing.into_iter().filter(|(_, is_missing)| *is_missing) {
                // One that was refused is not missing.
                if errors.iter().all(|error| error.field != field) {
                    errors.push(FieldProblem::new(field, "required", "is missing"));
                }
            }
        }
        let day = parts.day;
        match content(parts) {
            Some(content) if errors.is_empty() => Ok((content, day)),
            _ => Err(Problem::invalid(errors)),
        }
    }
}

fn content(parts: EntryPatch) -> Option<EntryContent> {
    match parts {
        EntryPatch { verdict: Some(verdict), purpose: Some(purpose), because: Some(because), .. } => {
            Some(EntryContent::Decision { verdict, purpose, because })
        }
        EntryPatch { text: Some(text), .. } => Some(EntryContent::Log { text }),
        _ => None,
    }
}

impl EntryPatchInput {
    /// Checks every field and tells of all that are refused, not only the first.
    pub(crate) fn into_patch(self) -> Result<EntryPatch, Problem> {
        let mut errors = Vec::new();
        let patch = self.checked(&mut errors);
        if errors.is_empty() { Ok(patch) } else { Err(Problem::invalid(errors)) }
    }

    fn checked(self, errors: &mut Vec<FieldProblem>) -> EntryPatch {
        EntryPatch {
            verdict: written("verdict", self.verdict, errors)
                .and_then(|text| checked("verdict", choice(&text, Verdict::VARIANTS), errors)),
            purpose: written("purpose", self.purpose, errors)
                .and_then(|text| checked("purpose", Purpose::parse(&text), errors)),
            because: written("because", self.because, errors)
                .and_then(|text| checked("because", EntryText::parse(&text), errors)),
            text: written("text", self.text, errors)
                .and_then(|text| checked("text", EntryText::parse(&text), errors)),
            day: written("day", self.day, errors)
                .and_then(|text| checked("day", InteractionDate::parse(&text), errors))
                .map(InteractionDate::get),
        }
    }
}

/// What was written in a field that may be absent and not null.
fn written(
    field: &'static str,
    given: Option<Option<String>>,
    errors: &mut Vec<FieldProblem>,
) -> Option<String> {
    let given = given?;
    if given.is_none() {
        errors.push(FieldProblem::new(field, "required", "must not be null"));
    }
    given
}
