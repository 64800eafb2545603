//! Taking back a change of many records.

use super::{Desk, adding, ids, shelf, told};
use std::time::Duration;
use trackml_domain::bulk::BulkAction;
use trackml_domain::id::BulkId;
use trackml_domain::model::{EventKind, Model};
use trackml_domain::provenance::{Field, Source};
use trackml_domain::rating::Rating;
use trackml_domain::status::Status;
use trackml_domain::workspace::Role;
use trackml_testkit::sample;

fn stars(stars: i64) -> BulkAction {
    BulkAction::Rating(Some(Rating::new(stars).unwrap()))
}

#[tokio::test]
async fn whatever_was_changed_stands_again_as_it_stood() {
    let there = Desk::new().await;
    let there = shelf(&there.house, &there.ada, "There").await;
    let actions = [
        BulkAction::Status(Status::Archived),
        adding(&["new"], &["code"]),
        BulkAction::Favorite(false),
        stars(1),
        BulkAction::Rating(None),
        BulkAction::Move(there),
        BulkAction::Delete,
    ];
    for action in actions {
        let desk = Desk::new().await;
        // The same number in every house.
        assert_eq!(shelf(&desk.house, &desk.ada, "There").await, there);
        let model = desk.house.put(sample::new_model_with(desk.here, "Full", sample::full_patch())).await;
        desk.house.clock.advance(Duration::from_secs(5));
        let undo = desk.undoable(&desk.ada, ids(&[model.id]), action.clone()).await;
        desk.house.clock.advance(Duration::from_secs(5));
        assert_eq!(desk.organise().take_back(&desk.ada, undo).await.unwrap(), 1, "{action:?}");
        let back = desk.stored(model.id).await;
        assert!(back.revision == 3 && back.updated_at > model.updated_at, "{action:?}");
        assert_eq!(Model { revision: 1, updated_at: model.updated_at, ..back }, model, "{action:?}");
    }
}

#[tokio::test]
async fn a_restored_record_goes_to_the_trash_again() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    desk.trash(a).await;
    let undo = desk.undoable(&desk.ada, ids(&[a]), BulkAction::Restore).await;
    desk.organise().take_back(&desk.ada, undo).await.unwrap();
    assert!(desk.stored(a).await.deleted_at.is_some());
}

#[tokio::test]
async fn what_the_hub_gave_is_the_hubs_again() {
    let desk = Desk::new().await;
    let model = desk.house.put(sample::captured(desk.here, sample::full_facts("org/name"))).await;
    let undo = desk.undoable(&desk.ada, ids(&[model.id]), adding(&["mine"], &[])).await;
    assert_eq!(desk.stored(model.id).await.provenance.source(Field::Tags), Some(Source::User));
    desk.organise().take_back(&desk.ada, undo).await.unwrap();
    let back = desk.stored(model.id).await;
    assert_eq!((back.provenance, back.fields), (model.provenance, model.fields));
}

#[tokio::test]
async fn a_change_is_taken_back_once() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a]), adding(&["new"], &[])).await;
    assert_eq!(told(desk.organise().take_back(&desk.ada, undo).await), "done");
    desk.edit(&desk.ada, a, sample::patch().tags(&["new"])).await;
    assert_eq!(told(desk.organise().take_back(&desk.ada, undo).await), "nothing to take back");
    assert_eq!(desk.tags_of(a).await, ["new"]);
}

#[tokio::test]
async fn a_change_is_taken_back_by_who_made_it_and_nobody_else() {
    let desk = Desk::with_bob_as(Role::Owner).await;
    let [a] = desk.tagged([&[]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a]), adding(&["new"], &[])).await;
    assert_eq!(told(desk.organise().take_back(&desk.bob, undo).await), "nothing to take back");
    assert_eq!(
        told(desk.organise().take_back(&desk.bob, BulkId::from(1_000_000)).await),
        "nothing to take back"
    );
    assert_eq!(told(desk.organise().take_back(&desk.ada, undo).await), "done");
}

#[tokio::test]
async fn a_change_is_taken_back_within_ten_minutes() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    let late = desk.undoable(&desk.ada, ids(&[a]), stars(1)).await;
    desk.house.clock.advance(Duration::from_micros(1));
    let in_time = desk.undoable(&desk.ada, ids(&[a]), adding(&["new"], &[])).await;
    desk.house.clock.advance(Duration::from_micros(599_999_999));
    assert_eq!(told(desk.organise().take_back(&desk.ada, late).await), "nothing to take back");
    assert_eq!(told(desk.organise().take_back(&desk.ada, in_time).await), "done");
    assert_eq!(desk.stored(a).await.fields.rating.map(Rating::stars), Some(1));
}

#[tokio::test]
async fn it_does_not_matter_at_which_workspace_the_person_looks() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a]), stars(1)).await;
    let elsewhere = desk.ada.clone().looking_at(Some(desk.ada.personal_workspace()));
    assert_eq!(desk.organise().take_back(&elsewhere, undo).await.unwrap(), 1);
}

