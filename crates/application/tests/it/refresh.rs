//! Asking the Hub again, in a house of fakes.

use crate::house::House;
use chrono::TimeDelta;
use std::time::Duration;
use trackml_application::refresh::{RefreshError, Round};
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::model::RefreshChoice;
use trackml_domain::refresh_run::RunState;
use trackml_domain::workspace::Role;
use trackml_ports::{Clock, HubError, HubQuota, InvitationRepository, WorkspaceRepository};
use trackml_testkit::sample;

const ID: &str = "org/name";

fn unreachable() -> HubError {
    HubError::Unreachable { reason: "no network".into() }
}

fn quota(remaining: u64, limit: Option<u64>) -> HubQuota {
    HubQuota { remaining, limit, resets_in: Duration::from_mins(2) }
}

async fn work(house: &House) -> Round {
    house.application.refresh.work().await.unwrap()
}

#[tokio::test]
async fn an_edit_made_while_the_hub_was_asked_is_not_overwritten() {
    let house = House::on(&[ID]);
    let ada = house.person("ada").await;
    let model = house.captured(&ada, ID).await;
    house.hub.publish(HubFacts { license: Some("gemma".into()), ..sample::facts(ID) });
    // The record moves on behind the back of whoever refreshes it: their revision is stale.
    let seen = house.stored(model.id).await;
    house.application.edit.patch(&ada, model.id, None, sample::patch().license("mit").into()).await.unwrap();
    assert_eq!(seen.revision + 1, house.stored(model.id).await.revision);
    let report =
        house.application.refresh.refresh(&ada, model.id, &RefreshChoice::default(), false).await.unwrap();
    assert_eq!(report.model.fields.license.unwrap().as_str(), "mit");
}

#[tokio::test]
async fn what_the_hub_no_longer_has_keeps_what_is_known_of_it() {
    let house = House::on(&[ID]);
    let ada = house.person("ada").await;
    let model = house.captured(&ada, ID).await;
    house.hub.fail(ID, HubError::NotFoundOrPrivate { id: ID.into() });
    let report =
        house.application.refresh.refresh(&ada, model.id, &RefreshChoice::default(), false).await.unwrap();
    assert!(report.model.upstream.gone_since.is_some());
    assert_eq!((report.model.fields, report.model.hub), (model.fields, model.hub));
}

#[tokio::test]
async fn a_viewer_refreshes_nothing() {
    let house = House::on(&[ID]);
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    let model = house.captured(&ada, ID).await;
    let refused = house.application.refresh.refresh(&bob, model.id, &RefreshChoice::default(), true).await;
    assert!(matches!(refused, Err(RefreshError::Access(_))), "{refused:?}");
    assert!(house.application.refresh.start(&bob, model.workspace_id).await.is_err());
}

#[tokio::test]
async fn a_fifth_of_the_quota_is_left_to_people() {
    let house = House::on(&[ID]);
    let ada = house.person("ada").await;
    let model = house.captured(&ada, ID).await;
    house.application.refresh.start(&ada, model.workspace_id).await.unwrap();
    house.hub.allow(Some(quota(100, Some(500))));
    let until = house.clock.now() + TimeDelta::seconds(120);
    assert_eq!(work(&house).await, Round::Waiting(until));
    let run = house.application.refresh.latest(&ada, model.workspace_id).await.unwrap().unwrap();
    assert_eq!((run.state(house.clock.now()), run.waits_until), (RunState::Waiting, Some(until)));
    house.hub.allow(Some(quota(101, Some(500))));
    house.clock.advance(Duration::from_secs(121));
    assert_eq!(work(&house).await, Round::Worked(1));
    assert_eq!(work(&house).await, Round::Idle);
}

#[tokio::test]
async fn the_hub_is_tried_again_later_and_given_up_in_the_end() {
    let house = House::on(&[ID]);
    let ada = house.person("ada").await;
    let model = house.captured(&ada, ID).await;
    house.application.refresh.start(&ada, model.workspace_id).await.unwrap();
    house.hub.fail(ID, unreachable());
    let mut tries = 0;
    for _ in 0..60 {
        if let Round::Worked(_) = work(&house).await {
            tries += 1;
        }
        house.clock.advance(Duration::from_secs(30));
    }
    let run = house.application.refresh.latest(&ada, model.workspace_id).await.unwrap().unwrap();
    assert_eq!((tries, run.failed, run.done), (4, 1, 1));
    assert_eq!(house.stored(model.id).await, model);
}

#[tokio::test]
async fn a_failure_that_passes_is_no_failure_of_the_run() {
    let house = House::on(&[ID]);
    let ada = house.person("ada").await;
    let model = house.captured(&ada, ID).await;
    house.application.refresh.start(&ada, model.workspace_id).await.unwrap();
    house.hub.fail(ID, unreachable());
    work(&house).await;
    house.hub.recover(ID);
    house.clock.advance(Duration::from_secs(61));
    work(&house).await;
    let run = house.application.refresh.latest(&ada, model.workspace_id).await.unwrap().unwrap();
    assert_eq!((run.failed, run.done, run.state(house.clock.now())), (0, 1, RunState::Finished));
}

#[tokio::test]
async fn whoever_may_no_longer_write_refreshes_nothing_any_more() {
    let house = House::on(&[ID]);
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    let name = trackml_domain::text::WorkspaceName::parse("Team").unwrap();
    let team = WorkspaceRepository::create(&house.database, name, ada.user().id, house.clock.now())
        .await
        .unwrap()
        .id;
    let at_team = ada.clone().looking_at(Some(team));
    let model = house.captured(&at_team, ID).await;
    let invitation = sample::new_invitation(team, ada.user().id, bob.user(), Role::Editor);
    let invitation = InvitationRepository::invite(&house.database, invitation).await.unwrap();
    InvitationRepository::accept(&house.database, invitation.id, bob.user().id).await.unwrap().unwrap();
    house.application.refresh.start(&bob, team).await.unwrap();
    WorkspaceRepository::set_role(&house.database, team, bob.user().id, Role::Viewer).await.unwrap();
    house.hub.publish(HubFacts { license: Some("gemma".into()), ..sample::facts(ID) });
    work(&house).await;
    let run = house.application.refresh.latest(&ada, team).await.unwrap().unwrap();
    assert_eq!(run.state(house.clock.now()), RunState::Stopped);
    assert_eq!(house.stored(model.id).await, model);
}
