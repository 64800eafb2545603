use super::{Scene, analysis, texts};
use trackml_application::ai::AskError;
use trackml_application::insights::InsightError;
use trackml_domain::insight::InsightSource;
use trackml_ports::{AiError, HubError, ModelRepository};
use trackml_testkit::fakes::COST;
use trackml_testkit::sample;

#[tokio::test]
async fn an_analysis_is_made_of_facts_and_card_and_kept() {
    let scene = Scene::new().await;
    scene.will_say("risks", &[("Under apache-2.0.", &["license"]), ("It likes rain.", &["card_2"])]);
    let kept = scene.analyse().await.unwrap();
    assert_eq!(texts(&kept.insight), ["Under apache-2.0.", "It likes rain."]);
    let making = &kept.insight.making;
    assert_eq!((making.source, making.model.as_deref()), (InsightSource::Ai, Some("fake-001")));
    assert_eq!((making.usage, making.withheld), (COST, 0));
    assert_eq!(analysis(&scene.application, &scene.ada, scene.model.id).await, kept.insight);
}

#[tokio::test]
async fn an_unchanged_record_never_costs_a_second_call() {
    let scene = Scene::new().await;
    scene.will_say("risks", &[("Fine.", &["license"])]);
    let first = scene.analyse().await.unwrap();
    assert_eq!((scene.analyse().await.unwrap(), scene.calls()), (first, 1));
}

#[tokio::test]
async fn a_changed_record_is_asked_about_anew() {
    let scene = Scene::new().await;
    scene.will_say("risks", &[("Fine.", &["license"])]);
    scene.analyse().await.unwrap();
    let model = scene.house.stored(scene.model.id).await;
    let change = model.apply(sample::patch().license("mit").into(), sample::stamp(9));
    scene.house.database.save(change).await.unwrap();
    scene.will_say("risks", &[("Finer.", &["license"])]);
    assert_eq!(texts(&scene.analyse().await.unwrap().insight), ["Finer."]);
}

#[tokio::test]
async fn what_rests_on_nothing_or_makes_numbers_up_is_left_out() {
    let scene = Scene::new().await;
    scene.will_say(
        "risks",
        &[
            ("It was trained on 15,000 hours.", &["card_1"]),
            ("It needs 99 GB.", &["card_1"]),
            ("It is the best of all.", &[]),
        ],
    );
    let kept = scene.analyse().await.unwrap();
    assert_eq!(texts(&kept.insight), ["It was trained on 15,000 hours."]);
    assert_eq!(kept.insight.making.withheld, 2);
}

#[tokio::test]
async fn an_analysis_with_nothing_to_show_is_none() {
    let scene = Scene::new().await;
    scene.will_say("risks", &[("It is the best of all.", &[])]);
    let error = scene.analyse().await.unwrap_err();
    assert!(
        matches!(error, InsightError::Ask(error) if matches!(*error, AskError::NothingToShow { withheld: 1 }))
    );
    scene.house.language_model.answer("Certainly! Here is what I think.");
    let error = scene.analyse().await.unwrap_err().to_string();
    assert!(error.contains("cannot be read"), "{error}");
}

#[tokio::test]
async fn what_was_cut_short_is_shown_and_asked_again() {
    let scene = Scene::new().await;
    scene.house.language_model.cut_short(true);
    scene.house.language_model.answer(
        r#"{"statements":[{"section":"risks","text":"Whole.","cites":["license"]},{"section":"risks","text":"Ha"#,
    );
    let cut = scene.analyse().await.unwrap();
    assert!(cut.insight.making.cut_short);
    assert_eq!(texts(&cut.insight), ["Whole."]);
    scene.house.language_model.cut_short(false);
    scene.will_say("risks", &[("Whole.", &["license"]), ("And more.", &["license"])]);
    assert_eq!(scene.analyse().await.unwrap().insight.statements.len(), 2);
}

#[tokio::test]
async fn the_card_is_fetched_once() {
    let scene = Scene::new().await;
    for text in ["One?", "Two?", "Three?"] {
        scene.ask(None, text).await.unwrap();
    }
    assert_eq!((scene.house.hub.cards_asked(), scene.calls()), (1, 3));
}

#[tokio::test]
async fn without_the_hub_the_record_alone_is_asked_about() {
    let scene = Scene::new().await;
    scene.house.hub.fail("acme/Rocket", HubError::Unreachable { reason: "no network".into() });
    scene.will_say("risks", &[("Fine.", &["license"])]);
    scene.analyse().await.unwrap();
    let prompt = scene.house.language_model.asked().remove(0);
    assert!(!prompt.turns[0].text.contains("It likes rain") && prompt.turns[0].text.contains("license"));
}

#[tokio::test]
async fn what_fails_keeps_nothing_and_says_why() {
    let scene = Scene::new().await;
    scene.house.language_model.fail(AiError::QuotaSpent { retry_after: None });
    let error = scene.analyse().await.unwrap_err();
    assert!(error.to_string().contains("quota"), "{error}");
    let read = scene.application.insights.read(&scene.ada, scene.model.id).await.unwrap();
    assert_eq!(read.analysis.insight.making.source, InsightSource::Rules);
}
