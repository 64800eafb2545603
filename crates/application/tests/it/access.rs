//! Who may do what with a record.

use crate::house::{House, down};
use std::sync::Arc;
use trackml_application::edit::EditError;
use trackml_application::{Application, Caller};
use trackml_domain::id::ModelId;
use trackml_domain::model::{Model, ModelFields};
use trackml_domain::text::ModelName;
use trackml_domain::workspace::Role;
use trackml_ports::{MockWorkspaceRepository, ModelRepository};
use trackml_testkit::sample;

/// Everything that can be done with a record. A person who may do it all deletes it last.
const DEEDS: [&str; 5] = ["read", "history", "patch", "replace", "delete"];

async fn attempt(
    application: &Application,
    deed: &str,
    caller: &Caller,
    id: ModelId,
) -> Result<(), EditError> {
    let edit = &application.edit;
    match deed {
        "read" => edit.read(caller, id).await.map(drop),
        "history" => edit.history(caller, id, None, 50).await.map(drop),
        "patch" => edit.patch(caller, id, None, sample::patch().favorite(true).into()).await.map(drop),
        "replace" => {
            let fields = ModelFields::named(ModelName::parse("Replaced").unwrap());
            edit.replace(caller, id, None, fields).await.map(drop)
        }
        "delete" => edit.delete(caller, id, None).await,
        other => panic!("nobody can {other} a record"),
    }
}

/// What a person is told of each of their deeds.
async fn answers(house: &House, caller: &Caller, id: ModelId) -> Vec<&'static str> {
    let mut answers = Vec::new();
    for deed in DEEDS {
        answers.push(match attempt(&house.application, deed, caller, id).await {
            Ok(()) => "done",
            Err(EditError::NotFound) => "not found",
            Err(EditError::Forbidden) => "forbidden",
            Err(other) => panic!("{deed}: {other:?}"),
        });
    }
    answers
}

/// Ada's record, and Bob who may have a role in her workspace.
async fn ada_and_bob(role: Option<Role>) -> (House, Model, Caller) {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    let model = house.written(&ada, "Zephyr").await;
    if let Some(role) = role {
        house.database.enrol(ada.workspace(), bob.user().id, role);
    }
    (house, model, bob)
}

#[tokio::test]
async fn a_person_may_do_everything_in_their_own_workspace() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    assert_eq!(answers(&house, &ada, model.id).await, ["done"; 5]);
}

#[tokio::test]
async fn a_stranger_is_told_that_there_is_no_such_record() {
    let (house, model, bob) = ada_and_bob(None).await;
    assert_eq!(answers(&house, &bob, model.id).await, ["not found"; 5]);
}

#[tokio::test]
async fn a_stranger_is_told_the_same_of_a_record_that_never_was() {
    let (house, model, bob) = ada_and_bob(None).await;
    let missing = ModelId::from(model.id.get() + 1_000);
    for deed in DEEDS {
        let of_ada = attempt(&house.application, deed, &bob, model.id).await.unwrap_err();
        let of_nobody = attempt(&house.application, deed, &bob, missing).await.unwrap_err();
        assert_eq!(format!("{of_ada} {of_ada:?}"), format!("{of_nobody} {of_nobody:?}"), "{deed}");
    }
}

#[tokio::test]
async fn a_viewer_reads_and_changes_nothing() {
    let (house, model, bob) = ada_and_bob(Some(Role::Viewer)).await;
    let expected = ["done", "done", "forbidden", "forbidden", "forbidden"];
    assert_eq!(answers(&house, &bob, model.id).await, expected);
}

#[tokio::test]
async fn what_is_refused_is_not_stored() {
    let (house, model, viewer) = ada_and_bob(Some(Role::Viewer)).await;
    let stranger = house.person("eve").await;
    answers(&house, &viewer, model.id).await;
    answers(&house, &stranger, model.id).await;
    assert_eq!(house.stored(model.id).await, model);
}

#[tokio::test]
async fn an_editor_may_do_everything_with_a_record() {
    let (house, model, bob) = ada_and_bob(Some(Role::Editor)).await;
    assert_eq!(answers(&house, &bob, model.id).await, ["done"; 5]);
}

#[tokio::test]
async fn an_owner_may_do_everything_with_a_record() {
    let (house, model, bob) = ada_and_bob(Some(Role::Owner)).await;
    assert_eq!(answers(&house, &bob, model.id).await, ["done"; 5]);
}

#[tokio::test]
async fn a_role_in_one_workspace_is_none_in_another() {
    let (house, _, bob) = ada_and_bob(Some(Role::Owner)).await;
    let eve = house.person("eve").await;
    let hers = house.written(&eve, "Heron").await;
    assert_eq!(answers(&house, &bob, hers.id).await, ["not found"; 5]);
}

#[tokio::test]
async fn a_record_in_the_trash_is_not_found_by_those_who_put_it_there() {
    let (house, model, bob) = ada_and_bob(Some(Role::Editor)).await;
    house.application.edit.delete(&bob, model.id, None).await.unwrap();
    assert_eq!(answers(&house, &bob, model.id).await, ["not found"; 5]);
}

#[tokio::test]
async fn a_record_in_the_trash_is_not_found_by_a_stranger() {
    let (house, model, bob) = ada_and_bob(None).await;
    let _ = house.database.save(model.clone().delete(sample::stamp(1))).await.unwrap();
    assert_eq!(answers(&house, &bob, model.id).await, ["not found"; 5]);
}

#[tokio::test]
async fn nobody_is_asked_whether_a_person_owns_their_own_workspace() {
    let house = House::new();
    let ada = house.person("ada").await;
    let model = house.written(&ada, "Zephyr").await;
    let mut workspaces = MockWorkspaceRepository::new();
    workspaces.expect_role().never();
    let application = house.with(|ports| ports.workspaces = Arc::new(workspaces));
    application.edit.read(&ada, model.id).await.unwrap();
}

#[tokio::test]
async fn a_role_that_cannot_be_read_is_no_role() {
    let (house, model, bob) = ada_and_bob(Some(Role::Owner)).await;
    let mut workspaces = MockWorkspaceRepository::new();
    workspaces.expect_role().returning(|_, _| Err(down()));
    let application = house.with(|ports| ports.workspaces = Arc::new(workspaces));
    for deed in DEEDS {
        let refused = attempt(&application, deed, &bob, model.id).await;
        assert!(matches!(refused, Err(EditError::Repository(_))), "{deed}: {refused:?}");
    }
}
