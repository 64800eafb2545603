//! The contract of `JournalRepository`.

pub mod changes;
pub mod search;

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::id::{JournalEntryId, ModelId};
use trackml_domain::journal::{EntryContent, EntryKind, JournalEntry, NewEntry, Verdict};
use trackml_domain::model::{Model, NewModel};
use trackml_domain::workspace::Role;
use trackml_ports::{EntryError, JournalPlace};

crate::contracts::suite!(journal at contracts::journal:
    an_entry_is_kept_as_it_was_written,
    an_entry_that_never_was_is_not_found,
    nothing_is_written_of_a_model_that_never_was,
    the_latest_day_stands_first_and_of_one_day_the_latest_written,
    a_page_has_no_more_entries_than_its_limit,
    pages_together_show_every_entry_once,
    a_page_begins_behind_a_place_whose_entry_is_gone,
    entries_of_one_kind_are_told_alone,
    the_journal_of_one_model_has_no_entries_of_another,
    a_model_in_the_trash_has_its_journal,
    a_moved_model_takes_its_journal_along,
    a_copy_has_entries_of_its_own,
    an_entry_stays_when_the_account_of_its_writer_goes,
    entries_go_with_their_workspace,
);

/// Ada's record.
async fn zephyr(harness: &Harness) -> Model {
    harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await
}

fn chosen() -> EntryContent {
    sample::decision(Verdict::Chosen, "summaries", "short and true")
}

async fn write(harness: &Harness, of: ModelId, content: EntryContent, day: &str) -> JournalEntry {
    harness.journal.write(sample::new_entry(of, content, day), 100).await.unwrap()
}

async fn of_model(harness: &Harness, id: ModelId) -> Vec<JournalEntry> {
    harness.journal.of_model(id, None, None, 200).await.unwrap()
}

async fn find(harness: &Harness, id: JournalEntryId) -> Option<JournalEntry> {
    harness.journal.find(id).await.unwrap()
}

async fn an_entry_is_kept_as_it_was_written(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = harness.put(sample::new_model(ada.workspace, "Zephyr")).await;
    let long = format!(" 🦙 it's \"quick\"\r\n{}", "é".repeat(4_900));
    for content in [chosen(), sample::decision(Verdict::Rejected, "chat", &long), sample::log(&long)] {
        for day in ["1900-01-01", "2026-01-31", "9999-12-31"] {
            let by = Some(ada.user.id);
            let new = NewEntry { by, ..sample::new_entry(model.id, content.clone(), day) };
            let entry = harness.journal.write(new.clone(), 100).await.unwrap();
            assert_eq!(entry, new.into_entry(entry.id));
            assert_eq!(find(harness, entry.id).await, Some(entry));
        }
    }
}

async fn an_entry_that_never_was_is_not_found(harness: &Harness) {
    assert_eq!(find(harness, 1_000_000_000.into()).await, None);
}

async fn nothing_is_written_of_a_model_that_never_was(harness: &Harness) {
    let new = sample::new_entry(ModelId::from(1_000_000_000), chosen(), "2026-01-31");
    let refused = harness.journal.write(new, 100).await;
    assert!(matches!(refused, Err(EntryError::NotFound)), "{refused:?}");
}

async fn the_latest_day_stands_first_and_of_one_day_the_latest_written(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let mut written = Vec::new();
    for day in ["2026-02-01", "2025-12-31", "2026-02-01", "2026-03-01"] {
        written.push(write(harness, id, chosen(), day).await.id);
    }
    let ids: Vec<_> = of_model(harness, id).await.iter().map(|entry| entry.id).collect();
    assert_eq!(ids, [written[3], written[2], written[0], written[1]]);
}

async fn a_page_has_no_more_entries_than_its_limit(harness: &Harness) {
    let id = zephyr(harness).await.id;
    for _ in 0..3 {
        write(harness, id, chosen(), "2026-02-01").await;
    }
    assert_eq!(harness.journal.of_model(id, None, None, 2).await.unwrap().len(), 2);
}

