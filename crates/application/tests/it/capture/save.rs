//! Keeping a record.

mod attempts;

use crate::house::{House, down};
use trackml_application::capture::{CaptureError, NewRecord};
use trackml_domain::hub_ref::HubRef;
use trackml_domain::model::{EventKind, ModelPatch, Stamp};
use trackml_domain::provenance::{Field, Source};
use trackml_domain::text::ModelName;
use trackml_ports::{Clock, HubError, MockModelRepository};
use trackml_testkit::sample::{self, Patch};

fn from_hub(source: &str, given: Patch) -> NewRecord {
    NewRecord::FromHub(HubRef::parse(source).unwrap(), given.into())
}

fn by_hand(name: &str, given: Patch) -> NewRecord {
    NewRecord::ByHand(ModelName::parse(name).unwrap(), given.into())
}

#[tokio::test]
async fn a_record_from_the_hub_has_the_hubs_facts_and_values() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let record = from_hub("acme/rocket", sample::patch());
    let kept = house.application.capture.save(&ada, record, None).await.unwrap();
    let model = kept.model;
    assert_eq!(
        (model.fields.name.as_str(), model.hub, model.provenance.source(Field::License)),
        ("rocket", Some(sample::facts("acme/rocket")), Some(Source::Hub))
    );
}

#[tokio::test]
async fn what_a_person_changed_of_the_draft_is_their_word() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let record = from_hub("acme/rocket", sample::patch().license("mit"));
    let model = house.application.capture.save(&ada, record, None).await.unwrap().model;
    assert_eq!(
        (model.fields.license.as_ref().unwrap().as_str(), model.provenance.source(Field::License)),
        ("mit", Some(Source::User))
    );
}

#[tokio::test]
async fn the_hub_is_asked_for_the_revision_that_was_named() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let record = from_hub("acme/rocket@v2", sample::patch());
    house.application.capture.save(&ada, record, None).await.unwrap();
    assert_eq!(house.hub.asked(), ["acme/rocket@v2"]);
}

#[tokio::test]
async fn a_record_by_hand_has_what_the_person_wrote() {
    let house = House::new();
    let ada = house.person("ada").await;
    let record = by_hand("In-house 3B", sample::patch().developer("Acme"));
    let model = house.application.capture.save(&ada, record, None).await.unwrap().model;
    let wanted = sample::patch().name("In-house 3B").developer("Acme");
    assert_eq!((Some(model.fields), model.hub), (ModelPatch::from(wanted).into_fields(), None));
}

#[tokio::test]
async fn a_record_by_hand_asks_the_hub_for_nothing() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let record = by_hand("acme/rocket", sample::patch());
    house.application.capture.save(&ada, record, None).await.unwrap();
    assert_eq!(house.hub.calls(), 0);
}

#[tokio::test]
async fn a_record_stands_in_the_persons_own_workspace() {
    let house = House::new();
    let ada = house.person("ada").await;
    let record = by_hand("Zephyr", sample::patch());
    let model = house.application.capture.save(&ada, record, None).await.unwrap().model;
    assert_eq!(model.workspace_id, ada.workspace());
}

#[tokio::test]
async fn what_is_given_back_is_what_is_stored() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let record = from_hub("acme/rocket", sample::full_patch());
    let kept = house.application.capture.save(&ada, record, None).await.unwrap();
    assert_eq!((house.stored(kept.model.id).await, kept.replayed), (kept.model, false));
}

#[tokio::test]
async fn its_history_begins_with_who_made_it_and_when() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let record = from_hub("acme/rocket", sample::patch());
    let model = house.application.capture.save(&ada, record, None).await.unwrap().model;
    let history = house.application.edit.history(&ada, model.id, None, 50).await.unwrap();
    let event = &history[0].event;
    let stamp = Stamp { by: Some(ada.user().id), at: house.clock.now() };
    let kind = EventKind::Created { hub_id: Some("acme/rocket".to_owned()) };
    assert_eq!((history.len(), event.stamp, &event.kind), (1, stamp, &kind));
}

#[tokio::test]
async fn a_model_may_be_kept_twice_on_purpose() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    for _ in 0..2 {
        let record = from_hub("acme/rocket", sample::patch());
        house.application.capture.save(&ada, record, None).await.unwrap();
    }
    assert_eq!(house.total(&ada).await, 2);
}

#[tokio::test]
async fn where_the_hub_fails_nothing_is_kept() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let error = HubError::Unreachable { reason: "no network".to_owned() };
    house.hub.fail("acme/rocket", error.clone());
    let refused =
        house.application.capture.save(&ada, from_hub("acme/rocket", sample::full_patch()), None).await;
    assert!(matches!(refused, Err(CaptureError::Hub(of)) if of == error));
    assert_eq!(house.total(&ada).await, 0);
}

#[tokio::test]
async fn where_the_hub_has_no_such_model_its_id_is_named() {
    let house = House::new();
    let ada = house.person("ada").await;
    let refused = house.application.capture.save(&ada, from_hub("acme/rocket", sample::patch()), None).await;
    assert!(refused.unwrap_err().to_string().starts_with("acme/rocket was not found on the Hub"));
}

#[tokio::test]
async fn a_failing_database_is_told() {
    let house = House::new();
    let ada = house.person("ada").await;
    let mut models = MockModelRepository::new();
    models.expect_create().returning(|_, _| Err(down().into()));
    let refused =
        house.with_models(models).capture.save(&ada, by_hand("Zephyr", sample::patch()), None).await;
    assert!(matches!(refused, Err(CaptureError::Repository(_))));
}
