//! In what order a list stands.

use super::library::{behind, expected, ids, library, request};
use crate::contracts::Harness;

crate::contracts::suite!(search_order at contracts::models::search::order:
    names_stand_from_a_to_z,
    names_stand_from_z_to_a,
    developers_stand_from_a_to_z_and_the_missing_last,
    developers_stand_from_z_to_a_and_the_missing_last,
    parameters_stand_from_few_to_many_and_the_missing_last,
    parameters_stand_from_many_to_few_and_the_missing_last,
    the_first_kept_stands_first,
    the_last_kept_stands_first,
    the_first_changed_stands_first,
    the_last_changed_stands_first,
    days_stand_from_early_to_late_and_the_missing_last,
    days_stand_from_late_to_early_and_the_missing_last,
);

async fn stands(harness: &Harness, sort: &str) {
    let (workspace, models) = library(harness).await;
    let page = behind(harness, workspace, &request(sort, 200), None).await;
    assert_eq!(ids(&page), expected(&models, sort));
}

async fn names_stand_from_a_to_z(harness: &Harness) {
    stands(harness, "name").await;
}

async fn names_stand_from_z_to_a(harness: &Harness) {
    stands(harness, "-name").await;
}

async fn developers_stand_from_a_to_z_and_the_missing_last(harness: &Harness) {
    stands(harness, "developer").await;
}

async fn developers_stand_from_z_to_a_and_the_missing_last(harness: &Harness) {
    stands(harness, "-developer").await;
}

async fn parameters_stand_from_few_to_many_and_the_missing_last(harness: &Harness) {
    stands(harness, "parameters").await;
}

async fn parameters_stand_from_many_to_few_and_the_missing_last(harness: &Harness) {
    stands(harness, "-parameters").await;
}

async fn the_first_kept_stands_first(harness: &Harness) {
    stands(harness, "created_at").await;
}

async fn the_last_kept_stands_first(harness: &Harness) {
    stands(harness, "-created_at").await;
}

async fn the_first_changed_stands_first(harness: &Harness) {
    stands(harness, "updated_at").await;
}

async fn the_last_changed_stands_first(harness: &Harness) {
    stands(harness, "-updated_at").await;
}

async fn days_stand_from_early_to_late_and_the_missing_last(harness: &Harness) {
    stands(harness, "date_interacted").await;
}

async fn days_stand_from_late_to_early_and_the_missing_last(harness: &Harness) {
    stands(harness, "-date_interacted").await;
}
