//! Models that are found by what their journal says.

use super::{chosen, write, zephyr};
use crate::contracts::Harness;
use crate::contracts::harness::{RUNNERS, race};
use crate::sample;
use trackml_domain::id::WorkspaceId;
use trackml_domain::journal::{EntryContent, EntryPatch, EntryText, JournalEntry, Purpose, Verdict};
use trackml_domain::listing::PageRequest;
use trackml_domain::model::{Model, NewModel};

crate::contracts::suite!(journal_search at contracts::journal::search:
    a_model_is_found_by_the_words_of_a_decision,
    a_model_is_found_by_the_words_of_a_log_entry,
    a_phrase_does_not_reach_from_one_text_into_the_next,
    a_changed_entry_is_found_by_its_new_words_alone,
    a_removed_entry_is_found_no_more,
    a_removed_word_is_found_where_it_still_stands,
    a_removed_word_is_offered_for_no_other,
    a_model_is_found_by_what_was_decided,
    a_model_is_found_by_what_its_journal_has,
    a_moved_model_is_found_by_its_journal_where_it_stands,
    a_copy_is_found_by_its_own_journal,
    of_entries_that_are_written_at_once_every_word_is_found,
    words_of_the_model_and_its_journal_may_be_written_at_once,
    a_model_that_moves_while_it_is_written_of_is_found_where_it_stands,
);

/// A record with an entry, beside another that has none.
async fn zephyr_with(harness: &Harness, content: EntryContent) -> (Model, JournalEntry) {
    let model = zephyr(harness).await;
    harness.put(sample::new_model(model.workspace_id, "Bystander")).await;
    let entry = write(harness, model.id, content, "2026-01-01").await;
    (model, entry)
}

async fn change(harness: &Harness, entry: &JournalEntry, patch: EntryPatch) {
    harness.journal.change(entry.id, patch, sample::stamp(5)).await.unwrap();
}

async fn remove(harness: &Harness, entry: &JournalEntry) {
    harness.journal.remove(entry.id, sample::stamp(6)).await.unwrap();
}

/// Which of the queries find the record, and it alone.
async fn finding<'a>(harness: &Harness, workspace: WorkspaceId, queries: &[&'a str]) -> Vec<&'a str> {
    let mut finding = Vec::new();
    for query in queries {
        match harness.names(workspace, query).await.as_slice() {
            [] => {}
            [name] if name == "Zephyr" => finding.push(*query),
            others => panic!("{query} finds {others:?}"),
        }
    }
    finding
}

async fn a_model_is_found_by_the_words_of_a_decision(harness: &Harness) {
    let content = sample::decision(Verdict::Chosen, "legal summaries", "it's quick; naïve, 通义");
    let workspace = zephyr_with(harness, content).await.0.workspace_id;
    let queries = ["legal", "SUMMARIES quick", "\"legal summaries\"", "naïve", "通义", "ummar"];
    assert_eq!(finding(harness, workspace, &queries).await, queries);
}

async fn a_model_is_found_by_the_words_of_a_log_entry(harness: &Harness) {
    let workspace = zephyr_with(harness, sample::log("# Monday\n\n- fine-tuned it")).await.0.workspace_id;
    let queries = ["monday", "fine-tuned", "zephyr monday"];
    assert_eq!(finding(harness, workspace, &queries).await, queries);
}

async fn a_phrase_does_not_reach_from_one_text_into_the_next(harness: &Harness) {
    let workspace = zephyr_with(harness, chosen()).await.0.workspace_id;
    assert_eq!(finding(harness, workspace, &["\"summaries short\"", "summaries-short"]).await, [""; 0]);
}

async fn a_changed_entry_is_found_by_its_new_words_alone(harness: &Harness) {
    let (model, entry) = zephyr_with(harness, chosen()).await;
    let purpose = Some(Purpose::parse("poetry").unwrap());
    change(harness, &entry, EntryPatch { purpose, ..EntryPatch::default() }).await;
    let queries = ["poetry", "summaries", "short"];
    assert_eq!(finding(harness, model.workspace_id, &queries).await, ["poetry", "short"]);
}

