//! What deeds with workspaces leave in the audit.

use super::Watched;
use crate::house::Resident;
use trackml_application::organise::{BulkCommand, BulkTargets};
use trackml_application::workspaces::{Invite, Invited, Workspaces};
use trackml_domain::account::LoginName;
use trackml_domain::audit::AuditKind;
use trackml_domain::bulk::BulkAction;
use trackml_domain::id::WorkspaceId;
use trackml_domain::query::Query;
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::Role;
use trackml_testkit::sample;

fn name(text: &str) -> WorkspaceName {
    WorkspaceName::parse(text).unwrap()
}

/// Ada's workspace, and Bob; what that left is forgotten.
struct Lab {
    watched: Watched,
    ada: Resident,
    bob: Resident,
    id: WorkspaceId,
}

impl Lab {
    async fn new() -> Self {
        let (watched, ada, bob) = Watched::two().await;
        let workspaces = &watched.house.application.workspaces;
        let id = workspaces.create(&ada.caller, name("Lab")).await.unwrap().workspace.id;
        watched.written();
        Self { watched, ada, bob, id }
    }

    async fn with_bob_as(role: Role) -> Self {
        let lab = Self::new().await;
        lab.watched.house.database.enrol(lab.id, lab.bob.caller.user().id, role);
        lab
    }

    fn workspaces(&self) -> &Workspaces {
        &self.watched.house.application.workspaces
    }

    /// Bob's invitation; what that left is forgotten.
    async fn invited(&self) -> Invited {
        let invite = Invite { login: LoginName::parse("bob").unwrap(), role: Role::Editor };
        let invited = self.workspaces().invite(&self.ada.caller, self.id, invite).await.unwrap();
        self.watched.written();
        invited
    }
}

#[tokio::test]
async fn making_renaming_and_deleting_a_workspace() {
    let (watched, ada, _) = Watched::two().await;
    let workspaces = &watched.house.application.workspaces;
    let id = workspaces.create(&ada.caller, name("Lab")).await.unwrap().workspace.id;
    workspaces.rename(&ada.caller, id, name("Attic")).await.unwrap();
    workspaces.delete(&ada.caller, id, true).await.unwrap();
    let line = |kind| watched.line(kind).own(&ada.caller).within(id);
    let expected = [
        line(AuditKind::WorkspaceCreated),
        line(AuditKind::WorkspaceRenamed),
        line(AuditKind::WorkspaceDeleted).with("cascade", true),
    ];
    assert_eq!(watched.written(), expected);
}

#[tokio::test]
async fn inviting_and_taking_it_back() {
    let lab = Lab::new().await;
    let invite = Invite { login: LoginName::parse("bob@example.org").unwrap(), role: Role::Viewer };
    let id = lab.workspaces().invite(&lab.ada.caller, lab.id, invite).await.unwrap().invitation.id;
    lab.workspaces().withdraw(&lab.ada.caller, lab.id, id).await.unwrap();
    let line = |kind| lab.watched.line(kind).own(&lab.ada.caller).within(lab.id).with("invitation", id);
    let expected =
        [line(AuditKind::MemberInvited).with("role", "viewer"), line(AuditKind::InvitationWithdrawn)];
    assert_eq!(lab.watched.written(), expected);
}

#[tokio::test]
async fn taking_an_invitation() {
    let lab = Lab::new().await;
    let invited = lab.invited().await;
    lab.workspaces().accept(&lab.bob.caller, invited.invitation.id).await.unwrap();
    let joined = lab.watched.line(AuditKind::MemberJoined).own(&lab.bob.caller).within(lab.id);
    assert_eq!(lab.watched.written(), [joined.with("role", "editor")]);
}

#[tokio::test]
async fn taking_an_invitation_by_its_code() {
    let lab = Lab::new().await;
    let invited = lab.invited().await;
    lab.workspaces().accept_by_code(&lab.bob.caller, &invited.code).await.unwrap();
    let joined = lab.watched.line(AuditKind::MemberJoined).own(&lab.bob.caller).within(lab.id);
    assert_eq!(lab.watched.written(), [joined.with("role", "editor")]);
}

#[tokio::test]
async fn turning_an_invitation_down() {
    let lab = Lab::new().await;
    let id = lab.invited().await.invitation.id;
    lab.workspaces().decline(&lab.bob.caller, id).await.unwrap();
    let declined = lab.watched.line(AuditKind::InvitationWithdrawn).own(&lab.bob.caller).within(lab.id);
    assert_eq!(lab.watched.written(), [declined.with("invitation", id)]);
}

#[tokio::test]
async fn changing_a_role_and_putting_somebody_out() {
    let lab = Lab::with_bob_as(Role::Viewer).await;
    let (ada, bob) = (&lab.ada.caller, &lab.bob.caller);
    lab.workspaces().change_role(ada, lab.id, bob.user().id, Role::Owner).await.unwrap();
    lab.workspaces().remove_member(ada, lab.id, bob.user().id).await.unwrap();
    let line = |kind| lab.watched.line(kind).about(bob).by(ada).within(lab.id);
    let expected = [line(AuditKind::RoleChanged).with("role", "owner"), line(AuditKind::MemberRemoved)];
    assert_eq!(lab.watched.written(), expected);
}

