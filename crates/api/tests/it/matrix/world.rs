//! A workspace with its people, made anew for each question.

use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use trackml_domain::account::Standing;
use trackml_domain::bulk::BulkAction;
use trackml_domain::hardware::{HardwareKind, HardwareMemory, HardwareName, NewHardware, UnitCount};
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::Stamp;
use trackml_domain::text::{TokenName, WorkspaceName};
use trackml_domain::token::Scope;
use trackml_domain::workspace::Role;
use trackml_ports::{
    ApiTokenRepository, BulkChange, BulkRepository, Clock, Created, Creation, HardwareRepository,
    HistoryRepository, JournalRepository, ModelRepository, NewApiToken, PasswordHash, SecretDigest,
    SessionRepository, Targets, UserRepository, ViewRepository, WorkspaceRepository,
};
use trackml_testkit::sample;
use trackml_testkit::test_app::{Actor, Forgery, RealClock, TestApp};

/// Who asks. Those without a good credential are owners besides: it is the credential that is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asker {
    NoCredential,
    Expired,
    WrongSignature,
    NoAlgorithm,
    OtherAlgorithm,
    LoggedOut,
    Disabled,
    ReadToken,
    Stranger,
    Viewer,
    Editor,
    Owner,
    Administrator,
}

impl Asker {
    pub(super) const ALL: [Self; 13] = [
        Self::NoCredential,
        Self::Expired,
        Self::WrongSignature,
        Self::NoAlgorithm,
        Self::OtherAlgorithm,
        Self::LoggedOut,
        Self::Disabled,
        Self::ReadToken,
        Self::Stranger,
        Self::Viewer,
        Self::Editor,
        Self::Owner,
        Self::Administrator,
    ];

    pub(super) fn has_no_credential(self) -> bool {
        (self as usize) < Self::ReadToken as usize
    }

    /// What they are in the workspace.
    pub(super) fn role(self) -> Option<Role> {
        match self {
            Self::Stranger | Self::Administrator => None,
            Self::Viewer => Some(Role::Viewer),
            Self::Editor => Some(Role::Editor),
            _ => Some(Role::Owner),
        }
    }
}

/// What is the same in every world: the first account, and the hash of everybody's password.
pub(super) struct Cast {
    hash: PasswordHash,
}

impl Cast {
    pub(super) async fn of(app: &TestApp) -> Self {
        // The first account is an administrator, and so would be whoever asks first.
        app.user("root").await;
        Self { hash: app.database.by_login("root").await.unwrap().unwrap().password_hash }
    }
}

/// A workspace with its people.
pub(super) struct World {
    pub(super) caller: Actor,
    pub(super) credential: Option<String>,
    /// The code of an invitation to the caller.
    pub(super) code: String,
    workspace: WorkspaceId,
    /// A record that has the tag `code`.
    pub(super) model: i64,
    /// An entry of the model's journal.
    entry: i64,
    /// A saved view of the workspace.
    view: i64,
    /// The event of the model's making.
    event: i64,
    /// Hardware of the caller's.
    hardware: i64,
    /// Another record of the same model.
    pub(super) twin: i64,
    /// A record that the caller put in the trash, while they could.
    trashed: i64,
    /// The change that put it there.
    bulk: i64,
    /// A member of the workspace.
    member: Actor,
    /// An invitation to the workspace that waits for somebody.
    pending: i64,
    /// An invitation to the caller from elsewhere.
    mine: i64,
    /// An API token of the caller's.
    token: i64,
    /// Another session of the caller's.
    other_session: String,
}

