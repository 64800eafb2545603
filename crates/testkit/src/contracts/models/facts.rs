//! What was not written by a person is read as it was stored: the Hub's facts, where values came from, times.

use super::exact::reads_back;
use crate::contracts::Harness;
use crate::sample;
use chrono::TimeDelta;
use trackml_domain::hub_facts::{Evaluation, HubFacts};
use trackml_domain::model::{NewModel, Stamp};
use trackml_domain::provenance::{Field, Provenance, Source};

crate::contracts::suite!(model_facts at contracts::models::facts:
    all_facts_of_the_hub_are_stored_exactly,
    facts_of_which_only_the_id_is_known_are_stored_exactly,
    an_id_keeps_its_case,
    aliases_stay_in_their_order,
    fractions_of_evaluations_are_stored_exactly,
    the_largest_numbers_of_the_hub_are_stored_exactly,
    a_long_description_is_stored_exactly,
    a_description_with_a_nul_byte_is_stored_exactly,
    the_provenance_of_every_field_is_stored_exactly,
    every_source_is_stored_exactly,
    a_record_without_provenance_is_stored_exactly,
    microseconds_are_stored_exactly,
);

async fn facts_read_back(harness: &Harness, facts: HubFacts) {
    reads_back(harness, sample::captured(harness.workspace().await, facts)).await;
}

async fn all_facts_of_the_hub_are_stored_exactly(harness: &Harness) {
    facts_read_back(harness, sample::full_facts("org/name")).await;
}

async fn facts_of_which_only_the_id_is_known_are_stored_exactly(harness: &Harness) {
    facts_read_back(harness, HubFacts { id: "gpt2".to_owned(), ..HubFacts::default() }).await;
}

async fn an_id_keeps_its_case(harness: &Harness) {
    facts_read_back(harness, sample::facts("MistralAI/Mistral-7B-v0.1")).await;
}

async fn aliases_stay_in_their_order(harness: &Harness) {
    let aliases = ["z/z", "A/a", "m/M"].map(str::to_owned).to_vec();
    facts_read_back(harness, HubFacts { aliases, ..sample::facts("org/name") }).await;
}

async fn fractions_of_evaluations_are_stored_exactly(harness: &Harness) {
    let evaluation = |value| Evaluation { task: None, dataset: None, metric: None, source: None, value };
    // A JSON parser that hurries reads the last ones back as their neighbours.
    let values = [0.0, -1.5, 0.1 + 0.2, 1.0 / 3.0, f64::MAX, f64::MIN_POSITIVE, 632.0 / 7.0, 633.0 / 7.0];
    let evaluations = values.map(evaluation).to_vec();
    facts_read_back(harness, HubFacts { evaluations, ..sample::facts("org/name") }).await;
}

async fn the_largest_numbers_of_the_hub_are_stored_exactly(harness: &Harness) {
    let most = Some(u64::MAX);
    let facts =
        HubFacts { bytes: most, downloads: most, likes: most, file_count: most, ..sample::facts("a/b") };
    facts_read_back(harness, HubFacts { context_length: most, layers: most, ..facts }).await;
}

async fn a_long_description_is_stored_exactly(harness: &Harness) {
    let description = Some("Une description naïve de 🦙. ".repeat(1_000));
    facts_read_back(harness, HubFacts { description, ..sample::facts("org/name") }).await;
}

async fn a_description_with_a_nul_byte_is_stored_exactly(harness: &Harness) {
    let description = Some("cut\0off".to_owned());
    facts_read_back(harness, HubFacts { description, ..sample::facts("org/name") }).await;
}

async fn the_provenance_of_every_field_is_stored_exactly(harness: &Harness) {
    let new = sample::new_model_with(harness.workspace().await, "Zephyr", sample::full_patch());
    assert_eq!(new.provenance.iter().count(), 13, "a field is missing in the sample");
    reads_back(harness, new).await;
}

async fn every_source_is_stored_exactly(harness: &Harness) {
    let mut new = sample::new_model(harness.workspace().await, "Zephyr");
    let sources = [Source::User, Source::Hub, Source::Inferred, Source::Ai];
    let fields = [Field::Name, Field::License, Field::Parameters, Field::Notes];
    for ((field, source), seconds) in fields.into_iter().zip(sources).zip(0..) {
        new.provenance.mark(field, source, sample::moment(seconds));
    }
    reads_back(harness, new).await;
}

async fn a_record_without_provenance_is_stored_exactly(harness: &Harness) {
    let new = sample::new_model(harness.workspace().await, "Zephyr");
    reads_back(harness, NewModel { provenance: Provenance::default(), ..new }).await;
}

async fn microseconds_are_stored_exactly(harness: &Harness) {
    let workspace = harness.workspace().await;
    for microseconds in [1, 10, 999_999, -1] {
        let at = sample::moment(0) + TimeDelta::microseconds(microseconds);
        let stamp = Stamp { by: None, at };
        reads_back(harness, sample::new_model_at(workspace, "Zephyr", sample::patch(), stamp)).await;
    }
}
