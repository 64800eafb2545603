//! Records in a shared workspace, by the role of whoever works with them.

use super::Lab;
use futures::StreamExt;
use trackml_application::Caller;
use trackml_application::access::AccessError;
use trackml_application::capture::{CaptureError, NewRecord};
use trackml_domain::hub_ref::HubRef;
use trackml_domain::listing::PageRequest;
use trackml_domain::model::ModelPatch;
use trackml_domain::query::Query;
use trackml_domain::text::ModelName;
use trackml_domain::workspace::Role;
use trackml_testkit::sample;

const DEEDS: [&str; 4] = ["list", "preview", "save", "import"];

async fn attempt(lab: &Lab, deed: &str, caller: &Caller) -> Result<(), CaptureError> {
    let application = lab.application();
    match deed {
        "list" => {
            let (query, page) = (Query::default(), PageRequest::default());
            Ok(application.search.list(caller, &query, &page, false).await.map(drop)?)
        }
        "preview" => application.capture.preview(caller, "org/name").await.map(drop),
        "save" => {
            let record = NewRecord::ByHand(ModelName::parse("Heron").unwrap(), ModelPatch::default());
            application.capture.save(caller, record, None).await.map(drop)
        }
        "import" => {
            let sources = vec![("org/name".to_owned(), HubRef::parse("org/name"))];
            let lines = application.capture.import(caller, sources).await?;
            lines.for_each(|_| std::future::ready(())).await;
            Ok(())
        }
        other => panic!("nobody can {other} records"),
    }
}

async fn answers(role: Option<Role>) -> (Vec<&'static str>, u64) {
    let lab = Lab::new().await;
    lab.house.hub.publish(sample::facts("org/name"));
    if let Some(role) = role {
        lab.house.database.enrol(lab.id, lab.bob.user().id, role);
    }
    let bob = lab.bob.clone().looking_at(Some(lab.id));
    let mut answers = Vec::new();
    for deed in DEEDS {
        answers.push(match attempt(&lab, deed, &bob).await {
            Ok(()) => "done",
            Err(CaptureError::Access(AccessError::NoSuchWorkspace)) => "not found",
            Err(CaptureError::Access(AccessError::Forbidden)) => "forbidden",
            Err(other) => panic!("{deed}: {other:?}"),
        });
    }
    (answers, lab.house.total(&lab.ada.clone().looking_at(Some(lab.id))).await)
}

#[tokio::test]
async fn a_stranger_is_told_that_there_is_no_such_workspace() {
    assert_eq!(answers(None).await, (vec!["not found"; 4], 0));
}

#[tokio::test]
async fn a_viewer_looks_and_adds_nothing() {
    assert_eq!(answers(Some(Role::Viewer)).await, (vec!["done", "done", "forbidden", "forbidden"], 0));
}

#[tokio::test]
async fn an_editor_and_an_owner_add_records() {
    for role in [Role::Editor, Role::Owner] {
        assert_eq!(answers(Some(role)).await, (vec!["done"; 4], 2));
    }
}

#[tokio::test]
async fn a_record_stands_in_the_workspace_that_one_looks_at() {
    let lab = Lab::with_bob_as(Role::Editor).await;
    let bob = lab.bob.clone().looking_at(Some(lab.id));
    attempt(&lab, "save", &bob).await.unwrap();
    assert_eq!((lab.house.total(&bob).await, lab.house.total(&lab.bob).await), (1, 0));
}

#[tokio::test]
async fn what_another_workspace_keeps_is_no_duplicate() {
    let lab = Lab::with_bob_as(Role::Editor).await;
    lab.house.hub.publish(sample::facts("org/name"));
    lab.house.captured(&lab.bob, "org/name").await;
    let there = lab.bob.clone().looking_at(Some(lab.id));
    let capture = &lab.application().capture;
    assert_eq!(capture.preview(&there, "org/name").await.unwrap().duplicate_of, None);
    assert!(capture.preview(&lab.bob, "org/name").await.unwrap().duplicate_of.is_some());
}