#[tokio::test]
async fn leaving() {
    let lab = Lab::with_bob_as(Role::Viewer).await;
    let bob = &lab.bob.caller;
    lab.workspaces().remove_member(bob, lab.id, bob.user().id).await.unwrap();
    let left = lab.watched.line(AuditKind::MemberRemoved).own(bob).within(lab.id);
    assert_eq!(lab.watched.written(), [left]);
}

#[tokio::test]
async fn moving_and_copying_a_record() {
    let lab = Lab::new().await;
    let (ada, edit) = (&lab.ada.caller, &lab.watched.house.application.edit);
    let model = lab.watched.house.put(sample::new_model(lab.id, "Zephyr")).await.id;
    let home = ada.personal_workspace();
    edit.copy_to(ada, model, home).await.unwrap();
    edit.move_to(ada, model, None, home).await.unwrap();
    let line = |how| {
        let line = lab.watched.line(AuditKind::ModelRelocated).own(ada).within(lab.id);
        line.with("how", how).with("model", model).with("to", home)
    };
    assert_eq!(lab.watched.written(), [line("copied"), line("moved")]);
}

#[tokio::test]
async fn moving_many_records_is_one_line() {
    let lab = Lab::new().await;
    let (ada, organise) = (&lab.ada.caller, &lab.watched.house.application.organise);
    for name in ["Zephyr", "Mistral"] {
        lab.watched.house.put(sample::new_model(lab.id, name)).await;
    }
    let (there, home) = (ada.clone().looking_at(Some(lab.id)), ada.personal_workspace());
    let move_all = || BulkCommand {
        targets: BulkTargets::Query(Query::default()),
        action: BulkAction::Move(home),
        expected: None,
    };
    organise.preview(&there, &move_all()).await.unwrap();
    assert!(lab.watched.written().is_empty());
    organise.change_many(&there, move_all()).await.unwrap();
    let line = lab.watched.line(AuditKind::ModelRelocated).own(ada).within(lab.id);
    assert_eq!(lab.watched.written(), [line.with("how", "moved").with("models", 2).with("to", home)]);
    // There is none left to move.
    organise.change_many(&there, move_all()).await.unwrap();
    assert!(lab.watched.written().is_empty());
}

#[tokio::test]
async fn emptying_the_trash() {
    let lab = Lab::new().await;
    let (ada, application) = (&lab.ada.caller, &lab.watched.house.application);
    let model = lab.watched.house.put(sample::new_model(lab.id, "Zephyr")).await.id;
    application.edit.delete(ada, model, None).await.unwrap();
    let there = ada.clone().looking_at(Some(lab.id));
    let purge = async || application.organise.purge(&there, BulkTargets::Query(Query::default()), None).await;
    purge().await.unwrap();
    let line = lab.watched.line(AuditKind::ModelsPurged).own(ada).within(lab.id);
    assert_eq!(lab.watched.written(), [line.with("models", 1)]);
    purge().await.unwrap();
    assert!(lab.watched.written().is_empty());
}

#[tokio::test]
async fn what_is_done_to_a_record_where_it_stands_is_its_history_and_no_line() {
    let lab = Lab::new().await;
    let (ada, edit) = (&lab.ada.caller, &lab.watched.house.application.edit);
    let model = lab.watched.house.put(sample::new_model(lab.id, "Zephyr")).await.id;
    edit.move_to(ada, model, None, lab.id).await.unwrap();
    edit.patch(ada, model, None, sample::patch().rating(4).into()).await.unwrap();
    edit.delete(ada, model, None).await.unwrap();
    assert!(lab.watched.written().is_empty());
}

#[tokio::test]
async fn what_is_refused_leaves_nothing() {
    let lab = Lab::with_bob_as(Role::Editor).await;
    let (ada, bob, workspaces) = (&lab.ada.caller, &lab.bob.caller, lab.workspaces());
    let invite = Invite { login: LoginName::parse("eve").unwrap(), role: Role::Viewer };
    workspaces.rename(bob, lab.id, name("Attic")).await.unwrap_err();
    workspaces.invite(bob, lab.id, invite).await.unwrap_err();
    workspaces.change_role(bob, lab.id, ada.user().id, Role::Viewer).await.unwrap_err();
    workspaces.change_role(ada, lab.id, ada.user().id, Role::Viewer).await.unwrap_err();
    workspaces.remove_member(ada, lab.id, ada.user().id).await.unwrap_err();
    workspaces.delete(ada, ada.personal_workspace(), true).await.unwrap_err();
    workspaces.accept(bob, 9_999.into()).await.unwrap_err();
    workspaces.decline(bob, 9_999.into()).await.unwrap_err();
    workspaces.withdraw(ada, lab.id, 9_999.into()).await.unwrap_err();
    assert!(lab.watched.written().is_empty());
}
