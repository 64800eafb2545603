//! The values that a person writes are read as they were stored.

use crate::contracts::Harness;
use crate::sample::{self, Patch};
use trackml_domain::id::WorkspaceId;
use trackml_domain::model::NewModel;
use trackml_domain::model_type::ModelType;
use trackml_domain::status::Status;
use trackml_domain::text::Notes;

crate::contracts::suite!(model_exactness at contracts::models::exact:
    a_record_that_has_only_a_name_is_stored_exactly,
    a_record_with_every_field_is_stored_exactly,
    one_parameter_is_stored_exactly,
    seventy_billion_parameters_are_stored_exactly,
    two_trillion_parameters_are_stored_exactly,
    a_quadrillion_parameters_are_stored_exactly,
    every_type_is_stored_exactly,
    every_status_is_stored_exactly,
    every_rating_is_stored_exactly,
    the_longest_name_is_stored_exactly,
    quotes_and_backslashes_are_stored_exactly,
    text_keeps_the_form_in_which_it_was_written,
    notes_with_emoji_are_stored_exactly,
    notes_from_right_to_left_are_stored_exactly,
    notes_of_a_hundred_kilobytes_are_stored_exactly,
    the_white_space_of_notes_is_stored_exactly,
    fifty_tags_are_stored_exactly,
    fifty_links_stay_in_their_order,
    a_license_in_free_words_keeps_its_case,
    the_first_and_the_last_day_are_stored_exactly,
);

/// Asserts that a record is returned and found with the values that it was made of.
pub(super) async fn reads_back(harness: &Harness, new: NewModel) {
    let model = harness.put(new.clone()).await;
    for model in [&model, &harness.stored(model.id).await] {
        assert_eq!(model.workspace_id, new.workspace_id);
        assert_eq!(model.fields, new.fields);
        assert_eq!(model.hub, new.hub);
        assert_eq!(model.provenance, new.provenance);
        assert_eq!((model.created_at, model.updated_at), (new.stamp.at, new.stamp.at));
    }
}

async fn given_in(harness: &Harness, workspace: WorkspaceId, given: Patch) {
    reads_back(harness, sample::new_model_with(workspace, "Zephyr", given)).await;
}

async fn given(harness: &Harness, given: Patch) {
    given_in(harness, harness.workspace().await, given).await;
}

async fn a_record_that_has_only_a_name_is_stored_exactly(harness: &Harness) {
    reads_back(harness, sample::new_model(harness.workspace().await, "Zephyr")).await;
}

async fn a_record_with_every_field_is_stored_exactly(harness: &Harness) {
    let facts = sample::full_facts("org/name");
    let workspace = harness.workspace().await;
    let new = NewModel::captured(workspace, facts, sample::full_patch().into(), sample::stamp(3));
    reads_back(harness, new.unwrap()).await;
}

async fn one_parameter_is_stored_exactly(harness: &Harness) {
    given(harness, sample::patch().parameters(1)).await;
}

async fn seventy_billion_parameters_are_stored_exactly(harness: &Harness) {
    given(harness, sample::patch().parameters(70_000_000_000)).await;
}

async fn two_trillion_parameters_are_stored_exactly(harness: &Harness) {
    given(harness, sample::patch().parameters(2_000_000_000_000)).await;
}

async fn a_quadrillion_parameters_are_stored_exactly(harness: &Harness) {
    given(harness, sample::patch().parameters(1_000_000_000_000_000)).await;
}

async fn every_type_is_stored_exactly(harness: &Harness) {
    let workspace = harness.workspace().await;
    let names = "audio chatbot classification clustering code_assistant data_analysis diffusion forecasting \
        image_editing llm language_model machine_translation multi_modal ner object_detection other recommendation \
        reinforcement segmentation sentiment_analysis text_generation time_series vision voice_generation embedding \
        reranker speech_recognition video_generation";
    for model_type in names.split_whitespace().map(|name| name.parse::<ModelType>().unwrap()) {
        given_in(harness, workspace, sample::patch().model_type(model_type)).await;
    }
}

async fn every_status_is_stored_exactly(harness: &Harness) {
    let workspace = harness.workspace().await;
    for status in [Status::Wishlist, Status::Studying, Status::Tried, Status::Using, Status::Archived] {
        given_in(harness, workspace, sample::patch().status(status)).await;
    }
}

async fn every_rating_is_stored_exactly(harness: &Harness) {
    let workspace = harness.workspace().await;
    for stars in 1..=5 {
        given_in(harness, workspace, sample::patch().rating(stars)).await;
    }
}

async fn the_longest_name_is_stored_exactly(harness: &Harness) {
    reads_back(harness, sample::new_model(harness.workspace().await, &"🦙".repeat(200))).await;
}

async fn quotes_and_backslashes_are_stored_exactly(harness: &Harness) {
    let text = r#"Robert'); DROP TABLE "models"; -- \n \\ %s {} $1 ?"#;
    let given = sample::patch().developer(text).version(text).license(text).notes(text);
    reads_back(harness, sample::new_model_with(harness.workspace().await, text, given)).await;
}

async fn text_keeps_the_form_in_which_it_was_written(harness: &Harness) {
    // `é` as one character and as two: the same to the eye, and still two texts.
    given(harness, sample::patch().developer("Caf\u{e9} Cafe\u{301} ﬁ Ⅷ ÅÅ ＡＢＣ ﷽")).await;
}

async fn notes_with_emoji_are_stored_exactly(harness: &Harness) {
    given(harness, sample::patch().notes("🦙 👩🏽‍🔬 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️")).await;
}

async fn notes_from_right_to_left_are_stored_exactly(harness: &Harness) {
    given(harness, sample::patch().notes("نموذج لغوي \u{200f}(7B)\u{202e} מודל שפה")).await;
}

async fn notes_of_a_hundred_kilobytes_are_stored_exactly(harness: &Harness) {
    given(harness, sample::patch().notes(&"notes é🦙\n ".repeat(8_000)[..Notes::MAX_BYTES])).await;
}

async fn the_white_space_of_notes_is_stored_exactly(harness: &Harness) {
    given(harness, sample::patch().notes("  \r\n\tindented\u{a0}\n\n\n  ")).await;
}

async fn fifty_tags_are_stored_exactly(harness: &Harness) {
    let texts: Vec<String> = (0..50).map(|number| format!("{number} étiquette, \"quoted\" 🏷")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    given(harness, sample::patch().tags(&texts)).await;
}

async fn fifty_links_stay_in_their_order(harness: &Harness) {
    let links: Vec<String> =
        (0..50).rev().map(|number| format!("https://example.org/{number}?q=a,b&c=é#é")).collect();
    let links: Vec<&str> = links.iter().map(String::as_str).collect();
    given(harness, sample::patch().source_links(&links)).await;
}

async fn a_license_in_free_words_keeps_its_case(harness: &Harness) {
    given(harness, sample::patch().license("Ask Me First")).await;
}

async fn the_first_and_the_last_day_are_stored_exactly(harness: &Harness) {
    let workspace = harness.workspace().await;
    for day in ["1900-01-01", "1969-12-31", "2024-02-29", "9999-12-31"] {
        given_in(harness, workspace, sample::patch().date_interacted(day)).await;
    }
}
