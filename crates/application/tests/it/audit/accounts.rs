//! What deeds with accounts leave in the audit.

use super::Watched;
use crate::house::{House, here, session};
use secrecy::SecretString;
use std::time::Duration;
use trackml_application::Caller;
use trackml_application::accounts::{
    AccountChange, AccountsError, DEFAULT_TOKEN_LIFE, IssueToken, Password, ProfileChange, RegisterCommand,
};
use trackml_application::workspaces::Invite;
use trackml_domain::account::{Email, LoginName, Username};
use trackml_domain::audit::AuditKind;
use trackml_domain::text::{TokenName, WorkspaceName};
use trackml_domain::token::Scope;
use trackml_domain::workspace::Role;

const NEXT: &str = "correct horse";

fn next() -> Password {
    Password::new(NEXT.into()).unwrap()
}

fn command(name: &str, invitation: Option<SecretString>) -> RegisterCommand {
    RegisterCommand {
        username: Username::parse(name).unwrap(),
        email: Email::parse(&format!("{name}@example.org")).unwrap(),
        password: next(),
        invitation,
    }
}

async fn register(house: &House, invitation: Option<SecretString>) -> Result<Caller, AccountsError> {
    let command = command("eve", invitation);
    let signed_in = house.application.accounts.register(command, session("eve"), &here()).await?;
    Ok(house.known(&signed_in.access_token).await.unwrap())
}

#[tokio::test]
async fn registering() {
    let watched = Watched::new();
    let eve = register(&watched.house, None).await.unwrap();
    assert_eq!(watched.written(), [watched.line(AuditKind::Registered).own(&eve)]);
}

#[tokio::test]
async fn registering_with_an_invitation() {
    let (watched, ada, _) = Watched::two().await;
    let workspaces = &watched.house.application.workspaces;
    let name = WorkspaceName::parse("Lab").unwrap();
    let lab = workspaces.create(&ada.caller, name).await.unwrap().workspace.id;
    let invite = Invite { login: LoginName::parse("eve").unwrap(), role: Role::Editor };
    let code = workspaces.invite(&ada.caller, lab, invite).await.unwrap().code;
    watched.written();
    let eve = register(&watched.house, Some(code)).await.unwrap();
    let registered = watched.line(AuditKind::Registered).own(&eve);
    let joined = watched.line(AuditKind::MemberJoined).own(&eve).within(lab).with("role", "editor");
    assert_eq!(watched.written(), [registered, joined]);
}

#[tokio::test]
async fn an_account_that_was_not_made_leaves_nothing() {
    let watched = Watched::new();
    watched.house.person("eve").await;
    register(&watched.house, None).await.unwrap_err();
    assert!(watched.written().is_empty());
}

#[tokio::test]
async fn signing_in() {
    let (watched, ada, _) = Watched::two().await;
    watched.house.login("ada", "ada", "phone").await.unwrap();
    assert_eq!(
        watched.written(),
        [watched.line(AuditKind::LoginOk).own(&ada.caller).with("session", "phone")]
    );
}

#[tokio::test]
async fn not_being_let_in() {
    let (watched, ada, _) = Watched::two().await;
    watched.house.login("ada", "wrong", "phone").await.unwrap_err();
    assert_eq!(watched.written(), [watched.line(AuditKind::LoginFailed).about(&ada.caller)]);
}

#[tokio::test]
async fn not_being_let_in_where_there_is_no_account() {
    let watched = Watched::new();
    watched.house.login("nobody", "wrong", "phone").await.unwrap_err();
    assert_eq!(watched.written(), [watched.line(AuditKind::LoginFailed)]);
}

#[tokio::test]
async fn not_being_let_in_with_the_right_password_of_an_account_that_was_shut() {
    let (watched, ada, bob) = Watched::two().await;
    change(&watched, &ada.caller, &bob.caller, shut(true)).await;
    watched.written();
    watched.house.login("bob", "bob", "phone").await.unwrap_err();
    assert_eq!(watched.written(), [watched.line(AuditKind::LoginFailed).about(&bob.caller)]);
}

