//! The contract of `HardwareRepository`.

use crate::contracts::Harness;
use crate::contracts::harness::race;
use crate::sample::moment;
use trackml_domain::hardware::{
    Hardware, HardwareKind, HardwareMemory, HardwareName, HardwarePatch, NewHardware, UnitCount,
};
use trackml_domain::id::UserId;

crate::contracts::suite!(hardware at contracts::hardware:
    hardware_is_kept_as_it_was_described,
    everybody_has_their_own_hardware,
    nobody_has_more_than_they_may,
    of_those_described_at_once_no_more_are_kept_than_may_be,
    a_change_leaves_what_it_does_not_name,
    hardware_is_removed_once,
    hardware_goes_with_its_person,
);

fn new(name: &str, gib: u64) -> NewHardware {
    NewHardware {
        name: HardwareName::parse(name).unwrap(),
        kind: HardwareKind::Gpu,
        memory: HardwareMemory::new(gib << 30).unwrap(),
        count: UnitCount::new(2).unwrap(),
    }
}

async fn add(harness: &Harness, user: UserId, name: &str) -> Hardware {
    harness.hardware.add(user, new(name, 24), moment(5), 9).await.unwrap().unwrap()
}

async fn hardware_is_kept_as_it_was_described(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    let desk = add(harness, ada, "desk 🖥").await;
    assert_eq!((&desk.what, desk.created_at), (&new("desk 🖥", 24), moment(5)));
    let rack = harness.hardware.add(ada, new("rack", 16 * 1024), moment(6), 9).await.unwrap().unwrap();
    assert_eq!(harness.hardware.of_user(ada).await.unwrap(), [desk, rack]);
}

async fn everybody_has_their_own_hardware(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.user.id, harness.person("bob").await.user.id);
    let hers = add(harness, ada, "hers").await;
    assert_eq!(harness.hardware.of_user(bob).await.unwrap(), []);
    let patch = HardwarePatch { name: Some(HardwareName::parse("his").unwrap()), ..HardwarePatch::default() };
    assert_eq!(harness.hardware.change(bob, hers.id, patch).await.unwrap(), None);
    assert!(!harness.hardware.remove(bob, hers.id).await.unwrap());
    assert_eq!(harness.hardware.of_user(ada).await.unwrap(), [hers]);
}

async fn nobody_has_more_than_they_may(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.user.id, harness.person("bob").await.user.id);
    add(harness, ada, "one").await;
    assert_eq!(harness.hardware.add(ada, new("two", 24), moment(5), 1).await.unwrap(), None);
    assert!(harness.hardware.add(bob, new("two", 24), moment(5), 1).await.unwrap().is_some());
    assert_eq!(harness.hardware.of_user(ada).await.unwrap().len(), 1);
}

async fn of_those_described_at_once_no_more_are_kept_than_may_be(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    let added = race(|runner| {
        let hardware = harness.hardware.clone();
        async move { hardware.add(ada, new(&format!("card {runner}"), 24), moment(5), 3).await.unwrap() }
    })
    .await;
    assert_eq!(added.into_iter().flatten().count(), 3);
    assert_eq!(harness.hardware.of_user(ada).await.unwrap().len(), 3);
}

async fn a_change_leaves_what_it_does_not_name(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    let desk = add(harness, ada, "desk").await;
    let patch = HardwarePatch {
        kind: Some(HardwareKind::Unified),
        count: Some(UnitCount::new(1).unwrap()),
        ..HardwarePatch::default()
    };
    let changed = harness.hardware.change(ada, desk.id, patch.clone()).await.unwrap().unwrap();
    assert_eq!(changed, Hardware { what: desk.what.clone().patched(patch), ..desk.clone() });
    assert_eq!(harness.hardware.of_user(ada).await.unwrap(), [changed]);
}

async fn hardware_is_removed_once(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    let desk = add(harness, ada, "desk").await;
    let remove = || harness.hardware.remove(ada, desk.id);
    assert_eq!((remove().await.unwrap(), remove().await.unwrap()), (true, false));
    assert_eq!(harness.hardware.of_user(ada).await.unwrap(), []);
}

async fn hardware_goes_with_its_person(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    add(harness, ada, "desk").await;
    harness.users.delete(ada).await.unwrap();
    assert_eq!(harness.hardware.of_user(ada).await.unwrap(), []);
}
