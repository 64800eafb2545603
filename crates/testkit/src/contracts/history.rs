//! The contract of `HistoryRepository`.

use crate::contracts::Harness;
use crate::sample;
use serde_json::json;
use trackml_domain::id::ModelId;
use trackml_domain::model::{Change, Event, EventKind, Stamp};
use trackml_domain::provenance::{Field, Mark, Source};
use trackml_domain::status::Status;
use trackml_ports::RecordedEvent;

crate::contracts::suite!(history at contracts::history:
    the_latest_event_stands_first,
    events_of_one_change_stand_in_the_reverse_of_their_order,
    events_stand_in_the_order_of_their_storing_whatever_their_moment,
    numbers_fall_from_the_first_to_the_last,
    a_page_has_no_more_events_than_its_limit,
    a_page_begins_behind_the_event_that_is_named,
    pages_together_show_every_event_once,
    behind_the_first_event_there_is_nothing,
    the_history_of_one_model_has_no_events_of_another,
    a_model_that_never_was_has_no_history,
    a_model_in_the_trash_has_its_history,
    every_kind_of_event_is_stored_exactly,
    who_did_it_is_stored_exactly,
    what_was_done_by_itself_was_done_by_nobody,
    one_moment_has_its_events_in_their_order_and_no_others,
);

/// A model with its `created` event and these, stored in one change.
async fn with(harness: &Harness, events: Vec<Event>) -> ModelId {
    let model = harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await;
    harness.save(Change { model, events }).await.id
}

fn refreshed(number: usize) -> Event {
    let (from, to) = (None, Some(number.to_string()));
    Event {
        stamp: sample::stamp(9),
        kind: EventKind::Refreshed { from, to, changes: vec![], replaced: serde_json::Map::new() },
    }
}

async fn of_model(harness: &Harness, id: ModelId, before: Option<i64>, limit: u16) -> Vec<RecordedEvent> {
    harness.history.of_model(id, before, limit).await.unwrap()
}

async fn one_moment_has_its_events_in_their_order_and_no_others(harness: &Harness) {
    let later = Event { stamp: sample::stamp(10), ..refreshed(4) };
    let id = with(harness, vec![refreshed(1), refreshed(2), later, refreshed(3)]).await;
    let other = harness.put(sample::new_model(harness.person("bob").await.workspace, "Other")).await;
    harness.save(Change { model: other, events: vec![refreshed(5)] }).await;
    let at = async |second| {
        let events = harness.history.at_moment(id, sample::moment(second)).await.unwrap();
        events.into_iter().map(|recorded| recorded.event).collect::<Vec<_>>()
    };
    assert_eq!(at(9).await, [refreshed(1), refreshed(2), refreshed(3)]);
    assert_eq!(at(11).await, []);
}

async fn the_latest_event_stands_first(harness: &Harness) {
    let id = with(harness, vec![refreshed(1)]).await;
    let kinds: Vec<_> =
        of_model(harness, id, None, 50).await.iter().map(|recorded| recorded.event.kind.name()).collect();
    assert_eq!(kinds, ["refreshed", "created"]);
}

async fn events_of_one_change_stand_in_the_reverse_of_their_order(harness: &Harness) {
    let id = with(harness, (0..9).map(refreshed).collect()).await;
    let latest: Vec<_> = of_model(harness, id, None, 9).await.into_iter().map(|each| each.event).collect();
    assert_eq!(latest, (0..9).rev().map(refreshed).collect::<Vec<_>>());
}

async fn events_stand_in_the_order_of_their_storing_whatever_their_moment(harness: &Harness) {
    let early = Event { stamp: sample::stamp(-1_000), kind: EventKind::Restored };
    let id = with(harness, vec![early.clone()]).await;
    assert_eq!(of_model(harness, id, None, 1).await[0].event, early);
}

async fn numbers_fall_from_the_first_to_the_last(harness: &Harness) {
    let id = with(harness, (0..9).map(refreshed).collect()).await;
    let events = of_model(harness, id, None, 50).await;
    assert!(events.windows(2).all(|pair| pair[0].id > pair[1].id), "{events:?}");
}

