//! Making a workspace, and seeing one's workspaces.

use super::{Lab, name};
use trackml_application::workspaces::WorkspacesError;
use trackml_domain::id::WorkspaceId;
use trackml_domain::workspace::{Membership, Role, Workspace};
use trackml_ports::Clock;
use trackml_testkit::sample;

#[tokio::test]
async fn who_makes_a_workspace_owns_it_alone() {
    let lab = Lab::new().await;
    let made = lab.application().workspaces.create(&lab.ada, name("Attic")).await.unwrap();
    let expected = Workspace {
        id: made.workspace.id,
        name: name("Attic"),
        is_personal: false,
        created_at: lab.house.clock.now(),
    };
    assert_eq!(made, Membership { workspace: expected, role: Role::Owner, members: 1, models: 0 });
}

#[tokio::test]
async fn what_is_given_back_is_what_is_read() {
    let lab = Lab::new().await;
    let made = lab.application().workspaces.create(&lab.ada, name("Attic")).await.unwrap();
    let read = lab.application().workspaces.read(&lab.ada, made.workspace.id).await.unwrap();
    assert_eq!(read, made);
}

#[tokio::test]
async fn ones_own_workspace_stands_first_and_then_the_oldest() {
    let lab = Lab::with_bob_as(Role::Viewer).await;
    lab.application().workspaces.create(&lab.bob, name("Attic")).await.unwrap();
    let list = lab.application().workspaces.list(&lab.bob).await.unwrap();
    let told: Vec<_> = list
        .iter()
        .map(|membership| {
            (membership.workspace.name.as_str(), membership.role, membership.workspace.is_personal)
        })
        .collect();
    let expected = [("bob", Role::Owner, true), ("Lab", Role::Viewer, false), ("Attic", Role::Owner, false)];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn a_workspace_tells_how_many_members_and_models_it_has_without_the_trash() {
    let lab = Lab::with_bob_as(Role::Viewer).await;
    let looking = lab.ada.clone().looking_at(Some(lab.id));
    lab.house.written(&looking, "Zephyr").await;
    let trashed = lab.house.written(&looking, "Heron").await;
    lab.application().edit.delete(&lab.ada, trashed.id, None).await.unwrap();
    let read = lab.application().workspaces.read(&lab.bob, lab.id).await.unwrap();
    assert_eq!((read.members, read.models, read.role), (2, 1, Role::Viewer));
}

#[tokio::test]
async fn two_workspaces_may_have_one_name() {
    let lab = Lab::new().await;
    let second = lab.application().workspaces.create(&lab.ada, name("Lab")).await.unwrap();
    assert_ne!(second.workspace.id, lab.id);
}

#[tokio::test]
async fn a_stranger_is_told_the_same_of_a_workspace_that_never_was() {
    let lab = Lab::new().await;
    let read = |id| lab.application().workspaces.read(&lab.bob, id);
    let (of_ada, of_nobody) =
        (read(lab.id).await.unwrap_err(), read(WorkspaceId::from(1_000_000)).await.unwrap_err());
    assert!(matches!(of_ada, WorkspacesError::NotFound));
    assert_eq!(format!("{of_ada} {of_ada:?}"), format!("{of_nobody} {of_nobody:?}"));
}

#[tokio::test]
async fn looking_at_a_workspace_is_not_being_in_it() {
    let lab = Lab::new().await;
    let looking = lab.bob.clone().looking_at(Some(lab.id));
    lab.house.put(sample::new_model(lab.id, "Zephyr")).await;
    let read = lab.application().workspaces.read(&looking, lab.id).await;
    assert!(matches!(read, Err(WorkspacesError::NotFound)));
}
