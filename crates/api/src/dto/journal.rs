//! The journal of a record.

mod input;
mod place;

pub(crate) use input::{EntryInput, EntryPatchInput, NewEntrySchema};
pub(crate) use place::read_place;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use trackml_domain::id::UserId;
use trackml_domain::journal::{EntryContent, JournalEntry, Verdict};
use utoipa::ToSchema;

/// A page of a record's journal, the latest day first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Journal)]
pub(crate) struct JournalBody {
    items: Vec<EntryBody>,
    /// Give this as `before` for older entries; null where there are none.
    #[schema(example = "2026-11-20.17")]
    next_before: Option<String>,
}

impl JournalBody {
    /// `entries` holds one more than `limit` where there are older ones.
    pub(crate) fn of(mut entries: Vec<JournalEntry>, limit: usize) -> Self {
        let more = entries.len() > limit;
        entries.truncate(limit);
        let last = entries.last().filter(|_| more);
        let next_before = last.map(place::behind);
        Self { items: entries.into_iter().map(EntryBody::from).collect(), next_before }
    }
}

/// An entry of a record's journal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JournalEntry)]
pub(crate) struct EntryBody {
    id: i64,
    /// The record that it is about.
    model_id: i64,
    #[serde(flatten)]
    content: ContentBody,
    /// The day that it tells of.
    #[schema(example = "2026-11-20")]
    day: NaiveDate,
    /// Who wrote it; null where the account is gone.
    user_id: Option<i64>,
    /// When it was written.
    created_at: DateTime<Utc>,
    /// When it was changed last.
    updated_at: DateTime<Utc>,
}

/// What an entry says.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = JournalEntryContent)]
enum ContentBody {
    /// Chosen or rejected for something, because of something.
    Decision {
        verdict: Verdict,
        /// For what.
        #[schema(example = "summaries")]
        purpose: String,
        /// Why, in Markdown.
        #[schema(example = "Half the memory of the others, and no worse.")]
        because: String,
    },
    /// What was done with the model, or learnt of it.
    Log {
        /// In Markdown.
        #[schema(example = "Fine-tuned on our tickets: 3 h on one card.")]
        text: String,
    },
}

impl From<EntryContent> for ContentBody {
    fn from(content: EntryContent) -> Self {
        match content {
            EntryContent::Decision { verdict, purpose, because } => {
                Self::Decision { verdict, purpose: purpose.into(), because: because.into() }
            }
            EntryContent::Log { text } => Self::Log { text: text.into() },
        }
    }
}

impl From<JournalEntry> for EntryBody {
    fn from(entry: JournalEntry) -> Self {
        Self {
            id: entry.id.get(),
            model_id: entry.model_id.get(),
            content: entry.content.into(),
            day: entry.day,
            user_id: entry.by.map(UserId::get),
            created_at: entry.created_at,
            updated_at: entry.updated_at,
        }
    }
}
