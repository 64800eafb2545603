//! The contract of `VectorIndex`.

use crate::contracts::harness::race;
use crate::contracts::{Harness, Person};
use crate::sample::{self, moment};
use std::collections::BTreeSet;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::Model;
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_ports::{DueVector, MadeVector, Nearest};

crate::contracts::suite!(vectors at contracts::vectors:
    what_is_kept_or_changed_becomes_due,
    a_record_is_given_to_one_until_its_lease_ends,
    those_who_claim_at_once_have_different_records,
    a_settled_record_is_due_again_when_it_changes,
    what_changed_while_it_was_made_stays_due,
    what_is_the_same_text_keeps_its_vector,
    what_is_given_back_is_due_later,
    what_is_in_the_trash_is_passed_over_and_comes_back,
    another_space_makes_everything_due,
    the_nearest_come_first,
    no_other_workspace_and_no_other_space_is_looked_at,
    what_moves_is_found_where_it_is,
    of_thousands_the_nearest_are_found,
    what_is_missing_is_counted,
    vectors_go_with_their_record,
);

fn space() -> VectorSpace {
    VectorSpace { model: "m".into(), dimensions: 3 }
}

fn other_space() -> VectorSpace {
    VectorSpace { model: "another".into(), dimensions: 3 }
}

fn vector(values: [f32; 3]) -> Vector {
    Vector::new(values.to_vec()).unwrap()
}

async fn put(harness: &Harness, person: &Person, name: &str) -> Model {
    harness.put(sample::new_model(person.workspace, name)).await
}

async fn claim(harness: &Harness, at: i64) -> Vec<DueVector> {
    harness.vectors.claim(&space(), moment(at), moment(at + 100), 50).await.unwrap()
}

fn ids(due: &[DueVector]) -> Vec<ModelId> {
    due.iter().map(|due| due.model_id).collect()
}

async fn make(harness: &Harness, due: &DueVector, values: [f32; 3]) {
    let made = MadeVector {
        model_id: due.model_id,
        revision: due.revision,
        made_of: "a text".into(),
        vector: Some(vector(values)),
    };
    harness.vectors.settle(&space(), vec![made], moment(1)).await.unwrap();
}

/// Keeps a record with a vector.
async fn placed(harness: &Harness, person: &Person, name: &str, values: [f32; 3]) -> ModelId {
    let model = put(harness, person, name).await;
    let due = claim(harness, 5_000).await;
    make(harness, due.iter().find(|due| due.model_id == model.id).unwrap(), values).await;
    model.id
}

async fn nearest(harness: &Harness, workspace: WorkspaceId, values: [f32; 3]) -> Vec<ModelId> {
    match harness.vectors.nearest(workspace, &space(), &vector(values), 3).await.unwrap() {
        Nearest::Found(found) => found.into_iter().map(|(id, _)| id).collect(),
        Nearest::TooMany => panic!("few vectors are not too many"),
    }
}

async fn what_is_kept_or_changed_becomes_due(harness: &Harness) {
    let ada = harness.person("ada").await;
    assert_eq!(claim(harness, 5_000).await, []);
    let model = put(harness, &ada, "Rocket").await;
    let due = claim(harness, 5_000).await;
    let expected = DueVector { model_id: model.id, revision: model.revision, made_of: None, tries: 0 };
    assert_eq!(due, [expected]);
    make(harness, &due[0], [1.0, 0.0, 0.0]).await;
    assert_eq!(claim(harness, 6_000).await, []);
}

async fn a_record_is_given_to_one_until_its_lease_ends(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = put(harness, &ada, "Rocket").await;
    assert_eq!(ids(&claim(harness, 5_000).await), [model.id]);
    assert_eq!(claim(harness, 5_099).await, []);
    assert_eq!(ids(&claim(harness, 5_100).await), [model.id]);
}