#[tokio::test]
async fn signing_out() {
    let (watched, ada, bob) = Watched::two().await;
    let accounts = &watched.house.application.accounts;
    accounts.logout(&ada.caller).await.unwrap();
    accounts.logout_by_refresh(&bob.signed_in.refresh_token, &here()).await.unwrap();
    let out = |person, name| watched.line(AuditKind::LoggedOut).own(person).with("session", name);
    assert_eq!(watched.written(), [out(&ada.caller, "ada"), out(&bob.caller, "bob")]);
}

#[tokio::test]
async fn refreshing_leaves_nothing() {
    let (watched, ada, _) = Watched::two().await;
    let accounts = &watched.house.application.accounts;
    accounts.refresh(&ada.signed_in.refresh_token, &here()).await.unwrap();
    assert!(watched.written().is_empty());
}

#[tokio::test]
async fn showing_a_refresh_token_again() {
    let (watched, ada, _) = Watched::two().await;
    let accounts = &watched.house.application.accounts;
    accounts.refresh(&ada.signed_in.refresh_token, &here()).await.unwrap();
    watched.house.clock.advance(Duration::from_mins(1));
    accounts.refresh(&ada.signed_in.refresh_token, &here()).await.unwrap_err();
    assert_eq!(
        watched.written(),
        [watched.line(AuditKind::RefreshReused).about(&ada.caller).with("session", "ada")]
    );
}

#[tokio::test]
async fn ending_sessions() {
    let (watched, ada, _) = Watched::two().await;
    for name in ["phone", "tablet", "laptop"] {
        watched.house.login("ada", "ada", name).await.unwrap();
    }
    watched.written();
    let accounts = &watched.house.application.accounts;
    accounts.end_session(&ada.caller, &session("phone")).await.unwrap();
    accounts.end_other_sessions(&ada.caller).await.unwrap();
    accounts.end_session(&ada.caller, &session("phone")).await.unwrap_err();
    let ended = || watched.line(AuditKind::SessionEnded).own(&ada.caller);
    assert_eq!(watched.written(), [ended().with("session", "phone"), ended().with("sessions_ended", 2)]);
}

#[tokio::test]
async fn changing_a_profile() {
    let (watched, ada, _) = Watched::two().await;
    let accounts = &watched.house.application.accounts;
    let name = ProfileChange { username: Some(Username::parse("Ada").unwrap()), ..ProfileChange::default() };
    accounts.change_profile(&ada.caller, name).await.unwrap();
    let address = ProfileChange {
        email: Some(Email::parse("countess@example.org").unwrap()),
        password: Some("ada".into()),
        ..ProfileChange::default()
    };
    accounts.change_profile(&ada.caller, address).await.unwrap();
    let changed = |field| watched.line(AuditKind::ProfileChanged).own(&ada.caller).with(field, "changed");
    assert_eq!(watched.written(), [changed("username"), changed("email")]);
}

#[tokio::test]
async fn changing_a_password() {
    let (watched, ada, _) = Watched::two().await;
    watched.house.login("ada", "ada", "phone").await.unwrap();
    watched.written();
    let accounts = &watched.house.application.accounts;
    accounts.change_password(&ada.caller, "ada".into(), next()).await.unwrap();
    assert_eq!(
        watched.written(),
        [watched.line(AuditKind::PasswordChanged).own(&ada.caller).with("sessions_ended", 1)]
    );
}

#[tokio::test]
async fn giving_a_wrong_password_again() {
    let (watched, ada, _) = Watched::two().await;
    let accounts = &watched.house.application.accounts;
    accounts.change_password(&ada.caller, "wrong".into(), next()).await.unwrap_err();
    accounts.deactivate(&ada.caller, "wrong".into()).await.unwrap_err();
    accounts.delete(&ada.caller, "wrong".into()).await.unwrap_err();
    let refused = || watched.line(AuditKind::PasswordRefused).own(&ada.caller);
    assert_eq!(watched.written(), [refused(), refused(), refused()]);
}

#[tokio::test]
async fn leaving_for_a_while_and_coming_back() {
    let (watched, _, bob) = Watched::two().await;
    watched.house.application.accounts.deactivate(&bob.caller, "bob".into()).await.unwrap();
    watched.house.login("bob", "bob", "again").await.unwrap();
    let line = |kind| watched.line(kind).own(&bob.caller);
    let expected = [
        line(AuditKind::Deactivated),
        line(AuditKind::Reactivated),
        line(AuditKind::LoginOk).with("session", "again"),
    ];
    assert_eq!(watched.written(), expected);
}

