//! Types, statuses, tags and developers.

use crate::contracts::Harness;
use crate::sample::{self, Patch};
use trackml_domain::id::WorkspaceId;
use trackml_domain::listing::{ModelFilter, PageLimit, PageRequest, SearchText};
use trackml_domain::model_type::ModelType;
use trackml_domain::status::Status;
use trackml_domain::tag::Tag;
use trackml_domain::text::Developer;

crate::contracts::suite!(search_filters at contracts::models::search::filters:
    an_empty_filter_shows_everything,
    of_types_one_is_enough,
    of_statuses_one_is_enough,
    of_developers_one_is_enough,
    all_tags_are_needed,
    a_tag_is_compared_as_a_whole,
    a_tag_is_compared_without_regard_to_case,
    a_developer_is_compared_without_regard_to_case,
    a_developer_is_compared_without_regard_to_case_beyond_ascii,
    a_developer_is_compared_as_a_whole,
    a_model_without_a_developer_is_not_of_an_empty_one,
    every_part_of_a_filter_must_be_satisfied,
    a_value_that_is_wanted_twice_is_shown_once,
    a_total_counts_what_satisfies_the_filter,
    a_filter_may_name_every_value,
);

fn models() -> [(&'static str, Patch); 5] {
    use ModelType::{CodeAssistant, Embedding, Llm};
    let of = |model_type, status| sample::patch().model_type(model_type).status(status);
    [
        ("a", of(Llm, Status::Using).developer("Mistral AI").tags(&["code", "fast"])),
        ("b", of(Llm, Status::Tried).developer("mistral ai").tags(&["code"])),
        ("c", of(CodeAssistant, Status::Using).developer("École Ω").tags(&["fast", "codex"])),
        ("d", of(Embedding, Status::Archived).developer("Mistral AI, Paris").tags(&["code", "fast", "été"])),
        ("e", of(Embedding, Status::Wishlist)),
    ]
}

async fn library(harness: &Harness) -> WorkspaceId {
    let workspace = harness.workspace().await;
    for (name, given) in models() {
        harness.put(sample::new_model_with(workspace, name, given)).await;
    }
    workspace
}

/// Asserts which of [`models`] satisfy a filter, written as one word.
async fn shows(harness: &Harness, filter: ModelFilter, expected: &str) {
    let workspace = library(harness).await;
    assert_eq!(harness.names(workspace, &filter).await.concat(), expected);
}

fn types(model_types: &[ModelType]) -> ModelFilter {
    ModelFilter { model_types: model_types.to_vec(), ..ModelFilter::default() }
}

fn statuses(statuses: &[Status]) -> ModelFilter {
    ModelFilter { statuses: statuses.to_vec(), ..ModelFilter::default() }
}

fn tags(texts: &[&str]) -> ModelFilter {
    let tags = texts.iter().map(|text| Tag::parse(text).unwrap()).collect();
    ModelFilter { tags, ..ModelFilter::default() }
}

fn developers(texts: &[&str]) -> ModelFilter {
    let developers = texts.iter().map(|text| Developer::parse(text).unwrap()).collect();
    ModelFilter { developers, ..ModelFilter::default() }
}

async fn an_empty_filter_shows_everything(harness: &Harness) {
    shows(harness, ModelFilter::default(), "abcde").await;
}

async fn of_types_one_is_enough(harness: &Harness) {
    shows(harness, types(&[ModelType::Llm, ModelType::CodeAssistant, ModelType::Audio]), "abc").await;
}

async fn of_statuses_one_is_enough(harness: &Harness) {
    shows(harness, statuses(&[Status::Using, Status::Archived]), "acd").await;
}

async fn of_developers_one_is_enough(harness: &Harness) {
    shows(harness, developers(&["École Ω", "Mistral AI, Paris", "Nobody"]), "cd").await;
}

async fn all_tags_are_needed(harness: &Harness) {
    shows(harness, tags(&["fast", "code"]), "ad").await;
}

async fn a_tag_is_compared_as_a_whole(harness: &Harness) {
    shows(harness, tags(&["codex"]), "c").await;
}

async fn a_tag_is_compared_without_regard_to_case(harness: &Harness) {
    shows(harness, tags(&["ÉTÉ"]), "d").await;
}

async fn a_developer_is_compared_without_regard_to_case(harness: &Harness) {
    shows(harness, developers(&["MISTRAL AI"]), "ab").await;
}

async fn a_developer_is_compared_without_regard_to_case_beyond_ascii(harness: &Harness) {
    shows(harness, developers(&["école ω"]), "c").await;
}

async fn a_developer_is_compared_as_a_whole(harness: &Harness) {
    shows(harness, developers(&["Mistral", "École _", "%"]), "").await;
}

async fn a_model_without_a_developer_is_not_of_an_empty_one(harness: &Harness) {
    shows(harness, developers(&["null", "-", "none"]), "").await;
}

async fn every_part_of_a_filter_must_be_satisfied(harness: &Harness) {
    let filter = ModelFilter {
        text: Some(SearchText::parse("mistral").unwrap()),
        model_types: vec![ModelType::Llm, ModelType::Embedding],
        statuses: vec![Status::Using, Status::Tried, Status::Wishlist],
        tags: tags(&["code", "fast"]).tags,
        ..developers(&["mistral ai"])
    };
    shows(harness, filter, "a").await;
}

async fn a_value_that_is_wanted_twice_is_shown_once(harness: &Harness) {
    let filter = ModelFilter {
        model_types: vec![ModelType::Llm, ModelType::Llm],
        statuses: vec![Status::Using, Status::Using],
        tags: tags(&["code", "fast", "code"]).tags,
        ..developers(&["Mistral AI", "mistral ai"])
    };
    shows(harness, filter, "a").await;
}

async fn a_total_counts_what_satisfies_the_filter(harness: &Harness) {
    let workspace = library(harness).await;
    let request = PageRequest { limit: PageLimit::new(1).unwrap(), ..PageRequest::default() };
    assert_eq!(harness.page(workspace, &tags(&["code"]), &request).await.total, 3);
}

async fn a_filter_may_name_every_value(harness: &Harness) {
    let filter = ModelFilter {
        model_types: vec![ModelType::Llm, ModelType::CodeAssistant, ModelType::Embedding],
        ..statuses(&[Status::Wishlist, Status::Studying, Status::Tried, Status::Using, Status::Archived])
    };
    shows(harness, filter, "abcde").await;
}