async fn those_who_claim_at_once_have_different_records(harness: &Harness) {
    let ada = harness.person("ada").await;
    for number in 0..12 {
        put(harness, &ada, &format!("model {number}")).await;
    }
    let claimed = race(|_| {
        let vectors = harness.vectors.clone();
        async move { vectors.claim(&space(), moment(5_000), moment(6_000), 2).await.unwrap() }
    })
    .await;
    let all: Vec<ModelId> = claimed.iter().flat_map(|due| ids(due)).collect();
    assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (12, 12));
}

async fn a_settled_record_is_due_again_when_it_changes(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = placed(harness, &ada, "Rocket", [1.0, 0.0, 0.0]).await;
    let change = harness.stored(id).await.apply(sample::patch().favorite(true).into(), sample::stamp(100));
    harness.save(change).await;
    let due = claim(harness, 5_000).await;
    assert_eq!((ids(&due), due[0].made_of.as_deref()), (vec![id], Some("a text")));
}

async fn what_changed_while_it_was_made_stays_due(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = put(harness, &ada, "Rocket").await;
    let due = claim(harness, 5_000).await;
    harness.save(model.apply(sample::patch().favorite(true).into(), sample::stamp(100))).await;
    make(harness, &due[0], [1.0, 0.0, 0.0]).await;
    let again = claim(harness, 5_010).await;
    assert_eq!(ids(&again), [due[0].model_id]);
    assert!(again[0].revision > due[0].revision);
}

async fn what_is_the_same_text_keeps_its_vector(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = placed(harness, &ada, "Rocket", [1.0, 0.0, 0.0]).await;
    harness
        .save(harness.stored(id).await.apply(sample::patch().favorite(true).into(), sample::stamp(100)))
        .await;
    let due = claim(harness, 5_000).await;
    let same = MadeVector { model_id: id, revision: due[0].revision, made_of: "a text".into(), vector: None };
    harness.vectors.settle(&space(), vec![same], moment(1)).await.unwrap();
    assert_eq!(claim(harness, 9_000).await, []);
    assert_eq!(harness.vectors.of_model(id, &space()).await.unwrap(), Some(vector([1.0, 0.0, 0.0])));
}

async fn what_is_given_back_is_due_later(harness: &Harness) {
    let ada = harness.person("ada").await;
    put(harness, &ada, "Rocket").await;
    let due = claim(harness, 5_000).await;
    harness.vectors.give_back(&due, moment(7_000)).await.unwrap();
    assert_eq!(claim(harness, 6_999).await, []);
    assert_eq!(claim(harness, 7_000).await[0].tries, 1);
}

async fn what_is_in_the_trash_is_passed_over_and_comes_back(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = placed(harness, &ada, "Rocket", [1.0, 0.0, 0.0]).await;
    let trashed = harness.trash(harness.stored(id).await).await;
    assert_eq!(claim(harness, 5_000).await, []);
    assert_eq!(nearest(harness, ada.workspace, [1.0, 0.0, 0.0]).await, []);
    harness.save(trashed.restore(sample::stamp(2_000))).await;
    assert_eq!(nearest(harness, ada.workspace, [1.0, 0.0, 0.0]).await, [id]);
    assert_eq!(ids(&claim(harness, 9_000).await), [id]);
}

async fn another_space_makes_everything_due(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = placed(harness, &ada, "Rocket", [1.0, 0.0, 0.0]).await;
    assert_eq!(harness.vectors.adopt(&space(), moment(1)).await.unwrap(), 0);
    assert_eq!(harness.vectors.adopt(&other_space(), moment(1)).await.unwrap(), 1);
    assert_eq!(harness.vectors.adopt(&other_space(), moment(1)).await.unwrap(), 0);
    let due = harness.vectors.claim(&other_space(), moment(5_000), moment(6_000), 9).await.unwrap();
    assert_eq!((ids(&due), due[0].made_of.clone()), (vec![id], None));
}

