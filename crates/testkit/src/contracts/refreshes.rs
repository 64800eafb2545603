//! The contract of `RefreshRepository`.

use crate::contracts::harness::race;
use crate::contracts::{Harness, Person};
use crate::sample::{self, moment};
use std::collections::BTreeSet;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;
use trackml_domain::refresh_run::{ItemOutcome, RefreshRun, RunState};
use trackml_domain::workspace::Role;
use trackml_ports::ClaimedItem;

crate::contracts::suite!(refreshes at contracts::refreshes:
    a_run_is_over_the_records_on_the_hub,
    a_workspace_has_one_open_run,
    of_those_who_begin_at_once_all_have_the_same_run,
    a_run_with_nothing_to_do_ends_at_once,
    a_claimed_record_is_given_to_nobody_else_until_its_lease_ends,
    those_who_claim_at_once_have_different_records,
    a_record_is_counted_once_and_the_last_ends_the_run,
    outcomes_are_counted,
    what_is_given_back_is_due_later,
    a_run_that_waits_gives_nothing,
    a_stopped_run_gives_nothing_and_a_new_one_begins,
    runs_take_turns,
    what_was_put_in_the_trash_is_passed_over,
    a_run_survives_the_account_of_who_began_it,
    runs_go_with_their_workspace,
);

async fn captured(harness: &Harness, person: &Person, ids: &[&str]) -> Vec<Model> {
    let mut models = Vec::new();
    for id in ids {
        models.push(harness.put(sample::captured(person.workspace, sample::facts(id))).await);
    }
    models
}

async fn start(harness: &Harness, person: &Person) -> RefreshRun {
    harness.refreshes.start(person.workspace, person.user.id, moment(10)).await.unwrap()
}

async fn claim(harness: &Harness, at: i64, most: u32) -> Vec<ClaimedItem> {
    harness.refreshes.claim(moment(at), moment(at + 100), most).await.unwrap()
}

async fn latest(harness: &Harness, person: &Person) -> RefreshRun {
    harness.refreshes.latest(person.workspace).await.unwrap().unwrap()
}

fn ids(claimed: &[ClaimedItem]) -> Vec<ModelId> {
    claimed.iter().map(|item| item.model_id).collect()
}

async fn a_run_is_over_the_records_on_the_hub(harness: &Harness) {
    let ada = harness.person("ada").await;
    let models = captured(harness, &ada, &["a/one", "a/two", "a/three"]).await;
    harness.put(sample::new_model(ada.workspace, "by hand")).await;
    harness.trash(models[2].clone()).await;
    assert_eq!(harness.refreshes.latest(ada.workspace).await.unwrap(), None);
    let run = start(harness, &ada).await;
    assert_eq!((run.total, run.done, run.by), (2, 0, Some(ada.user.id)));
    assert_eq!((run.started_at, run.state(moment(11))), (moment(10), RunState::Running));
    assert_eq!(latest(harness, &ada).await, run);
    let claimed = claim(harness, 10, 9).await;
    assert_eq!(ids(&claimed), [models[0].id, models[1].id]);
    let item = ClaimedItem {
        run_id: run.id,
        by: run.by,
        workspace_id: ada.workspace,
        model_id: models[0].id,
        tries: 0,
    };
    assert_eq!(claimed[0], item);
}

async fn a_workspace_has_one_open_run(harness: &Harness) {
    let ada = harness.person("ada").await;
    captured(harness, &ada, &["a/one"]).await;
    let run = start(harness, &ada).await;
    assert_eq!(start(harness, &ada).await, run);
    let claimed = claim(harness, 10, 9).await;
    harness.refreshes.settle(&claimed[0], ItemOutcome::Same, moment(20)).await.unwrap();
    assert_ne!(start(harness, &ada).await.id, run.id);
}

