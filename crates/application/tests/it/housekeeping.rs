//! Throwing away what nobody can use any more.

use crate::house::{House, down};
use chrono::TimeDelta;
use std::sync::Arc;
use trackml_ports::{Clock, Horizon, MockHousekeeping, RepositoryError};

#[tokio::test]
async fn each_thing_is_kept_for_as_long_as_it_is_of_use() {
    let house = House::new();
    let now = house.clock.now();
    let horizon = Horizon {
        now,
        ended_before: now - TimeDelta::days(30),
        attempts_before: now - TimeDelta::days(2),
        audit_before: now - TimeDelta::days(400),
        trashed_before: now - TimeDelta::days(30),
    };
    let mut housekeeping = MockHousekeeping::new();
    housekeeping.expect_sweep().withf(move |of| *of == horizon).once().returning(|_| Ok(7));
    let application = house.with(|ports| ports.housekeeping = Arc::new(housekeeping));
    assert_eq!(application.housekeeping.sweep().await.unwrap(), 7);
}

#[tokio::test]
async fn what_is_of_use_is_not_thrown_away() {
    let house = House::new();
    let ada = house.resident("ada").await;
    assert_eq!(house.application.housekeeping.sweep().await.unwrap(), 0);
    assert!(house.known(&ada.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn a_failing_database_is_told() {
    let mut housekeeping = MockHousekeeping::new();
    housekeeping.expect_sweep().returning(|_| Err(down()));
    let application = House::new().with(|ports| ports.housekeeping = Arc::new(housekeeping));
    let refused = application.housekeeping.sweep().await;
    assert!(matches!(refused, Err(RepositoryError::Unavailable(_))));
}