fn number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl World {
    pub(super) async fn new(app: &TestApp, cast: &Cast, asker: Asker) -> Self {
        let person = async |what: &str| app.actor(&format!("{what}-{}", number()), &cast.hash).await;
        let (caller, owner, member) = (person("caller").await, person("owner").await, person("member").await);
        let now = RealClock.now();
        let shared = async |name: &str| {
            let name = WorkspaceName::parse(name).unwrap();
            WorkspaceRepository::create(&app.database, name, owner.user.id, now).await.unwrap().id
        };
        let (workspace, elsewhere) = (shared("Team").await, shared("Elsewhere").await);
        if let Some(role) = asker.role() {
            app.enrolled(workspace, &caller, role).await;
        }
        app.enrolled(workspace, &member, Role::Viewer).await;
        let model = kept(app, workspace).await;
        let entry = sample::new_entry(model, sample::log("kept"), "2026-01-31");
        let entry = JournalRepository::write(&app.database, entry, 100).await.unwrap().id.get();
        let view = sample::new_view(workspace, "Daily", "llama");
        let view = ViewRepository::create(&app.database, view, 200).await.unwrap().id.get();
        let event = HistoryRepository::of_model(&app.database, model, None, 1).await.unwrap()[0].id;
        let hardware = hardware_of(app, &caller).await;
        let (twin, trashed) = (kept(app, workspace).await.get(), kept(app, workspace).await);
        let bulk = put_in_the_trash(app, workspace, trashed, &caller).await;
        let code = format!("tmi_{}", number());
        let digest = hex::encode(Sha256::digest(&code));
        let mine = app.invited(elsewhere, &owner, &caller, Role::Viewer, &digest).await;
        let guest = person("guest").await;
        let pending =
            app.invited(workspace, &owner, &guest, Role::Viewer, &format!("code {}", number())).await;
        let other_session = app.session(caller.user.id).await.as_str().to_owned();
        let (token, secret) = api_token(app, &caller).await;
        let credential = credential(app, asker, &caller, secret).await;
        let (model, trashed) = (model.get(), trashed.get());
        Self {
            caller,
            credential,
            code,
            workspace,
            model,
            entry,
            view,
            event,
            hardware,
            twin,
            trashed,
            bulk,
            member,
            pending,
            mine,
            token,
            other_session,
        }
    }

    /// A name that nobody has.
    pub(super) fn fresh_name(&self) -> String {
        format!("fresh-{}-{}", self.caller.user.id, number())
    }

    /// An address with the ids of this world.
    pub(super) fn filled(&self, path: &str) -> String {
        let id = match path {
            path if path.contains("/workspaces/") => self.workspace.to_string(),
            path if path.contains("/sessions/") => self.other_session.clone(),
            path if path.contains("/tokens/") => self.token.to_string(),
            path if path.contains("/hardware/") => self.hardware.to_string(),
            path if path.contains("/views/") => self.view.to_string(),
            path if path.ends_with("/restore") => self.trashed.to_string(),
            _ => self.model.to_string(),
        };
        let invitation = if path.contains("/workspaces/") { self.pending } else { self.mine };
        path.replace("{id}", &id)
            .replace("{workspace}", &self.workspace.to_string())
            .replace("{user_id}", &self.member.user.id.to_string())
            .replace("{invitation_id}", &invitation.to_string())
            .replace("{entry_id}", &self.entry.to_string())
            .replace("{bulk_id}", &self.bulk.to_string())
            .replace("{event_id}", &self.event.to_string())
            // There is no such thread: whoever may not write is told that first.
            .replace("{thread_id}", "987654")
            .replace("{field}", "license")
            .replace("{name}", "code")
    }
}

/// Describes hardware of somebody's.
async fn hardware_of(app: &TestApp, whom: &Actor) -> i64 {
    let what = NewHardware {
        name: HardwareName::parse("Desk").unwrap(),
        kind: HardwareKind::Gpu,
        memory: HardwareMemory::new(24 * HardwareMemory::GIB).unwrap(),
        count: UnitCount::new(1).unwrap(),
    };
    app.database.add(whom.user.id, what, RealClock.now(), 9).await.unwrap().unwrap().id.get()
}

/// Puts a record into the database.
async fn kept(app: &TestApp, workspace: WorkspaceId) -> ModelId {
    let new = sample::new_model_with(workspace, "Zephyr", sample::patch().tags(&["code"]));
    let Created::New(model) = ModelRepository::create(&app.database, new, Creation::default()).await.unwrap()
    else {
        panic!("the record was there already")
    };
    model.id
}

/// Puts a record in the trash by a change of many, whatever the person may do, and gives what takes it back.
async fn put_in_the_trash(app: &TestApp, workspace_id: WorkspaceId, model: ModelId, by: &Actor) -> i64 {
    let (at, by) = (RealClock.now(), by.user.id);
    let bulk = BulkChange {
        workspace_id,
        to: None,
        targets: Targets::Ids { ids: vec![model], trashed: false },
        limit: 1,
        expected: None,
        by,
        at,
        expires_at: at + chrono::TimeDelta::minutes(10),
        change: Arc::new(move |model| BulkAction::Delete.apply(model, Stamp { by: Some(by), at })),
    };
    app.database.change_many(bulk).await.unwrap().bulk.unwrap().get()
}

async fn credential(app: &TestApp, asker: Asker, caller: &Actor, api_token: String) -> Option<String> {
    let database = &app.database;
    match asker {
        Asker::NoCredential => return None,
        Asker::Expired => return Some(Forgery::Expired.of(caller)),
        Asker::WrongSignature => return Some(Forgery::WrongSignature.of(caller)),
        Asker::NoAlgorithm => return Some(Forgery::NoAlgorithm.of(caller)),
        Asker::OtherAlgorithm => return Some(Forgery::OtherAlgorithm.of(caller)),
        Asker::LoggedOut => {
            assert!(database.end(caller.user.id, &caller.session, RealClock.now()).await.unwrap());
        }
        Asker::Disabled => database.set_standing(caller.user.id, Standing::Disabled).await.unwrap(),
        Asker::ReadToken => return Some(api_token),
        Asker::Administrator => database.set_admin(caller.user.id, true).await.unwrap(),
        Asker::Stranger | Asker::Viewer | Asker::Editor | Asker::Owner => {}
    }
    Some(caller.token.clone())
}

/// The id and the secret of a token that may read.
async fn api_token(app: &TestApp, caller: &Actor) -> (i64, String) {
    let secret = format!("tml_{}", number());
    let now = RealClock.now();
    let new = NewApiToken {
        user_id: caller.user.id,
        name: TokenName::parse("nightly").unwrap(),
        hint: "tml_".to_owned(),
        digest: SecretDigest::new(hex::encode(Sha256::digest(&secret))),
        scope: Scope::Read,
        at: now,
        expires_at: now + chrono::TimeDelta::days(1),
    };
    let token = app.database.issue(new, 50).await.unwrap().unwrap();
    (token.id.get(), secret)
}
