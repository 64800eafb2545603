//! The contract of `ViewRepository`.

use crate::contracts::harness::{RUNNERS, race};
use crate::contracts::{Harness, Person};
use crate::sample;
use trackml_domain::id::{ViewId, WorkspaceId};
use trackml_domain::view::{NewView, SavedQuery, View, ViewName, ViewPatch};
use trackml_domain::workspace::Role;
use trackml_ports::SaveViewError;

crate::contracts::suite!(views at contracts::views:
    a_view_is_kept_as_it_was_saved,
    a_view_that_never_was_is_not_found,
    views_stand_in_the_order_of_their_names_whatever_their_case,
    a_workspace_has_its_own_views,
    two_views_of_a_workspace_differ_in_more_than_the_case_of_their_names,
    of_those_who_take_a_name_at_once_one_has_it,
    a_workspace_has_no_more_views_than_it_may,
    of_views_that_are_saved_at_once_no_more_are_than_may_be,
    a_change_leaves_what_it_does_not_name,
    a_view_may_have_its_own_name_in_other_letters,
    a_view_is_not_given_the_name_of_another,
    a_view_that_never_was_is_not_changed,
    a_view_is_removed_once,
    a_removed_name_may_be_taken_again,
    a_view_stays_when_the_account_of_its_maker_goes,
    views_go_with_their_workspace,
);

fn name(text: &str) -> ViewName {
    ViewName::parse(text).unwrap()
}

fn query(text: &str) -> SavedQuery {
    SavedQuery::parse(text).unwrap()
}

fn new(workspace_id: WorkspaceId, text: &str) -> NewView {
    sample::new_view(workspace_id, text, "llama")
}

async fn save(harness: &Harness, workspace_id: WorkspaceId, text: &str) -> View {
    harness.views.create(new(workspace_id, text), 200).await.unwrap()
}

async fn names(harness: &Harness, workspace_id: WorkspaceId) -> Vec<String> {
    let views = harness.views.list(workspace_id).await.unwrap();
    views.into_iter().map(|view| view.name.into()).collect()
}

/// Ada with a workspace that she shares.
async fn team(harness: &Harness) -> (Person, WorkspaceId) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    (ada, team)
}

async fn a_view_is_kept_as_it_was_saved(harness: &Harness) {
    let (ada, team) = team(harness).await;
    let long = format!("  École \"it's\" 🦙\n{}", "x".repeat(1_900));
    for (number, text) in ["", " Llama  status:using sort:-params ", &long].into_iter().enumerate() {
        let by = Some(ada.user.id);
        let new = NewView { query: query(text), by, ..new(team, &format!("it's 🦙 {number}")) };
        let view = harness.views.create(new.clone(), 200).await.unwrap();
        assert_eq!(view, new.into_view(view.id));
        assert_eq!(view.query, text);
        assert_eq!(harness.views.find(view.id).await.unwrap(), Some(view));
    }
}

async fn a_view_that_never_was_is_not_found(harness: &Harness) {
    assert_eq!(harness.views.find(1_000_000_000.into()).await.unwrap(), None);
}

async fn views_stand_in_the_order_of_their_names_whatever_their_case(harness: &Harness) {
    let workspace = harness.workspace().await;
    for text in ["ürgent", "b_x", "B", "Zoo", "a", "Ab", "b-y", "\u{5c0f}"] {
        save(harness, workspace, text).await;
    }
    let expected = ["a", "Ab", "B", "b-y", "b_x", "Zoo", "ürgent", "\u{5c0f}"];
    assert_eq!(names(harness, workspace).await, expected);
}

async fn a_workspace_has_its_own_views(harness: &Harness) {
    let (ada, team) = team(harness).await;
    let (hers, theirs) = (save(harness, ada.workspace, "Daily").await, save(harness, team, "daily").await);
    assert_eq!(harness.views.list(ada.workspace).await.unwrap(), [hers]);
    assert_eq!(harness.views.list(team).await.unwrap(), [theirs]);
    assert_eq!(harness.views.list(1_000_000_000.into()).await.unwrap(), []);
}

async fn two_views_of_a_workspace_differ_in_more_than_the_case_of_their_names(harness: &Harness) {
    let workspace = harness.workspace().await;
    save(harness, workspace, "École").await;
    for text in ["École", "éCOLE"] {
        let refused = harness.views.create(new(workspace, text), 1).await;
        assert!(matches!(refused, Err(SaveViewError::NameTaken)), "{refused:?}");
    }
    save(harness, workspace, "Ecole").await;
    assert_eq!(names(harness, workspace).await, ["Ecole", "École"]);
}

async fn of_those_who_take_a_name_at_once_one_has_it(harness: &Harness) {
    let workspace = harness.workspace().await;
    let saved = race(|_| {
        let views = harness.views.clone();
        async move {
            match views.create(new(workspace, "Daily"), 200).await {
                Ok(_) => true,
                Err(SaveViewError::NameTaken) => false,
                Err(other) => panic!("{other:?}"),
            }
        }
    })
    .await;
    assert_eq!(saved.into_iter().filter(|saved| *saved).count(), 1);
}

