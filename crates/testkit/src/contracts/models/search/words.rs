//! Plain words, and where they are looked for.

use crate::contracts::Harness;
use crate::sample::{self, Patch};
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::listing::PageRequest;
use trackml_domain::model::NewModel;

crate::contracts::suite!(search_words at contracts::models::search::words:
    a_word_is_found_in_the_name,
    a_word_is_found_in_the_developer,
    a_word_is_found_in_the_notes,
    a_word_is_found_at_the_end_of_long_notes,
    a_word_is_found_in_a_tag,
    a_word_is_found_in_a_link,
    a_word_is_found_in_the_license,
    a_word_is_found_in_the_version,
    a_word_is_found_in_the_hub_id,
    a_word_is_found_in_the_hub_description,
    a_word_that_stands_nowhere_is_not_found,
    a_word_is_found_inside_another,
    a_word_of_one_letter_is_found,
    a_word_of_two_letters_is_found_at_the_beginning_of_a_term,
    a_size_does_not_find_a_larger_one,
    a_name_is_found_however_it_is_written,
    a_word_of_another_script_is_found,
    a_word_is_found_without_regard_to_case,
    a_word_is_found_without_regard_to_case_beyond_ascii,
    an_accent_makes_another_word,
    a_word_that_stands_nowhere_is_read_with_a_letter_changed,
    several_words_may_stand_in_different_fields,
    several_words_may_stand_in_any_order,
    every_word_must_be_found,
    a_word_does_not_reach_from_one_field_into_the_next,
    sixteen_words_can_be_looked_for,
    a_model_is_found_once_however_often_it_has_the_word,
);

/// Whether a model is found by a text, among others that do not have it.
async fn found(harness: &Harness, text: &str, new: impl FnOnce(NewModel) -> NewModel) -> bool {
    let workspace = harness.workspace().await;
    harness.put(new(sample::new_model(workspace, "Target"))).await;
    harness.put(sample::new_model_with(workspace, "Bystander", sample::patch().notes("nothing"))).await;
    let names = harness.names(workspace, text).await;
    assert!(!names.contains(&"Bystander".to_owned()), "{text:?} was found where it does not stand");
    names == ["Target"]
}

/// Whether a model with these fields is found by a text.
pub(super) async fn found_in(harness: &Harness, text: &str, given: Patch) -> bool {
    found(harness, text, |new| sample::new_model_with(new.workspace_id, "Target", given)).await
}

async fn a_word_is_found_in_the_name(harness: &Harness) {
    assert!(found_in(harness, "target", sample::patch()).await);
}

async fn a_word_is_found_in_the_developer(harness: &Harness) {
    assert!(found_in(harness, "mistral", sample::patch().developer("Mistral AI")).await);
}

async fn a_word_is_found_in_the_notes(harness: &Harness) {
    assert!(found_in(harness, "quick", sample::patch().notes("# Tried\n\n- quick\n")).await);
}

async fn a_word_is_found_at_the_end_of_long_notes(harness: &Harness) {
    assert!(found_in(harness, "needle", sample::patch().notes(&("hay ".repeat(24_000) + "needle"))).await);
}

async fn a_word_is_found_in_a_tag(harness: &Harness) {
    assert!(found_in(harness, "read", sample::patch().tags(&["code", "to read"])).await);
}

async fn a_word_is_found_in_a_link(harness: &Harness) {
    let links = ["https://example.org/", "https://arxiv.org/abs/2310.06825"];
    assert!(found_in(harness, "2310.06825", sample::patch().source_links(&links)).await);
}

async fn a_word_is_found_in_the_license(harness: &Harness) {
    assert!(found_in(harness, "apache", sample::patch().license("apache-2.0")).await);
}

async fn a_word_is_found_in_the_version(harness: &Harness) {
    assert!(found_in(harness, "v0.3", sample::patch().version("v0.3-rc1")).await);
}

async fn a_word_is_found_in_the_hub_id(harness: &Harness) {
    let hub = Some(HubFacts { id: "MistralAI/Mixtral".to_owned(), ..HubFacts::default() });
    assert!(found(harness, "mistralai/mix", |new| NewModel { hub, ..new }).await);
}

async fn a_word_is_found_in_the_hub_description(harness: &Harness) {
    let description = Some("A Sparse Mixture.".to_owned());
    let hub = Some(HubFacts { id: "a/b".to_owned(), description, ..HubFacts::default() });
    assert!(found(harness, "sparse", |new| NewModel { hub, ..new }).await);
}

