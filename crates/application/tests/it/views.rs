//! Saved views; how they are kept is told in the contract of their port.

use crate::house::{House, down};
use std::sync::Arc;
use trackml_application::Caller;
use trackml_application::views::{MAX_VIEWS, ViewsError};
use trackml_domain::id::{ViewId, WorkspaceId};
use trackml_domain::text::WorkspaceName;
use trackml_domain::view::{SavedQuery, View, ViewName, ViewPatch};
use trackml_domain::workspace::Role;
use trackml_ports::{Clock, MockViewRepository};

fn name(text: &str) -> ViewName {
    ViewName::parse(text).unwrap()
}

fn query(text: &str) -> SavedQuery {
    SavedQuery::parse(text).unwrap()
}

fn renamed(text: &str) -> ViewPatch {
    ViewPatch { name: Some(name(text)), query: None }
}

/// Ada's shared workspace with a view, and Bob who is a stranger to it.
struct Wall {
    house: House,
    ada: Caller,
    bob: Caller,
    id: WorkspaceId,
    view: View,
}

impl Wall {
    async fn new() -> Self {
        let house = House::new();
        let (ada, bob) = (house.person("ada").await, house.person("bob").await);
        let team = WorkspaceName::parse("Team").unwrap();
        let id = house.application.workspaces.create(&ada, team).await.unwrap().workspace.id;
        let (ada, bob) = (ada.looking_at(Some(id)), bob.looking_at(Some(id)));
        let view = house.application.views.create(&ada, name("Daily"), query(" Llama ")).await.unwrap();
        Self { house, ada, bob, id, view }
    }

    /// The same, with Bob in a role.
    async fn with_bob_as(role: Role) -> Self {
        let wall = Self::new().await;
        wall.house.database.enrol(wall.id, wall.bob.user().id, role);
        wall
    }

    async fn views(&self) -> Vec<View> {
        self.house.application.views.list(&self.ada).await.unwrap()
    }
}

/// What somebody is told of each deed; a deed that is refused leaves the views as they were.
async fn answers(wall: &Wall, caller: &Caller) -> Vec<&'static str> {
    let (views, id) = (&wall.house.application.views, wall.view.id);
    let mut answers = Vec::new();
    for deed in ["list", "create", "change", "remove"] {
        let before = wall.views().await;
        let outcome = match deed {
            "list" => views.list(caller).await.map(drop),
            "create" => views.create(caller, name("Other"), query("")).await.map(drop),
            "change" => views.change(caller, id, renamed("Weekly")).await.map(drop),
            _ => views.remove(caller, id).await,
        };
        answers.push(match outcome {
            Ok(()) => "done",
            Err(ViewsError::NotFound) => "no such view",
            Err(ViewsError::NoSuchWorkspace) => "no such workspace",
            Err(ViewsError::Forbidden) => "forbidden",
            Err(other) => panic!("{deed}: {other:?}"),
        });
        assert!(answers.last() == Some(&"done") || wall.views().await == before, "{deed}");
    }
    answers
}

#[tokio::test]
async fn a_view_tells_who_saved_it_when_and_where() {
    let wall = Wall::new().await;
    let (by, at) = (Some(wall.ada.user().id), wall.house.clock.now());
    assert_eq!((wall.view.by, wall.view.created_at, wall.view.workspace_id), (by, at, wall.id));
    assert_eq!((&wall.view.name, wall.view.query.as_str()), (&name("Daily"), " Llama "));
    assert_eq!(wall.views().await, [wall.view]);
}

#[tokio::test]
async fn a_view_stands_in_the_workspace_that_one_looks_at() {
    let wall = Wall::new().await;
    let at_home = wall.ada.clone().looking_at(Some(wall.ada.personal_workspace()));
    let views = &wall.house.application.views;
    let hers = views.create(&at_home, name("Daily"), query("")).await.unwrap();
    assert_eq!(views.list(&at_home).await.unwrap(), [hers]);
    assert_eq!(wall.views().await, [wall.view]);
}

#[tokio::test]
async fn a_stranger_is_told_that_there_is_none() {
    let wall = Wall::new().await;
    let told = ["no such workspace", "no such workspace", "no such view", "no such view"];
    assert_eq!(answers(&wall, &wall.bob).await, told);
}

