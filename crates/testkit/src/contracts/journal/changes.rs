//! Entries that are changed and removed, and what the history keeps of them.

use super::{chosen, find, of_model, write, zephyr};
use crate::contracts::Harness;
use crate::contracts::harness::{RUNNERS, race};
use crate::sample;
use serde_json::{Value, json};
use trackml_domain::id::{JournalEntryId, ModelId};
use trackml_domain::journal::{EntryPatch, EntryText, JournalEntry, NewEntry, Purpose, Verdict};
use trackml_domain::model::{Event, EventKind, Stamp};
use trackml_ports::EntryError;

crate::contracts::suite!(journal_changes at contracts::journal::changes:
    a_change_leaves_what_it_does_not_name,
    a_change_keeps_who_wrote_the_entry,
    a_change_that_says_the_same_leaves_no_trace,
    a_part_of_the_other_kind_is_refused_and_nothing_changed,
    changes_of_different_parts_at_once_all_last,
    a_removed_entry_is_gone,
    no_more_are_written_than_there_may_be,
    what_never_was_is_neither_changed_nor_removed,
    of_those_who_remove_at_once_one_does,
    the_history_tells_what_was_written_changed_and_removed,
    the_history_of_changes_at_once_tells_of_one_behind_the_other,
    the_model_stays_as_it_is,
);

fn because(text: &str) -> EntryPatch {
    EntryPatch { because: Some(EntryText::parse(text).unwrap()), ..EntryPatch::default() }
}

async fn change(harness: &Harness, entry: &JournalEntry, patch: EntryPatch, seconds: i64) -> JournalEntry {
    harness.journal.change(entry.id, patch, sample::stamp(seconds)).await.unwrap()
}

/// What was recorded of a model's journal, the first first: `from` and `to`.
async fn told(harness: &Harness, of: ModelId) -> Vec<(Value, Value)> {
    let events = harness.events(of).await.into_iter();
    let of_journal = |event: Event| match event.kind {
        EventKind::JournalEdited { from, to, .. } => Some((from, to)),
        _ => None,
    };
    events.filter_map(of_journal).collect()
}

async fn a_change_leaves_what_it_does_not_name(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let entry = write(harness, id, chosen(), "2026-01-01").await;
    let patch = EntryPatch { verdict: Some(Verdict::Rejected), ..EntryPatch::default() };
    let rejected = change(harness, &entry, patch, 5).await;
    let content = sample::decision(Verdict::Rejected, "summaries", "short and true");
    assert_eq!(rejected, JournalEntry { content: content.clone(), updated_at: sample::moment(5), ..entry });
    let day = sample::day("2025-12-31");
    let patch = EntryPatch { day: Some(day), ..EntryPatch::default() };
    let moved = change(harness, &rejected, patch, 6).await;
    assert_eq!(moved, JournalEntry { day, updated_at: sample::moment(6), ..rejected });
    assert_eq!(find(harness, moved.id).await, Some(moved.clone()));
    assert_eq!(of_model(harness, id).await, [moved]);
}

async fn a_change_keeps_who_wrote_the_entry(harness: &Harness) {
    let (model, bob) = (zephyr(harness).await, harness.person("bob").await);
    let by = Some(bob.user.id);
    let new = NewEntry { by, ..sample::new_entry(model.id, chosen(), "2026-01-01") };
    let entry = harness.journal.write(new, 100).await.unwrap();
    assert_eq!(change(harness, &entry, because("fast"), 5).await.by, by);
    assert_eq!(find(harness, entry.id).await.unwrap().by, by);
}

async fn a_change_that_says_the_same_leaves_no_trace(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let entry = write(harness, id, chosen(), "2026-01-01").await;
    let before = harness.events(id).await;
    for patch in [EntryPatch::default(), because("short and true")] {
        assert_eq!(change(harness, &entry, patch, 5).await, entry);
    }
    assert_eq!(find(harness, entry.id).await, Some(entry));
    assert_eq!(harness.events(id).await, before);
}

async fn a_part_of_the_other_kind_is_refused_and_nothing_changed(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let entry = write(harness, id, sample::log("ran it"), "2026-01-01").await;
    let patch = EntryPatch { text: Some(EntryText::parse("changed").unwrap()), ..because("fast") };
    let refused = harness.journal.change(entry.id, patch, sample::stamp(5)).await;
    assert!(
        matches!(&refused, Err(EntryError::NotOfItsKind(error)) if error.fields == ["because"]),
        "{refused:?}"
    );
    assert_eq!(find(harness, entry.id).await, Some(entry));
    assert_eq!(told(harness, id).await.len(), 1);
}

async fn changes_of_different_parts_at_once_all_last(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let entry = write(harness, id, chosen(), "2026-01-01").await;
    race(|runner| {
        let (journal, id) = (harness.journal.clone(), entry.id);
        let patch = match runner % 4 {
            0 => EntryPatch { verdict: Some(Verdict::Rejected), ..EntryPatch::default() },
            1 => EntryPatch { purpose: Some(Purpose::parse("chat").unwrap()), ..EntryPatch::default() },
            2 => because("slow"),
            _ => EntryPatch { day: Some(sample::day("2026-02-02")), ..EntryPatch::default() },
        };
        async move { journal.change(id, patch, sample::stamp(5)).await.unwrap() }
    })
    .await;
    let content = sample::decision(Verdict::Rejected, "chat", "slow");
    let (day, updated_at) = (sample::day("2026-02-02"), sample::moment(5));
    assert_eq!(find(harness, entry.id).await, Some(JournalEntry { content, day, updated_at, ..entry }));
}

