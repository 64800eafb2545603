//! Records that seem to be of one model.

use super::Desk;
use std::sync::Arc;
use trackml_application::organise::MAX_GROUPS;
use trackml_domain::duplicate::DuplicateReason;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::ModelId;
use trackml_ports::MockDuplicateRepository;
use trackml_testkit::sample;

/// The groups of here: why, and which records.
async fn groups(desk: &Desk) -> Vec<(DuplicateReason, Vec<ModelId>)> {
    let groups = desk.organise().duplicates(&desk.ada).await.unwrap();
    let ids = |group: &trackml_ports::DuplicateGroup| group.models.iter().map(|model| model.id).collect();
    groups.iter().map(|group| (group.reason, ids(group))).collect()
}

#[tokio::test]
async fn records_are_grouped_by_what_they_have_in_common_the_largest_group_first() {
    let desk = Desk::new().await;
    let captured = async |facts: HubFacts| desk.house.put(sample::captured(desk.here, facts)).await.id;
    let renamed = |id: &str, former: &str| HubFacts { aliases: vec![former.into()], ..sample::facts(id) };
    let (a, b) = (captured(sample::facts("org/a")).await, captured(sample::facts("org/A")).await);
    let (c, d) = (captured(renamed("org/new", "org/old")).await, captured(sample::facts("org/old")).await);
    let mut names = Vec::new();
    for name in ["Llama 3.1", "llama-3.1", "LLAMA_3.1"] {
        names.push(desk.put(name, sample::patch()).await);
    }
    desk.put("Llama 3.2", sample::patch()).await;
    let expected = [
        (DuplicateReason::Name, names),
        (DuplicateReason::HubId, vec![a, b]),
        (DuplicateReason::CanonicalId, vec![c, d]),
    ];
    assert_eq!(groups(&desk).await, expected);
}

#[tokio::test]
async fn records_of_different_developers_are_no_duplicates() {
    let desk = Desk::new().await;
    desk.put("Rocket", sample::patch().developer("Acme")).await;
    desk.put("Rocket", sample::patch().developer("Northwind")).await;
    assert_eq!(groups(&desk).await, []);
}

#[tokio::test]
async fn neither_the_trash_nor_another_workspace_has_a_duplicate() {
    let desk = Desk::new().await;
    let [_, trashed] = [desk.put("Rocket", sample::patch()).await, desk.put("Rocket", sample::patch()).await];
    desk.house.put(sample::new_model(desk.ada.personal_workspace(), "Rocket")).await;
    desk.trash(trashed).await;
    assert_eq!(groups(&desk).await, []);
}

#[tokio::test]
async fn no_more_groups_are_asked_for_than_are_shown() {
    let desk = Desk::new().await;
    let (here, mut duplicates) = (desk.here, MockDuplicateRepository::new());
    duplicates
        .expect_duplicates()
        .withf(move |workspace, limit| (*workspace, *limit) == (here, MAX_GROUPS))
        .once()
        .returning(|_, _| Ok(Vec::new()));
    let organise = desk.house.with(|ports| ports.duplicates = Arc::new(duplicates)).organise;
    assert_eq!(organise.duplicates(&desk.ada).await.unwrap(), []);
}