#[tokio::test]
async fn a_viewer_uses_views_and_changes_none() {
    let wall = Wall::with_bob_as(Role::Viewer).await;
    assert_eq!(answers(&wall, &wall.bob).await, ["done", "forbidden", "forbidden", "forbidden"]);
}

#[tokio::test]
async fn an_editor_changes_and_removes_what_others_saved_too() {
    let wall = Wall::with_bob_as(Role::Editor).await;
    assert_eq!(answers(&wall, &wall.bob).await, ["done"; 4]);
    assert_eq!(wall.views().await.len(), 1);
}

#[tokio::test]
async fn a_view_is_written_in_its_own_workspace_wherever_one_looks() {
    let wall = Wall::new().await;
    let at_home = wall.ada.clone().looking_at(Some(wall.ada.personal_workspace()));
    let views = &wall.house.application.views;
    let changed = views.change(&at_home, wall.view.id, renamed("Weekly")).await.unwrap();
    assert_eq!((changed.workspace_id, changed.name), (wall.id, name("Weekly")));
    views.remove(&at_home, wall.view.id).await.unwrap();
    assert_eq!(wall.views().await, []);
}

#[tokio::test]
async fn a_name_is_taken_once_in_a_workspace() {
    let wall = Wall::new().await;
    let views = &wall.house.application.views;
    let refused = views.create(&wall.ada, name("DAILY"), query("")).await;
    assert!(matches!(refused, Err(ViewsError::NameTaken)), "{refused:?}");
    let other = views.create(&wall.ada, name("Weekly"), query("")).await.unwrap();
    let refused = views.change(&wall.ada, other.id, renamed("daily")).await;
    assert!(matches!(refused, Err(ViewsError::NameTaken)), "{refused:?}");
}

#[tokio::test]
async fn a_workspace_has_no_more_views_than_it_may() {
    let wall = Wall::new().await;
    let views = &wall.house.application.views;
    for number in 1..MAX_VIEWS {
        views.create(&wall.ada, name(&format!("view {number}")), query("")).await.unwrap();
    }
    let refused = views.create(&wall.ada, name("one more"), query("")).await;
    assert!(matches!(refused, Err(ViewsError::TooMany)), "{refused:?}");
}

#[tokio::test]
async fn what_is_gone_is_not_found() {
    let wall = Wall::new().await;
    let views = &wall.house.application.views;
    views.remove(&wall.ada, wall.view.id).await.unwrap();
    for id in [wall.view.id, ViewId::from(1_000_000)] {
        let changed = views.change(&wall.ada, id, renamed("Weekly")).await;
        assert!(matches!(changed, Err(ViewsError::NotFound)), "{changed:?}");
        let removed = views.remove(&wall.ada, id).await;
        assert!(matches!(removed, Err(ViewsError::NotFound)), "{removed:?}");
    }
}

#[tokio::test]
async fn what_goes_meanwhile_is_not_found() {
    let wall = Wall::new().await;
    let mut views = MockViewRepository::new();
    let view = wall.view.clone();
    views.expect_find().returning(move |_| Ok(Some(view.clone())));
    views.expect_remove().returning(|_| Ok(false));
    let application = wall.house.with(|ports| ports.views = Arc::new(views));
    let removed = application.views.remove(&wall.ada, wall.view.id).await;
    assert!(matches!(removed, Err(ViewsError::NotFound)), "{removed:?}");
}

#[tokio::test]
async fn a_failing_database_is_told() {
    let wall = Wall::new().await;
    let mut views = MockViewRepository::new();
    views.expect_list().returning(|_| Err(down()));
    views.expect_find().returning(|_| Err(down()));
    let application = wall.house.with(|ports| ports.views = Arc::new(views));
    let listed = application.views.list(&wall.ada).await;
    assert!(matches!(listed, Err(ViewsError::Repository(_))), "{listed:?}");
    let removed = application.views.remove(&wall.ada, wall.view.id).await;
    assert!(matches!(removed, Err(ViewsError::Repository(_))), "{removed:?}");
}
