//! Finding records by what they are about.

use crate::house::House;
use chrono::TimeDelta;
use trackml_application::meaning::{Hits, VectorRound, WhyWords};
use trackml_application::{Application, Caller};
use trackml_domain::ai_budget::AiLimits;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::query::Query;
use trackml_ports::ModelRepository;
use trackml_testkit::sample;

async fn library(house: &House) -> (Application, Caller) {
    let ada = house.person("ada").await;
    for (id, task, description) in [
        ("acme/Echo", "automatic-speech-recognition", "Turns recordings of voices into text."),
        ("acme/Forge", "text-generation", "Completes programs in many languages."),
        ("acme/Canvas", "text-to-image", "Paints pictures of what is described."),
    ] {
        let facts = HubFacts {
            id: id.into(),
            pipeline_tag: Some(task.into()),
            description: Some(description.into()),
            ..HubFacts::default()
        };
        house.captured_of(&ada, facts).await;
    }
    let application = house.with_ai(AiLimits { calls: 3, tokens: 1_000 });
    (application, ada)
}

async fn make(application: &Application) -> usize {
    let mut made = 0;
    while let VectorRound::Worked(some) = application.meanings.work(TimeDelta::zero()).await.unwrap() {
        made += some;
    }
    made
}

async fn search(application: &Application, caller: &Caller, query: &str) -> Hits {
    application.meanings.search(caller, &Query::parse(query).unwrap(), 10).await.unwrap()
}

fn names(hits: &Hits) -> Vec<&str> {
    hits.hits.iter().map(|hit| hit.model.name.as_str()).collect()
}

#[tokio::test]
async fn what_means_the_like_is_found_without_its_words() {
    let house = House::new();
    let (application, ada) = library(&house).await;
    assert_eq!(make(&application).await, 3);
    let hits = search(&application, &ada, "transcribe dictation").await;
    assert_eq!(names(&hits)[0], "Echo");
    assert!(hits.only_words.is_none() && hits.hits[0].ranks.meaning == Some(1));
    let by_words =
        house.application.meanings.search(&ada, &Query::parse("dictation").unwrap(), 10).await.unwrap();
    assert!(by_words.hits.is_empty());
}

#[tokio::test]
async fn other_conditions_hold_for_what_is_near_too() {
    let house = House::new();
    let (application, ada) = library(&house).await;
    make(&application).await;
    let hits = search(&application, &ada, "transcribe dictation -developer:acme").await;
    assert!(names(&hits).is_empty());
    let hits = search(&application, &ada, "transcribe type:speech_recognition").await;
    assert_eq!(names(&hits), ["Echo"]);
}

#[tokio::test]
async fn without_vectors_words_are_searched_for_and_the_reason_is_told() {
    let house = House::new();
    let (application, ada) = library(&house).await;
    let alone = house.application.meanings.search(&ada, &Query::parse("Forge").unwrap(), 10).await.unwrap();
    assert!(names(&alone) == ["Forge"] && matches!(alone.only_words, Some(WhyWords::NoEmbedder)));
    let early = search(&application, &ada, "forge").await;
    assert_eq!((names(&early), early.without_vector), (vec!["Forge"], 3));
}

#[tokio::test]
async fn a_spent_budget_leaves_the_words() {
    let house = House::new();
    let (application, ada) = library(&house).await;
    make(&application).await;
    for query in ["one", "two", "three", "one", "two"] {
        search(&application, &ada, query).await;
    }
    let hits = search(&application, &ada, "Forge").await;
    assert_eq!(names(&hits), ["Forge"]);
    assert!(matches!(hits.only_words, Some(WhyWords::Ask(_))));
}

#[tokio::test]
async fn nobody_finds_what_is_another_persons() {
    let house = House::new();
    let (application, _ada) = library(&house).await;
    make(&application).await;
    let eve = house.person("eve").await;
    assert!(names(&search(&application, &eve, "transcribe dictation").await).is_empty());
}

#[tokio::test]
async fn a_record_is_embedded_again_when_its_text_changes_and_not_before() {
    let house = House::new();
    let (application, ada) = library(&house).await;
    make(&application).await;
    let found = search(&application, &ada, "Echo").await.hits[0].model.id;
    let favorite = house.stored(found).await.apply(sample::patch().favorite(true).into(), sample::stamp(9));
    house.database.save(favorite).await.unwrap();
    assert_eq!(make(&application).await, 1);
    let noted =
        house.stored(found).await.apply(sample::patch().notes("paints pictures").into(), sample::stamp(10));
    house.database.save(noted).await.unwrap();
    assert_eq!(make(&application).await, 1);
}

#[tokio::test]
async fn what_was_just_changed_is_left_alone_for_a_while() {
    let house = House::new();
    let (application, _ada) = library(&house).await;
    let hasty = application.meanings.work(TimeDelta::days(365 * 20)).await.unwrap();
    assert_eq!(hasty, VectorRound::Idle);
}

#[tokio::test]
async fn similar_records_are_those_about_the_like() {
    let house = House::new();
    let (application, ada) = library(&house).await;
    let facts = HubFacts {
        id: "acme/Whisperer".into(),
        pipeline_tag: Some("automatic-speech-recognition".into()),
        ..HubFacts::default()
    };
    let whisperer = house.captured_of(&ada, facts).await;
    let early = application.meanings.similar(&ada, whisperer.id, 5).await.unwrap();
    assert!(matches!(early.only_words, Some(WhyWords::NotYet)));
    make(&application).await;
    let similar = application.meanings.similar(&ada, whisperer.id, 2).await.unwrap();
    assert_eq!((names(&similar)[0], similar.hits.len()), ("Echo", 2));
    assert!(similar.hits.iter().all(|hit| hit.model.id != whisperer.id));
    let eve = house.person("eve").await;
    assert!(application.meanings.similar(&eve, whisperer.id, 5).await.is_err());
}
