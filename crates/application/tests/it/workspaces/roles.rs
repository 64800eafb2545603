//! Who may do what in a workspace.

use super::{Lab, name};
use crate::house::House;
use trackml_application::Caller;
use trackml_application::access::AccessError;
use trackml_application::workspaces::{Invite, WorkspacesError};
use trackml_domain::account::LoginName;
use trackml_domain::id::{InvitationId, UserId, WorkspaceId};
use trackml_domain::workspace::Role;

/// Everything that can be done with a workspace, and with its members and invitations.
const DEEDS: [&str; 11] = [
    "read",
    "list members",
    "leave",
    "rename",
    "invite",
    "list invitations",
    "withdraw an invitation",
    "change a role",
    "remove a member",
    "read the audit",
    "delete",
];

/// What is worked with: Ada's workspace, another member, and an invitation that nobody has taken.
struct Thing {
    workspace: WorkspaceId,
    member: UserId,
    invitation: InvitationId,
}

async fn attempt(house: &House, deed: &str, caller: &Caller, thing: &Thing) -> Result<(), WorkspacesError> {
    let (workspaces, id) = (&house.application.workspaces, thing.workspace);
    match deed {
        "read" => workspaces.read(caller, id).await.map(drop),
        "list members" => workspaces.members(caller, id).await.map(drop),
        "leave" => workspaces.remove_member(caller, id, caller.user().id).await,
        "rename" => workspaces.rename(caller, id, name("Attic")).await.map(drop),
        "invite" => {
            let invite = Invite { login: LoginName::parse("fay").unwrap(), role: Role::Owner };
            workspaces.invite(caller, id, invite).await.map(drop)
        }
        "list invitations" => workspaces.invitations_of(caller, id).await.map(drop),
        "withdraw an invitation" => workspaces.withdraw(caller, id, thing.invitation).await,
        "change a role" => workspaces.change_role(caller, id, thing.member, Role::Editor).await.map(drop),
        "remove a member" => workspaces.remove_member(caller, id, thing.member).await,
        "read the audit" => match house.application.audit.of_workspace(caller, id, None, 50).await {
            Ok(_) => Ok(()),
            Err(AccessError::NoSuchModel) => panic!("a workspace is no model"),
            Err(error) => Err(error.into()),
        },
        "delete" => workspaces.delete(caller, id, true).await,
        other => panic!("nobody can {other} a workspace"),
    }
}

/// What Bob is told of each deed, each in a house of its own.
async fn answers(role: Option<Role>) -> Vec<String> {
    let mut answers = Vec::new();
    for deed in DEEDS {
        let lab = Lab::new().await;
        let eve = lab.house.person("eve").await;
        lab.house.database.enrol(lab.id, eve.user().id, Role::Viewer);
        if let Some(role) = role {
            lab.house.database.enrol(lab.id, lab.bob.user().id, role);
        }
        let invitation = lab.invited("dan", Role::Viewer).await.invitation.id;
        let thing = Thing { workspace: lab.id, member: eve.user().id, invitation };
        let before = state(&lab).await;
        let answer = match attempt(&lab.house, deed, &lab.bob, &thing).await {
            Ok(()) => "done",
            Err(WorkspacesError::NotFound) => "not found",
            Err(WorkspacesError::Forbidden) => "forbidden",
            Err(other) => panic!("{deed}: {other:?}"),
        };
        assert!(answer == "done" || state(&lab).await == before, "{deed} was refused and done");
        answers.push(format!("{deed}: {answer}"));
    }
    answers
}

/// Everything that a deed could have changed.
async fn state(lab: &Lab) -> String {
    let workspaces = &lab.application().workspaces;
    let workspace = workspaces.read(&lab.ada, lab.id).await.ok();
    let members = workspaces.members(&lab.ada, lab.id).await.ok();
    let invitations = workspaces.invitations_of(&lab.ada, lab.id).await.ok();
    format!("{workspace:?} {members:?} {invitations:?}")
}

fn each(allowed: &[&str], otherwise: &str) -> Vec<String> {
    let answer = |deed: &str| if allowed.contains(&deed) { "done" } else { otherwise }.to_owned();
    DEEDS.iter().map(|deed| format!("{deed}: {}", answer(deed))).collect()
}

#[tokio::test]
async fn a_stranger_is_told_that_there_is_no_such_workspace() {
    assert_eq!(answers(None).await, each(&[], "not found"));
}

#[tokio::test]
async fn a_viewer_sees_who_is_there_and_may_leave() {
    assert_eq!(answers(Some(Role::Viewer)).await, each(&["read", "list members", "leave"], "forbidden"));
}

#[tokio::test]
async fn an_editor_decides_no_more_on_the_workspace_than_a_viewer() {
    assert_eq!(answers(Some(Role::Editor)).await, each(&["read", "list members", "leave"], "forbidden"));
}

#[tokio::test]
async fn an_owner_may_do_everything() {
    assert_eq!(answers(Some(Role::Owner)).await, each(&DEEDS, "forbidden"));
}

#[tokio::test]
async fn a_stranger_is_told_the_same_of_a_workspace_that_never_was() {
    let lab = Lab::new().await;
    let thing = |workspace| Thing { workspace, member: lab.ada.user().id, invitation: InvitationId::from(1) };
    let (there, missing) = (thing(lab.id), thing(WorkspaceId::from(1_000_000)));
    for deed in DEEDS {
        let of_ada = attempt(&lab.house, deed, &lab.bob, &there).await.unwrap_err();
        let of_nobody = attempt(&lab.house, deed, &lab.bob, &missing).await.unwrap_err();
        assert_eq!(format!("{of_ada} {of_ada:?}"), format!("{of_nobody} {of_nobody:?}"), "{deed}");
    }
}

#[tokio::test]
async fn an_administrator_is_a_stranger_like_any_other() {
    let lab = Lab::new().await;
    let bobs = lab.application().workspaces.create(&lab.bob, name("Bob's")).await.unwrap().workspace.id;
    assert!(lab.ada.user().is_admin);
    let thing = Thing { workspace: bobs, member: lab.bob.user().id, invitation: InvitationId::from(1) };
    for deed in DEEDS {
        let refused = attempt(&lab.house, deed, &lab.ada, &thing).await;
        assert!(matches!(refused, Err(WorkspacesError::NotFound)), "{deed}: {refused:?}");
    }
}
