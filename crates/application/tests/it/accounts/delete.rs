//! Leaving for good.

use super::{issued, secret};
use crate::house::{House, Resident};
use trackml_application::accounts::{AccountsError, AuthenticateError};
use trackml_domain::id::WorkspaceId;
use trackml_domain::text::WorkspaceName;
use trackml_domain::token::Scope;
use trackml_domain::workspace::Role;
use trackml_ports::{ModelRepository, WorkspaceRepository};
use trackml_testkit::sample;

async fn two() -> (House, Resident, Resident) {
    let house = House::new();
    let (ada, bob) = (house.resident("ada").await, house.resident("bob").await);
    (house, ada, bob)
}

async fn made(house: &House, owner: &Resident, name: &str) -> WorkspaceId {
    let name = WorkspaceName::parse(name).unwrap();
    house.application.workspaces.create(&owner.caller, name).await.unwrap().workspace.id
}

async fn leave(house: &House, person: &Resident, password: &str) -> Result<(), AccountsError> {
    house.application.accounts.delete(&person.caller, secret(password)).await
}

#[tokio::test]
async fn the_account_is_gone() {
    let (house, _, bob) = two().await;
    leave(&house, &bob, "bob").await.unwrap();
    let refused = house.login("bob", "bob", "one").await;
    assert!(matches!(refused, Err(AccountsError::WrongCredentials)));
}

#[tokio::test]
async fn every_session_and_token_is_refused_at_once() {
    let (house, _, bob) = two().await;
    let token = issued(&house.application, &bob.caller, Scope::Write).await.secret;
    house.known(&token).await.unwrap();
    house.known(&bob.signed_in.access_token).await.unwrap();
    leave(&house, &bob, "bob").await.unwrap();
    assert!(matches!(house.known(&token).await, Err(AuthenticateError::ApiToken)));
    assert!(matches!(house.known(&bob.signed_in.access_token).await, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn the_persons_own_records_are_gone() {
    let (house, _, bob) = two().await;
    let model = house.written(&bob.caller, "Zephyr").await;
    leave(&house, &bob, "bob").await.unwrap();
    assert!(house.database.find(model.id).await.unwrap().is_none());
}

#[tokio::test]
async fn a_shared_workspace_in_which_nobody_else_is_goes_with_its_person() {
    let (house, _, bob) = two().await;
    let lab = made(&house, &bob, "Lab").await;
    let model = house.put(sample::new_model(lab, "Zephyr")).await;
    leave(&house, &bob, "bob").await.unwrap();
    assert!(house.database.find(model.id).await.unwrap().is_none());
}

#[tokio::test]
async fn what_was_done_in_a_workspace_of_others_stays_without_the_persons_id() {
    let (house, ada, bob) = two().await;
    let lab = made(&house, &ada, "Lab").await;
    house.database.enrol(lab, bob.caller.user().id, Role::Editor);
    let model = house.put(sample::new_model(lab, "Zephyr")).await;
    let patch = sample::patch().rating(4).into();
    house.application.edit.patch(&bob.caller, model.id, None, patch).await.unwrap();
    leave(&house, &bob, "bob").await.unwrap();
    let history = house.application.edit.history(&ada.caller, model.id, None, 1).await.unwrap();
    let event = &history[0].event;
    assert_eq!((event.kind.name(), event.stamp.by), ("field_edited", None));
}

#[tokio::test]
async fn a_workspace_with_another_owner_stays() {
    let (house, ada, bob) = two().await;
    let lab = made(&house, &bob, "Lab").await;
    house.database.enrol(lab, ada.caller.user().id, Role::Owner);
    leave(&house, &bob, "bob").await.unwrap();
    let members = house.application.workspaces.members(&ada.caller, lab).await.unwrap();
    assert_eq!(members.iter().map(|member| member.username.as_str()).collect::<Vec<_>>(), ["ada"]);
}

#[tokio::test]
async fn who_would_leave_others_without_an_owner_is_told_where() {
    let (house, ada, bob) = two().await;
    for (name, role) in [("Attic", None), ("Lab", Some(Role::Editor)), ("Shelf", Some(Role::Viewer))] {
        let workspace = made(&house, &bob, name).await;
        if let Some(role) = role {
            house.database.enrol(workspace, ada.caller.user().id, role);
        }
    }
    let refused = leave(&house, &bob, "bob").await;
    assert!(
        matches!(refused, Err(AccountsError::SoleOwner { workspaces }) if workspaces == ["Lab", "Shelf"])
    );
}

#[tokio::test]
async fn who_is_refused_loses_nothing() {
    let (house, ada, bob) = two().await;
    let (lab, model) = (made(&house, &bob, "Lab").await, house.written(&bob.caller, "Zephyr").await);
    house.database.enrol(lab, ada.caller.user().id, Role::Editor);
    leave(&house, &bob, "bob").await.unwrap_err();
    assert_eq!(house.stored(model.id).await, model);
    assert!(house.known(&bob.signed_in.access_token).await.is_ok());
    assert_eq!(house.database.role(lab, bob.caller.user().id).await.unwrap(), Some(Role::Owner));
}

#[tokio::test]
async fn who_leaves_for_good_gives_their_password_again() {
    let (house, _, bob) = two().await;
    assert!(matches!(leave(&house, &bob, "wrong").await, Err(AccountsError::WrongPassword)));
    assert!(house.known(&bob.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn nobody_else_goes() {
    let (house, ada, bob) = two().await;
    let model = house.written(&ada.caller, "Zephyr").await;
    leave(&house, &bob, "bob").await.unwrap();
    assert_eq!(house.stored(model.id).await, model);
    assert!(house.known(&ada.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn the_name_is_free_for_another_who_gets_nothing_of_the_first() {
    let (house, _, bob) = two().await;
    let lab = made(&house, &bob, "Lab").await;
    leave(&house, &bob, "bob").await.unwrap();
    let second = house.resident("bob").await;
    assert_ne!(second.caller.user().id, bob.caller.user().id);
    assert_eq!(house.database.role(lab, second.caller.user().id).await.unwrap(), None);
    assert!(house.known(&bob.signed_in.access_token).await.is_err());
}
