//! Moving or copying a record to another workspace.

use crate::house::{House, Resident};
use trackml_application::Caller;
use trackml_application::edit::EditError;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::{EventKind, Model, Stamp};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::Role;
use trackml_ports::Clock;
use trackml_testkit::sample;

/// Ada's two workspaces with a record in the first, and Bob who may have a role in either.
struct Shelves {
    house: House,
    ada: Resident,
    bob: Resident,
    from: WorkspaceId,
    to: WorkspaceId,
    model: Model,
}

async fn shelves(in_first: Option<Role>, in_second: Option<Role>) -> Shelves {
    let house = House::new();
    let (ada, bob) = (house.resident("ada").await, house.resident("bob").await);
    let mut made = Vec::new();
    for (name, role) in [("First", in_first), ("Second", in_second)] {
        let name = WorkspaceName::parse(name).unwrap();
        let workspace = house.application.workspaces.create(&ada.caller, name).await.unwrap().workspace.id;
        if let Some(role) = role {
            house.database.enrol(workspace, bob.caller.user().id, role);
        }
        made.push(workspace);
    }
    let (from, to) = (made[0], made[1]);
    let model = house.put(sample::captured(from, sample::full_facts("org/name"))).await;
    Shelves { house, ada, bob, from, to, model }
}

fn told(answer: Result<Model, EditError>) -> &'static str {
    match answer {
        Ok(_) => "done",
        Err(EditError::NotFound) => "no such record",
        Err(EditError::NoSuchWorkspace) => "no such workspace",
        Err(EditError::Forbidden) => "forbidden",
        Err(other) => panic!("{other:?}"),
    }
}

impl Shelves {
    async fn moved(&self, caller: &Caller) -> Result<Model, EditError> {
        self.house.application.edit.move_to(caller, self.model.id, None, self.to).await
    }

    async fn copied(&self, caller: &Caller) -> Result<Model, EditError> {
        self.house.application.edit.copy_to(caller, self.model.id, self.to).await
    }

    async fn history(&self, id: ModelId) -> Vec<(Stamp, EventKind)> {
        let events = self.house.application.edit.history(&self.ada.caller, id, None, 50).await.unwrap();
        events.into_iter().map(|recorded| (recorded.event.stamp, recorded.event.kind)).collect()
    }

    /// How many records stand in the first workspace and in the second.
    async fn totals(&self) -> (u64, u64) {
        let of = |workspace| self.ada.caller.clone().looking_at(Some(workspace));
        (self.house.total(&of(self.from)).await, self.house.total(&of(self.to)).await)
    }
}

const ROLES: [Option<Role>; 4] = [None, Some(Role::Viewer), Some(Role::Editor), Some(Role::Owner)];

#[tokio::test]
async fn who_moves_a_record_is_an_editor_in_both_workspaces() {
    let (record, workspace) = ("no such record", "no such workspace");
    // By the role where it stands, then by the role where it is to stand: none, viewer, editor, owner.
    let expected = [
        [record; 4],
        ["forbidden"; 4],
        [workspace, "forbidden", "done", "done"],
        [workspace, "forbidden", "done", "done"],
    ];
    for (here, row) in ROLES.into_iter().zip(expected) {
        for (there, expected) in ROLES.into_iter().zip(row) {
            let shelves = shelves(here, there).await;
            let answer = told(shelves.moved(&shelves.bob.caller).await);
            assert_eq!(answer, expected, "{here:?} here and {there:?} there");
            let totals = if expected == "done" { (0, 1) } else { (1, 0) };
            assert_eq!(shelves.totals().await, totals, "{here:?} here and {there:?} there");
        }
    }
}

#[tokio::test]
async fn who_copies_a_record_reads_it_here_and_is_an_editor_there() {
    let (record, workspace) = ("no such record", "no such workspace");
    let row = [workspace, "forbidden", "done", "done"];
    for (here, row) in ROLES.into_iter().zip([[record; 4], row, row, row]) {
        for (there, expected) in ROLES.into_iter().zip(row) {
            let shelves = shelves(here, there).await;
            let answer = told(shelves.copied(&shelves.bob.caller).await);
            assert_eq!(answer, expected, "{here:?} here and {there:?} there");
            let totals = if expected == "done" { (1, 1) } else { (1, 0) };
            assert_eq!(shelves.totals().await, totals, "{here:?} here and {there:?} there");
        }
    }
}

#[tokio::test]
async fn a_viewer_keeps_a_copy_in_their_own_workspace() {
    let shelves = shelves(Some(Role::Viewer), None).await;
    let bob = &shelves.bob.caller;
    let edit = &shelves.house.application.edit;
    let copy = edit.copy_to(bob, shelves.model.id, bob.personal_workspace()).await.unwrap();
    assert_eq!((copy.workspace_id, shelves.house.total(bob).await), (bob.personal_workspace(), 1));
    assert!(edit.patch(bob, copy.id, None, sample::patch().rating(4).into()).await.is_ok());
}

#[tokio::test]
async fn nobody_brings_a_record_into_the_personal_workspace_of_another() {
    let shelves = shelves(None, None).await;
    let bobs = shelves.bob.caller.personal_workspace();
    let edit = &shelves.house.application.edit;
    let (ada, id) = (&shelves.ada.caller, shelves.model.id);
    assert_eq!(told(edit.move_to(ada, id, None, bobs).await), "no such workspace");
    assert_eq!(told(edit.copy_to(ada, id, bobs).await), "no such workspace");
}