async fn of_those_who_begin_at_once_all_have_the_same_run(harness: &Harness) {
    let ada = harness.person("ada").await;
    captured(harness, &ada, &["a/one"]).await;
    let begun = race(|_| {
        let (refreshes, workspace, by) = (harness.refreshes.clone(), ada.workspace, ada.user.id);
        async move { refreshes.start(workspace, by, moment(10)).await.unwrap().id }
    })
    .await;
    assert_eq!(begun.into_iter().collect::<BTreeSet<_>>().len(), 1);
}

async fn a_run_with_nothing_to_do_ends_at_once(harness: &Harness) {
    let ada = harness.person("ada").await;
    harness.put(sample::new_model(ada.workspace, "by hand")).await;
    let run = start(harness, &ada).await;
    assert_eq!((run.total, run.state(moment(10))), (0, RunState::Finished));
}

async fn a_claimed_record_is_given_to_nobody_else_until_its_lease_ends(harness: &Harness) {
    let ada = harness.person("ada").await;
    let models = captured(harness, &ada, &["a/one", "a/two"]).await;
    start(harness, &ada).await;
    assert_eq!(ids(&claim(harness, 10, 1).await), [models[0].id]);
    assert_eq!(ids(&claim(harness, 11, 9).await), [models[1].id]);
    assert_eq!(claim(harness, 109, 9).await, []);
    assert_eq!(ids(&claim(harness, 110, 9).await), [models[0].id]);
}

async fn those_who_claim_at_once_have_different_records(harness: &Harness) {
    let ada = harness.person("ada").await;
    let names: Vec<String> = (0..12).map(|number| format!("a/m{number}")).collect();
    captured(harness, &ada, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    start(harness, &ada).await;
    let claimed = race(|_| {
        let refreshes = harness.refreshes.clone();
        async move { refreshes.claim(moment(10), moment(110), 2).await.unwrap() }
    })
    .await;
    let all: Vec<ModelId> = claimed.iter().flat_map(|claimed| ids(claimed)).collect();
    assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (12, 12));
}

async fn a_record_is_counted_once_and_the_last_ends_the_run(harness: &Harness) {
    let ada = harness.person("ada").await;
    captured(harness, &ada, &["a/one", "a/two"]).await;
    start(harness, &ada).await;
    let claimed = claim(harness, 10, 9).await;
    let settle = async |item: &ClaimedItem| {
        harness.refreshes.settle(item, ItemOutcome::Same, moment(20)).await.unwrap();
    };
    settle(&claimed[0]).await;
    settle(&claimed[0]).await;
    let run = latest(harness, &ada).await;
    assert_eq!((run.done, run.ended_at), (1, None));
    settle(&claimed[1]).await;
    let run = latest(harness, &ada).await;
    assert_eq!((run.done, run.ended_at, run.stopped), (2, Some(moment(20)), false));
    assert_eq!(run.state(moment(21)), RunState::Finished);
}

async fn outcomes_are_counted(harness: &Harness) {
    let ada = harness.person("ada").await;
    captured(harness, &ada, &["a/1", "a/2", "a/3", "a/4", "a/5"]).await;
    start(harness, &ada).await;
    let outcomes = [
        ItemOutcome::Same,
        ItemOutcome::Changed,
        ItemOutcome::Changed,
        ItemOutcome::Gone,
        ItemOutcome::Failed,
    ];
    for (item, outcome) in claim(harness, 10, 9).await.iter().zip(outcomes) {
        harness.refreshes.settle(item, outcome, moment(20)).await.unwrap();
    }
    let run = latest(harness, &ada).await;
    assert_eq!((run.done, run.changed, run.gone, run.failed), (5, 2, 1, 1));
}

