//! What is kept already, and an import that is stopped and run again.

use super::{ids, lines, sources, texts, told};
use crate::house::House;
use futures::StreamExt;
use std::sync::Arc;
use trackml_application::capture::ImportOutcome;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::ModelId;
use trackml_ports::MockModelHub;
use trackml_testkit::sample;

fn id(outcome: &ImportOutcome) -> ModelId {
    match outcome {
        ImportOutcome::Created(id) | ImportOutcome::Exists(id) => *id,
        ImportOutcome::Failed(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn what_is_kept_is_not_asked_of_the_hub() {
    let house = House::new();
    let ada = house.person("ada").await;
    let facts = HubFacts { aliases: vec!["Former/Rocket".to_owned()], ..sample::facts("Acme/Rocket") };
    let kept = house.captured_of(&ada, facts).await;
    let mut hub = MockModelHub::new();
    hub.expect_model().never();
    let application = house.with(|ports| ports.hub = Arc::new(hub));
    let lines = lines(&application, &ada, &["acme/rocket", "former/rocket", "Acme/Rocket@v2"]).await;
    assert_eq!(told(&lines), ["Acme/Rocket@v2: exists", "acme/rocket: exists", "former/rocket: exists"]);
    assert!(lines.iter().all(|line| id(&line.outcome) == kept.id));
}

#[tokio::test]
async fn a_former_id_that_only_the_hub_knows_leads_to_the_record() {
    let house = House::on(&["acme/rocket"]);
    house.hub.redirect("former/rocket", "acme/rocket");
    let ada = house.person("ada").await;
    let kept = house.captured(&ada, "acme/rocket").await;
    let lines = lines(&house.application, &ada, &["former/rocket"]).await;
    assert!(matches!(lines[0].outcome, ImportOutcome::Exists(id) if id == kept.id));
}

#[tokio::test]
async fn the_same_model_twice_in_one_import_is_kept_once() {
    let house = House::on(&["acme/rocket"]);
    house.hub.redirect("former/rocket", "acme/rocket");
    let ada = house.person("ada").await;
    let pasted = ["acme/rocket", "https://huggingface.co/Acme/Rocket", "former/rocket"];
    let lines = lines(&house.application, &ada, &pasted).await;
    let created = lines.iter().filter(|line| matches!(line.outcome, ImportOutcome::Created(_))).count();
    assert_eq!((created, house.total(&ada).await), (1, 1));
    assert!(lines.iter().all(|line| id(&line.outcome) == id(&lines[0].outcome)));
}

#[tokio::test]
async fn what_is_in_the_trash_is_imported_anew() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let trashed = house.captured(&ada, "acme/rocket").await;
    house.application.edit.delete(&ada, trashed.id, None).await.unwrap();
    assert_eq!(told(&lines(&house.application, &ada, &["acme/rocket"]).await), ["acme/rocket: created"]);
}

#[tokio::test]
async fn what_another_person_keeps_is_imported() {
    let house = House::on(&["acme/rocket"]);
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    house.captured(&bob, "acme/rocket").await;
    assert_eq!(told(&lines(&house.application, &ada, &["acme/rocket"]).await), ["acme/rocket: created"]);
}

/// Imports, and drops the stream behind the third line.
async fn stopped_behind_the_third_line(house: &House, texts: &[&str]) {
    let ada = house.application.accounts.act_as("ada").await.unwrap();
    let stream = house.application.capture.import(&ada, sources(texts)).await.unwrap();
    assert_eq!(stream.take(3).count().await, 3);
}

#[tokio::test]
async fn dropping_the_stream_stops_the_import() {
    let ids = ids(50);
    let house = House::on(&texts(&ids));
    let ada = house.person("ada").await;
    stopped_behind_the_third_line(&house, &texts(&ids)).await;
    // The three that were told and, at most, the eight that were under way.
    assert!((3..=11).contains(&house.total(&ada).await));
    assert!((3..=11).contains(&house.hub.calls()));
}

#[tokio::test]
async fn a_stream_that_nobody_reads_asks_for_nothing() {
    let house = House::on(&["org/a"]);
    let ada = house.person("ada").await;
    drop(house.application.capture.import(&ada, sources(&["org/a"])).await.unwrap());
    assert_eq!((house.hub.calls(), house.total(&ada).await), (0, 0));
}

#[tokio::test]
async fn an_import_that_is_run_again_adds_what_is_missing() {
    let ids = ids(50);
    let house = House::on(&texts(&ids));
    let ada = house.person("ada").await;
    stopped_behind_the_third_line(&house, &texts(&ids)).await;
    let before = house.total(&ada).await;
    let again = lines(&house.application, &ada, &texts(&ids)).await;
    let created = again.iter().filter(|line| matches!(line.outcome, ImportOutcome::Created(_))).count();
    assert_eq!((before + created as u64, house.total(&ada).await), (50, 50));
}

#[tokio::test]
async fn an_import_that_is_run_again_asks_only_for_what_is_missing() {
    let ids = ids(20);
    let house = House::on(&texts(&ids));
    let ada = house.person("ada").await;
    lines(&house.application, &ada, &texts(&ids)).await;
    let again = lines(&house.application, &ada, &texts(&ids)).await;
    assert_eq!((house.hub.calls(), again.len()), (20, 20));
}

#[tokio::test]
async fn what_failed_is_tried_when_it_is_run_again() {
    let house = House::new();
    let ada = house.person("ada").await;
    lines(&house.application, &ada, &["acme/rocket"]).await;
    house.hub.publish(sample::facts("acme/rocket"));
    assert_eq!(told(&lines(&house.application, &ada, &["acme/rocket"]).await), ["acme/rocket: created"]);
}
