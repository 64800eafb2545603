//! What a contract test stands on.

use crate::fakes::InMemoryDatabase;
use crate::sample;
use futures::future::join_all;
use std::any::Any;
use std::sync::Arc;
use tokio::sync::Barrier;
use trackml_domain::account::User;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::listing::{Page, PageLimit, PageRequest, Sort};
use trackml_domain::model::{Change, Event, Model, ModelSummary, NewModel};
use trackml_domain::query::{Query, Selection};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::{Invitation, Role};
use trackml_ports::{
    ActivityRepository, AiUsageRepository, ApiTokenRepository, AttemptRepository, AuditLog, BulkRepository,
    Created, Creation, DuplicateRepository, HardwareRepository, HistoryRepository, Housekeeping,
    InsightRepository, InvitationRepository, JournalRepository, ModelRepository, Readiness,
    RefreshRepository, SessionRepository, TagRepository, Targets, UserRepository, VectorIndex,
    ViewRepository, WorkspaceRepository,
};

/// The repositories of one empty database.
pub struct Harness {
    /// Models.
    pub models: Arc<dyn ModelRepository>,
    /// Changing many of them at once.
    pub bulk: Arc<dyn BulkRepository>,
    /// Records of one model.
    pub duplicates: Arc<dyn DuplicateRepository>,
    /// Tags.
    pub tags: Arc<dyn TagRepository>,
    /// Their history.
    pub history: Arc<dyn HistoryRepository>,
    /// Accounts.
    pub users: Arc<dyn UserRepository>,
    /// Sessions.
    pub sessions: Arc<dyn SessionRepository>,
    /// Workspaces.
    pub workspaces: Arc<dyn WorkspaceRepository>,
    /// Invitations to them.
    pub invitations: Arc<dyn InvitationRepository>,
    /// What is written down about models.
    pub journal: Arc<dyn JournalRepository>,
    /// Saved views.
    pub views: Arc<dyn ViewRepository>,
    /// Refreshing whole workspaces.
    pub refreshes: Arc<dyn RefreshRepository>,
    /// What was done over time.
    pub activity: Arc<dyn ActivityRepository>,
    /// What people run models on.
    pub hardware: Arc<dyn HardwareRepository>,
    /// What people spend on language models.
    pub ai_usage: Arc<dyn AiUsageRepository>,
    /// What was said of models.
    pub insights: Arc<dyn InsightRepository>,
    /// Vectors of records.
    pub vectors: Arc<dyn VectorIndex>,
    /// API tokens.
    pub tokens: Arc<dyn ApiTokenRepository>,
    /// Counted attempts.
    pub attempts: Arc<dyn AttemptRepository>,
    /// The audit.
    pub audit: Arc<dyn AuditLog>,
    /// Throwing things away.
    pub housekeeping: Arc<dyn Housekeeping>,
    /// The database itself.
    pub readiness: Arc<dyn Readiness>,
    /// Whatever must live as long as the repositories: a directory, a database that is dropped at the end.
    pub keep: Box<dyn Any + Send + Sync>,
}

/// An account with its own workspace.
#[derive(Clone, Debug)]
pub struct Person {
    /// The account.
    pub user: User,
    /// The personal workspace.
    pub workspace: WorkspaceId,
}

impl Harness {
    /// A harness whose repositories are all faces of one database.
    pub fn of<D>(database: D, keep: impl Any + Send + Sync) -> Self
    where
        D: ModelRepository
            + BulkRepository
            + DuplicateRepository
            + TagRepository
            + HistoryRepository
            + UserRepository
            + SessionRepository
            + WorkspaceRepository
            + InvitationRepository
            + JournalRepository
            + ViewRepository
            + RefreshRepository
            + ActivityRepository
            + HardwareRepository
            + AiUsageRepository
            + InsightRepository
            + VectorIndex
            + ApiTokenRepository
            + AttemptRepository
            + AuditLog
            + Housekeeping
            + Readiness
            + 'static,
    {
        let database = Arc::new(database);
        Self {
            models: database.clone(),
            bulk: database.clone(),
            duplicates: database.clone(),
            tags: database.clone(),
            history: database.clone(),
            users: database.clone(),
            sessions: database.clone(),
            workspaces: database.clone(),
            invitations: database.clone(),
            journal: database.clone(),
            views: database.clone(),
            refreshes: database.clone(),
            activity: database.clone(),
            hardware: database.clone(),
            ai_usage: database.clone(),
            insights: database.clone(),
            vectors: database.clone(),
            tokens: database.clone(),
            attempts: database.clone(),
            audit: database.clone(),
            housekeeping: database.clone(),
            readiness: database,
            keep: Box::new(keep),
        }
    }