async fn a_removed_entry_is_gone(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let entry = write(harness, id, chosen(), "2026-01-01").await;
    let other = write(harness, id, chosen(), "2026-01-01").await;
    harness.journal.remove(entry.id, sample::stamp(5)).await.unwrap();
    assert_eq!(find(harness, entry.id).await, None);
    assert_eq!(of_model(harness, id).await, [other]);
}

async fn what_never_was_is_neither_changed_nor_removed(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let gone = write(harness, id, chosen(), "2026-01-01").await.id;
    harness.journal.remove(gone, sample::stamp(5)).await.unwrap();
    for id in [gone, JournalEntryId::from(1_000_000_000)] {
        let changed = harness.journal.change(id, because("fast"), sample::stamp(6)).await;
        assert!(matches!(changed, Err(EntryError::NotFound)), "{changed:?}");
        let removed = harness.journal.remove(id, sample::stamp(6)).await;
        assert!(matches!(removed, Err(EntryError::NotFound)), "{removed:?}");
    }
    assert_eq!(told(harness, id).await.len(), 2);
}

async fn of_those_who_remove_at_once_one_does(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let entry = write(harness, id, chosen(), "2026-01-01").await;
    let removed = race(|_| {
        let (journal, id) = (harness.journal.clone(), entry.id);
        async move {
            match journal.remove(id, sample::stamp(5)).await {
                Ok(()) => true,
                Err(EntryError::NotFound) => false,
                Err(other) => panic!("{other:?}"),
            }
        }
    })
    .await;
    assert_eq!(removed.into_iter().filter(|removed| *removed).count(), 1);
    assert_eq!(told(harness, id).await.len(), 2);
}

async fn the_history_tells_what_was_written_changed_and_removed(harness: &Harness) {
    let (model, bob) = (zephyr(harness).await, harness.person("bob").await);
    let stamp = |seconds| Stamp { by: Some(bob.user.id), at: sample::moment(seconds) };
    let decision = NewEntry { by: Some(bob.user.id), ..sample::new_entry(model.id, chosen(), "2026-01-01") };
    let decision = harness.journal.write(decision, 100).await.unwrap();
    let log = write(harness, model.id, sample::log("ran it\n🦙"), "2026-01-02").await;
    harness.journal.change(decision.id, because("fast"), stamp(5)).await.unwrap();
    harness.journal.remove(log.id, stamp(6)).await.unwrap();

    let said = |because: &str| {
        json!({
            "kind": "decision", "verdict": "chosen", "purpose": "summaries", "because": because, "day": "2026-01-01"
        })
    };
    let (first, logged) =
        (said("short and true"), json!({"kind": "log", "text": "ran it\n🦙", "day": "2026-01-02"}));
    let event = |stamp, entry: &JournalEntry, from: &Value, to: &Value| {
        let (entry, from, to) = (entry.id.get(), from.clone(), to.clone());
        Event { stamp, kind: EventKind::JournalEdited { entry, from, to } }
    };
    let expected = [
        event(stamp(0), &decision, &Value::Null, &first),
        event(sample::stamp(0), &log, &Value::Null, &logged),
        event(stamp(5), &decision, &first, &said("fast")),
        event(stamp(6), &log, &logged, &Value::Null),
    ];
    assert_eq!(harness.events(model.id).await[1..], expected);
}

async fn the_history_of_changes_at_once_tells_of_one_behind_the_other(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let entry = write(harness, id, chosen(), "2026-01-01").await;
    race(|runner| {
        let (journal, id) = (harness.journal.clone(), entry.id);
        let patch = because(&format!("reason {runner}"));
        async move { journal.change(id, patch, sample::stamp(5)).await.unwrap() }
    })
    .await;
    let told = told(harness, id).await;
    assert_eq!(told.len(), 1 + RUNNERS);
    assert!(told.windows(2).all(|pair| pair[0].1 == pair[1].0), "{told:?}");
}

async fn the_model_stays_as_it_is(harness: &Harness) {
    let model = zephyr(harness).await;
    let entry = write(harness, model.id, chosen(), "2026-01-01").await;
    change(harness, &entry, because("fast"), 5).await;
    harness.journal.remove(entry.id, sample::stamp(6)).await.unwrap();
    assert_eq!(harness.stored(model.id).await, model);
}

async fn no_more_are_written_than_there_may_be(harness: &Harness) {
    let model = zephyr(harness).await;
    let attempts = race(|runner| {
        let (journal, log) = (harness.journal.clone(), sample::log(&format!("by {runner}")));
        let new = sample::new_entry(model.id, log, "2026-01-01");
        async move { journal.write(new, 3).await }
    })
    .await;
    let written = attempts.iter().filter(|attempt| attempt.is_ok()).count();
    assert_eq!((written, of_model(harness, model.id).await.len()), (3, 3));
    let refused = attempts.into_iter().find_map(Result::err);
    assert!(matches!(refused, Some(EntryError::TooMany { most: 3 })), "{refused:?}");
}