async fn a_workspace_has_no_more_views_than_it_may(harness: &Harness) {
    let (ada, team) = team(harness).await;
    for text in ["one", "two"] {
        harness.views.create(new(team, text), 2).await.unwrap();
    }
    let refused = harness.views.create(new(team, "three"), 2).await;
    assert!(matches!(refused, Err(SaveViewError::TooMany)), "{refused:?}");
    assert_eq!(names(harness, team).await, ["one", "two"]);
    harness.views.create(new(ada.workspace, "three"), 2).await.unwrap();
}

async fn of_views_that_are_saved_at_once_no_more_are_than_may_be(harness: &Harness) {
    let workspace = harness.workspace().await;
    let saved = race(|runner| {
        let (views, new) = (harness.views.clone(), new(workspace, &format!("view {runner}")));
        async move {
            match views.create(new, 3).await {
                Ok(_) => true,
                Err(SaveViewError::TooMany) => false,
                Err(other) => panic!("{other:?}"),
            }
        }
    })
    .await;
    assert_eq!((saved.len(), saved.into_iter().filter(|saved| *saved).count()), (RUNNERS, 3));
    assert_eq!(names(harness, workspace).await.len(), 3);
}

async fn a_change_leaves_what_it_does_not_name(harness: &Harness) {
    let ada = harness.person("ada").await;
    let new = NewView { by: Some(ada.user.id), ..new(ada.workspace, "Daily") };
    let view = harness.views.create(new, 200).await.unwrap();
    let change = |patch| harness.views.change(view.id, patch);
    let renamed = change(ViewPatch { name: Some(name("Weekly")), query: None }).await.unwrap();
    assert_eq!(renamed, View { name: name("Weekly"), ..view.clone() });
    let other = change(ViewPatch { name: None, query: Some(query("is:favorite")) }).await.unwrap();
    assert_eq!(other, View { query: "is:favorite".to_owned(), ..renamed });
    assert_eq!(change(ViewPatch::default()).await.unwrap(), other);
    assert_eq!(harness.views.list(ada.workspace).await.unwrap(), [other]);
}

async fn a_view_may_have_its_own_name_in_other_letters(harness: &Harness) {
    let workspace = harness.workspace().await;
    let view = save(harness, workspace, "daily").await;
    let patch = ViewPatch { name: Some(name("DAILY")), query: None };
    assert_eq!(harness.views.change(view.id, patch).await.unwrap().name, name("DAILY"));
}

async fn a_view_is_not_given_the_name_of_another(harness: &Harness) {
    let workspace = harness.workspace().await;
    save(harness, workspace, "Daily").await;
    let view = save(harness, workspace, "Weekly").await;
    let patch = ViewPatch { name: Some(name("DAILY")), query: Some(query("is:favorite")) };
    let refused = harness.views.change(view.id, patch).await;
    assert!(matches!(refused, Err(SaveViewError::NameTaken)), "{refused:?}");
    assert_eq!(harness.views.find(view.id).await.unwrap(), Some(view));
}

async fn a_view_that_never_was_is_not_changed(harness: &Harness) {
    let patch = ViewPatch { name: Some(name("Daily")), query: Some(query("")) };
    for patch in [patch, ViewPatch::default()] {
        let refused = harness.views.change(ViewId::from(1_000_000_000), patch).await;
        assert!(matches!(refused, Err(SaveViewError::NotFound)), "{refused:?}");
    }
}

async fn a_view_is_removed_once(harness: &Harness) {
    let workspace = harness.workspace().await;
    let (gone, kept) = (save(harness, workspace, "gone").await, save(harness, workspace, "kept").await);
    let remove = || harness.views.remove(gone.id);
    assert_eq!((remove().await.unwrap(), remove().await.unwrap()), (true, false));
    assert_eq!(harness.views.list(workspace).await.unwrap(), [kept]);
}

async fn a_removed_name_may_be_taken_again(harness: &Harness) {
    let workspace = harness.workspace().await;
    let view = harness.views.create(new(workspace, "Daily"), 1).await.unwrap();
    harness.views.remove(view.id).await.unwrap();
    assert!(harness.views.create(new(workspace, "daily"), 1).await.unwrap().id > view.id);
}

async fn a_view_stays_when_the_account_of_its_maker_goes(harness: &Harness) {
    let ((_, team), bob) = (team(harness).await, harness.person("bob").await);
    harness.enrol(team, &bob, Role::Editor).await;
    let view =
        harness.views.create(NewView { by: Some(bob.user.id), ..new(team, "Daily") }, 200).await.unwrap();
    harness.users.delete(bob.user.id).await.unwrap();
    assert_eq!(harness.views.list(team).await.unwrap(), [View { by: None, ..view }]);
}

async fn views_go_with_their_workspace(harness: &Harness) {
    let (_, team) = team(harness).await;
    let view = save(harness, team, "Daily").await;
    harness.workspaces.delete(team, false).await.unwrap();
    assert_eq!(harness.views.find(view.id).await.unwrap(), None);
}