#[tokio::test]
async fn leaving_for_good() {
    let (watched, _, bob) = Watched::two().await;
    watched.house.application.accounts.delete(&bob.caller, "bob".into()).await.unwrap();
    assert_eq!(watched.written(), [watched.line(AuditKind::AccountDeleted).own(&bob.caller)]);
}

#[tokio::test]
async fn issuing_and_revoking_a_token() {
    let (watched, ada, _) = Watched::two().await;
    let accounts = &watched.house.application.accounts;
    let name = TokenName::parse("nightly").unwrap();
    let ask = IssueToken { name, scope: Scope::Write, life: DEFAULT_TOKEN_LIFE };
    let id = accounts.issue_token(&ada.caller, ask).await.unwrap().token.id;
    accounts.revoke_token(&ada.caller, id).await.unwrap();
    accounts.revoke_token(&ada.caller, id).await.unwrap_err();
    let line = |kind| watched.line(kind).own(&ada.caller).with("token", id);
    let expected = [line(AuditKind::TokenIssued).with("scope", "write"), line(AuditKind::TokenRevoked)];
    assert_eq!(watched.written(), expected);
}

fn shut(disabled: bool) -> AccountChange {
    AccountChange { disabled: Some(disabled), is_admin: None }
}

fn promoted(is_admin: bool) -> AccountChange {
    AccountChange { disabled: None, is_admin: Some(is_admin) }
}

async fn change(watched: &Watched, by: &Caller, whom: &Caller, change: AccountChange) {
    watched.house.application.accounts.change_account(by, whom.user().id, change).await.unwrap();
}

#[tokio::test]
async fn looking_after_an_account() {
    let (watched, ada, bob) = Watched::two().await;
    for of in [promoted(true), promoted(false), shut(true), shut(false)] {
        change(&watched, &ada.caller, &bob.caller, of).await;
    }
    let line = |kind| watched.line(kind).about(&bob.caller).by(&ada.caller);
    let kinds = [AuditKind::Promoted, AuditKind::Demoted, AuditKind::Disabled, AuditKind::Enabled];
    assert_eq!(watched.written(), kinds.map(line));
}

#[tokio::test]
async fn what_an_administrator_may_not_leaves_nothing() {
    let (watched, ada, bob) = Watched::two().await;
    let accounts = &watched.house.application.accounts;
    accounts.change_account(&ada.caller, ada.caller.user().id, shut(true)).await.unwrap_err();
    accounts.change_account(&bob.caller, ada.caller.user().id, shut(true)).await.unwrap_err();
    assert!(watched.written().is_empty());
}

#[tokio::test]
async fn what_the_operator_does_has_no_actor_and_no_address() {
    let (watched, _, bob) = Watched::two().await;
    let accounts = &watched.house.application.accounts;
    accounts.create_for(command("eve", None)).await.unwrap();
    let eve = accounts.act_as("eve").await.unwrap();
    accounts.set_password_for("bob", next()).await.unwrap();
    accounts.change_for("bob", shut(true)).await.unwrap();
    let mut written = watched.written();
    let by = |kind| watched.line(kind).without_address().with("by", "operator");
    // Shutting an account says nothing of the operator but that nobody else did it.
    let disabled = written.pop().unwrap();
    assert_eq!(
        (disabled.kind, disabled.account, disabled.actor, disabled.address),
        (AuditKind::Disabled, Some(bob.caller.user().id), None, None)
    );
    let expected = [
        by(AuditKind::Registered).about(&eve),
        by(AuditKind::PasswordChanged).about(&bob.caller).with("sessions_ended", 1),
    ];
    assert_eq!(written, expected);
}

#[tokio::test]
async fn who_must_wait_leaves_nothing() {
    let watched = Watched::new();
    watched.house.person("ada").await;
    for _ in 0..10 {
        watched.house.login("ada", "wrong", "phone").await.unwrap_err();
    }
    assert_eq!(watched.written().len(), 10);
    let refused = watched.house.login("ada", "wrong", "phone").await;
    assert!(matches!(refused, Err(AccountsError::TooManyAttempts { .. })));
    assert!(watched.written().is_empty());
}
