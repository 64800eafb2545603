//! Types, statuses, tags and developers.

use crate::contracts::Harness;
use crate::sample::{self, Patch};
use trackml_domain::id::WorkspaceId;
use trackml_domain::listing::{PageLimit, PageRequest};
use trackml_domain::model_type::ModelType;
use trackml_domain::status::Status;

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

/// Asserts which of [`models`] a query finds, written as one word.
async fn shows(harness: &Harness, query: &str, expected: &str) {
    let workspace = library(harness).await;
    assert_eq!(harness.names(workspace, query).await.concat(), expected, "{query}");
}

async fn an_empty_filter_shows_everything(harness: &Harness) {
    shows(harness, "", "abcde").await;
}

async fn of_types_one_is_enough(harness: &Harness) {
    shows(harness, "type:llm,code_assistant,audio", "abc").await;
}

async fn of_statuses_one_is_enough(harness: &Harness) {
    shows(harness, "status:using,archived", "acd").await;
}

async fn of_developers_one_is_enough(harness: &Harness) {
    shows(harness, "developer:\"École Ω\",\"Mistral AI, Paris\",nobody", "cd").await;
}

async fn all_tags_are_needed(harness: &Harness) {
    shows(harness, "tag:fast tag:code", "ad").await;
}

async fn a_tag_is_compared_as_a_whole(harness: &Harness) {
    shows(harness, "tag:codex", "c").await;
}

async fn a_tag_is_compared_without_regard_to_case(harness: &Harness) {
    shows(harness, "tag:ÉTÉ", "d").await;
}

async fn a_developer_is_compared_without_regard_to_case(harness: &Harness) {
    shows(harness, "developer:\"MISTRAL AI\"", "ab").await;
}

async fn a_developer_is_compared_without_regard_to_case_beyond_ascii(harness: &Harness) {
    shows(harness, "developer:\"école ω\"", "c").await;
}

async fn a_developer_is_compared_as_a_whole(harness: &Harness) {
    shows(harness, "developer:mistral,\"École _\",%", "").await;
}

async fn a_model_without_a_developer_is_not_of_an_empty_one(harness: &Harness) {
    shows(harness, "developer:null,-,none", "").await;
}

async fn every_part_of_a_filter_must_be_satisfied(harness: &Harness) {
    let query =
        "mistral type:llm,embedding status:using,tried,wishlist tag:code tag:fast developer:\"mistral ai\"";
    shows(harness, query, "a").await;
}

async fn a_value_that_is_wanted_twice_is_shown_once(harness: &Harness) {
    let query =
        "type:llm,llm status:using,using tag:code tag:fast tag:code developer:\"Mistral AI\",\"mistral ai\"";
    shows(harness, query, "a").await;
}

async fn a_total_counts_what_satisfies_the_filter(harness: &Harness) {
    let workspace = library(harness).await;
    let request = PageRequest { limit: PageLimit::new(1).unwrap(), ..PageRequest::default() };
    assert_eq!(harness.page(workspace, "tag:code", &request).await.total, 3);
}

async fn a_filter_may_name_every_value(harness: &Harness) {
    let query = "type:llm,code_assistant,embedding status:wishlist,studying,tried,using,archived";
    shows(harness, query, "abcde").await;
}
