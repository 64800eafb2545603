//! A database in memory: one lock, so that each call is a transaction.

use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use trackml_domain::ai_budget::AiUsage;
use trackml_domain::card::FetchedCard;
use trackml_domain::hardware::Hardware;
use trackml_domain::id::{InsightId, ModelId, UserId, ViewId, WorkspaceId};
use trackml_domain::insight::KeptInsight;
use trackml_domain::journal::{JournalEntry, Verdict};
use trackml_domain::model::{Event, Model};
use trackml_domain::refresh_run::RefreshRun;
use trackml_domain::tag::{Tag, TagColor};
use trackml_domain::throttle::Attempts;
use trackml_domain::token::ApiToken;
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_domain::view::View;
use trackml_domain::workspace::{Role, Workspace};
use trackml_ports::{
    Bulk, NewInvitation, RecordedEntry, RecordedEvent, SecretDigest, Session, SessionId, StoredUser,
};

/// A database in memory, behind every repository port. Copies of it share what they keep.
#[derive(Clone, Debug, Default)]
pub struct InMemoryDatabase(Arc<Mutex<State>>);

/// What the database keeps.
#[derive(Debug, Default)]
pub(super) struct State {
    last_id: i64,
    /// In the order in which they were made.
    pub(super) users: Vec<StoredUser>,
    pub(super) personal: HashMap<UserId, WorkspaceId>,
    pub(super) workspaces: BTreeMap<WorkspaceId, Workspace>,
    pub(super) roles: HashMap<(WorkspaceId, UserId), Role>,
    pub(super) invitations: BTreeMap<i64, NewInvitation>,
    pub(super) sessions: HashMap<SessionId, KeptSession>,
    /// By digest: the session, and when the token was first used.
    pub(super) refresh: HashMap<SecretDigest, (SessionId, Option<DateTime<Utc>>)>,
    pub(super) tokens: BTreeMap<i64, KeptToken>,
    pub(super) attempts_at: HashMap<String, Attempts>,
    pub(super) audit: Vec<RecordedEntry>,
    pub(super) models: BTreeMap<ModelId, Model>,
    pub(super) events: Vec<(ModelId, RecordedEvent)>,
    pub(super) bulks: BTreeMap<i64, KeptBulk>,
    pub(super) colors: HashMap<(WorkspaceId, Tag), TagColor>,
    /// In the order in which they were written.
    pub(super) journal: Vec<JournalEntry>,
    pub(super) views: BTreeMap<ViewId, View>,
    pub(super) runs: Vec<KeptRun>,
    pub(super) hardware: Vec<(UserId, Hardware)>,
    pub(super) ai_usage: HashMap<(UserId, NaiveDate), AiUsage>,
    pub(super) insights: BTreeMap<InsightId, KeptInsight>,
    pub(super) cards: HashMap<ModelId, FetchedCard>,
    pub(super) vectors: BTreeMap<ModelId, KeptVector>,
    pub(super) due_vectors: BTreeMap<ModelId, WaitingVector>,
    /// By person and key: the fingerprint of what was asked, and the record that was made.
    pub(super) attempts: HashMap<(UserId, String), (String, ModelId)>,
}

/// A refresh of a workspace, when it was served last, and what of it is still to be done.
#[derive(Debug)]
pub(super) struct KeptRun {
    pub(super) run: RefreshRun,
    pub(super) served_at: DateTime<Utc>,
    pub(super) items: BTreeMap<ModelId, KeptItem>,
}

/// A vector: of which space and text, and for which revision it was made.
#[derive(Debug)]
pub(super) struct KeptVector {
    pub(super) space: VectorSpace,
    pub(super) made_of: String,
    pub(super) vector: Vector,
}

/// What is known of a record that may want a vector.
#[derive(Clone, Copy, Debug)]
pub(super) struct WaitingVector {
    /// The revision that was done last, if one was.
    pub(super) done: Option<i64>,
    pub(super) due_at: Option<DateTime<Utc>>,
    pub(super) leased_until: Option<DateTime<Utc>>,
    pub(super) tries: u32,
}

/// A record that is still to be asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeptItem {
    pub(super) due_at: DateTime<Utc>,
    pub(super) leased_until: Option<DateTime<Utc>>,
    pub(super) tries: u32,
}

