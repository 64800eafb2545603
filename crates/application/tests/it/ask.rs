//! A question over a library.

use crate::house::House;
use serde_json::json;
use trackml_application::ask::{Answering, Asked, key_prefix};
use trackml_application::{Application, Caller};
use trackml_domain::ai_budget::AiLimits;
use trackml_domain::insight::{Insight, QuestionText};

async fn ask(application: &Application, caller: &Caller, question: &str) -> Asked {
    application.ask.ask(caller, QuestionText::parse(question).unwrap()).await.unwrap()
}

async fn answer(asked: Asked) -> Option<std::sync::Arc<Insight>> {
    match asked.answering {
        Answering::Known(insight) => Some(insight),
        Answering::Coming(follower) => Some(follower.finish().await.unwrap()),
        Answering::Nobody => None,
    }
}

#[tokio::test]
async fn an_answer_rests_on_records_that_were_looked_up() {
    let house = House::on(&["acme/Rocket"]);
    let ada = house.person("ada").await;
    let model = house.captured(&ada, "acme/Rocket").await;
    let key = format!("{}license", key_prefix(model.id));
    house.language_model.answer(
        json!({ "statements": [
            { "section": "answer", "text": "Rocket is under apache-2.0.", "cites": [key] },
            { "section": "answer", "text": "Glider is, too.", "cites": ["m999.license"] },
        ] })
        .to_string(),
    );
    let application = house.with_ai(AiLimits::default());
    let asked = ask(&application, &ada, "Under which licence is Rocket?").await;
    assert_eq!(asked.records[0].id, model.id);
    let insight = answer(asked).await.unwrap();
    assert_eq!((insight.statements.len(), insight.making.withheld), (1, 1));
    answer(ask(&application, &ada, "Under which licence is Rocket?").await).await.unwrap();
    assert_eq!(house.language_model.asked().len(), 1);
}

#[tokio::test]
async fn where_nothing_is_found_nobody_is_asked() {
    let house = House::new();
    let ada = house.person("ada").await;
    let asked = ask(&house.with_ai(AiLimits::default()), &ada, "Which can sing?").await;
    assert!(asked.records.is_empty() && answer(asked).await.is_none());
    assert!(house.language_model.asked().is_empty());
}

#[tokio::test]
async fn without_a_language_model_the_records_are_shown() {
    let house = House::on(&["acme/Rocket"]);
    let ada = house.person("ada").await;
    house.captured(&ada, "acme/Rocket").await;
    let asked = ask(&house.application, &ada, "What is rocket?").await;
    assert_eq!(asked.records.len(), 1);
    assert!(answer(asked).await.is_none());
}

#[tokio::test]
async fn nobody_asks_over_another_persons_library() {
    let house = House::on(&["acme/Rocket"]);
    let (ada, eve) = (house.person("ada").await, house.person("eve").await);
    house.captured(&ada, "acme/Rocket").await;
    let application = house.with_ai(AiLimits::default());
    assert!(ask(&application, &eve, "What is rocket?").await.records.is_empty());
    let intruding = eve.looking_at(Some(ada.personal_workspace()));
    assert!(application.ask.ask(&intruding, QuestionText::parse("rocket?").unwrap()).await.is_err());
}
