//! One change of many records.

use super::{Desk, adding, command, found, ids, shelf, told};
use std::sync::Arc;
use trackml_application::organise::{BulkCommand, BulkReport, MAX_BULK, UNDO_FOR};
use trackml_domain::bulk::BulkAction;
use trackml_domain::id::ModelId;
use trackml_domain::provenance::{Field, Source};
use trackml_domain::rating::Rating;
use trackml_domain::status::Status;
use trackml_ports::{BulkError, BulkOutcome, Clock, MockBulkRepository};
use trackml_testkit::sample;

#[tokio::test]
async fn a_status_is_given_to_all_with_its_moment() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&[], &[]]).await;
    desk.done(&desk.ada, ids(&[a, b]), BulkAction::Status(Status::Archived)).await;
    for id in [a, b] {
        let model = desk.stored(id).await;
        assert_eq!((model.fields.status, model.status_since), (Status::Archived, desk.house.clock.now()));
    }
}

#[tokio::test]
async fn tags_are_added_and_taken_away_at_once() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&["old", "kept"], &["new"]]).await;
    desk.done(&desk.ada, ids(&[a, b]), adding(&["new"], &["old"])).await;
    assert_eq!(
        (desk.tags_of(a).await, desk.tags_of(b).await),
        (vec!["kept".into(), "new".into()], vec!["new".into()])
    );
}

#[tokio::test]
async fn hearts_and_stars_are_given_and_taken_away() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    let stars =
        |model: trackml_domain::model::Model| (model.fields.favorite, model.fields.rating.map(Rating::stars));
    desk.done(&desk.ada, ids(&[a]), BulkAction::Favorite(true)).await;
    desk.done(&desk.ada, ids(&[a]), BulkAction::Rating(Some(Rating::new(4).unwrap()))).await;
    assert_eq!(stars(desk.stored(a).await), (true, Some(4)));
    desk.done(&desk.ada, ids(&[a]), BulkAction::Favorite(false)).await;
    desk.done(&desk.ada, ids(&[a]), BulkAction::Rating(None)).await;
    assert_eq!(stars(desk.stored(a).await), (false, None));
}

#[tokio::test]
async fn moved_records_stand_elsewhere_with_all_that_they_carry() {
    let desk = Desk::new().await;
    let there = shelf(&desk.house, &desk.ada, "There").await;
    let a = desk.put("Full", sample::full_patch()).await;
    let before = desk.stored(a).await;
    desk.done(&desk.ada, ids(&[a]), BulkAction::Move(there)).await;
    let after = desk.stored(a).await;
    assert_eq!((after.workspace_id, &after.fields), (there, &before.fields));
    assert_eq!(desk.event_names(a).await, ["moved", "created"]);
}

#[tokio::test]
async fn records_go_to_the_trash_and_come_out_of_it() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&[], &[]]).await;
    desk.done(&desk.ada, ids(&[a, b]), BulkAction::Delete).await;
    assert_eq!(desk.stored(a).await.deleted_at, Some(desk.house.clock.now()));
    assert_eq!(desk.house.total(&desk.ada).await, 0);
    desk.done(&desk.ada, ids(&[a, b]), BulkAction::Restore).await;
    assert_eq!(desk.house.total(&desk.ada).await, 2);
    assert_eq!(desk.event_names(b).await, ["restored", "deleted", "created"]);
}

#[tokio::test]
async fn what_is_so_already_is_meant_and_left_alone() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&["code"], &[]]).await;
    let before = desk.stored(a).await;
    let report = desk.done(&desk.ada, ids(&[a, b]), adding(&["code"], &[])).await;
    let undo = report.undo.map(|(id, _)| (id, desk.house.clock.now() + UNDO_FOR));
    assert_eq!(report, BulkReport { matched: 2, changed: 1, undo });
    assert_eq!(desk.stored(a).await, before);
}

#[tokio::test]
async fn where_nothing_was_changed_there_is_nothing_to_take_back() {
    let desk = Desk::new().await;
    desk.tagged([&["code"]]).await;
    let report = desk.done(&desk.ada, found("tag:code"), adding(&["code"], &[])).await;
    assert_eq!(report, BulkReport { matched: 1, changed: 0, undo: None });
    let report = desk.done(&desk.ada, found("tag:nowhere"), BulkAction::Delete).await;
    assert_eq!(report, BulkReport { matched: 0, changed: 0, undo: None });
}

#[tokio::test]
async fn a_change_is_the_persons_own_word_from_now_on() {
    let desk = Desk::new().await;
    let model = desk.house.put(sample::captured(desk.here, sample::full_facts("org/name"))).await;
    desk.done(&desk.ada, ids(&[model.id]), adding(&["mine"], &[])).await;
    let provenance = desk.stored(model.id).await.provenance;
    assert_eq!(provenance.source(Field::Tags), Some(Source::User));
    assert_eq!(provenance.get(Field::License), model.provenance.get(Field::License));
}

