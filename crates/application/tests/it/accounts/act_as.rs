//! Acting for a person, from the operator's command line.

use crate::house::{House, down};
use std::sync::Arc;
use trackml_application::accounts::ActAsError;
use trackml_ports::{MockUserRepository, MockWorkspaceRepository};

#[tokio::test]
async fn the_operator_names_a_person_by_address_or_name() {
    let house = House::new();
    let ada = house.person("ada").await;
    for login in ["ada", " ADA ", "Ada@Example.org"] {
        let caller = house.application.accounts.act_as(login).await.unwrap();
        assert_eq!((caller.user(), caller.workspace()), (ada.user(), ada.workspace()), "{login:?}");
    }
}

#[tokio::test]
async fn a_person_who_is_not_there_is_named_as_the_operator_wrote_it() {
    let refused = House::new().application.accounts.act_as(" Ada ").await;
    assert!(matches!(refused, Err(ActAsError::NoSuchUser(login)) if login == " Ada "));
}

#[tokio::test]
async fn a_person_without_a_workspace_cannot_be_acted_for() {
    let house = House::new();
    house.person("ada").await;
    let mut workspaces = MockWorkspaceRepository::new();
    workspaces.expect_personal().returning(|_| Ok(None));
    let application = house.with(|ports| ports.workspaces = Arc::new(workspaces));
    assert!(matches!(application.accounts.act_as("ada").await, Err(ActAsError::NoSuchUser(_))));
}

#[tokio::test]
async fn a_failing_database_is_not_called_a_missing_person() {
    let mut users = MockUserRepository::new();
    users.expect_by_login().returning(|_| Err(down()));
    let application = House::new().with(|ports| ports.users = Arc::new(users));
    assert!(matches!(application.accounts.act_as("ada").await, Err(ActAsError::Repository(_))));
}
