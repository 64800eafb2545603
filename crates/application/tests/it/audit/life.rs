//! A whole life: what it leaves in the audit, and that it goes on without one.

use super::Watched;
use crate::house::{House, Resident, down, here, session};
use secrecy::ExposeSecret;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use strum::VariantArray;
use trackml_application::accounts::{
    AccountChange, DEFAULT_TOKEN_LIFE, IssueToken, Password, ProfileChange, RegisterCommand, SignedIn,
};
use trackml_application::organise::BulkTargets;
use trackml_application::workspaces::Invite;
use trackml_domain::account::{Email, LoginName, Username};
use trackml_domain::audit::AuditKind;
use trackml_domain::text::{TokenName, WorkspaceName};
use trackml_domain::token::Scope;
use trackml_domain::workspace::Role;
use trackml_ports::MockAuditLog;
use trackml_testkit::sample;

const ADAS: &str = "adas first secret";
const ADAS_SECOND: &str = "adas second secret";
const ADAS_THIRD: &str = "adas third secret";
const BOBS: &str = "bobs secret";
const WRONG: &str = "a wrong secret";
const TYPED: &str = "a secret in the wrong field";

/// The life of Ada and Bob, with every deed that the audit knows, and the secrets that were spoken in it.
struct Life {
    house: House,
    secrets: Vec<String>,
}

impl Life {
    async fn of(house: House) -> Self {
        let spoken = [ADAS, ADAS_SECOND, ADAS_THIRD, BOBS, WRONG, TYPED];
        let mut life = Self { house, secrets: spoken.map(str::to_owned).to_vec() };
        let (ada, bob) = (life.registered("ada", ADAS).await, life.registered("bob", BOBS).await);
        life.sessions(&ada).await;
        life.account(&ada).await;
        life.workspace(&ada, &bob).await;
        life.administration(&ada, &bob).await;
        life
    }

    fn spoken(&mut self, secret: &impl ExposeSecret<str>) {
        self.secrets.push(secret.expose_secret().to_owned());
    }

    async fn signed_in(&mut self, signed_in: SignedIn) -> Resident {
        self.spoken(&signed_in.access_token);
        self.spoken(&signed_in.refresh_token);
        Resident { caller: self.house.known(&signed_in.access_token).await.unwrap(), signed_in }
    }

    async fn registered(&mut self, name: &str, password: &str) -> Resident {
        let command = RegisterCommand {
            username: Username::parse(name).unwrap(),
            email: Email::parse(&format!("{name}@example.org")).unwrap(),
            password: Password::new(password.into()).unwrap(),
            invitation: None,
        };
        let accounts = &self.house.application.accounts;
        let signed_in = accounts.register(command, session(name), &here()).await.unwrap();
        self.signed_in(signed_in).await
    }

    async fn sessions(&mut self, ada: &Resident) {
        let phone = self.house.login("ada", ADAS, "phone").await.unwrap();
        let phone = self.signed_in(phone).await;
        self.house.login("ada", WRONG, "phone").await.unwrap_err();
        self.house.login(TYPED, WRONG, "phone").await.unwrap_err();
        let accounts = self.house.application.accounts.clone();
        accounts.logout(&phone.caller).await.unwrap();
        self.house.login("ada", ADAS, "tablet").await.unwrap();
        accounts.end_session(&ada.caller, &session("tablet")).await.unwrap();
        let stolen = self.house.login("ada", ADAS, "stolen").await.unwrap();
        let stolen = self.signed_in(stolen).await.signed_in.refresh_token;
        let renewed = accounts.refresh(&stolen, &here()).await.unwrap();
        self.signed_in(renewed).await;
        self.house.clock.advance(Duration::from_mins(1));
        accounts.refresh(&stolen, &here()).await.unwrap_err();
    }