async fn a_removed_entry_is_found_no_more(harness: &Harness) {
    let (model, entry) = zephyr_with(harness, chosen()).await;
    let kept = write(harness, model.id, sample::log("kept"), "2026-01-02").await;
    remove(harness, &entry).await;
    let queries = ["summaries", "short", "kept"];
    assert_eq!(finding(harness, model.workspace_id, &queries).await, ["kept"]);
    remove(harness, &kept).await;
    assert_eq!(finding(harness, model.workspace_id, &queries).await, [""; 0]);
}

async fn a_removed_word_is_found_where_it_still_stands(harness: &Harness) {
    let (model, entry) = zephyr_with(harness, sample::log("zephyr bystander twice")).await;
    let other = write(harness, model.id, sample::log("twice"), "2026-01-02").await;
    remove(harness, &entry).await;
    assert_eq!(finding(harness, model.workspace_id, &["zephyr", "twice"]).await, ["zephyr", "twice"]);
    assert_eq!(harness.names(model.workspace_id, "bystander").await, ["Bystander"]);
    remove(harness, &other).await;
    assert_eq!(finding(harness, model.workspace_id, &["zephyr", "twice"]).await, ["zephyr"]);
}

async fn a_removed_word_is_offered_for_no_other(harness: &Harness) {
    let (model, entry) = zephyr_with(harness, sample::log("zugzwang")).await;
    let read = async || {
        let selection = Harness::selection("zugzwamg");
        let request = PageRequest::default();
        let found = harness.models.search(model.workspace_id, &selection, &request).await.unwrap();
        (found.page.total, found.words[0].1.phrases.len())
    };
    assert_eq!(read().await, (1, 1));
    remove(harness, &entry).await;
    assert_eq!(read().await, (0, 0));
}

async fn a_model_is_found_by_what_was_decided(harness: &Harness) {
    const QUERIES: [&str; 3] = ["decision:chosen", "decision:rejected", "decision:chosen,rejected"];
    let (model, entry) = zephyr_with(harness, sample::log("chosen, rejected")).await;
    let finding = || finding(harness, model.workspace_id, &QUERIES);
    assert_eq!(finding().await, [""; 0]);
    let decision = write(harness, model.id, chosen(), "2026-01-02").await;
    assert_eq!(finding().await, ["decision:chosen", "decision:chosen,rejected"]);
    let rejected = EntryPatch { verdict: Some(Verdict::Rejected), ..EntryPatch::default() };
    change(harness, &decision, rejected).await;
    assert_eq!(finding().await, ["decision:rejected", "decision:chosen,rejected"]);
    write(harness, model.id, chosen(), "2026-01-02").await;
    assert_eq!(finding().await, QUERIES);
    remove(harness, &decision).await;
    remove(harness, &entry).await;
    assert_eq!(finding().await, ["decision:chosen", "decision:chosen,rejected"]);
}

async fn a_model_is_found_by_what_its_journal_has(harness: &Harness) {
    let (model, log) = zephyr_with(harness, sample::log("ran it")).await;
    let finding = || finding(harness, model.workspace_id, &["has:decision", "has:log"]);
    assert_eq!(finding().await, ["has:log"]);
    let decision = write(harness, model.id, chosen(), "2026-01-02").await;
    assert_eq!(finding().await, ["has:decision", "has:log"]);
    remove(harness, &log).await;
    assert_eq!(finding().await, ["has:decision"]);
    remove(harness, &decision).await;
    assert_eq!(finding().await, [""; 0]);
}

