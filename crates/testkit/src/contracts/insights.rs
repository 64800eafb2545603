//! The contract of `InsightRepository`.

use crate::contracts::{Harness, Person};
use crate::sample::{self, moment};
use trackml_domain::card::{Card, FetchedCard};
use trackml_domain::grounds::{Ground, Grounds};
use trackml_domain::id::{InsightId, ModelId};
use trackml_domain::insight::{
    Insight, InsightSource, KeptInsight, Making, NewInsight, QuestionText, Section, Statement, Topic,
};
use trackml_domain::prompt::TokenUsage;

crate::contracts::suite!(insights at contracts::insights:
    an_analysis_is_read_as_it_was_kept,
    a_record_has_one_analysis,
    questions_stand_in_threads,
    the_latest_questions_are_read_the_oldest_first,
    a_thread_is_of_one_record,
    a_thread_is_forgotten_as_a_whole,
    a_record_that_is_gone_keeps_nothing,
    insights_survive_the_account_of_who_asked,
    insights_go_with_their_record,
    a_card_is_kept_in_place_of_the_one_before,
);

fn insight(text: &str) -> Insight {
    Insight {
        statements: vec![Statement {
            section: Section::Risks,
            text: text.into(),
            cites: vec!["license".into()],
        }],
        grounds: Grounds::new(vec![Ground {
            key: "license".into(),
            label: "License".into(),
            text: "größer \"mit\"".into(),
        }]),
        making: Making {
            source: InsightSource::Ai,
            model: Some("gemini-x-001".into()),
            usage: TokenUsage { prompt: 10, answer: 20, thoughts: 30 },
            took_ms: 1_234,
            prompt_version: 7,
            at: moment(50),
            cut_short: true,
            withheld: 2,
        },
    }
}

fn new(model: ModelId, by: &Person, topic: Topic, text: &str) -> NewInsight {
    NewInsight {
        model_id: model,
        topic,
        by: by.user.id,
        content_hash: format!("hash of {text}"),
        insight: insight(text),
    }
}

fn question(thread: Option<InsightId>, text: &str) -> Topic {
    Topic::Question { thread, text: QuestionText::parse(text).unwrap() }
}

async fn model(harness: &Harness, person: &Person) -> ModelId {
    harness.put(sample::new_model(person.workspace, "Rocket")).await.id
}

async fn ask(
    harness: &Harness,
    model: ModelId,
    by: &Person,
    thread: Option<InsightId>,
    text: &str,
) -> KeptInsight {
    harness.insights.keep(new(model, by, question(thread, text), text)).await.unwrap().unwrap()
}

fn texts(kept: &[KeptInsight]) -> Vec<&str> {
    kept.iter().map(|kept| kept.insight.statements[0].text.as_str()).collect()
}

async fn an_analysis_is_read_as_it_was_kept(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = model(harness, &ada).await;
    assert_eq!(harness.insights.analysis(model).await.unwrap(), None);
    let kept = harness.insights.keep(new(model, &ada, Topic::Analysis, "Fine.")).await.unwrap().unwrap();
    assert_eq!((&kept.insight, kept.by, kept.model_id), (&insight("Fine."), Some(ada.user.id), model));
    assert_eq!(harness.insights.analysis(model).await.unwrap(), Some(kept));
}

async fn a_record_has_one_analysis(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (one, other) = (model(harness, &ada).await, model(harness, &ada).await);
    for (model, text) in [(one, "First."), (other, "Another's."), (one, "Second.")] {
        harness.insights.keep(new(model, &ada, Topic::Analysis, text)).await.unwrap();
    }
    let text = |kept: Option<KeptInsight>| kept.unwrap().insight.statements[0].text.clone();
    assert_eq!(text(harness.insights.analysis(one).await.unwrap()), "Second.");
    assert_eq!(text(harness.insights.analysis(other).await.unwrap()), "Another's.");
}

