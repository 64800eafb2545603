//! Many records at once, tags and duplicates.

mod bulk;
mod down;
mod duplicates;
mod merge;
mod purge;
mod roles;
mod suggest;
mod tags;
mod undo;

use crate::house::House;
use trackml_application::Caller;
use trackml_application::organise::{
    BulkCommand, BulkReport, BulkTargets, Organise, OrganiseError, TagChange, TagReport,
};
use trackml_domain::bulk::BulkAction;
use trackml_domain::id::{BulkId, ModelId, WorkspaceId};
use trackml_domain::model::{EventKind, Model};
use trackml_domain::query::Query;
use trackml_domain::tag::{Tag, TagColor};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::Role;
use trackml_ports::BulkError;
use trackml_testkit::sample;

/// What Bob may be here.
const ROLES: [Option<Role>; 4] = [None, Some(Role::Viewer), Some(Role::Editor), Some(Role::Owner)];

/// Ada's workspace, and Bob who looks at it.
struct Desk {
    house: House,
    ada: Caller,
    bob: Caller,
    here: WorkspaceId,
}

impl Desk {
    /// Bob is a stranger here.
    async fn new() -> Self {
        let house = House::new();
        let (ada, bob) = (house.person("ada").await, house.person("bob").await);
        let here = shelf(&house, &ada, "Here").await;
        let (ada, bob) = (ada.looking_at(Some(here)), bob.looking_at(Some(here)));
        Self { house, ada, bob, here }
    }

    /// The same, with Bob in a role.
    async fn with_bob_as(role: Role) -> Self {
        let desk = Self::new().await;
        desk.house.database.enrol(desk.here, desk.bob.user().id, role);
        desk
    }

    fn organise(&self) -> &Organise {
        &self.house.application.organise
    }

    /// A record of here.
    async fn put(&self, name: &str, given: sample::Patch) -> ModelId {
        self.house.put(sample::new_model_with(self.here, name, given)).await.id
    }

    /// Records of here, each with these tags.
    async fn tagged<const N: usize>(&self, records: [&[&str]; N]) -> [ModelId; N] {
        let mut ids = Vec::new();
        for (n, tags) in records.iter().enumerate() {
            ids.push(self.put(&format!("Record {n}"), sample::patch().tags(tags)).await);
        }
        ids.try_into().unwrap()
    }

    /// Puts a record in the trash.
    async fn trash(&self, id: ModelId) {
        self.house.application.edit.delete(&self.ada, id, None).await.unwrap();
    }

    async fn edit(&self, caller: &Caller, id: ModelId, patch: sample::Patch) {
        self.house.application.edit.patch(caller, id, None, patch.into()).await.unwrap();
    }

    /// The record as it stands.
    async fn stored(&self, id: ModelId) -> Model {
        self.house.stored(id).await
    }

    async fn tags_of(&self, id: ModelId) -> Vec<String> {
        self.stored(id).await.fields.tags.iter().map(|tag| tag.as_str().to_owned()).collect()
    }

    /// A change that is made.
    async fn done(&self, by: &Caller, targets: BulkTargets, action: BulkAction) -> BulkReport {
        self.organise().change_many(by, command(targets, action)).await.unwrap()
    }

    /// A change that is made, as what takes it back.
    async fn undoable(&self, by: &Caller, targets: BulkTargets, action: BulkAction) -> BulkId {
        self.done(by, targets, action).await.undo.unwrap().0
    }

    /// A change that is refused.
    async fn refused(&self, by: &Caller, targets: BulkTargets, action: BulkAction) -> &'static str {
        told(self.organise().change_many(by, command(targets, action)).await)
    }

    async fn changed_tag(&self, name: &str, change: TagChange) -> Result<TagReport, OrganiseError> {
        self.organise().change_tag(&self.ada, &tag(name), change).await
    }

    /// Every tag here as `name 2`, with its colour behind it where it has one.
    async fn tags(&self) -> Vec<String> {
        let tags = self.organise().tags(&self.ada, None, 1_000).await.unwrap();
        let color =
            |color: Option<TagColor>| color.map(|color| format!(" {}", color.as_str())).unwrap_or_default();
        let line = |count: trackml_ports::TagCount| {
            format!("{} {}{}", count.tag.as_str(), count.models, color(count.color))
        };
        tags.into_iter().map(line).collect()
    }

    /// What happened to a record, the latest first.
    async fn history(&self, id: ModelId) -> Vec<EventKind> {
        let events = self.house.application.edit.history(&self.ada, id, None, 200).await.unwrap();
        events.into_iter().map(|recorded| recorded.event.kind).collect()
    }

    async fn event_names(&self, id: ModelId) -> Vec<&'static str> {
        self.history(id).await.iter().map(EventKind::name).collect()
    }
}

/// A further workspace of a person's.
async fn shelf(house: &House, of: &Caller, name: &str) -> WorkspaceId {
    let name = WorkspaceName::parse(name).unwrap();
    house.application.workspaces.create(of, name).await.unwrap().workspace.id
}

fn command(targets: BulkTargets, action: BulkAction) -> BulkCommand {
    BulkCommand { targets, action, expected: None }
}

fn ids(ids: &[ModelId]) -> BulkTargets {
    BulkTargets::Ids(ids.to_vec())
}

fn found(query: &str) -> BulkTargets {
    BulkTargets::Query(Query::parse(query).unwrap())
}

fn tag(text: &str) -> Tag {
    Tag::parse(text).unwrap()
}

fn all(texts: &[&str]) -> std::collections::BTreeSet<Tag> {
    texts.iter().map(|text| tag(text)).collect()
}

fn adding(add: &[&str], remove: &[&str]) -> BulkAction {
    BulkAction::Tags { add: all(add), remove: all(remove) }
}

fn renamed(name: &str) -> TagChange {
    TagChange { name: Some(tag(name)), color: None }
}

fn painted(color: Option<&str>) -> TagChange {
    TagChange { name: None, color: Some(color.map(|color| TagColor::parse(color).unwrap())) }
}

/// What a person is told.
fn told<T>(answer: Result<T, impl Into<OrganiseError>>) -> &'static str {
    match answer.map_err(Into::into) {
        Ok(_) => "done",
        Err(OrganiseError::NoSuchModel) => "no such record",
        Err(OrganiseError::NoSuchWorkspace) => "no such workspace",
        Err(OrganiseError::Forbidden) => "forbidden",
        Err(OrganiseError::NoSuchTag) => "no such tag",
        Err(OrganiseError::TagTaken) => "taken",
        Err(OrganiseError::InTrash) => "in the trash",
        Err(OrganiseError::NothingToMerge) => "nothing to merge",
        Err(OrganiseError::Merge(_)) => "does not fit",
        Err(OrganiseError::NothingToTakeBack) => "nothing to take back",
        Err(OrganiseError::Contended(_)) => "contended",
        Err(OrganiseError::Ask(_)) => "not answered",
        Err(OrganiseError::Repository(_)) => "the database is down",
        Err(OrganiseError::Bulk(error)) => match error {
            BulkError::NoSuchModel(_) => "no such record among them",
            BulkError::Unexpected { .. } => "not as many",
            BulkError::TooMany { .. } => "too many",
            BulkError::TooManyTags { .. } => "too many tags",
            other => panic!("{other:?} is told in words of its own"),
        },
    }
}
