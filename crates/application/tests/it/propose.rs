//! Values and tags that a language model proposes.

use crate::house::House;
use serde_json::{Value, json};
use trackml_application::capture::{CaptureError, NewRecord};
use trackml_application::organise::TagProposals;
use trackml_domain::ai_budget::AiLimits;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::hub_ref::HubRef;
use trackml_domain::model::ModelPatch;
use trackml_domain::provenance::{Field, Source};
use trackml_domain::text::ModelName;
use trackml_ports::{AiError, UploadedDocument};
use trackml_testkit::sample;

fn fields(values: &[(&str, &str, &str)]) -> String {
    let field = |(field, value, cite): &(&str, &str, &str)| json!({ "field": field, "value": value, "cites": [cite] });
    json!({ "fields": values.iter().map(field).collect::<Vec<Value>>() }).to_string()
}

fn house() -> House {
    let house = House::new();
    house.hub.publish(HubFacts {
        id: "acme/Rocket".into(),
        author: Some("acme".into()),
        ..HubFacts::default()
    });
    house.hub.describe("acme/Rocket", &["Rocket is under the MIT licence.", "It has 7B weights."]);
    house
}

#[tokio::test]
async fn what_the_hub_does_not_say_is_proposed_from_the_card() {
    let house = house();
    let ada = house.person("ada").await;
    house.language_model.answer(fields(&[
        ("license", "MIT", "passage_1"),
        ("parameters", "70B", "passage_2"),
        ("developer", "acme", "passage_1"),
    ]));
    let application = house.with_ai(AiLimits::default());
    let (preview, proposed) = application.capture.preview_with_proposals(&ada, "acme/Rocket").await.unwrap();
    assert_eq!(preview.draft.fields.license.unwrap().as_str(), "mit");
    assert_eq!(preview.draft.provenance[&Field::License], Source::Ai);
    assert_eq!((proposed.proposals.len(), proposed.withheld), (1, 2));
    assert_eq!(proposed.proposals[0].passages[0].text, "Rocket is under the MIT licence.");
    assert_eq!(house.total(&ada).await, 0);
}

#[tokio::test]
async fn a_draft_comes_also_where_nothing_can_be_proposed() {
    let house = house();
    let ada = house.person("ada").await;
    house.language_model.fail(AiError::TimedOut { after: std::time::Duration::from_secs(9) });
    let application = house.with_ai(AiLimits::default());
    let (preview, proposed) = application.capture.preview_with_proposals(&ada, "acme/Rocket").await.unwrap();
    assert!(
        preview.warnings.iter().any(|warning| warning.contains("did not answer")),
        "{:?}",
        preview.warnings
    );
    assert!(proposed.proposals.is_empty());
    let (preview, _) = house.application.capture.preview_with_proposals(&ada, "acme/Rocket").await.unwrap();
    assert!(preview.warnings.iter().any(|warning| warning.contains("No language model")));
}

#[tokio::test]
async fn what_a_person_takes_over_stays_marked_as_the_language_models() {
    let house = house();
    let ada = house.person("ada").await;
    let given = ModelPatch {
        proposed: [Field::License].into(),
        ..sample::patch().license("mit").version("2").into()
    };
    let of_hub = NewRecord::FromHub(HubRef::parse("acme/Rocket").unwrap(), given.clone());
    let by_hand = NewRecord::ByHand(ModelName::parse("Glider").unwrap(), given);
    for record in [of_hub, by_hand] {
        let kept = house.application.capture.save(&ada, record, None).await.unwrap().model;
        assert_eq!(kept.provenance.source(Field::License), Some(Source::Ai));
        assert_eq!(kept.provenance.source(Field::Version), Some(Source::User));
    }
}

#[tokio::test]
async fn a_text_about_a_model_that_no_hub_knows_becomes_a_draft() {
    let house = house();
    let ada = house.person("ada").await;
    house
        .language_model
        .answer(fields(&[("name", "Heron XL", "passage_1"), ("license", "MIT", "passage_2")]));
    let application = house.with_ai(AiLimits::default());
    let text = "Heron XL is our own.\n\nIts licence is MIT.";
    let draft = application.capture.preview_text(&ada, text).await.unwrap();
    assert!(draft.is_named && draft.warnings.is_empty());
    assert_eq!(draft.fields.name.as_str(), "Heron XL");
    let document = UploadedDocument { name: None, content_type: None, bytes: text.into() };
    let nameless = application.capture.preview_document(&ada, document).await.unwrap();
    assert!(!nameless.is_named && nameless.warnings.len() == 1);
}

#[tokio::test]
async fn an_empty_text_and_one_without_a_reader_are_refused() {
    let house = house();
    let ada = house.person("ada").await;
    let application = house.with_ai(AiLimits::default());
    let empty = application.capture.preview_text(&ada, " \n\n").await.unwrap_err();
    assert!(matches!(empty, CaptureError::NoText));
    let nobody = house.application.capture.preview_text(&ada, "Heron").await.unwrap_err();
    assert!(matches!(nobody, CaptureError::NoLanguageModel));
    assert!(house.language_model.asked().is_empty());
}

#[tokio::test]
async fn tags_are_proposed_of_the_persons_own_words_first() {
    let house = House::on(&["acme/Rocket"]);
    let ada = house.person("ada").await;
    house.put(sample::new_model_with(ada.workspace(), "Other", sample::patch().tags(&["space"]))).await;
    let model = house.captured(&ada, "acme/Rocket").await;
    house.language_model.answer(
        json!({ "tags": [{ "tag": "new", "cites": ["name"] }, { "tag": "Space", "cites": ["name"] }] })
            .to_string(),
    );
    let application = house.with_ai(AiLimits::default());
    let TagProposals::Ai(tags, by) = application.organise.propose_tags(&ada, model.id).await.unwrap() else {
        panic!("there is a language model");
    };
    let told: Vec<(&str, u64)> = tags.iter().map(|one| (one.tag.as_str(), one.models)).collect();
    assert_eq!((told, by.as_str()), (vec![("space", 1), ("new", 0)], "fake-001"));
    assert!(house.language_model.asked()[0].turns[0].text.contains("space"));
    let rules = house.application.organise.propose_tags(&ada, model.id).await.unwrap();
    assert!(matches!(rules, TagProposals::Rules(_)));
}