#[tokio::test]
async fn a_value_that_the_hub_gave_stays_the_hubs_where_it_is_so_already() {
    let desk = Desk::new().await;
    let model = desk.house.put(sample::captured(desk.here, sample::full_facts("org/name"))).await;
    desk.done(&desk.ada, ids(&[model.id]), adding(&[], &["nowhere"])).await;
    assert_eq!(desk.stored(model.id).await, model);
}

#[tokio::test]
async fn a_query_means_what_a_search_finds_here() {
    let desk = Desk::new().await;
    let [a, b, trashed] = desk.tagged([&["code"], &["chat"], &["code"]]).await;
    desk.trash(trashed).await;
    let elsewhere = desk.house.put(sample::new_model_with(
        desk.ada.personal_workspace(),
        "Elsewhere",
        sample::patch().tags(&["code"]),
    ));
    let elsewhere = elsewhere.await.id;
    let report = desk.done(&desk.ada, found("tag:code"), BulkAction::Favorite(true)).await;
    assert_eq!((report.matched, report.changed), (1, 1));
    let mut hearts = Vec::new();
    for id in [a, b, trashed, elsewhere] {
        hearts.push(desk.stored(id).await.fields.favorite);
    }
    assert_eq!(hearts, [true, false, false, false]);
}

#[tokio::test]
async fn a_preview_counts_and_changes_nothing() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&["code"], &["code"]]).await;
    let before = (desk.stored(a).await, desk.stored(b).await);
    for action in [BulkAction::Delete, adding(&["new"], &[]), adding(&["code"], &[])] {
        let command = command(found("tag:code"), action);
        assert_eq!(desk.organise().preview(&desk.ada, &command).await.unwrap(), 2);
    }
    let named = command(ids(&[a]), BulkAction::Delete);
    assert_eq!(desk.organise().preview(&desk.ada, &named).await.unwrap(), 1);
    assert_eq!((desk.stored(a).await, desk.stored(b).await), before);
    assert_eq!(desk.event_names(a).await, ["created"]);
}

#[tokio::test]
async fn a_preview_is_refused_as_the_change_would_be() {
    let desk = Desk::new().await;
    let [trashed] = desk.tagged([&[]]).await;
    desk.trash(trashed).await;
    let preview =
        async |targets, action| told(desk.organise().preview(&desk.ada, &command(targets, action)).await);
    assert_eq!(preview(found("is:trashed"), BulkAction::Delete).await, "in the trash");
    assert_eq!(preview(ids(&[trashed]), BulkAction::Delete).await, "no such record among them");
    assert_eq!(preview(ids(&[trashed]), BulkAction::Restore).await, "done");
    let nowhere = BulkAction::Move(1_000_000.into());
    assert_eq!(preview(ids(&[]), nowhere).await, "no such workspace");
}

#[tokio::test]
async fn with_another_number_than_was_seen_nothing_is_changed() {
    let desk = Desk::new().await;
    let [a, _] = desk.tagged([&["code"], &["code"]]).await;
    for expected in [0, 1, 3] {
        let command =
            BulkCommand { expected: Some(expected), ..command(found("tag:code"), BulkAction::Delete) };
        let refused = desk.organise().change_many(&desk.ada, command).await;
        assert_eq!(told(refused), "not as many", "{expected}");
    }
    assert_eq!(desk.stored(a).await.deleted_at, None);
    let command = BulkCommand { expected: Some(2), ..command(found("tag:code"), BulkAction::Delete) };
    assert_eq!(desk.organise().change_many(&desk.ada, command).await.unwrap().changed, 2);
}

#[tokio::test]
async fn a_record_that_is_named_twice_is_one() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    let report = desk.done(&desk.ada, ids(&[a, a]), BulkAction::Favorite(true)).await;
    assert_eq!((report.matched, report.changed, desk.stored(a).await.revision), (1, 1, 2));
}

#[tokio::test]
async fn one_record_of_elsewhere_among_them_stops_all() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    let bobs =
        desk.house.written(&desk.house.application.accounts.act_as("bob").await.unwrap(), "Bob's").await;
    // One's own of another workspace is as little among those of here.
    let own = desk.house.put(sample::new_model(desk.ada.personal_workspace(), "Own")).await;
    for other in [bobs.id, own.id, ModelId::from(1_000_000)] {
        let refused =
            desk.organise().change_many(&desk.ada, command(ids(&[a, other]), BulkAction::Delete)).await;
        assert!(
            matches!(&refused, Err(trackml_application::organise::OrganiseError::Bulk(BulkError::NoSuchModel(id))) if *id == other),
            "{refused:?}"
        );
    }
    assert_eq!(desk.stored(a).await.deleted_at, None);
}