    async fn account(&mut self, ada: &Resident) {
        let accounts = self.house.application.accounts.clone();
        let next = Password::new(ADAS_SECOND.into()).unwrap();
        accounts.change_password(&ada.caller, WRONG.into(), next.clone()).await.unwrap_err();
        accounts.change_password(&ada.caller, ADAS.into(), next).await.unwrap();
        let profile = ProfileChange {
            email: Some(Email::parse("countess@example.org").unwrap()),
            password: Some(ADAS_SECOND.into()),
            ..ProfileChange::default()
        };
        accounts.change_profile(&ada.caller, profile).await.unwrap();
        let name = TokenName::parse("nightly").unwrap();
        let ask = IssueToken { name, scope: Scope::Write, life: DEFAULT_TOKEN_LIFE };
        let issued = accounts.issue_token(&ada.caller, ask).await.unwrap();
        self.spoken(&issued.secret);
        accounts.revoke_token(&ada.caller, issued.token.id).await.unwrap();
    }

    async fn workspace(&mut self, ada: &Resident, bob: &Resident) {
        let (ada, bob) = (&ada.caller, &bob.caller);
        let application = self.house.application.clone();
        let workspaces = &application.workspaces;
        let name = |text| WorkspaceName::parse(text).unwrap();
        let lab = workspaces.create(ada, name("Lab")).await.unwrap().workspace.id;
        let invite = || Invite { login: LoginName::parse("bob").unwrap(), role: Role::Viewer };
        let declined = workspaces.invite(ada, lab, invite()).await.unwrap();
        self.spoken(&declined.code);
        workspaces.decline(bob, declined.invitation.id).await.unwrap();
        let taken = workspaces.invite(ada, lab, invite()).await.unwrap();
        self.spoken(&taken.code);
        workspaces.accept_by_code(bob, &taken.code).await.unwrap();
        workspaces.change_role(ada, lab, bob.user().id, Role::Editor).await.unwrap();
        let model = self.house.put(sample::new_model(lab, "Zephyr")).await;
        application.edit.copy_to(bob, model.id, bob.personal_workspace()).await.unwrap();
        application.edit.delete(ada, model.id, None).await.unwrap();
        let there = ada.clone().looking_at(Some(lab));
        application.organise.purge(&there, BulkTargets::Ids(vec![model.id]), None).await.unwrap();
        workspaces.remove_member(ada, lab, bob.user().id).await.unwrap();
        workspaces.rename(ada, lab, name("Attic")).await.unwrap();
        workspaces.delete(ada, lab, true).await.unwrap();
    }

    async fn administration(&mut self, ada: &Resident, bob: &Resident) {
        let accounts = self.house.application.accounts.clone();
        for (disabled, is_admin) in
            [(None, Some(true)), (None, Some(false)), (Some(true), None), (Some(false), None)]
        {
            let change = AccountChange { disabled, is_admin };
            accounts.change_account(&ada.caller, bob.caller.user().id, change).await.unwrap();
        }
        let third = Password::new(ADAS_THIRD.into()).unwrap();
        accounts.set_password_for("ada", third).await.unwrap();
        for session in ["last but one", "last"] {
            let bob = self.house.login("bob", BOBS, session).await.unwrap();
            let bob = self.signed_in(bob).await;
            match session {
                "last" => accounts.delete(&bob.caller, BOBS.into()).await.unwrap(),
                _ => accounts.deactivate(&bob.caller, BOBS.into()).await.unwrap(),
            }
        }
    }
}

#[tokio::test]
async fn nothing_of_what_was_spoken_stands_in_the_audit() {
    let Watched { house, written } = Watched::new();
    let life = Box::pin(Life::of(house)).await;
    let written = format!("{:?}", written.lock().unwrap());
    for secret in &life.secrets {
        assert!(!written.contains(secret), "{secret}");
    }
    // Nor the hashes, which can be attacked offline.
    assert!(!written.contains("$plain$"));
}

#[tokio::test]
async fn there_is_no_kind_of_event_that_nothing_leaves() {
    let Watched { house, written } = Watched::new();
    Box::pin(Life::of(house)).await;
    let seen: HashSet<AuditKind> = written.lock().unwrap().iter().map(|entry| entry.kind).collect();
    let missing: Vec<_> = AuditKind::VARIANTS.iter().filter(|kind| !seen.contains(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn a_log_that_fails_lets_every_deed_be_done() {
    let mut house = House::new();
    let mut log = MockAuditLog::new();
    log.expect_record().returning(|_| Err(down()));
    house.application = house.with(|ports| ports.audit = Arc::new(log));
    let life = Box::pin(Life::of(house)).await;
    assert!(life.house.login("ada", ADAS_THIRD, "once more").await.is_ok());
}
