//! Records of one model become one.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::model::{EventKind, Model};
use trackml_ports::{Merger, SaveError};

crate::contracts::suite!(mergers at contracts::duplicates::merge:
    the_record_that_stays_has_what_both_had,
    the_others_go_to_the_trash_with_everything,
    words_tags_and_hub_ids_of_both_are_found_on_one,
    the_history_of_both_is_that_of_one,
    a_record_that_was_changed_meanwhile_keeps_all_from_being_merged,
);

async fn pair(harness: &Harness) -> (Model, Model) {
    let workspace = harness.workspace().await;
    let given = sample::patch().notes("first").tags(&["a"]);
    let into = harness.put(sample::new_model_with(workspace, "Zephyr", given)).await;
    let mut new = sample::captured(workspace, sample::full_facts("org/zephyr"));
    new.fields.notes = trackml_domain::text::Notes::parse("second").unwrap();
    let from = harness.put(new).await;
    (into, from)
}

fn merger(into: &Model, from: &Model) -> Merger {
    Merger {
        into: into.clone().merge(from, sample::stamp(9)).unwrap(),
        from: vec![from.clone().merged_into(into, sample::stamp(9))],
    }
}

async fn the_record_that_stays_has_what_both_had(harness: &Harness) {
    let (into, from) = pair(harness).await;
    let merger = merger(&into, &from);
    let expected = Model { revision: into.revision + 1, ..merger.into.model.clone() };
    assert_eq!(harness.duplicates.merge(merger).await.unwrap(), expected);
    assert_eq!(harness.stored(into.id).await, expected);
    assert_eq!(expected.fields.notes.as_str(), "first\n\n---\n\nsecond");
}

async fn the_others_go_to_the_trash_with_everything(harness: &Harness) {
    let (into, from) = pair(harness).await;
    let before = harness.events(from.id).await;
    harness.duplicates.merge(merger(&into, &from)).await.unwrap();
    let trashed = harness.stored(from.id).await;
    assert!(trashed.deleted_at.is_some());
    assert_eq!((&trashed.fields, &trashed.hub), (&from.fields, &from.hub));
    let after = harness.events(from.id).await;
    assert_eq!(after[..before.len()], before);
    assert_eq!(after.last().unwrap().kind, EventKind::MergedInto { into_model: into.id.get() });
}

async fn words_tags_and_hub_ids_of_both_are_found_on_one(harness: &Harness) {
    let (into, from) = pair(harness).await;
    harness.duplicates.merge(merger(&into, &from)).await.unwrap();
    let workspace = into.workspace_id;
    for query in ["first second", "tag:a", "hub:org/zephyr", "hub:former-org/former-name", "小さい"] {
        assert_eq!(harness.names(workspace, query).await, ["Zephyr"], "{query}");
    }
    assert_eq!(harness.kept(workspace, &["org/zephyr"]).await, [("org/zephyr".to_owned(), into.id)]);
}

async fn the_history_of_both_is_that_of_one(harness: &Harness) {
    let (into, from) = pair(harness).await;
    let (mine, theirs) = (harness.events(into.id).await, harness.events(from.id).await);
    harness.duplicates.merge(merger(&into, &from)).await.unwrap();
    let merged = harness.events(into.id).await;
    for event in mine.iter().chain(&theirs) {
        assert!(merged.contains(event), "{event:?}");
    }
    assert!(matches!(merged.last().unwrap().kind, EventKind::Merged { .. }));
}

async fn a_record_that_was_changed_meanwhile_keeps_all_from_being_merged(harness: &Harness) {
    for late in [true, false] {
        let person = harness.person(if late { "bob" } else { "eve" }).await;
        let into = harness.put(sample::new_model(person.workspace, "Zephyr")).await;
        let from = harness.put(sample::new_model(person.workspace, "zephyr")).await;
        let stale = merger(&into, &from);
        let changed = if late { into.clone() } else { from.clone() };
        harness.save(changed.clone().apply(sample::patch().favorite(true).into(), sample::stamp(5))).await;
        let refused = harness.duplicates.merge(stale).await;
        let is_it = matches!(&refused, Err((id, SaveError::Stale { current: 2 })) if *id == changed.id);
        assert!(is_it, "{refused:?}");
        assert!(harness.stored(from.id).await.deleted_at.is_none());
        assert!(
            !harness.events(into.id).await.iter().any(|event| matches!(event.kind, EventKind::Merged { .. }))
        );
    }
}