#[tokio::test]
async fn an_id_in_the_trash_is_there_for_being_restored_only() {
    let desk = Desk::new().await;
    let [live, trashed] = desk.tagged([&[], &[]]).await;
    desk.trash(trashed).await;
    for action in
        [BulkAction::Delete, BulkAction::Favorite(true), adding(&["a"], &[]), BulkAction::Move(desk.here)]
    {
        assert_eq!(desk.refused(&desk.ada, ids(&[live, trashed]), action).await, "no such record among them");
    }
    let refused = desk.refused(&desk.ada, ids(&[live, trashed]), BulkAction::Restore).await;
    assert_eq!(refused, "no such record among them");
    assert_eq!(desk.done(&desk.ada, ids(&[trashed]), BulkAction::Restore).await.changed, 1);
}

#[tokio::test]
async fn a_query_of_the_trash_is_for_restoring_only() {
    let desk = Desk::new().await;
    let [trashed] = desk.tagged([&["code"]]).await;
    desk.trash(trashed).await;
    let actions = [
        BulkAction::Status(Status::Using),
        adding(&["a"], &[]),
        BulkAction::Favorite(true),
        BulkAction::Rating(None),
        BulkAction::Move(desk.here),
        BulkAction::Delete,
    ];
    for action in actions {
        assert_eq!(desk.refused(&desk.ada, found("tag:code is:trashed"), action).await, "in the trash");
    }
    assert_eq!(desk.done(&desk.ada, found("tag:code is:trashed"), BulkAction::Restore).await.changed, 1);
}

#[tokio::test]
async fn a_query_that_restores_looks_in_the_trash_without_being_told() {
    let desk = Desk::new().await;
    let [trashed, live] = desk.tagged([&["code"], &["code"]]).await;
    desk.trash(trashed).await;
    let report = desk.done(&desk.ada, found("tag:code"), BulkAction::Restore).await;
    assert_eq!((report.matched, report.changed), (1, 1));
    assert_eq!((desk.stored(trashed).await.deleted_at, desk.stored(live).await.revision), (None, 1));
}

#[tokio::test]
async fn one_record_that_would_have_too_many_tags_stops_all() {
    let desk = Desk::new().await;
    let many: Vec<String> = (0..50).map(|n| format!("t{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let [a, full] = desk.tagged([&[], &many]).await;
    let refused =
        desk.organise().change_many(&desk.ada, command(ids(&[a, full]), adding(&["one"], &[]))).await;
    assert!(
        matches!(&refused, Err(trackml_application::organise::OrganiseError::Bulk(BulkError::TooManyTags { id, .. })) if *id == full),
        "{refused:?}"
    );
    assert!(desk.tags_of(a).await.is_empty());
    // One for another fits.
    desk.done(&desk.ada, ids(&[a, full]), adding(&["one"], &["t0"])).await;
    assert_eq!(desk.tags_of(full).await.len(), 50);
}

#[tokio::test]
async fn ten_thousand_at_once_and_ten_minutes_to_take_it_back_are_asked_for() {
    let desk = Desk::new().await;
    let (now, by, here) = (desk.house.clock.now(), desk.ada.user().id, desk.here);
    let mut bulk = MockBulkRepository::new();
    bulk.expect_change_many()
        .withf(move |bulk| {
            (bulk.limit, bulk.at, bulk.expires_at, bulk.by) == (MAX_BULK, now, now + UNDO_FOR, by)
                && (bulk.workspace_id, bulk.to) == (here, None)
        })
        .once()
        .returning(|bulk| Err(BulkError::TooMany { matched: 10_001, limit: bulk.limit }));
    let organise = desk.house.with(|ports| ports.bulk = Arc::new(bulk)).organise;
    assert_eq!(
        told(organise.change_many(&desk.ada, command(found(""), BulkAction::Delete)).await),
        "too many"
    );
}

#[tokio::test]
async fn a_move_says_where_the_records_may_go() {
    let desk = Desk::new().await;
    let there = shelf(&desk.house, &desk.ada, "There").await;
    let mut bulk = MockBulkRepository::new();
    bulk.expect_change_many()
        .withf(move |bulk| bulk.to == Some(there))
        .once()
        .returning(|_| Ok(BulkOutcome { bulk: None, matched: 0, changed: 0 }));
    let organise = desk.house.with(|ports| ports.bulk = Arc::new(bulk)).organise;
    organise.change_many(&desk.ada, command(found(""), BulkAction::Move(there))).await.unwrap();
}

#[tokio::test]
async fn each_record_tells_of_the_change_with_who_made_it() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&["a"]]).await;
    desk.done(&desk.ada, ids(&[a]), adding(&["b"], &[])).await;
    let events = desk.house.application.edit.history(&desk.ada, a, None, 1).await.unwrap();
    let event = &events[0].event;
    assert_eq!((event.stamp.by, event.stamp.at), (Some(desk.ada.user().id), desk.house.clock.now()));
    assert_eq!(event.kind.name(), "field_edited");
}
