//! Tags that a record could have.

use super::{Desk, told};
use trackml_domain::id::ModelId;
use trackml_domain::suggestion::SuggestionReason;
use trackml_testkit::sample;

/// What is suggested for a record, as `tag 2 Reason`.
async fn suggested(desk: &Desk, id: ModelId) -> Vec<String> {
    let suggestions = desk.organise().suggest_tags(&desk.ada, id).await.unwrap();
    let line = |one: trackml_domain::suggestion::Suggestion| {
        format!("{} {} {:?}", one.tag.as_str(), one.models, one.reason)
    };
    suggestions.into_iter().map(line).collect()
}

#[tokio::test]
async fn ones_own_words_come_first_and_what_it_has_is_not_suggested() {
    let desk = Desk::new().await;
    let facts = trackml_domain::hub_facts::HubFacts {
        tags: vec!["conversational".into(), "code".into()],
        pipeline_tag: None,
        library: None,
        ..sample::facts("acme/Rocket-Coder")
    };
    let model = desk.house.put(sample::captured(desk.here, facts)).await;
    let given = sample::patch().tags(&["mine"]).notes("for the phone, one day; mine");
    desk.edit(&desk.ada, model.id, given).await;
    desk.tagged([&["code", "phone"], &["code"], &["mine"]]).await;
    desk.put("Sibling", sample::patch().developer("acme").tags(&["rockets"])).await;
    desk.put("Stranger", sample::patch().developer("other").tags(&["unrelated"])).await;
    let expected = ["code 2 Hub", "phone 1 Text", "rockets 1 Similar", "conversational 0 New"];
    assert_eq!(suggested(&desk, model.id).await, expected);
}

#[tokio::test]
async fn without_a_developer_records_of_the_same_type_are_similar() {
    let desk = Desk::new().await;
    let [a, _] = desk.tagged([&[], &["theirs"]]).await;
    assert_eq!(suggested(&desk, a).await, ["theirs 1 Similar"]);
}

#[tokio::test]
async fn tags_of_the_trash_and_of_elsewhere_are_no_ones_words() {
    let desk = Desk::new().await;
    let [a, trashed] = desk.tagged([&[], &["gone"]]).await;
    desk.edit(&desk.ada, a, sample::patch().notes("gone elsewhere")).await;
    desk.trash(trashed).await;
    let own = desk.ada.personal_workspace();
    desk.house.put(sample::new_model_with(own, "x", sample::patch().tags(&["elsewhere"]))).await;
    assert!(suggested(&desk, a).await.is_empty());
}

#[tokio::test]
async fn nothing_is_suggested_for_a_record_in_the_trash() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&[]]).await;
    desk.trash(a).await;
    assert_eq!(told(desk.organise().suggest_tags(&desk.ada, a).await), "no such record");
}

#[tokio::test]
async fn a_suggestion_says_why() {
    let desk = Desk::new().await;
    let [a, _] = desk.tagged([&[], &["theirs"]]).await;
    let suggestions = desk.organise().suggest_tags(&desk.ada, a).await.unwrap();
    assert_eq!(suggestions[0].reason, SuggestionReason::Similar);
}
