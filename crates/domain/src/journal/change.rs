//! Changing an entry, and what the history keeps of it: nothing that a person wrote is lost.

use super::{EntryContent, EntryKind, EntryText, JournalEntry, Purpose, Verdict};
use crate::model::{Event, EventKind, Stamp};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

/// What is to be changed of an entry; what is not named stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the part of the same name")]
pub struct EntryPatch {
    pub verdict: Option<Verdict>,
    pub purpose: Option<Purpose>,
    pub because: Option<EntryText>,
    pub text: Option<EntryText>,
    pub day: Option<NaiveDate>,
}

/// Parts are named that an entry of this kind does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {kind} has no {}", fields.join(", "))]
pub struct NotOfItsKind {
    /// What the entry is.
    pub kind: EntryKind,
    /// What it does not have.
    pub fields: Vec<&'static str>,
}

impl EntryPatch {
    /// Refuses what an entry of the kind does not have.
    ///
    /// # Errors
    /// [`NotOfItsKind`] names the parts.
    pub fn check(&self, kind: EntryKind) -> Result<(), NotOfItsKind> {
        let named = match kind {
            EntryKind::Decision => vec![("text", self.text.is_some())],
            EntryKind::Log => vec![
                ("verdict", self.verdict.is_some()),
                ("purpose", self.purpose.is_some()),
                ("because", self.because.is_some()),
            ],
        };
        let fields: Vec<_> =
            named.into_iter().filter(|(_, is_named)| *is_named).map(|(name, _)| name).collect();
        if fields.is_empty() { Ok(()) } else { Err(NotOfItsKind { kind, fields }) }
    }
}

impl JournalEntry {
    /// The entry with what a patch names. One that says the same afterwards was not changed.
    ///
    /// # Errors
    /// [`NotOfItsKind`] where the patch names what a decision has and the entry is none, or the other way round.
    pub fn apply(&self, patch: EntryPatch, at: DateTime<Utc>) -> Result<Self, NotOfItsKind> {
        patch.check(self.content.kind())?;
        let day = patch.day.unwrap_or(self.day);
        let content = match self.content.clone() {
            EntryContent::Decision { verdict, purpose, because } => EntryContent::Decision {
                verdict: patch.verdict.unwrap_or(verdict),
                purpose: patch.purpose.unwrap_or(purpose),
                because: patch.because.unwrap_or(because),
            },
            EntryContent::Log { text } => EntryContent::Log { text: patch.text.unwrap_or(text) },
        };
        let is_changed = day != self.day || content != self.content;
        let updated_at = if is_changed { at } else { self.updated_at };
        Ok(Self { content, day, updated_at, ..self.clone() })
    }

    /// What happened when it was written.
    pub fn written(&self, stamp: Stamp) -> Event {
        self.edited(Value::Null, self.said(), stamp)
    }

    /// What happened when it was changed from what it was before.
    pub fn changed(&self, before: &Self, stamp: Stamp) -> Event {
        self.edited(before.said(), self.said(), stamp)
    }

    /// What happened when it was removed.
    pub fn removed(&self, stamp: Stamp) -> Event {
        self.edited(self.said(), Value::Null, stamp)
    }

    fn edited(&self, from: Value, to: Value, stamp: Stamp) -> Event {
        Event { stamp, kind: EventKind::JournalEdited { entry: self.id.get(), from, to } }
    }

    /// Everything that a person wrote.
    fn said(&self) -> Value {
        let (kind, day) = (self.content.kind(), self.day);
        match &self.content {
            EntryContent::Decision { verdict, purpose, because } => {
                json!({"kind": kind, "verdict": verdict, "purpose": purpose, "because": because, "day": day})
            }
            EntryContent::Log { text } => json!({"kind": kind, "text": text, "day": day}),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::UserId;

    fn entry(content: EntryContent) -> JournalEntry {
        let at = DateTime::UNIX_EPOCH;
        let day = "2026-11-20".parse().unwrap();
        JournalEntry {
            id: 7.into(),
            model_id: 1.into(),
            content,
            day,
            by: Some(UserId::from(3)),
            created_at: at,
            updated_at: at,
        }
    }

    fn decision() -> JournalEntry {
        entry(EntryContent::Decision {
            verdict: Verdict::Chosen,
            purpose: Purpose::parse("summaries").unwrap(),
            because: EntryText::parse("short").unwrap(),
        })
    }

    fn log() -> JournalEntry {
        entry(EntryContent::Log { text: EntryText::parse("ran it").unwrap() })
    }

    fn later() -> DateTime<Utc> {
        DateTime::from_timestamp(1_000, 0).unwrap()
    }

    #[test]
    fn a_patch_changes_what_it_names_and_leaves_the_rest() {
        let patch = EntryPatch { verdict: Some(Verdict::Rejected), ..EntryPatch::default() };
        let after = decision().apply(patch, later()).unwrap();
        let content = EntryContent::Decision {
            verdict: Verdict::Rejected,
            purpose: Purpose::parse("summaries").unwrap(),
            because: EntryText::parse("short").unwrap(),
        };
        assert_eq!(after, JournalEntry { content, updated_at: later(), ..decision() });
        let day = "2026-11-21".parse().unwrap();
        let moved = log().apply(EntryPatch { day: Some(day), ..EntryPatch::default() }, later()).unwrap();
        assert_eq!(moved, JournalEntry { day, updated_at: later(), ..log() });
    }

    #[test]
    fn an_entry_that_says_the_same_was_not_changed() {
        let patch = EntryPatch {
            purpose: Some(Purpose::parse("summaries").unwrap()),
            day: Some(decision().day),
            ..EntryPatch::default()
        };
        assert_eq!(decision().apply(patch, later()).unwrap(), decision());
        assert_eq!(log().apply(EntryPatch::default(), later()).unwrap(), log());
    }

    #[test]
    fn a_part_of_the_other_kind_is_refused() {
        let patch = EntryPatch {
            verdict: Some(Verdict::Chosen),
            because: Some(EntryText::parse("fast").unwrap()),
            ..EntryPatch::default()
        };
        let refused = log().apply(patch, later()).unwrap_err();
        assert_eq!(refused.fields, ["verdict", "because"]);
        assert_eq!(refused.to_string(), "a log has no verdict, because");
        let patch = EntryPatch { text: Some(EntryText::parse("fast").unwrap()), ..EntryPatch::default() };
        assert_eq!(decision().apply(patch, later()).unwrap_err().fields, ["text"]);
    }

    #[test]
    fn the_history_keeps_every_word() {
        let stamp = Stamp { by: Some(UserId::from(3)), at: later() };
        let said = json!({
            "kind": "decision", "verdict": "chosen", "purpose": "summaries", "because": "short", "day": "2026-11-20"
        });
        let logged = json!({"kind": "log", "text": "ran it", "day": "2026-11-20"});
        let kind = |from, to| EventKind::JournalEdited { entry: 7, from, to };
        assert_eq!(decision().written(stamp).kind, kind(Value::Null, said.clone()));
        assert_eq!(decision().removed(stamp).kind, kind(said.clone(), Value::Null));
        assert_eq!(log().changed(&decision(), stamp), Event { stamp, kind: kind(said, logged) });
    }
}
