//! A draft: what a record would be, before anything is kept.

use crate::house::{House, down};
use std::sync::Arc;
use std::time::Duration;
use trackml_application::capture::{CaptureError, Preview};
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::hub_ref::HubRefError;
use trackml_domain::id::ModelId;
use trackml_domain::provenance::{Field, Source};
use trackml_ports::{HubError, MockModelHub, MockModelRepository};
use trackml_testkit::sample;

/// Ada's preview in a house.
async fn preview(house: &House, source: &str) -> Result<Preview, CaptureError> {
    let ada = house.person("ada").await;
    house.application.capture.preview(&ada, source).await
}

#[tokio::test]
async fn a_draft_is_what_the_hub_states() {
    let preview = preview(&House::on(&["acme/rocket"]), "acme/rocket").await.unwrap();
    let fields = preview.draft.fields;
    assert_eq!(
        (fields.name.as_str(), fields.license.unwrap().as_str(), fields.parameters.unwrap().get()),
        ("rocket", "apache-2.0", 7_241_732_096)
    );
}

#[tokio::test]
async fn a_draft_says_where_each_value_came_from() {
    let preview = preview(&House::on(&["acme/rocket"]), "acme/rocket").await.unwrap();
    assert_eq!(preview.draft.provenance.get(&Field::License), Some(&Source::Hub));
}

#[tokio::test]
async fn a_preview_carries_the_hubs_facts() {
    let preview = preview(&House::on(&["acme/rocket"]), "acme/rocket").await.unwrap();
    assert_eq!(preview.facts, sample::facts("acme/rocket"));
}

#[tokio::test]
async fn a_preview_reads_what_people_paste() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let pasted = [
        "https://huggingface.co/acme/rocket",
        "hf download acme/rocket",
        "ollama run hf.co/acme/rocket:Q4_0",
    ];
    for source in pasted {
        let preview = house.application.capture.preview(&ada, source).await.unwrap();
        assert_eq!(preview.facts.id, "acme/rocket", "{source}");
    }
}

#[tokio::test]
async fn the_hub_is_asked_for_the_revision_that_was_pasted() {
    let house = House::on(&["acme/rocket"]);
    preview(&house, "https://huggingface.co/acme/rocket/tree/v2").await.unwrap();
    assert_eq!(house.hub.asked(), ["acme/rocket@v2"]);
}

#[tokio::test]
async fn what_is_missing_is_told_as_a_warning() {
    let house = House::new();
    house.hub.publish_with_warnings(sample::facts("acme/rocket"), &["the card is too large"]);
    assert_eq!(preview(&house, "acme/rocket").await.unwrap().warnings, ["the card is too large"]);
}

#[tokio::test]
async fn what_is_not_kept_is_no_duplicate() {
    assert_eq!(preview(&House::on(&["acme/rocket"]), "acme/rocket").await.unwrap().duplicate_of, None);
}

/// What a preview of `acme/rocket` says is kept already, after a record was put there.
async fn duplicate_of(facts: HubFacts, pasted: &str) -> (Option<ModelId>, ModelId) {
    let house = House::on(&["acme/rocket"]);
    house.hub.redirect("former/rocket", "acme/rocket");
    let ada = house.person("ada").await;
    let kept = house.captured_of(&ada, facts).await;
    (house.application.capture.preview(&ada, pasted).await.unwrap().duplicate_of, kept.id)
}

#[tokio::test]
async fn what_is_kept_is_a_duplicate_in_any_case() {
    let (duplicate, kept) = duplicate_of(sample::facts("Acme/Rocket"), "acme/ROCKET").await;
    assert_eq!(duplicate, Some(kept));
}

#[tokio::test]
async fn a_former_id_leads_to_the_record_of_the_canonical_one() {
    let (duplicate, kept) = duplicate_of(sample::facts("acme/rocket"), "former/rocket").await;
    assert_eq!(duplicate, Some(kept));
}

