//! The contract of `WorkspaceRepository`.

use crate::contracts::Harness;
use crate::contracts::harness::race;
use crate::sample;
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::Role;
use trackml_ports::{DeleteWorkspaceError, MembershipError};

crate::contracts::suite!(workspaces at contracts::workspaces:
    a_stranger_has_no_role,
    somebody_who_does_not_exist_has_no_role,
    nobody_has_a_role_in_a_workspace_that_does_not_exist,
    a_personal_workspace_is_the_same_each_time,
    somebody_who_does_not_exist_has_no_personal_workspace,
    a_workspace_is_made_with_its_owner,
    a_person_sees_their_own_workspace_first_and_those_that_they_are_in,
    a_workspace_tells_how_many_are_in_it_and_what_stands_there,
    a_workspace_is_renamed,
    an_empty_workspace_is_deleted_with_its_members,
    a_workspace_in_which_something_stands_is_not_deleted,
    a_workspace_in_whose_trash_something_lies_is_not_deleted,
    under_cascade_a_workspace_is_deleted_with_its_records,
    a_personal_workspace_is_never_deleted,
    a_workspace_that_does_not_exist_is_not_deleted,
    members_are_told_by_name,
    a_member_is_given_another_role,
    a_member_is_taken_out,
    the_last_owner_stays,
    of_two_owners_one_may_go,
    somebody_who_is_no_member_is_not_changed,
    of_owners_who_go_at_once_one_stays,
);

const NOWHERE: i64 = 1_000_000_000;

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

async fn a_workspace_is_made_with_its_owner(harness: &Harness) {
    let ada = harness.person("ada").await;
    let name = WorkspaceName::parse("Team").unwrap();
    let made = harness.workspaces.create(name.clone(), ada.user.id, sample::moment(7)).await.unwrap();
    assert_eq!((made.name, made.is_personal, made.created_at), (name, false, sample::moment(7)));
    assert_eq!(harness.workspaces.role(made.id, ada.user.id).await.unwrap(), Some(Role::Owner));
    assert_eq!(harness.workspaces.personal(ada.user.id).await.unwrap(), Some(ada.workspace));
}

async fn a_person_sees_their_own_workspace_first_and_those_that_they_are_in(harness: &Harness) {
    let ada = harness.person("ada").await;
    let first = harness.shared(&ada, "First").await;
    let bob = harness.person("bob").await;
    harness.shared(&ada, "Hers").await;
    let second = harness.shared(&ada, "Second").await;
    harness.enrol(second, &bob, Role::Viewer).await;
    harness.enrol(first, &bob, Role::Editor).await;
    let seen = harness.workspaces.of_user(bob.user.id).await.unwrap();
    let seen: Vec<_> =
        seen.iter().map(|seen| (seen.workspace.id, seen.role, seen.workspace.is_personal)).collect();
    let expected =
        [(bob.workspace, Role::Owner, true), (first, Role::Editor, false), (second, Role::Viewer, false)];
    assert_eq!(seen, expected);
}

async fn a_workspace_tells_how_many_are_in_it_and_what_stands_there(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Viewer).await;
    harness.put(sample::new_model(team, "one")).await;
    let two = harness.put(sample::new_model(team, "two")).await;
    harness.put(sample::new_model(ada.workspace, "hers")).await;
    harness.trash(two).await;
    let seen = harness.workspaces.of_user(bob.user.id).await.unwrap();
    assert_eq!(seen.iter().map(|seen| (seen.members, seen.models)).collect::<Vec<_>>(), [(1, 0), (2, 1)]);
}

async fn a_workspace_is_renamed(harness: &Harness) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    let name = |text: &str| WorkspaceName::parse(text).unwrap();
    assert!(harness.workspaces.rename(team, name("Crew")).await.unwrap());
    assert_eq!(harness.workspaces.of_user(ada.user.id).await.unwrap()[1].workspace.name, name("Crew"));
    assert!(!harness.workspaces.rename(NOWHERE.into(), name("Crew")).await.unwrap());
}

async fn an_empty_workspace_is_deleted_with_its_members(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Editor).await;
    harness.workspaces.delete(team, false).await.unwrap();
    for person in [ada, bob] {
        assert_eq!(harness.workspaces.of_user(person.user.id).await.unwrap().len(), 1);
        assert_eq!(harness.workspaces.role(team, person.user.id).await.unwrap(), None);
    }
}

async fn a_workspace_in_which_something_stands_is_not_deleted(harness: &Harness) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    let model = harness.put(sample::new_model(team, "one")).await;
    let refused = harness.workspaces.delete(team, false).await;
    assert!(matches!(refused, Err(DeleteWorkspaceError::NotEmpty { models: 1 })), "{refused:?}");
    assert_eq!(harness.stored(model.id).await, model);
}

