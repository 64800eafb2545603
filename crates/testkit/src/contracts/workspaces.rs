//! The contract of `WorkspaceRepository`.

use crate::contracts::Harness;
use trackml_domain::id::{UserId, WorkspaceId};

crate::contracts::suite!(workspaces at contracts::workspaces:
    a_stranger_has_no_role,
    somebody_who_does_not_exist_has_no_role,
    nobody_has_a_role_in_a_workspace_that_does_not_exist,
    a_personal_workspace_is_the_same_each_time,
    somebody_who_does_not_exist_has_no_personal_workspace,
);

async fn a_stranger_has_no_role(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    assert_eq!(harness.workspaces.role(ada.workspace, bob.user.id).await.unwrap(), None);
}

async fn somebody_who_does_not_exist_has_no_role(harness: &Harness) {
    let ada = harness.person("ada").await;
    let nobody = UserId::from(1_000_000_000);
    assert_eq!(harness.workspaces.role(ada.workspace, nobody).await.unwrap(), None);
}

async fn nobody_has_a_role_in_a_workspace_that_does_not_exist(harness: &Harness) {
    let ada = harness.person("ada").await;
    let nowhere = WorkspaceId::from(1_000_000_000);
    assert_eq!(harness.workspaces.role(nowhere, ada.user.id).await.unwrap(), None);
}

async fn a_personal_workspace_is_the_same_each_time(harness: &Harness) {
    let ada = harness.person("ada").await;
    harness.person("bob").await;
    assert_eq!(harness.workspaces.personal(ada.user.id).await.unwrap(), Some(ada.workspace));
}

async fn somebody_who_does_not_exist_has_no_personal_workspace(harness: &Harness) {
    harness.person("ada").await;
    assert_eq!(harness.workspaces.personal(UserId::from(1_000_000_000)).await.unwrap(), None);
}
