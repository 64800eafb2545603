//! Many at once: each source becomes one line.

mod again;

use crate::house::{House, down};
use crate::slow_hub::SlowHub;
use futures::StreamExt;
use std::sync::Arc;
use std::time::Duration;
use trackml_application::access::AccessError;
use trackml_application::capture::{CaptureError, ImportLine, ImportOutcome, Source};
use trackml_application::{Application, Caller};
use trackml_domain::hub_ref::HubRef;
use trackml_domain::model::{EventKind, Stamp};
use trackml_ports::{Clock, CreateError, HubError, MockModelRepository};

fn sources(texts: &[&str]) -> Vec<Source> {
    texts.iter().map(|text| ((*text).to_owned(), HubRef::parse(text))).collect()
}

/// So many ids, all different.
fn ids(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("org/model-{number}")).collect()
}

fn texts(ids: &[String]) -> Vec<&str> {
    ids.iter().map(String::as_str).collect()
}

/// The lines of a whole import.
async fn lines(application: &Application, caller: &Caller, texts: &[&str]) -> Vec<ImportLine> {
    application.capture.import(caller, sources(texts)).await.unwrap().collect().await
}

/// The lines as `source: word`, sorted: their order is nobody's promise.
fn told(lines: &[ImportLine]) -> Vec<String> {
    let word = |line: &ImportLine| match &line.outcome {
        ImportOutcome::Created(_) => "created".to_owned(),
        ImportOutcome::Exists(_) => "exists".to_owned(),
        ImportOutcome::Failed(error) => error.to_string(),
    };
    let mut told: Vec<_> = lines.iter().map(|line| format!("{}: {}", line.source, word(line))).collect();
    told.sort();
    told
}

#[tokio::test]
async fn every_source_becomes_one_line() {
    let house = House::on(&["org/a", "org/b", "org/c"]);
    let ada = house.person("ada").await;
    let pasted = ["org/c", "https://huggingface.co/org/a", "hf download org/b"];
    let lines = lines(&house.application, &ada, &pasted).await;
    assert_eq!(
        told(&lines),
        ["hf download org/b: created", "https://huggingface.co/org/a: created", "org/c: created"]
    );
}

#[tokio::test]
async fn nothing_to_import_is_no_line() {
    let house = House::new();
    let ada = house.person("ada").await;
    assert!(lines(&house.application, &ada, &[]).await.is_empty());
}

#[tokio::test]
async fn what_is_told_to_be_created_is_stored() {
    let ids = ids(20);
    let house = House::on(&texts(&ids));
    let ada = house.person("ada").await;
    let stream = house.application.capture.import(&ada, sources(&texts(&ids))).await.unwrap();
    let mut stream = std::pin::pin!(stream);
    while let Some(line) = stream.next().await {
        let ImportOutcome::Created(id) = line.outcome else { panic!("{line:?}") };
        assert_eq!(house.stored(id).await.hub.unwrap().id, line.source);
    }
}

#[tokio::test]
async fn an_imported_record_is_the_persons_who_imports() {
    let house = House::on(&["org/a"]);
    let ada = house.person("ada").await;
    let lines = lines(&house.application, &ada, &["org/a"]).await;
    let ImportOutcome::Created(id) = lines[0].outcome else { panic!("{lines:?}") };
    let history = house.application.edit.history(&ada, id, None, 50).await.unwrap();
    let stamp = Stamp { by: Some(ada.user().id), at: house.clock.now() };
    let kind = EventKind::Created { hub_id: Some("org/a".to_owned()) };
    assert_eq!((history[0].event.stamp, &history[0].event.kind), (stamp, &kind));
}

#[tokio::test]
async fn a_failure_is_a_line_and_stops_nothing() {
    let house = House::on(&["org/a", "org/b"]);
    let ada = house.person("ada").await;
    house.hub.fail("org/a", HubError::BadCredentials);
    let lines = lines(&house.application, &ada, &["org/a", "datasets/org/corpus", "org/b"]).await;
    assert_eq!(
        told(&lines),
        [
            "datasets/org/corpus: is a dataset, not a model",
            "org/a: the Hub refuses the configured access token: replace HF_ACCESS_TOKEN",
            "org/b: created",
        ]
    );
}

#[tokio::test]
async fn a_name_that_cannot_be_kept_is_a_line() {
    let long = format!("org/{}", "x".repeat(201));
    let house = House::on(&[&long]);
    house.hub.redirect("org/a", &long);
    let ada = house.person("ada").await;
    let lines = lines(&house.application, &ada, &["org/a"]).await;
    assert!(matches!(lines[0].outcome, ImportOutcome::Failed(CaptureError::Name(_))));
}

#[tokio::test]
async fn a_record_that_cannot_be_stored_is_a_line() {
    let house = House::on(&["org/a"]);
    let ada = house.person("ada").await;
    let mut models = MockModelRepository::new();
    models.expect_kept().returning(|_, _| Ok(Vec::new()));
    models.expect_create().returning(|_, _| Err(CreateError::Repository(down())));
    let lines = lines(&house.with_models(models), &ada, &["org/a"]).await;
    assert!(matches!(lines[0].outcome, ImportOutcome::Failed(CaptureError::Repository(_))));
}

#[tokio::test]
async fn a_database_that_fails_at_the_outset_is_told_before_any_line() {
    let house = House::on(&["org/a"]);
    let ada = house.person("ada").await;
    let mut models = MockModelRepository::new();
    models.expect_kept().returning(|_, _| Err(down()));
    let application = house.with_models(models);
    let refused = application.capture.import(&ada, sources(&["org/a"])).await.err();
    assert!(matches!(refused, Some(AccessError::Repository(_))));
}

#[tokio::test]
async fn what_is_kept_is_looked_up_in_one_statement() {
    let house = House::new();
    let ada = house.person("ada").await;
    let mut models = MockModelRepository::new();
    models.expect_kept().once().returning(|_, _| Ok(Vec::new()));
    lines(&house.with_models(models), &ada, &["org/a", "org/b", "nothing to see"]).await;
}

#[tokio::test]
async fn the_hub_is_asked_for_eight_at_once() {
    let ids = ids(30);
    let house = House::on(&texts(&ids));
    let ada = house.person("ada").await;
    let hub = Arc::new(SlowHub::knowing(&house.hub));
    let application = house.with(|ports| ports.hub = hub.clone());
    let lines = lines(&application, &ada, &texts(&ids)).await;
    assert_eq!((hub.most(), lines.len()), (8, 30));
}

#[tokio::test]
async fn a_slow_source_holds_up_no_other() {
    let house = House::on(&["org/never", "org/a", "org/b"]);
    let ada = house.person("ada").await;
    let application = house.with(|ports| ports.hub = Arc::new(SlowHub::knowing(&house.hub)));
    let stream = application.capture.import(&ada, sources(&["org/never", "org/a", "org/b"])).await.unwrap();
    let two = tokio::time::timeout(Duration::from_secs(10), stream.take(2).collect::<Vec<_>>());
    let lines = two.await.expect("the others wait for the slow one");
    assert_eq!(told(&lines), ["org/a: created", "org/b: created"]);
}