async fn a_workspace_in_whose_trash_something_lies_is_not_deleted(harness: &Harness) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    let model = harness.put(sample::new_model(team, "one")).await;
    harness.trash(model).await;
    let refused = harness.workspaces.delete(team, false).await;
    assert!(matches!(refused, Err(DeleteWorkspaceError::NotEmpty { models: 1 })), "{refused:?}");
}

async fn under_cascade_a_workspace_is_deleted_with_its_records(harness: &Harness) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    let (gone, kept) = (
        harness.put(sample::captured(team, sample::facts("org/name"))).await,
        harness.put(sample::new_model(ada.workspace, "kept")).await,
    );
    harness.workspaces.delete(team, true).await.unwrap();
    assert_eq!(harness.models.find(gone.id).await.unwrap(), None);
    assert_eq!(harness.stored(kept.id).await, kept);
}

async fn a_personal_workspace_is_never_deleted(harness: &Harness) {
    let ada = harness.person("ada").await;
    for cascade in [false, true] {
        let refused = harness.workspaces.delete(ada.workspace, cascade).await;
        assert!(matches!(refused, Err(DeleteWorkspaceError::Personal)), "{refused:?}");
    }
}

async fn a_workspace_that_does_not_exist_is_not_deleted(harness: &Harness) {
    let refused = harness.workspaces.delete(NOWHERE.into(), true).await;
    assert!(matches!(refused, Err(DeleteWorkspaceError::NotFound)), "{refused:?}");
}

async fn members_are_told_by_name(harness: &Harness) {
    let (zoe, bob, eve) =
        (harness.person("Zoe").await, harness.person("bob").await, harness.person("eve").await);
    let team = harness.shared(&zoe, "Team").await;
    harness.enrol(team, &bob, Role::Viewer).await;
    harness.shared(&eve, "Other").await;
    let members = harness.workspaces.members(team).await.unwrap();
    let members: Vec<_> =
        members.iter().map(|member| (member.user_id, member.username.as_str(), member.role)).collect();
    assert_eq!(members, [(bob.user.id, "bob", Role::Viewer), (zoe.user.id, "Zoe", Role::Owner)]);
}

async fn a_member_is_given_another_role(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Viewer).await;
    harness.workspaces.set_role(team, bob.user.id, Role::Editor).await.unwrap();
    assert_eq!(harness.workspaces.role(team, bob.user.id).await.unwrap(), Some(Role::Editor));
    assert_eq!(harness.workspaces.role(team, ada.user.id).await.unwrap(), Some(Role::Owner));
}

async fn a_member_is_taken_out(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Editor).await;
    harness.workspaces.remove(team, bob.user.id).await.unwrap();
    assert_eq!(harness.workspaces.role(team, bob.user.id).await.unwrap(), None);
}

async fn the_last_owner_stays(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Editor).await;
    let demoted = harness.workspaces.set_role(team, ada.user.id, Role::Editor).await;
    assert!(matches!(demoted, Err(MembershipError::LastOwner)), "{demoted:?}");
    let left = harness.workspaces.remove(team, ada.user.id).await;
    assert!(matches!(left, Err(MembershipError::LastOwner)), "{left:?}");
    harness.workspaces.set_role(team, ada.user.id, Role::Owner).await.unwrap();
    assert_eq!(harness.workspaces.role(team, ada.user.id).await.unwrap(), Some(Role::Owner));
}

async fn of_two_owners_one_may_go(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Owner).await;
    harness.workspaces.remove(team, ada.user.id).await.unwrap();
    let left = harness.workspaces.remove(team, bob.user.id).await;
    assert!(matches!(left, Err(MembershipError::LastOwner)), "{left:?}");
}

async fn somebody_who_is_no_member_is_not_changed(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    let given = harness.workspaces.set_role(team, bob.user.id, Role::Owner).await;
    assert!(matches!(given, Err(MembershipError::NotFound)), "{given:?}");
    let removed = harness.workspaces.remove(team, bob.user.id).await;
    assert!(matches!(removed, Err(MembershipError::NotFound)), "{removed:?}");
    assert_eq!(harness.workspaces.role(team, bob.user.id).await.unwrap(), None);
}

async fn of_owners_who_go_at_once_one_stays(harness: &Harness) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    let mut owners = vec![ada.user.id];
    for runner in 1..8 {
        let other = harness.person(&format!("ada-{runner}")).await;
        harness.enrol(team, &other, Role::Owner).await;
        owners.push(other.user.id);
    }
    race(|runner| {
        let (workspaces, owner) = (harness.workspaces.clone(), owners[runner]);
        async move {
            if runner % 2 == 0 {
                workspaces.remove(team, owner).await.is_ok()
            } else {
                workspaces.set_role(team, owner, Role::Viewer).await.is_ok()
            }
        }
    })
    .await;
    let members = harness.workspaces.members(team).await.unwrap();
    assert_eq!(members.iter().filter(|member| member.role == Role::Owner).count(), 1);
}
