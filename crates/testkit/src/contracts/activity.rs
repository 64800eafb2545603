//! The contract of `ActivityRepository`.

use crate::contracts::Harness;
use crate::sample::{self, moment};
use trackml_domain::activity::{Activity, QUARTER, Quarters, quarter_of};
use trackml_domain::model::Stamp;
use trackml_domain::status::Status;

crate::contracts::suite!(activity at contracts::activity:
    what_was_kept_counts_where_it_was_kept,
    what_a_person_did_counts_and_what_trackml_did_does_not,
    what_was_done_before_is_left_out,
    the_trash_and_other_workspaces_do_not_count,
);

async fn of(harness: &Harness, workspace: trackml_domain::id::WorkspaceId) -> Activity {
    harness.activity.activity(workspace, moment(-1_000)).await.unwrap()
}

fn counts(pairs: &[(i64, u64)]) -> Quarters {
    pairs.iter().map(|(seconds, n)| (quarter_of(moment(*seconds)), *n)).collect()
}

async fn what_was_kept_counts_where_it_was_kept(harness: &Harness) {
    let ada = harness.person("ada").await;
    for (name, second) in [("a", 0), ("b", QUARTER - 1), ("c", QUARTER), ("d", 100 * QUARTER)] {
        let new = sample::new_model_at(ada.workspace, name, sample::patch(), sample::stamp(second));
        harness.put(new).await;
    }
    let activity = of(harness, ada.workspace).await;
    assert_eq!(activity.added, counts(&[(0, 2), (QUARTER, 1), (100 * QUARTER, 1)]));
    assert_eq!(activity.done, Quarters::new());
}

async fn what_a_person_did_counts_and_what_trackml_did_does_not(harness: &Harness) {
    let ada = harness.person("ada").await;
    let by = |second| Stamp { by: Some(ada.user.id), at: moment(second) };
    let model = harness.put(sample::new_model_at(ada.workspace, "a", sample::patch(), by(0))).await;
    let model = harness.save(model.change_status(Status::Tried, by(QUARTER))).await;
    let model = harness.save(model.change_status(Status::Using, sample::stamp(QUARTER))).await;
    harness.save(model.lock(trackml_domain::provenance::Field::License, by(3 * QUARTER))).await;
    let activity = of(harness, ada.workspace).await;
    assert_eq!(activity.moved, counts(&[(QUARTER, 2)]));
    assert_eq!(activity.done, counts(&[(0, 1), (QUARTER, 1), (3 * QUARTER, 1)]));
}

async fn what_was_done_before_is_left_out(harness: &Harness) {
    let ada = harness.person("ada").await;
    for (name, second) in [("before", -1_001), ("at", -1_000)] {
        let new = sample::new_model_at(ada.workspace, name, sample::patch(), sample::stamp(second));
        harness.put(new).await;
    }
    assert_eq!(of(harness, ada.workspace).await.added, counts(&[(-1_000, 1)]));
}

async fn the_trash_and_other_workspaces_do_not_count(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let by = Stamp { by: Some(ada.user.id), at: moment(0) };
    let gone = harness.put(sample::new_model_at(ada.workspace, "gone", sample::patch(), by)).await;
    harness.trash(gone).await;
    harness.put(sample::new_model_at(bob.workspace, "theirs", sample::patch(), by)).await;
    assert_eq!(of(harness, ada.workspace).await, Activity::default());
}