async fn the_nearest_come_first(harness: &Harness) {
    let ada = harness.person("ada").await;
    let east = placed(harness, &ada, "east", [1.0, 0.0, 0.0]).await;
    let north = placed(harness, &ada, "north", [0.0, 1.0, 0.0]).await;
    let twin = placed(harness, &ada, "north again", [0.0, 2.0, 0.0]).await;
    let west = placed(harness, &ada, "west", [-1.0, 0.0, 0.0]).await;
    assert_eq!(nearest(harness, ada.workspace, [0.9, 0.1, 0.0]).await, [east, north, twin]);
    let found = harness.vectors.nearest(ada.workspace, &space(), &vector([-1.0, 0.0, 0.0]), 1).await.unwrap();
    let Nearest::Found(found) = found else { panic!("few vectors are not too many") };
    assert!(found.len() == 1 && found[0].0 == west && (found[0].1 - 1.0).abs() < 1e-5);
}

async fn no_other_workspace_and_no_other_space_is_looked_at(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let hers = placed(harness, &ada, "hers", [1.0, 0.0, 0.0]).await;
    placed(harness, &bob, "his", [1.0, 0.0, 0.0]).await;
    assert_eq!(nearest(harness, ada.workspace, [1.0, 0.0, 0.0]).await, [hers]);
    let elsewhere = harness.vectors.nearest(ada.workspace, &other_space(), &vector([1.0, 0.0, 0.0]), 9).await;
    assert_eq!(elsewhere.unwrap(), Nearest::Found(vec![]));
    assert_eq!(harness.vectors.of_model(hers, &other_space()).await.unwrap(), None);
}

async fn what_moves_is_found_where_it_is(harness: &Harness) {
    let ada = harness.person("ada").await;
    let lab = harness.shared(&ada, "Lab").await;
    let id = placed(harness, &ada, "Rocket", [1.0, 0.0, 0.0]).await;
    let moved = harness.stored(id).await.move_to(lab, sample::stamp(100));
    harness.models.relocate(moved).await.unwrap();
    assert_eq!(nearest(harness, ada.workspace, [1.0, 0.0, 0.0]).await, []);
    assert_eq!(nearest(harness, lab, [1.0, 0.0, 0.0]).await, [id]);
}

async fn of_thousands_the_nearest_are_found(harness: &Harness) {
    let ada = harness.person("ada").await;
    let mut all = Vec::new();
    for number in 0..1_203_u16 {
        all.push(put(harness, &ada, &format!("model {number}")).await.id);
    }
    let made = |(place, id): (usize, &ModelId)| {
        let angle = f32::from(u16::try_from(place).unwrap()) / 1_300.0;
        MadeVector {
            model_id: *id,
            revision: 1,
            made_of: "x".into(),
            vector: Some(vector([angle.cos(), angle.sin(), 0.0])),
        }
    };
    let made = all.iter().enumerate().map(made).collect();
    harness.vectors.settle(&space(), made, moment(1)).await.unwrap();
    let last = 1_202.0_f32 / 1_300.0;
    let found = nearest(harness, ada.workspace, [last.cos(), last.sin(), 0.0]).await;
    assert_eq!(found, [all[1_202], all[1_201], all[1_200]]);
}

async fn what_is_missing_is_counted(harness: &Harness) {
    let ada = harness.person("ada").await;
    placed(harness, &ada, "one", [1.0, 0.0, 0.0]).await;
    put(harness, &ada, "two").await;
    assert_eq!(harness.vectors.missing(ada.workspace, &space()).await.unwrap(), 1);
    assert_eq!(harness.vectors.missing(ada.workspace, &other_space()).await.unwrap(), 2);
}

async fn vectors_go_with_their_record(harness: &Harness) {
    let ada = harness.person("ada").await;
    let id = placed(harness, &ada, "Rocket", [1.0, 0.0, 0.0]).await;
    let trashed = harness.trash(harness.stored(id).await).await;
    harness.empty_trash(ada.workspace, &[trashed.id]).await;
    assert_eq!(harness.vectors.of_model(id, &space()).await.unwrap(), None);
}
