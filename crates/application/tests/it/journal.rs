//! What people write down about a record; how it is kept and found is told in the contract of its port.

use crate::house::{House, down};
use std::sync::Arc;
use std::time::Duration;
use trackml_application::Caller;
use trackml_application::journal::JournalError;
use trackml_domain::id::{JournalEntryId, ModelId};
use trackml_domain::journal::{EntryContent, EntryKind, EntryPatch, EntryText, JournalEntry, Verdict};
use trackml_domain::model::{EventKind, Model, Stamp};
use trackml_domain::workspace::Role;
use trackml_ports::{Clock, EntryError, MockJournalRepository};
use trackml_testkit::sample;

fn chosen() -> EntryContent {
    sample::decision(Verdict::Chosen, "summaries", "short and true")
}

fn because(text: &str) -> EntryPatch {
    EntryPatch { because: Some(EntryText::parse(text).unwrap()), ..EntryPatch::default() }
}

/// Ada's record with a decision of hers, and Bob who is a stranger to it.
struct Desk {
    house: House,
    ada: Caller,
    bob: Caller,
    model: Model,
    entry: JournalEntry,
}

impl Desk {
    async fn new() -> Self {
        let house = House::new();
        let (ada, bob) = (house.person("ada").await, house.person("bob").await);
        let model = house.written(&ada, "Zephyr").await;
        let entry = house.application.journal.write(&ada, model.id, chosen(), None).await.unwrap();
        Self { house, ada, bob, model, entry }
    }

    /// The same, with Bob in a role.
    async fn with_bob_as(role: Role) -> Self {
        let desk = Self::new().await;
        desk.house.database.enrol(desk.ada.workspace(), desk.bob.user().id, role);
        desk
    }

    async fn entries(&self) -> Vec<JournalEntry> {
        self.house.application.journal.list(&self.ada, self.model.id, None, None, 200).await.unwrap()
    }
}

const DEEDS: [&str; 4] = ["list", "write", "change", "remove"];

async fn attempt(
    house: &House,
    deed: &str,
    caller: &Caller,
    of: ModelId,
    id: JournalEntryId,
) -> Result<(), JournalError> {
    let journal = &house.application.journal;
    match deed {
        "list" => journal.list(caller, of, None, None, 50).await.map(drop),
        "write" => journal.write(caller, of, chosen(), None).await.map(drop),
        "change" => journal.change(caller, of, id, because("fast")).await.map(drop),
        "remove" => journal.remove(caller, of, id).await,
        other => panic!("nobody can {other} a journal"),
    }
}

/// What somebody is told of each deed; a deed that is refused leaves the journal as it was.
async fn answers(desk: &Desk, caller: &Caller) -> Vec<&'static str> {
    let mut answers = Vec::new();
    for deed in DEEDS {
        let before = desk.entries().await;
        answers.push(match attempt(&desk.house, deed, caller, desk.model.id, desk.entry.id).await {
            Ok(()) => "done",
            Err(JournalError::NotFound) => "no such record",
            Err(JournalError::Forbidden) => "forbidden",
            Err(other) => panic!("{deed}: {other:?}"),
        });
        assert!(answers.last() == Some(&"done") || desk.entries().await == before, "{deed}");
    }
    answers
}

#[tokio::test]
async fn an_entry_tells_who_wrote_it_and_when() {
    let desk = Desk::new().await;
    let at = desk.house.clock.now();
    assert_eq!((desk.entry.by, desk.entry.created_at), (Some(desk.ada.user().id), at));
    assert_eq!((desk.entry.model_id, desk.entry.content.clone()), (desk.model.id, chosen()));
    assert_eq!(desk.entries().await, [desk.entry]);
}

#[tokio::test]
async fn an_entry_is_of_today_unless_it_names_its_day() {
    let desk = Desk::new().await;
    assert_eq!(desk.entry.day, sample::day("2026-01-02"));
    let (journal, day) = (&desk.house.application.journal, sample::day("2025-12-24"));
    let earlier = journal.write(&desk.ada, desk.model.id, chosen(), Some(day)).await.unwrap();
    assert_eq!(earlier.day, day);
}

#[tokio::test]
async fn a_change_is_told_as_whose_it_is_and_the_entry_stays_its_writers() {
    let desk = Desk::with_bob_as(Role::Editor).await;
    desk.house.clock.advance(Duration::from_mins(1));
    let journal = &desk.house.application.journal;
    let changed = journal.change(&desk.bob, desk.model.id, desk.entry.id, because("fast")).await.unwrap();
    let (by, at) = (Some(desk.bob.user().id), desk.house.clock.now());
    let content = sample::decision(Verdict::Chosen, "summaries", "fast");
    assert_eq!(changed, JournalEntry { content, updated_at: at, ..desk.entry.clone() });
    let history = desk.house.application.edit.history(&desk.ada, desk.model.id, None, 1).await.unwrap();
    assert_eq!(history[0].event, changed.changed(&desk.entry, Stamp { by, at }));
}

