//! A repeated request gives the record that the first one made.

use super::{by_hand, from_hub};
use crate::house::House;
use trackml_application::Caller;
use trackml_application::access::AccessError;
use trackml_application::capture::{CaptureError, Kept, NewRecord, fingerprint};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::Role;
use trackml_ports::HubError;
use trackml_testkit::sample;

/// A request under a key, as a client repeats it.
async fn save(house: &House, caller: &Caller, key: &str, record: NewRecord) -> Result<Kept, CaptureError> {
    let attempt = (key.to_owned(), fingerprint(format!("{record:?}").as_bytes()));
    house.application.capture.save(caller, record, Some(attempt)).await
}

fn zephyr() -> NewRecord {
    by_hand("Zephyr", sample::patch())
}

#[tokio::test]
async fn the_first_attempt_makes_a_record() {
    let house = House::new();
    let ada = house.person("ada").await;
    assert!(!save(&house, &ada, "key", zephyr()).await.unwrap().replayed);
}

#[tokio::test]
async fn a_repeated_attempt_gives_the_record_of_the_first() {
    let house = House::new();
    let ada = house.person("ada").await;
    let first = save(&house, &ada, "key", zephyr()).await.unwrap();
    let second = save(&house, &ada, "key", zephyr()).await.unwrap();
    assert_eq!((second.model, second.replayed), (first.model, true));
}

#[tokio::test]
async fn a_repeated_attempt_makes_no_second_record() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    for _ in 0..3 {
        save(&house, &ada, "key", from_hub("acme/rocket", sample::patch())).await.unwrap();
    }
    assert_eq!(house.total(&ada).await, 1);
}

#[tokio::test]
async fn a_repeated_attempt_gives_the_record_as_it_stands_now() {
    let house = House::new();
    let ada = house.person("ada").await;
    let first = save(&house, &ada, "key", zephyr()).await.unwrap().model;
    let patch = sample::patch().favorite(true).into();
    let edited = house.application.edit.patch(&ada, first.id, None, patch).await.unwrap();
    assert_eq!(save(&house, &ada, "key", zephyr()).await.unwrap().model, edited);
}

#[tokio::test]
async fn a_repeated_attempt_does_not_need_the_hub() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let first = save(&house, &ada, "key", from_hub("acme/rocket", sample::patch())).await.unwrap();
    house.hub.fail("acme/rocket", HubError::Unavailable { status: 503, retry_after: None });
    let second = save(&house, &ada, "key", from_hub("acme/rocket", sample::patch())).await.unwrap();
    assert_eq!((second.model, second.replayed), (first.model, true));
}

#[tokio::test]
async fn a_key_is_not_for_something_else() {
    let house = House::new();
    let ada = house.person("ada").await;
    save(&house, &ada, "key", zephyr()).await.unwrap();
    let refused = save(&house, &ada, "key", by_hand("Heron", sample::patch())).await;
    assert!(matches!(refused, Err(CaptureError::KeyReused)));
    assert_eq!(house.total(&ada).await, 1);
}

#[tokio::test]
async fn another_key_makes_another_record() {
    let house = House::new();
    let ada = house.person("ada").await;
    save(&house, &ada, "one", zephyr()).await.unwrap();
    save(&house, &ada, "two", zephyr()).await.unwrap();
    assert_eq!(house.total(&ada).await, 2);
}

#[tokio::test]
async fn two_people_may_choose_the_same_key() {
    let house = House::new();
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    let hers = save(&house, &ada, "key", zephyr()).await.unwrap().model;
    let his = save(&house, &bob, "key", zephyr()).await.unwrap();
    assert_eq!((his.replayed, his.model.workspace_id), (false, bob.workspace()));
    assert_ne!(his.model.id, hers.id);
}

#[tokio::test]
async fn an_attempt_that_failed_can_be_made_again() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let attempt = || save(&house, &ada, "key", from_hub("acme/rocket", sample::patch()));
    house.hub.fail("acme/rocket", HubError::Unreachable { reason: "no network".to_owned() });
    assert!(attempt().await.is_err());
    house.hub.recover("acme/rocket");
    assert!(!attempt().await.unwrap().replayed);
}

/// Ada's workspace, and Bob who has made a record there under a key.
async fn bob_in_the_lab(house: &House) -> (Caller, Caller, Kept) {
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    let name = WorkspaceName::parse("Lab").unwrap();
    let lab = house.application.workspaces.create(&ada, name).await.unwrap().workspace.id;
    house.database.enrol(lab, bob.user().id, Role::Editor);
    let bob = bob.looking_at(Some(lab));
    let kept = save(house, &bob, "key", zephyr()).await.unwrap();
    (ada.looking_at(Some(lab)), bob, kept)
}

#[tokio::test]
async fn a_repeated_attempt_gives_nothing_of_a_workspace_that_one_has_left() {
    let house = House::new();
    let (_, bob, kept) = bob_in_the_lab(&house).await;
    let (workspaces, id) = (&house.application.workspaces, bob.user().id);
    workspaces.remove_member(&bob, kept.model.workspace_id, id).await.unwrap();
    let there = save(&house, &bob, "key", zephyr()).await;
    assert!(matches!(there, Err(CaptureError::Access(AccessError::NoSuchWorkspace))), "{there:?}");
    let at_home = bob.clone().looking_at(Some(bob.personal_workspace()));
    let here = save(&house, &at_home, "key", zephyr()).await;
    assert!(matches!(here, Err(CaptureError::Access(AccessError::NoSuchModel))), "{here:?}");
}

#[tokio::test]
async fn a_repeated_attempt_gives_nothing_of_a_record_that_stands_where_one_may_not_look() {
    let house = House::new();
    let (ada, bob, kept) = bob_in_the_lab(&house).await;
    let home = ada.personal_workspace();
    house.application.edit.move_to(&ada, kept.model.id, None, home).await.unwrap();
    let refused = save(&house, &bob, "key", zephyr()).await;
    assert!(matches!(refused, Err(CaptureError::Access(AccessError::NoSuchModel))), "{refused:?}");
}

#[tokio::test]
async fn a_repeated_attempt_gives_the_record_to_one_who_may_only_read_it_now() {
    let house = House::new();
    let (ada, bob, kept) = bob_in_the_lab(&house).await;
    let (lab, workspaces) = (kept.model.workspace_id, &house.application.workspaces);
    workspaces.change_role(&ada, lab, bob.user().id, Role::Viewer).await.unwrap();
    let at_home = bob.clone().looking_at(Some(bob.personal_workspace()));
    let again = save(&house, &at_home, "key", zephyr()).await.unwrap();
    assert_eq!((again.model, again.replayed), (kept.model, true));
}

#[test]
fn a_fingerprint_is_the_requests_sha_256() {
    // FIPS 180-2, appendix B.1.
    assert_eq!(fingerprint(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