async fn a_word_that_stands_nowhere_is_not_found(harness: &Harness) {
    let new = |new: NewModel| sample::captured(new.workspace_id, sample::full_facts("org/name"));
    assert!(!found(harness, "nowhere", new).await);
}

async fn a_word_is_found_inside_another(harness: &Harness) {
    assert!(found_in(harness, "istra", sample::patch().developer("Mistral AI")).await);
}

async fn a_word_of_one_letter_is_found(harness: &Harness) {
    assert!(found_in(harness, "q", sample::patch().notes("quick")).await);
}

async fn a_word_of_two_letters_is_found_at_the_beginning_of_a_term(harness: &Harness) {
    assert!(found_in(harness, "qu", sample::patch().notes("the quick one")).await);
}

async fn a_size_does_not_find_a_larger_one(harness: &Harness) {
    assert!(!found_in(harness, "7b", sample::patch().developer("17B")).await);
}

async fn a_name_is_found_however_it_is_written(harness: &Harness) {
    let workspace = harness.workspace().await;
    harness.put(sample::new_model(workspace, "Llama-3.1-8B_Instruct")).await;
    for text in ["llama3", "llama-3.1", "LLAMA 8b", "llama3.1-8b-inst", "\"llama 3 1\"", "llama/3"] {
        assert_eq!(harness.names(workspace, text).await.len(), 1, "{text}");
    }
}

async fn a_word_of_another_script_is_found(harness: &Harness) {
    let given = sample::patch().notes("通义千问 نموذج 🦙👩🏽‍🔬");
    assert!(found_in(harness, "千 موذج 👩🏽‍🔬", given).await);
}

async fn a_word_is_found_without_regard_to_case(harness: &Harness) {
    assert!(found_in(harness, "qUICK", sample::patch().notes("Quick")).await);
}

async fn a_word_is_found_without_regard_to_case_beyond_ascii(harness: &Harness) {
    assert!(found_in(harness, "ÉCOLE ω ЯНДЕКС", sample::patch().notes("l'école, Ω, Яндекс")).await);
}

async fn an_accent_makes_another_word(harness: &Harness) {
    let workspace = harness.workspace().await;
    for (name, notes) in [("with", "école"), ("without", "ecole")] {
        harness.put(sample::new_model_with(workspace, name, sample::patch().notes(notes))).await;
    }
    assert_eq!(harness.names(workspace, "ecole").await, ["without"]);
    assert_eq!(harness.names(workspace, "École").await, ["with"]);
}

async fn a_word_that_stands_nowhere_is_read_with_a_letter_changed(harness: &Harness) {
    assert!(found_in(harness, "mistrl ecole", sample::patch().developer("Mistral").notes("école")).await);
}

async fn several_words_may_stand_in_different_fields(harness: &Harness) {
    let given = sample::patch().developer("Acme").notes("quick").tags(&["code"]);
    assert!(found_in(harness, "target acme quick code", given).await);
}

async fn several_words_may_stand_in_any_order(harness: &Harness) {
    assert!(found_in(harness, "three one two", sample::patch().notes("one two three")).await);
}

async fn every_word_must_be_found(harness: &Harness) {
    assert!(!found_in(harness, "one four", sample::patch().notes("one two three")).await);
}

async fn a_word_does_not_reach_from_one_field_into_the_next(harness: &Harness) {
    let given = sample::patch().developer("Acme").notes("quick").tags(&["ab", "cd"]);
    let workspace = harness.workspace().await;
    harness.put(sample::new_model_with(workspace, "Target", given)).await;
    for text in ["targetacme", "acmequick", "abcd", "quickab", "\"ab cd\"", "ab,cd", "target-acme"] {
        assert_eq!(harness.names(workspace, text).await, [""; 0], "{text}");
    }
}

async fn sixteen_words_can_be_looked_for(harness: &Harness) {
    let text: Vec<String> = (0..16).map(|number| format!("word{number}")).collect();
    assert!(found_in(harness, &text.join(" "), sample::patch().notes(&text.join("\n"))).await);
}

async fn a_model_is_found_once_however_often_it_has_the_word(harness: &Harness) {
    let workspace = harness.workspace().await;
    let given = sample::patch().notes("code code").tags(&["code", "codex", "decode"]).developer("Code");
    harness.put(sample::new_model_with(workspace, "Code", given)).await;
    let page = harness.page(workspace, "code", &PageRequest::default()).await;
    assert_eq!((page.items.len(), page.total), (1, 1));
}
