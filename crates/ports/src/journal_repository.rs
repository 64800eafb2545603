//! What people write down about models over time.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::NaiveDate;
use trackml_domain::id::{JournalEntryId, ModelId};
use trackml_domain::journal::{EntryKind, EntryPatch, JournalEntry, NewEntry, NotOfItsKind};
use trackml_domain::model::Stamp;

/// Why nothing was done to a journal.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// There is no such entry, or no such model to write of.
    #[error("there is no such entry")]
    NotFound,
    /// The model's journal is full.
    #[error("this journal has {most} entries; there may be no more")]
    TooMany {
        /// How many there may be.
        most: u32,
    },
    /// The change names what an entry of this kind does not have.
    #[error(transparent)]
    NotOfItsKind(#[from] NotOfItsKind),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// Where a page of a journal begins: behind the entry of this day and id, whether it is still there or not.
pub type JournalPlace = (NaiveDate, JournalEntryId);

/// What people write down about models over time.
///
/// Whatever changes a journal here MUST, all or nothing and also when several do so at once:
/// - record [`JournalEntry::written`], [`JournalEntry::changed`] or [`JournalEntry::removed`] in the model's history,
///   in the order in which it happened;
/// - let the model be found by the words and decisions that its journal has from then on, and by no others;
/// - leave the model itself as it is, its revision too.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait JournalRepository: Send + Sync {
    /// Writes an entry.
    ///
    /// - MUST return [`EntryError::NotFound`] where there is no such model.
    /// - MUST return [`EntryError::TooMany`] and write nothing where the model has `most` entries, also when several
    ///   write at once.
    async fn write(&self, new: NewEntry, most: u32) -> Result<JournalEntry, EntryError>;

    /// Finds an entry.
    async fn find(&self, id: JournalEntryId) -> Result<Option<JournalEntry>, RepositoryError>;

    /// Changes an entry as [`JournalEntry::apply`] has it.
    ///
    /// - MUST leave what the patch does not name as it is, also when two calls run at once.
    /// - MUST keep who wrote the entry.
    /// - MUST record nothing where the entry says the same afterwards.
    /// - MUST return [`EntryError::NotOfItsKind`] as [`JournalEntry::apply`] does, and change nothing then.
    /// - MUST return [`EntryError::NotFound`] where there is no such entry.
    async fn change(
        &self,
        id: JournalEntryId,
        patch: EntryPatch,
        stamp: Stamp,
    ) -> Result<JournalEntry, EntryError>;

    /// Removes an entry.
    ///
    /// - MUST return [`EntryError::NotFound`] where there is no such entry; of two calls at once, one removes it.
    async fn remove(&self, id: JournalEntryId, stamp: Stamp) -> Result<(), EntryError>;

    /// The entries of a model.
    ///
    /// - MUST return at most `limit` entries, the latest day first and of one day the latest written first.
    /// - MUST return only those behind `before`, where that is given.
    /// - MUST return only those of a kind, where one is given.
    async fn of_model(
        &self,
        id: ModelId,
        kind: Option<EntryKind>,
        before: Option<JournalPlace>,
        limit: u16,
    ) -> Result<Vec<JournalEntry>, RepositoryError>;
}