async fn a_moved_model_is_found_by_its_journal_where_it_stands(harness: &Harness) {
    let (model, entry) = zephyr_with(harness, chosen()).await;
    let bob = harness.person("bob").await;
    harness.models.relocate(model.clone().move_to(bob.workspace, sample::stamp(5))).await.unwrap();
    write(harness, model.id, sample::log("moved"), "2026-01-02").await;
    let because = Some(EntryText::parse("fast").unwrap());
    change(harness, &entry, EntryPatch { because, ..EntryPatch::default() }).await;
    let queries = ["summaries", "moved", "fast", "short", "decision:chosen"];
    assert_eq!(finding(harness, model.workspace_id, &queries).await, [""; 0]);
    let found = ["summaries", "moved", "fast", "decision:chosen"];
    assert_eq!(finding(harness, bob.workspace, &queries).await, found);
}

async fn a_copy_is_found_by_its_own_journal(harness: &Harness) {
    let (model, entry) = zephyr_with(harness, chosen()).await;
    let bob = harness.person("bob").await;
    harness.put(NewModel::copy_of(&model, bob.workspace, sample::stamp(5))).await;
    remove(harness, &entry).await;
    assert_eq!(finding(harness, model.workspace_id, &["short", "has:decision"]).await, [""; 0]);
    let queries = ["short", "has:decision"];
    assert_eq!(finding(harness, bob.workspace, &queries).await, queries);
}

async fn of_entries_that_are_written_at_once_every_word_is_found(harness: &Harness) {
    let model = zephyr(harness).await;
    race(|runner| {
        let (journal, id) = (harness.journal.clone(), model.id);
        let new = sample::new_entry(id, sample::log(&word(runner)), "2026-01-01");
        async move { journal.write(new, 100).await.unwrap() }
    })
    .await;
    let words: Vec<String> = (0..RUNNERS).map(word).collect();
    assert_eq!(harness.names(model.workspace_id, &words.join(" ")).await, ["Zephyr"]);
}

/// Words that do not resemble each other.
fn word(number: usize) -> String {
    "abcdefgh".chars().nth(number).unwrap().to_string().repeat(6)
}

async fn words_of_the_model_and_its_journal_may_be_written_at_once(harness: &Harness) {
    let model = zephyr(harness).await;
    race(|runner| {
        let (journal, models, model) = (harness.journal.clone(), harness.models.clone(), model.clone());
        async move {
            if runner == 0 {
                let patch = sample::patch().notes("quick").into();
                models.save(model.apply(patch, sample::stamp(5))).await.unwrap();
            } else {
                let new = sample::new_entry(model.id, sample::log(&word(runner)), "2026-01-01");
                journal.write(new, 100).await.unwrap();
            }
        }
    })
    .await;
    let words: Vec<String> = (1..RUNNERS).map(word).chain(["quick".to_owned()]).collect();
    assert_eq!(harness.names(model.workspace_id, &words.join(" ")).await, ["Zephyr"]);
}

async fn a_model_that_moves_while_it_is_written_of_is_found_where_it_stands(harness: &Harness) {
    const ROUNDS: usize = 4;
    let (model, bob) = (zephyr(harness).await, harness.person("bob").await);
    let (there, from) = (bob.workspace, model.workspace_id);
    // Differs from every other of them in four letters at least.
    let word = |runner: usize, round: usize| word(runner)[..4].to_owned() + &word(round)[..4];
    race(|runner| {
        let (journal, models, mut model) = (harness.journal.clone(), harness.models.clone(), model.clone());
        async move {
            for round in 0..ROUNDS {
                if runner == 0 {
                    for to in [there, from, there] {
                        model = models.relocate(model.move_to(to, sample::stamp(5))).await.unwrap();
                    }
                } else {
                    let log = sample::log(&word(runner, round));
                    journal.write(sample::new_entry(model.id, log, "2026-01-01"), 100).await.unwrap();
                }
            }
        }
    })
    .await;
    for (runner, round) in (1..RUNNERS).flat_map(|runner| (0..ROUNDS).map(move |round| (runner, round))) {
        let word = word(runner, round);
        assert_eq!(harness.names(there, &word).await, ["Zephyr"], "{word}");
        assert_eq!(harness.names(from, &word).await, [""; 0], "{word}");
    }
}