async fn pages_together_show_every_entry_once(harness: &Harness) {
    let id = zephyr(harness).await.id;
    for day in ["2026-02-01", "2025-12-31", "2026-02-01", "2026-02-01", "2026-03-01", "2025-12-31"] {
        write(harness, id, chosen(), day).await;
    }
    let (mut walked, mut before): (Vec<JournalEntry>, Option<JournalPlace>) = (Vec::new(), None);
    loop {
        let page = harness.journal.of_model(id, None, before, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        before = Some((last.day, last.id));
        walked.extend(page);
    }
    assert_eq!(walked, of_model(harness, id).await);
    assert_eq!(walked.len(), 6);
}

async fn a_page_begins_behind_a_place_whose_entry_is_gone(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let old = write(harness, id, chosen(), "2026-01-01").await;
    let gone = write(harness, id, chosen(), "2026-01-01").await;
    let new = write(harness, id, chosen(), "2026-01-01").await;
    harness.journal.remove(gone.id, sample::stamp(1)).await.unwrap();
    for place in [gone, new] {
        let before = Some((place.day, place.id));
        let behind = harness.journal.of_model(id, None, before, 9).await.unwrap();
        assert_eq!(behind, std::slice::from_ref(&old));
    }
}

async fn entries_of_one_kind_are_told_alone(harness: &Harness) {
    let id = zephyr(harness).await.id;
    let decision = write(harness, id, chosen(), "2026-01-01").await.id;
    let log = write(harness, id, sample::log("ran it"), "2026-01-02").await;
    let ids = async |kind, before| {
        let entries = harness.journal.of_model(id, Some(kind), before, 1).await.unwrap();
        entries.iter().map(|entry| entry.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(EntryKind::Decision, None).await, [decision]);
    assert_eq!(ids(EntryKind::Log, None).await, [log.id]);
    let behind = Some((log.day, log.id));
    assert_eq!(ids(EntryKind::Decision, behind).await, [decision]);
    assert_eq!(ids(EntryKind::Log, behind).await, []);
}

async fn the_journal_of_one_model_has_no_entries_of_another(harness: &Harness) {
    let model = zephyr(harness).await;
    let other = harness.put(sample::new_model(model.workspace_id, "Heron")).await;
    let entry = write(harness, model.id, chosen(), "2026-01-01").await;
    assert_eq!(of_model(harness, model.id).await, [entry]);
    assert_eq!(of_model(harness, other.id).await, []);
    assert_eq!(of_model(harness, ModelId::from(1_000_000_000)).await, []);
}

async fn a_model_in_the_trash_has_its_journal(harness: &Harness) {
    let model = zephyr(harness).await;
    let entry = write(harness, model.id, chosen(), "2026-01-01").await;
    harness.trash(model.clone()).await;
    assert_eq!(of_model(harness, model.id).await, [entry]);
}

async fn a_moved_model_takes_its_journal_along(harness: &Harness) {
    let (model, bob) = (zephyr(harness).await, harness.person("bob").await);
    let entry = write(harness, model.id, chosen(), "2026-01-01").await;
    harness.models.relocate(model.clone().move_to(bob.workspace, sample::stamp(5))).await.unwrap();
    let later = write(harness, model.id, sample::log("moved"), "2026-01-02").await;
    assert_eq!(of_model(harness, model.id).await, [later, entry]);
}

async fn a_copy_has_entries_of_its_own(harness: &Harness) {
    let model = zephyr(harness).await;
    let first = write(harness, model.id, chosen(), "2026-01-02").await;
    let second = write(harness, model.id, sample::log("ran it"), "2026-01-01").await;
    let copy = NewModel::copy_of(&model, model.workspace_id, sample::stamp(5));
    let copy = harness.put(copy).await;
    let copied = of_model(harness, copy.id).await;
    let like = |entry: &JournalEntry, of: &JournalEntry| JournalEntry {
        id: of.id,
        model_id: copy.id,
        ..entry.clone()
    };
    assert_eq!(copied, [like(&first, &copied[0]), like(&second, &copied[1])]);
    harness.journal.remove(copied[0].id, sample::stamp(6)).await.unwrap();
    assert_eq!(of_model(harness, model.id).await, [first, second]);
}

async fn an_entry_stays_when_the_account_of_its_writer_goes(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Editor).await;
    let model = harness.put(sample::new_model(team, "Zephyr")).await;
    let new = NewEntry { by: Some(bob.user.id), ..sample::new_entry(model.id, chosen(), "2026-01-01") };
    let entry = harness.journal.write(new, 100).await.unwrap();
    harness.users.delete(bob.user.id).await.unwrap();
    assert_eq!(of_model(harness, model.id).await, [JournalEntry { by: None, ..entry }]);
}

async fn entries_go_with_their_workspace(harness: &Harness) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    let model = harness.put(sample::new_model(team, "Zephyr")).await;
    let entry = write(harness, model.id, chosen(), "2026-01-01").await;
    harness.workspaces.delete(team, true).await.unwrap();
    assert_eq!(find(harness, entry.id).await, None);
}
