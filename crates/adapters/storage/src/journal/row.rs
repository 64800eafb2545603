//! An entry as its table holds it.

use crate::error::{StorageError, Unreadable};
use crate::schema::journal_entries;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use trackml_domain::id::UserId;
use trackml_domain::journal::{EntryContent, EntryText, JournalEntry, Purpose, Verdict};

#[derive(Queryable)]
pub(super) struct EntryRow {
    id: i64,
    model_id: i64,
    verdict: Option<String>,
    purpose: Option<String>,
    body: String,
    day: NaiveDate,
    user_id: Option<i64>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

/// What an [`EntryRow`] is read from.
pub(super) const COLUMNS: Columns = (
    journal_entries::id,
    journal_entries::model_id,
    journal_entries::verdict,
    journal_entries::purpose,
    journal_entries::body,
    journal_entries::day,
    journal_entries::user_id,
    journal_entries::created_at,
    journal_entries::updated_at,
);

type Columns = <journal_entries::table as diesel::Table>::AllColumns;

impl EntryRow {
    pub(super) fn into_entry(self) -> Result<JournalEntry, StorageError> {
        let id = self.id;
        Ok(JournalEntry {
            id: id.into(),
            model_id: self.model_id.into(),
            content: content(id, self.verdict.as_deref(), self.purpose.as_deref(), &self.body)?,
            day: self.day,
            by: self.user_id.map(UserId::from),
            created_at: self.created_at.and_utc(),
            updated_at: self.updated_at.and_utc(),
        })
    }
}

fn content(
    id: i64,
    verdict: Option<&str>,
    purpose: Option<&str>,
    body: &str,
) -> Result<EntryContent, Unreadable> {
    let text = value(id, "body", EntryText::parse(body))?;
    let Some(verdict) = verdict else { return Ok(EntryContent::Log { text }) };
    let verdict: Verdict = value(id, "verdict", verdict.parse())?;
    let purpose = value(id, "purpose", Purpose::parse(purpose.unwrap_or_default()))?;
    Ok(EntryContent::Decision { verdict, purpose, because: text })
}

fn value<T, E: std::fmt::Display>(
    id: i64,
    column: &'static str,
    read: Result<T, E>,
) -> Result<T, Unreadable> {
    read.map_err(|error| Unreadable { table: "journal_entries", id, column, reason: error.to_string() })
}

/// What an entry says, column by column.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = journal_entries, treat_none_as_null = true)]
pub(super) struct Said {
    verdict: Option<String>,
    purpose: Option<String>,
    body: String,
    day: NaiveDate,
}

impl Said {
    pub(super) fn of(content: &EntryContent, day: NaiveDate) -> Self {
        match content {
            EntryContent::Decision { verdict, purpose, because } => Self {
                verdict: Some(verdict.to_string()),
                purpose: Some(purpose.as_str().to_owned()),
                body: because.as_str().to_owned(),
                day,
            },
            EntryContent::Log { text } => {
                Self { verdict: None, purpose: None, body: text.as_str().to_owned(), day }
            }
        }
    }
}