    /// A harness on the in-memory fake.
    pub fn in_memory() -> Self {
        Self::of(InMemoryDatabase::default(), ())
    }

    /// Registers somebody.
    pub async fn person(&self, name: &str) -> Person {
        let user = self.users.register(sample::new_user(name)).await.unwrap();
        let workspace = self.workspaces.personal(user.id).await.unwrap().unwrap();
        Person { user, workspace }
    }

    /// The workspace of somebody who is registered for it.
    pub async fn workspace(&self) -> WorkspaceId {
        self.person("ada").await.workspace
    }

    /// A workspace that somebody shares.
    pub async fn shared(&self, owner: &Person, name: &str) -> WorkspaceId {
        let name = WorkspaceName::parse(name).unwrap();
        self.workspaces.create(name, owner.user.id, sample::moment(0)).await.unwrap().id
    }

    /// Invites somebody to a workspace, by their address and until [`sample::moment`] a thousand.
    pub async fn invite(&self, to: WorkspaceId, by: &Person, whom: &Person, role: Role) -> Invitation {
        self.invitations.invite(sample::new_invitation(to, by.user.id, &whom.user, role)).await.unwrap()
    }

    /// Makes somebody a member of a workspace.
    pub async fn enrol(&self, to: WorkspaceId, whom: &Person, role: Role) {
        let invitation = self.invite(to, whom, whom, role).await;
        self.invitations.accept(invitation.id, whom.user.id).await.unwrap().unwrap();
    }

    /// Keeps a record and returns it as it was stored.
    pub async fn put(&self, new: NewModel) -> Model {
        match self.models.create(new, Creation::default()).await.unwrap() {
            Created::New(model) => model,
            other => panic!("a new record was expected, not {other:?}"),
        }
    }

    /// The stored record of an id.
    pub async fn stored(&self, id: ModelId) -> Model {
        self.models.find(id).await.unwrap().unwrap()
    }

    /// Stores a change that is expected to be accepted.
    pub async fn save(&self, change: Change) -> Model {
        self.models.save(change).await.unwrap()
    }

    /// Puts a record in the trash.
    pub async fn trash(&self, model: Model) -> Model {
        self.save(model.delete(sample::stamp(1_000))).await
    }

    /// Throws away for good what is in a workspace's trash.
    pub async fn empty_trash(&self, workspace: WorkspaceId, ids: &[ModelId]) {
        let targets = Targets::Ids { ids: ids.to_vec(), trashed: true };
        self.bulk.purge(workspace, &targets, 1_000, None).await.unwrap();
    }

    /// What a query looks for at [`sample::moment`] nought.
    pub fn selection(query: &str) -> Selection {
        Query::parse(query).unwrap_or_else(|error| panic!("{query:?}: {error}")).at(sample::moment(0))
    }

    /// One page of what a query finds.
    pub async fn page(&self, workspace: WorkspaceId, query: &str, page: &PageRequest) -> Page<ModelSummary> {
        self.models.search(workspace, &Self::selection(query), page).await.unwrap().page
    }

    /// The names of the models that a query finds, in alphabetical order.
    pub async fn names(&self, workspace: WorkspaceId, query: &str) -> Vec<String> {
        let request = PageRequest {
            sort: Sort::parse("name").unwrap(),
            limit: PageLimit::new(200).unwrap(),
            after: None,
        };
        let page = self.page(workspace, query, &request).await;
        page.items.into_iter().map(|item| item.name.into()).collect()
    }

    /// What happened to a model, the first first.
    pub async fn events(&self, id: ModelId) -> Vec<Event> {
        let latest_first = self.history.of_model(id, None, 200).await.unwrap();
        latest_first.into_iter().rev().map(|recorded| recorded.event).collect()
    }

    /// The ids that answer to Hub keys.
    pub async fn kept(&self, workspace: WorkspaceId, keys: &[&str]) -> Vec<(String, ModelId)> {
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let mut pairs = self.models.kept(workspace, &keys).await.unwrap();
        pairs.sort();
        pairs
    }
}

/// How many race for the same thing.
pub(super) const RUNNERS: usize = 8;

/// Runs the attempts of all runners at the same time.
pub(super) async fn race<T, F>(attempt: impl Fn(usize) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let barrier = Arc::new(Barrier::new(RUNNERS));
    let runners = (0..RUNNERS).map(|runner| {
        let (barrier, attempt) = (barrier.clone(), attempt(runner));
        tokio::spawn(async move {
            barrier.wait().await;
            attempt.await
        })
    });
    let finished = join_all(runners.collect::<Vec<_>>()).await;
    finished.into_iter().map(Result::unwrap).collect()
}