#[tokio::test]
async fn a_removed_entry_stays_in_the_history() {
    let desk = Desk::new().await;
    desk.house.application.journal.remove(&desk.ada, desk.model.id, desk.entry.id).await.unwrap();
    assert_eq!(desk.entries().await, []);
    let history = desk.house.application.edit.history(&desk.ada, desk.model.id, None, 1).await.unwrap();
    let EventKind::JournalEdited { from, .. } = &history[0].event.kind else { panic!("{history:?}") };
    assert_eq!(from["because"], "short and true");
}

#[tokio::test]
async fn a_part_of_the_other_kind_is_refused() {
    let desk = Desk::new().await;
    let patch = EntryPatch { text: Some(EntryText::parse("ran it").unwrap()), ..EntryPatch::default() };
    let refused = desk.house.application.journal.change(&desk.ada, desk.model.id, desk.entry.id, patch).await;
    assert!(matches!(refused, Err(JournalError::NotOfItsKind(_))), "{refused:?}");
}

#[tokio::test]
async fn an_entry_is_found_at_its_own_record_alone() {
    let desk = Desk::new().await;
    let other = desk.house.written(&desk.ada, "Heron").await;
    for (of, id) in [(other.id, desk.entry.id), (desk.model.id, JournalEntryId::from(1_000_000))] {
        for deed in ["change", "remove"] {
            let refused = attempt(&desk.house, deed, &desk.ada, of, id).await;
            assert!(matches!(refused, Err(JournalError::NoSuchEntry)), "{deed}: {refused:?}");
        }
    }
    assert_eq!(desk.entries().await, [desk.entry]);
}

#[tokio::test]
async fn a_stranger_is_told_that_there_is_no_such_record() {
    let desk = Desk::new().await;
    assert_eq!(answers(&desk, &desk.bob).await, ["no such record"; 4]);
}

#[tokio::test]
async fn a_viewer_reads_and_writes_nothing() {
    let desk = Desk::with_bob_as(Role::Viewer).await;
    assert_eq!(answers(&desk, &desk.bob).await, ["done", "forbidden", "forbidden", "forbidden"]);
}

#[tokio::test]
async fn an_editor_writes_changes_and_removes_what_others_wrote_too() {
    let desk = Desk::with_bob_as(Role::Editor).await;
    assert_eq!(answers(&desk, &desk.bob).await, ["done"; 4]);
}

#[tokio::test]
async fn a_record_in_the_trash_has_no_journal_to_work_with() {
    let desk = Desk::new().await;
    desk.house.application.edit.delete(&desk.ada, desk.model.id, None).await.unwrap();
    for deed in DEEDS {
        let refused = attempt(&desk.house, deed, &desk.ada, desk.model.id, desk.entry.id).await;
        assert!(matches!(refused, Err(JournalError::NotFound)), "{deed}: {refused:?}");
    }
}

#[tokio::test]
async fn a_page_is_asked_for_as_it_was_wanted() {
    let desk = Desk::new().await;
    let (of, place) = (desk.model.id, (sample::day("2026-01-31"), JournalEntryId::from(7)));
    let mut journal = MockJournalRepository::new();
    journal
        .expect_of_model()
        .withf(move |id, kind, before, limit| {
            (*id, *kind, *before, *limit) == (of, Some(EntryKind::Log), Some(place), 3)
        })
        .once()
        .returning(|_, _, _, _| Ok(Vec::new()));
    let application = desk.house.with(|ports| ports.journal = Arc::new(journal));
    application.journal.list(&desk.ada, of, Some(EntryKind::Log), Some(place), 3).await.unwrap();
}

#[tokio::test]
async fn a_record_that_is_gone_meanwhile_is_not_called_an_entry() {
    let desk = Desk::new().await;
    let mut journal = MockJournalRepository::new();
    journal.expect_write().returning(|_, _| Err(EntryError::NotFound));
    let application = desk.house.with(|ports| ports.journal = Arc::new(journal));
    let refused = application.journal.write(&desk.ada, desk.model.id, chosen(), None).await;
    assert!(matches!(refused, Err(JournalError::NotFound)), "{refused:?}");
}

#[tokio::test]
async fn a_failing_database_is_not_called_an_empty_journal() {
    let desk = Desk::new().await;
    let mut journal = MockJournalRepository::new();
    journal.expect_of_model().returning(|_, _, _, _| Err(down()));
    journal.expect_find().returning(|_| Err(down()));
    journal.expect_write().returning(|_, _| Err(down().into()));
    let application = desk.house.with(|ports| ports.journal = Arc::new(journal));
    let (journal, of) = (&application.journal, desk.model.id);
    let listed = journal.list(&desk.ada, of, None, None, 50).await;
    assert!(matches!(listed, Err(JournalError::Repository(_))), "{listed:?}");
    let written = journal.write(&desk.ada, of, chosen(), None).await;
    assert!(matches!(written, Err(JournalError::Repository(_))), "{written:?}");
    let removed = journal.remove(&desk.ada, of, desk.entry.id).await;
    assert!(matches!(removed, Err(JournalError::Repository(_))), "{removed:?}");
}