async fn questions_stand_in_threads(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = model(harness, &ada).await;
    let first = ask(harness, model, &ada, None, "first").await;
    assert_eq!(first.topic, question(Some(first.id), "first"));
    let second = ask(harness, model, &ada, Some(first.id), "second").await;
    let other = ask(harness, model, &ada, None, "other").await;
    harness.insights.keep(new(model, &ada, Topic::Analysis, "no question")).await.unwrap();
    let thread = |of: InsightId| harness.insights.thread(model, of);
    assert_eq!(thread(first.id).await.unwrap(), [first.clone(), second.clone()]);
    assert_eq!(thread(other.id).await.unwrap(), std::slice::from_ref(&other));
    // A question that goes on with a thread begins none.
    assert_eq!(thread(second.id).await.unwrap(), []);
    assert_eq!(
        harness.insights.keep(new(model, &ada, question(Some(second.id), "x"), "x")).await.unwrap(),
        None
    );
    assert_eq!(harness.insights.questions(model, 10).await.unwrap(), [first, second, other]);
}

async fn the_latest_questions_are_read_the_oldest_first(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = model(harness, &ada).await;
    for text in ["one", "two", "three"] {
        ask(harness, model, &ada, None, text).await;
    }
    assert_eq!(texts(&harness.insights.questions(model, 2).await.unwrap()), ["two", "three"]);
}

async fn a_thread_is_of_one_record(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (one, other) = (model(harness, &ada).await, model(harness, &ada).await);
    let first = ask(harness, one, &ada, None, "first").await;
    assert_eq!(harness.insights.thread(other, first.id).await.unwrap(), []);
    let foreign = new(other, &ada, question(Some(first.id), "foreign"), "foreign");
    assert_eq!(harness.insights.keep(foreign).await.unwrap(), None);
    assert!(!harness.insights.forget(other, first.id).await.unwrap());
    assert_eq!(harness.insights.thread(one, first.id).await.unwrap().len(), 1);
}

async fn a_thread_is_forgotten_as_a_whole(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = model(harness, &ada).await;
    let first = ask(harness, model, &ada, None, "first").await;
    let second = ask(harness, model, &ada, Some(first.id), "second").await;
    let other = ask(harness, model, &ada, None, "other").await;
    let analysis = harness.insights.keep(new(model, &ada, Topic::Analysis, "kept")).await.unwrap().unwrap();
    assert!(!harness.insights.forget(model, second.id).await.unwrap());
    assert!(!harness.insights.forget(model, analysis.id).await.unwrap());
    assert!(harness.insights.forget(model, first.id).await.unwrap());
    assert!(!harness.insights.forget(model, first.id).await.unwrap());
    assert_eq!(harness.insights.questions(model, 10).await.unwrap(), [other]);
    assert_eq!(harness.insights.analysis(model).await.unwrap(), Some(analysis));
}

async fn a_record_that_is_gone_keeps_nothing(harness: &Harness) {
    let ada = harness.person("ada").await;
    let gone = ModelId::from(987_654);
    assert_eq!(harness.insights.keep(new(gone, &ada, Topic::Analysis, "x")).await.unwrap(), None);
    let card = FetchedCard { card: None, at: moment(1) };
    harness.insights.keep_card(gone, card).await.unwrap();
    assert_eq!(harness.insights.card(gone).await.unwrap(), None);
}

async fn insights_survive_the_account_of_who_asked(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let shared = harness.shared(&ada, "Lab").await;
    let model = harness.put(sample::new_model(shared, "Rocket")).await.id;
    let asked = ask(harness, model, &bob, None, "why").await;
    harness.users.delete(bob.user.id).await.unwrap();
    let kept = harness.insights.questions(model, 10).await.unwrap();
    assert_eq!(kept, [KeptInsight { by: None, ..asked }]);
}

async fn insights_go_with_their_record(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = model(harness, &ada).await;
    ask(harness, model, &ada, None, "why").await;
    let stored = harness.stored(model).await;
    harness.trash(stored).await;
    harness.empty_trash(ada.workspace, &[model]).await;
    assert_eq!(harness.insights.questions(model, 10).await.unwrap(), []);
}

async fn a_card_is_kept_in_place_of_the_one_before(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = model(harness, &ada).await;
    assert_eq!(harness.insights.card(model).await.unwrap(), None);
    let card = Card::of(Some("abc".into()), ["größer".into(), "zwei".into()]);
    for card in [None, Some(card)] {
        let fetched = FetchedCard { card, at: moment(9) };
        harness.insights.keep_card(model, fetched.clone()).await.unwrap();
        assert_eq!(harness.insights.card(model).await.unwrap(), Some(fetched));
    }
}