#[tokio::test]
async fn moved_records_come_back_only_from_where_the_person_may_write() {
    for (role, wanted) in [(Role::Viewer, 0), (Role::Editor, 1)] {
        let desk = Desk::with_bob_as(Role::Editor).await;
        let there = shelf(&desk.house, &desk.ada, "There").await;
        desk.house.database.enrol(there, desk.bob.user().id, Role::Editor);
        let [a] = desk.tagged([&[]]).await;
        let undo = desk.undoable(&desk.bob, ids(&[a]), BulkAction::Move(there)).await;
        desk.house.database.enrol(there, desk.bob.user().id, role);
        assert_eq!(desk.organise().take_back(&desk.bob, undo).await.unwrap(), wanted, "{role:?}");
        assert_eq!(desk.stored(a).await.workspace_id, if wanted == 1 { desk.here } else { there });
    }
}

#[tokio::test]
async fn a_record_that_others_took_where_the_person_may_not_write_stays_as_it_is() {
    let desk = Desk::with_bob_as(Role::Editor).await;
    let [a] = desk.tagged([&[]]).await;
    let undo = desk.undoable(&desk.bob, ids(&[a]), stars(1)).await;
    let adas = desk.ada.personal_workspace();
    desk.house.application.edit.move_to(&desk.ada, a, None, adas).await.unwrap();
    let before = desk.stored(a).await;
    assert_eq!(desk.organise().take_back(&desk.bob, undo).await.unwrap(), 0);
    assert_eq!(desk.stored(a).await, before);
}

#[tokio::test]
async fn a_record_that_was_moved_on_is_not_fetched_from_there() {
    let desk = Desk::new().await;
    let (there, yonder) =
        (shelf(&desk.house, &desk.ada, "There").await, shelf(&desk.house, &desk.ada, "Yonder").await);
    let [a] = desk.tagged([&[]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a]), BulkAction::Move(there)).await;
    desk.house.application.edit.move_to(&desk.ada, a, None, yonder).await.unwrap();
    assert_eq!(desk.organise().take_back(&desk.ada, undo).await.unwrap(), 0);
    assert_eq!(desk.stored(a).await.workspace_id, yonder);
}

#[tokio::test]
async fn what_others_wrote_since_stays() {
    let desk = Desk::with_bob_as(Role::Editor).await;
    let [a, b] = desk.tagged([&[], &[]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a, b]), stars(5)).await;
    desk.edit(&desk.bob, a, sample::patch().rating(2)).await;
    // What they wrote elsewhere in the record is no matter.
    desk.edit(&desk.bob, b, sample::patch().notes("theirs")).await;
    assert_eq!(desk.organise().take_back(&desk.ada, undo).await.unwrap(), 1);
    let (a, b) = (desk.stored(a).await.fields, desk.stored(b).await.fields);
    assert_eq!((a.rating.map(Rating::stars), b.rating), (Some(2), None));
    assert_eq!(b.notes.as_str(), "theirs");
}

#[tokio::test]
async fn of_tags_only_what_was_changed_is_changed_back() {
    let desk = Desk::with_bob_as(Role::Editor).await;
    let [a] = desk.tagged([&["kept", "old"]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a]), adding(&["new"], &["old"])).await;
    desk.edit(&desk.bob, a, sample::patch().tags(&["new", "theirs"])).await;
    desk.organise().take_back(&desk.ada, undo).await.unwrap();
    assert_eq!(desk.tags_of(a).await, ["old", "theirs"]);
}

#[tokio::test]
async fn what_somebody_restored_since_is_counted_as_unchanged() {
    let desk = Desk::with_bob_as(Role::Editor).await;
    let [a, b] = desk.tagged([&[], &[]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a, b]), BulkAction::Delete).await;
    desk.house.application.edit.restore(&desk.bob, a).await.unwrap();
    assert_eq!(desk.organise().take_back(&desk.ada, undo).await.unwrap(), 1);
    assert_eq!(desk.house.total(&desk.ada).await, 2);
}

#[tokio::test]
async fn the_history_tells_of_it() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&["a"]]).await;
    let undo = desk.undoable(&desk.ada, ids(&[a]), adding(&["b"], &[])).await;
    desk.organise().take_back(&desk.ada, undo).await.unwrap();
    let history = desk.history(a).await;
    let names: Vec<_> = history.iter().map(EventKind::name).collect();
    assert_eq!(names, ["field_edited", "field_edited", "created"]);
    let (
        EventKind::FieldEdited { from: last_from, to: last_to, .. },
        EventKind::FieldEdited { from, to, .. },
    ) = (&history[0], &history[1])
    else {
        panic!("{history:?}")
    };
    assert_eq!((last_from, last_to), (to, from));
}