/// A session and when it was ended.
#[derive(Debug)]
pub(super) struct KeptSession {
    pub(super) session: Session,
    pub(super) ended_at: Option<DateTime<Utc>>,
}

/// A change of many models, and what it did to each.
#[derive(Debug)]
pub(super) struct KeptBulk {
    pub(super) bulk: Bulk,
    pub(super) done: BTreeMap<ModelId, Vec<Event>>,
}

/// An API token and whose it is.
#[derive(Debug)]
pub(super) struct KeptToken {
    pub(super) token: ApiToken,
    pub(super) digest: SecretDigest,
    pub(super) user_id: UserId,
}

impl InMemoryDatabase {
    /// Makes a person a member of a workspace, without an invitation.
    pub fn enrol(&self, workspace_id: WorkspaceId, user_id: UserId, role: Role) {
        self.lock().roles.insert((workspace_id, user_id), role);
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        // A test that panics holds no lock half-way: every change below is made after the last check.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// A number that was never given before.
    pub(super) fn next_id(&mut self) -> i64 {
        self.last_id += 1;
        self.last_id
    }

    /// An account by its id.
    pub(super) fn user(&mut self, id: UserId) -> Option<&mut StoredUser> {
        self.users.iter_mut().find(|stored| stored.user.id == id)
    }

    /// Removes a workspace with everything in it.
    pub(super) fn remove_workspace(&mut self, id: WorkspaceId) {
        self.workspaces.remove(&id);
        self.roles.retain(|(workspace, _), _| *workspace != id);
        self.invitations.retain(|_, invitation| invitation.workspace_id != id);
        self.views.retain(|_, view| view.workspace_id != id);
        self.runs.retain(|kept| kept.run.workspace_id != id);
        let gone: Vec<ModelId> =
            self.models.values().filter(|model| model.workspace_id == id).map(|model| model.id).collect();
        self.remove_models(&gone);
    }

    /// Removes models with everything that belongs to them.
    pub(super) fn remove_models(&mut self, gone: &[ModelId]) {
        self.models.retain(|id, _| !gone.contains(id));
        self.events.retain(|(model, _)| !gone.contains(model));
        self.journal.retain(|entry| !gone.contains(&entry.model_id));
        self.attempts.retain(|_, (_, model)| !gone.contains(model));
        self.insights.retain(|_, kept| !gone.contains(&kept.model_id));
        self.cards.retain(|id, _| !gone.contains(id));
        self.vectors.retain(|id, _| !gone.contains(id));
        self.due_vectors.retain(|id, _| !gone.contains(id));
    }

    /// The journal of a model, the oldest first.
    pub(super) fn journal_of(&self, id: ModelId) -> Vec<&JournalEntry> {
        let mut entries: Vec<_> = self.journal.iter().filter(|entry| entry.model_id == id).collect();
        entries.sort_by_key(|entry| (entry.day, entry.id));
        entries
    }

    /// Gives a model the entries of another.
    pub(super) fn copy_journal(&mut self, from: ModelId, to: ModelId) {
        let mut entries: Vec<JournalEntry> = self.journal_of(from).into_iter().cloned().collect();
        entries.sort_by_key(|entry| entry.id);
        for entry in entries {
            let id = self.next_id().into();
            self.journal.push(JournalEntry { id, model_id: to, ..entry });
        }
    }

    /// The texts of a model's journal.
    pub(super) fn journal_texts(&self, id: ModelId) -> Vec<String> {
        let texts =
            |entry: &JournalEntry| entry.content.texts().into_iter().map(str::to_owned).collect::<Vec<_>>();
        self.journal_of(id).into_iter().flat_map(texts).collect()
    }

    /// What each entry of a model's journal decided.
    pub(super) fn verdicts(&self, id: ModelId) -> Vec<Option<Verdict>> {
        self.journal_of(id).into_iter().map(|entry| entry.content.verdict()).collect()
    }

    pub(super) fn record(&mut self, id: ModelId, events: Vec<Event>) {
        for event in events {
            let event = RecordedEvent { id: self.next_id(), event };
            self.events.push((id, event));
        }
    }
}
