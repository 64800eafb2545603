//! The contract of `Readiness`.

use crate::contracts::Harness;

crate::contracts::suite!(readiness at contracts::readiness:
    a_database_that_is_ready_has_no_pending_migrations,
);

async fn a_database_that_is_ready_has_no_pending_migrations(harness: &Harness) {
    assert_eq!(harness.readiness.pending_migrations().await.unwrap(), [""; 0]);
}