async fn a_page_has_no_more_events_than_its_limit(harness: &Harness) {
    let id = with(harness, (0..9).map(refreshed).collect()).await;
    assert_eq!(of_model(harness, id, None, 4).await.len(), 4);
}

async fn a_page_begins_behind_the_event_that_is_named(harness: &Harness) {
    let id = with(harness, (0..9).map(refreshed).collect()).await;
    let all = of_model(harness, id, None, 50).await;
    assert_eq!(of_model(harness, id, Some(all[3].id), 50).await, all[4..]);
}

async fn pages_together_show_every_event_once(harness: &Harness) {
    let id = with(harness, (0..9).map(refreshed).collect()).await;
    let mut shown = of_model(harness, id, None, 3).await;
    while let page @ [_, ..] = of_model(harness, id, shown.last().map(|last| last.id), 3).await.as_slice() {
        shown.extend_from_slice(page);
        assert!(shown.len() < 100, "the pages do not come to an end");
    }
    assert_eq!(shown, of_model(harness, id, None, 50).await);
}

async fn behind_the_first_event_there_is_nothing(harness: &Harness) {
    let id = with(harness, vec![]).await;
    let first = of_model(harness, id, None, 1).await[0].id;
    assert_eq!(of_model(harness, id, Some(first), 50).await, []);
}

async fn the_history_of_one_model_has_no_events_of_another(harness: &Harness) {
    let id = with(harness, vec![refreshed(1)]).await;
    let workspace = harness.stored(id).await.workspace_id;
    let other = harness.put(sample::new_model(workspace, "Other")).await;
    harness.save(Change { model: other, events: vec![refreshed(2)] }).await;
    assert_eq!(of_model(harness, id, None, 1).await[0].event, refreshed(1));
    assert_eq!(of_model(harness, id, None, 50).await.len(), 2);
}

async fn a_model_that_never_was_has_no_history(harness: &Harness) {
    with(harness, vec![refreshed(1)]).await;
    assert_eq!(of_model(harness, ModelId::from(1_000_000_000), None, 50).await, []);
}

async fn a_model_in_the_trash_has_its_history(harness: &Harness) {
    let id = with(harness, vec![]).await;
    let model = harness.stored(id).await;
    harness.trash(model).await;
    assert_eq!(of_model(harness, id, None, 50).await.len(), 2);
}

async fn every_kind_of_event_is_stored_exactly(harness: &Harness) {
    let edited = |field, from, to, source| EventKind::FieldEdited { field, from, to, source, was: None };
    let kinds = [
        EventKind::StatusChanged {
            from: Status::Wishlist,
            to: Status::Using,
            since: Some(sample::moment(3)),
            was: Some(Mark { source: Source::User, at: sample::moment(2) }),
        },
        edited(Field::Notes, json!("it's"), json!("🦙\n".repeat(20_000)), Source::User),
        edited(Field::Parameters, json!(null), json!(1_000_000_000_000_000_u64), Source::Inferred),
        edited(Field::Tags, json!(["a", "b \"c\""]), json!([]), Source::Hub),
        edited(Field::Favorite, json!(false), json!(true), Source::Ai),
        EventKind::Refreshed {
            from: Some("a".repeat(40)),
            to: None,
            changes: vec![],
            replaced: serde_json::Map::new(),
        },
        EventKind::Deleted,
        EventKind::Restored,
    ];
    let events: Vec<_> =
        kinds.into_iter().zip(1..).map(|(kind, at)| Event { stamp: sample::stamp(at), kind }).collect();
    let id = with(harness, events.clone()).await;
    assert_eq!(harness.events(id).await[1..], events);
}

async fn who_did_it_is_stored_exactly(harness: &Harness) {
    let bob = harness.person("bob").await;
    let stamp = Stamp { by: Some(bob.user.id), at: sample::moment(9) };
    let id = with(harness, vec![Event { stamp, kind: EventKind::Deleted }]).await;
    assert_eq!(of_model(harness, id, None, 1).await[0].event.stamp, stamp);
}

async fn what_was_done_by_itself_was_done_by_nobody(harness: &Harness) {
    let id = with(harness, vec![refreshed(1)]).await;
    assert_eq!(of_model(harness, id, None, 1).await[0].event.stamp.by, None);
}
