//! Workspaces: shelves that are shared, and with whom.

mod accept;
mod create;
mod decline;
mod delete;
mod invite;
mod members;
mod records;
mod rename;
mod roles;
mod withdraw;

use crate::house::House;
use trackml_application::workspaces::{Invite, Invited};
use trackml_application::{Application, Caller};
use trackml_domain::account::LoginName;
use trackml_domain::id::WorkspaceId;
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::Role;

fn name(text: &str) -> WorkspaceName {
    WorkspaceName::parse(text).unwrap()
}

/// Ada's shared workspace, and Bob who is a stranger to it.
struct Lab {
    house: House,
    ada: Caller,
    bob: Caller,
    id: WorkspaceId,
}

impl Lab {
    async fn new() -> Self {
        let house = House::new();
        let (ada, bob) = (house.resident("ada").await.caller, house.resident("bob").await.caller);
        let id = house.application.workspaces.create(&ada, name("Lab")).await.unwrap().workspace.id;
        Self { house, ada, bob, id }
    }

    /// The same, with Bob in a role.
    async fn with_bob_as(role: Role) -> Self {
        let lab = Self::new().await;
        lab.house.database.enrol(lab.id, lab.bob.user().id, role);
        lab
    }

    fn application(&self) -> &Application {
        &self.house.application
    }

    /// Ada's invitation of somebody.
    async fn invited(&self, login: &str, role: Role) -> Invited {
        let invite = Invite { login: LoginName::parse(login).unwrap(), role };
        self.application().workspaces.invite(&self.ada, self.id, invite).await.unwrap()
    }

    /// Who is in it as what, as Ada sees it: `bob: editor`.
    async fn members(&self) -> Vec<String> {
        let members = self.application().workspaces.members(&self.ada, self.id).await.unwrap();
        members.iter().map(|member| format!("{}: {}", member.username.as_str(), member.role)).collect()
    }
}