#[tokio::test]
async fn a_workspace_that_is_not_there_is_told_as_one_of_strangers() {
    let shelves = shelves(None, None).await;
    let (missing, id) = (WorkspaceId::from(1_000_000), shelves.model.id);
    let edit = &shelves.house.application.edit;
    assert_eq!(told(edit.move_to(&shelves.ada.caller, id, None, missing).await), "no such workspace");
    assert_eq!(told(edit.copy_to(&shelves.ada.caller, id, missing).await), "no such workspace");
}

#[tokio::test]
async fn a_moved_record_is_the_same_record_elsewhere() {
    let shelves = shelves(None, None).await;
    let moved = shelves.moved(&shelves.ada.caller).await.unwrap();
    let expected = Model {
        workspace_id: shelves.to,
        revision: shelves.model.revision + 1,
        updated_at: shelves.house.clock.now(),
        ..shelves.model.clone()
    };
    assert_eq!(moved, expected);
    assert_eq!(shelves.house.stored(moved.id).await, expected);
}

#[tokio::test]
async fn a_moved_record_keeps_its_history_and_tells_of_the_move() {
    let shelves = shelves(None, None).await;
    let before = shelves.history(shelves.model.id).await;
    shelves.moved(&shelves.ada.caller).await.unwrap();
    let after = shelves.history(shelves.model.id).await;
    let stamp = Stamp { by: Some(shelves.ada.caller.user().id), at: shelves.house.clock.now() };
    let (from, to) = (shelves.from.get(), shelves.to.get());
    assert_eq!(after[0], (stamp, EventKind::Moved { from, to }));
    assert_eq!(after[1..], before);
}

#[tokio::test]
async fn a_moved_record_is_gone_for_those_it_was_moved_away_from() {
    let shelves = shelves(Some(Role::Editor), None).await;
    shelves.moved(&shelves.ada.caller).await.unwrap();
    let refused = shelves.house.application.edit.read(&shelves.bob.caller, shelves.model.id).await;
    assert_eq!(told(refused), "no such record");
}

#[tokio::test]
async fn a_record_is_not_moved_on_an_older_revision() {
    let shelves = shelves(None, None).await;
    let (edit, ada, id) = (&shelves.house.application.edit, &shelves.ada.caller, shelves.model.id);
    edit.patch(ada, id, None, sample::patch().notes("mine").into()).await.unwrap();
    let refused = edit.move_to(ada, id, Some(1), shelves.to).await;
    assert!(matches!(refused, Err(EditError::Stale { expected: 1, current: 2 })));
    assert_eq!(shelves.totals().await, (1, 0));
    assert!(edit.move_to(ada, id, Some(2), shelves.to).await.is_ok());
}

#[tokio::test]
async fn a_record_that_is_moved_to_where_it_stands_stays_as_it_is() {
    let shelves = shelves(None, None).await;
    let edit = &shelves.house.application.edit;
    let moved = edit.move_to(&shelves.ada.caller, shelves.model.id, None, shelves.from).await.unwrap();
    assert_eq!(moved, shelves.model);
    assert_eq!(shelves.history(moved.id).await.len(), 1);
}

#[tokio::test]
async fn a_copy_has_the_values_of_its_original_and_a_life_of_its_own() {
    let shelves = shelves(None, None).await;
    let copy = shelves.copied(&shelves.ada.caller).await.unwrap();
    let now = shelves.house.clock.now();
    let expected = Model {
        id: copy.id,
        workspace_id: shelves.to,
        revision: 1,
        created_at: now,
        updated_at: now,
        ..shelves.model.clone()
    };
    assert_eq!(copy, expected);
    assert_ne!(copy.id, shelves.model.id);
    assert_eq!(shelves.house.stored(shelves.model.id).await, shelves.model);
}

#[tokio::test]
async fn a_copy_has_the_history_of_its_original_and_tells_where_it_came_from() {
    let shelves = shelves(None, None).await;
    let original = shelves.history(shelves.model.id).await;
    let copy = shelves.copied(&shelves.ada.caller).await.unwrap();
    let history = shelves.history(copy.id).await;
    let stamp = Stamp { by: Some(shelves.ada.caller.user().id), at: shelves.house.clock.now() };
    let (from_model, from_workspace) = (shelves.model.id.get(), shelves.from.get());
    assert_eq!(history[0], (stamp, EventKind::Copied { from_model, from_workspace }));
    assert_eq!(history[1..], original);
    assert_eq!(shelves.history(shelves.model.id).await, original);
}

#[tokio::test]
async fn a_record_may_be_copied_twice_and_beside_itself() {
    let shelves = shelves(None, None).await;
    for _ in 0..2 {
        shelves.copied(&shelves.ada.caller).await.unwrap();
    }
    let edit = &shelves.house.application.edit;
    edit.copy_to(&shelves.ada.caller, shelves.model.id, shelves.from).await.unwrap();
    assert_eq!(shelves.totals().await, (2, 2));
}

#[tokio::test]
async fn a_record_in_the_trash_is_neither_moved_nor_copied() {
    let shelves = shelves(None, None).await;
    let ada = &shelves.ada.caller;
    shelves.house.application.edit.delete(ada, shelves.model.id, None).await.unwrap();
    assert_eq!(told(shelves.moved(ada).await), "no such record");
    assert_eq!(told(shelves.copied(ada).await), "no such record");
}