async fn what_is_given_back_is_due_later(harness: &Harness) {
    let ada = harness.person("ada").await;
    captured(harness, &ada, &["a/one"]).await;
    start(harness, &ada).await;
    let claimed = claim(harness, 10, 9).await;
    harness.refreshes.give_back(&claimed[0], moment(50), true).await.unwrap();
    assert_eq!(claim(harness, 49, 9).await, []);
    let again = claim(harness, 50, 9).await;
    assert_eq!(again[0], ClaimedItem { tries: 1, ..claimed[0] });
    harness.refreshes.give_back(&again[0], moment(60), false).await.unwrap();
    assert_eq!(claim(harness, 60, 9).await[0].tries, 1);
}

async fn a_run_that_waits_gives_nothing(harness: &Harness) {
    let ada = harness.person("ada").await;
    captured(harness, &ada, &["a/one"]).await;
    start(harness, &ada).await;
    harness.refreshes.wait_until(moment(60)).await.unwrap();
    assert_eq!(claim(harness, 59, 9).await, []);
    assert_eq!(latest(harness, &ada).await.state(moment(59)), RunState::Waiting);
    assert_eq!(claim(harness, 60, 9).await.len(), 1);
    assert_eq!(latest(harness, &ada).await.state(moment(60)), RunState::Running);
}

async fn a_stopped_run_gives_nothing_and_a_new_one_begins(harness: &Harness) {
    let ada = harness.person("ada").await;
    captured(harness, &ada, &["a/one", "a/two"]).await;
    assert_eq!(harness.refreshes.stop(ada.workspace, moment(5)).await.unwrap(), None);
    let run = start(harness, &ada).await;
    let claimed = claim(harness, 10, 1).await;
    let stopped = harness.refreshes.stop(ada.workspace, moment(20)).await.unwrap().unwrap();
    assert_eq!((stopped.id, stopped.state(moment(20))), (run.id, RunState::Stopped));
    assert_eq!(claim(harness, 300, 9).await, []);
    harness.refreshes.settle(&claimed[0], ItemOutcome::Changed, moment(21)).await.unwrap();
    let again = harness.refreshes.stop(ada.workspace, moment(30)).await.unwrap().unwrap();
    assert_eq!((again.done, again.ended_at), (0, Some(moment(20))));
    assert_eq!(start(harness, &ada).await.total, 2);
}

async fn runs_take_turns(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    captured(harness, &ada, &["a/one", "a/two"]).await;
    captured(harness, &bob, &["b/one", "b/two"]).await;
    start(harness, &ada).await;
    start(harness, &bob).await;
    let mut served = Vec::new();
    for at in 11..15 {
        served.extend(claim(harness, at, 1).await.into_iter().map(|item| item.workspace_id));
    }
    assert_eq!(served, [ada.workspace, bob.workspace, ada.workspace, bob.workspace]);
}

async fn what_was_put_in_the_trash_is_passed_over(harness: &Harness) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    let models = captured(harness, &ada, &["a/one", "a/two", "a/three"]).await;
    start(harness, &ada).await;
    harness.trash(models[0].clone()).await;
    let moved = models[1].clone().move_to(team, sample::stamp(5));
    harness.models.relocate(moved).await.unwrap();
    assert_eq!(ids(&claim(harness, 10, 9).await), [models[2].id]);
    assert_eq!(latest(harness, &ada).await.done, 2);
}

async fn a_run_survives_the_account_of_who_began_it(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Editor).await;
    harness.put(sample::captured(team, sample::facts("a/one"))).await;
    harness.refreshes.start(team, bob.user.id, moment(10)).await.unwrap();
    harness.users.delete(bob.user.id).await.unwrap();
    assert_eq!(claim(harness, 10, 9).await[0].by, None);
}

async fn runs_go_with_their_workspace(harness: &Harness) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    harness.put(sample::captured(team, sample::facts("a/one"))).await;
    harness.refreshes.start(team, ada.user.id, moment(10)).await.unwrap();
    harness.workspaces.delete(team, true).await.unwrap();
    assert_eq!(claim(harness, 10, 9).await, []);
    assert_eq!(harness.refreshes.latest(team).await.unwrap(), None);
}
