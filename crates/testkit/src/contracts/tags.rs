//! The contract of `TagRepository`.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::id::WorkspaceId;
use trackml_domain::tag::{Tag, TagColor};

crate::contracts::suite!(tags at contracts::tags:
    the_tags_of_most_models_come_first,
    tags_of_the_trash_and_of_other_workspaces_are_not_counted,
    no_more_are_given_than_were_asked_for,
    a_tag_is_completed_from_the_beginning_of_any_of_its_terms,
    one_tag_is_known_while_a_model_has_it,
    a_colour_is_given_and_taken_away,
    a_colour_outlives_the_last_model,
    a_colour_belongs_to_its_workspace,
);

async fn library(harness: &Harness) -> WorkspaceId {
    let workspace = harness.workspace().await;
    for (name, tags) in [("a", &["b", "to read"][..]), ("b", &["b", "a", "to read"]), ("c", &["b", "élan"])]
    {
        harness.put(sample::new_model_with(workspace, name, sample::patch().tags(tags))).await;
    }
    workspace
}

async fn told(harness: &Harness, workspace: WorkspaceId, start: Option<&str>, limit: u32) -> Vec<String> {
    let tags = harness.tags.tags(workspace, start.map(str::to_owned), limit).await.unwrap();
    tags.iter().map(|count| format!("{} {}", count.tag.as_str(), count.models)).collect()
}

fn tag(text: &str) -> Tag {
    Tag::parse(text).unwrap()
}

fn color() -> TagColor {
    TagColor::parse("#2f6fde").unwrap()
}

async fn the_tags_of_most_models_come_first(harness: &Harness) {
    let workspace = library(harness).await;
    assert_eq!(told(harness, workspace, None, 100).await, ["b 3", "to read 2", "a 1", "élan 1"]);
}

async fn tags_of_the_trash_and_of_other_workspaces_are_not_counted(harness: &Harness) {
    let workspace = library(harness).await;
    let bob = harness.person("bob").await;
    harness.put(sample::new_model_with(bob.workspace, "d", sample::patch().tags(&["b", "his"]))).await;
    let given = sample::patch().tags(&["b", "gone"]);
    let trashed = harness.put(sample::new_model_with(workspace, "e", given)).await;
    harness.trash(trashed).await;
    assert_eq!(told(harness, workspace, None, 100).await, ["b 3", "to read 2", "a 1", "élan 1"]);
    assert_eq!(told(harness, bob.workspace, None, 100).await, ["b 1", "his 1"]);
}

async fn no_more_are_given_than_were_asked_for(harness: &Harness) {
    let workspace = library(harness).await;
    assert_eq!(told(harness, workspace, None, 2).await, ["b 3", "to read 2"]);
}

async fn a_tag_is_completed_from_the_beginning_of_any_of_its_terms(harness: &Harness) {
    let workspace = library(harness).await;
    for (start, expected) in [
        ("to", &["to read 2"][..]),
        ("re", &["to read 2"]),
        ("ÉL", &["élan 1"]),
        ("ad", &[]),
        ("%", &["b 3", "to read 2", "a 1", "élan 1"]),
    ] {
        assert_eq!(told(harness, workspace, Some(start), 100).await, expected, "{start}");
    }
}

async fn one_tag_is_known_while_a_model_has_it(harness: &Harness) {
    let workspace = library(harness).await;
    let known = harness.tags.tag(workspace, &tag("to read")).await.unwrap().unwrap();
    assert_eq!((known.models, known.color), (2, None));
    assert_eq!(harness.tags.tag(workspace, &tag("nobody's")).await.unwrap(), None);
    let given = sample::patch().tags(&["rare"]);
    let model = harness.put(sample::new_model_with(workspace, "d", given)).await;
    let trashed = harness.trash(model).await;
    assert_eq!(harness.tags.tag(workspace, &tag("rare")).await.unwrap().unwrap().models, 0);
    let change = trashed
        .restore(sample::stamp(2_000))
        .model
        .apply(sample::patch().tags(&[]).into(), sample::stamp(2_001));
    harness.save(change).await;
    assert_eq!(harness.tags.tag(workspace, &tag("rare")).await.unwrap(), None);
}

async fn a_colour_is_given_and_taken_away(harness: &Harness) {
    let workspace = library(harness).await;
    assert!(harness.tags.paint(workspace, &tag("b"), Some(color())).await.unwrap());
    assert_eq!(harness.tags.tags(workspace, None, 1).await.unwrap()[0].color, Some(color()));
    assert!(harness.tags.paint(workspace, &tag("b"), None).await.unwrap());
    assert_eq!(harness.tags.tag(workspace, &tag("b")).await.unwrap().unwrap().color, None);
    assert!(!harness.tags.paint(workspace, &tag("nobody's"), Some(color())).await.unwrap());
}

async fn a_colour_outlives_the_last_model(harness: &Harness) {
    let workspace = harness.workspace().await;
    let given = sample::patch().tags(&["rare"]);
    let model = harness.put(sample::new_model_with(workspace, "a", given)).await;
    harness.tags.paint(workspace, &tag("rare"), Some(color())).await.unwrap();
    let model = harness.save(model.apply(sample::patch().tags(&[]).into(), sample::stamp(5))).await;
    harness.save(model.apply(sample::patch().tags(&["rare"]).into(), sample::stamp(6))).await;
    assert_eq!(harness.tags.tag(workspace, &tag("rare")).await.unwrap().unwrap().color, Some(color()));
}

async fn a_colour_belongs_to_its_workspace(harness: &Harness) {
    let workspace = library(harness).await;
    let bob = harness.person("bob").await;
    harness.put(sample::new_model_with(bob.workspace, "d", sample::patch().tags(&["b"]))).await;
    harness.tags.paint(workspace, &tag("b"), Some(color())).await.unwrap();
    assert_eq!(harness.tags.tag(bob.workspace, &tag("b")).await.unwrap().unwrap().color, None);
}