#[tokio::test]
async fn a_record_under_the_former_id_is_a_duplicate() {
    let (duplicate, kept) = duplicate_of(sample::facts("former/rocket"), "former/rocket").await;
    assert_eq!(duplicate, Some(kept));
}

#[tokio::test]
async fn of_several_records_the_oldest_is_named() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    house.hub.redirect("former/rocket", "acme/rocket");
    let oldest = house.captured(&ada, "former/rocket").await;
    house.captured(&ada, "acme/rocket").await;
    let preview = house.application.capture.preview(&ada, "former/rocket").await.unwrap();
    assert_eq!(preview.duplicate_of, Some(oldest.id));
}

#[tokio::test]
async fn what_is_in_the_trash_or_anothers_is_no_duplicate() {
    let house = House::on(&["acme/rocket"]);
    let (ada, bob) = (house.person("ada").await, house.person("bob").await);
    house.captured(&bob, "acme/rocket").await;
    let trashed = house.captured(&ada, "acme/rocket").await;
    house.application.edit.delete(&ada, trashed.id, None).await.unwrap();
    let preview = house.application.capture.preview(&ada, "acme/rocket").await.unwrap();
    assert_eq!(preview.duplicate_of, None);
}

#[tokio::test]
async fn a_preview_saves_nothing() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let mut models = MockModelRepository::new();
    models.expect_kept().returning(|_, _| Ok(Vec::new()));
    models.expect_create().never();
    models.expect_save().never();
    house.with_models(models).capture.preview(&ada, "acme/rocket").await.unwrap();
}

#[tokio::test]
async fn what_names_no_model_is_refused_with_its_reason() {
    let house = House::new();
    let ada = house.person("ada").await;
    for (source, reason) in [
        ("", HubRefError::Empty),
        ("https://huggingface.co/datasets/acme/corpus", HubRefError::Dataset),
        ("https://huggingface.co/spaces/acme/demo", HubRefError::Space),
        ("https://huggingface.co/acme", HubRefError::UserPage("acme".to_owned())),
        ("https://github.com/acme/rocket", HubRefError::OtherHost("github.com".to_owned())),
    ] {
        let refused = house.application.capture.preview(&ada, source).await;
        assert!(matches!(&refused, Err(CaptureError::Reference(of)) if *of == reason), "{refused:?}");
    }
}

#[tokio::test]
async fn the_hub_is_not_asked_for_what_names_no_model() {
    let house = House::new();
    let ada = house.person("ada").await;
    let mut hub = MockModelHub::new();
    hub.expect_model().never();
    let application = house.with(|ports| ports.hub = Arc::new(hub));
    assert!(application.capture.preview(&ada, "datasets/acme/corpus").await.is_err());
}

#[tokio::test]
async fn the_hubs_refusal_is_passed_on() {
    let house = House::on(&["acme/rocket"]);
    let error = HubError::RateLimited { retry_after: Duration::from_secs(42) };
    house.hub.fail("acme/rocket", error.clone());
    let refused = preview(&house, "acme/rocket").await;
    assert!(matches!(refused, Err(CaptureError::Hub(of)) if of == error));
}

#[tokio::test]
async fn a_name_that_cannot_be_kept_is_told() {
    let long = format!("acme/{}", "x".repeat(201));
    let house = House::on(&[&long]);
    house.hub.redirect("acme/rocket", &long);
    assert!(matches!(preview(&house, "acme/rocket").await, Err(CaptureError::Name(_))));
}

#[tokio::test]
async fn a_failing_database_is_not_called_no_duplicate() {
    let house = House::on(&["acme/rocket"]);
    let ada = house.person("ada").await;
    let mut models = MockModelRepository::new();
    models.expect_kept().returning(|_, _| Err(down()));
    let refused = house.with_models(models).capture.preview(&ada, "acme/rocket").await;
    assert!(matches!(refused, Err(CaptureError::Repository(_))));
}
