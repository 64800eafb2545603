//! Renaming a workspace; who may is told in `roles.rs`.

use super::{Lab, name};
use trackml_domain::workspace::Role;

#[tokio::test]
async fn a_workspace_has_another_name_for_everybody_and_is_the_same_in_all_else() {
    let lab = Lab::with_bob_as(Role::Viewer).await;
    let before = lab.application().workspaces.read(&lab.ada, lab.id).await.unwrap();
    let renamed = lab.application().workspaces.rename(&lab.ada, lab.id, name("Attic")).await.unwrap();
    let mut expected = before;
    expected.workspace.name = name("Attic");
    assert_eq!(renamed, expected);
    let bobs = lab.application().workspaces.read(&lab.bob, lab.id).await.unwrap();
    assert_eq!(bobs.workspace, expected.workspace);
}

#[tokio::test]
async fn a_personal_workspace_may_be_called_otherwise() {
    let lab = Lab::new().await;
    let home = lab.ada.personal_workspace();
    let renamed = lab.application().workspaces.rename(&lab.ada, home, name("Home")).await.unwrap();
    assert_eq!((renamed.workspace.name.as_str(), renamed.workspace.is_personal), ("Home", true));
}
