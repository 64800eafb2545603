use super::{Scene, texts};
use trackml_application::insights::InsightError;
use trackml_domain::id::InsightId;
use trackml_domain::insight::Topic;
use trackml_domain::prompt::Speaker;

fn thread(topic: &Topic) -> InsightId {
    match topic {
        Topic::Question { thread: Some(thread), .. } => *thread,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_thread_knows_what_was_said_before() {
    let scene = Scene::new().await;
    scene.will_say("answer", &[("It likes rain.", &["card_2"])]);
    let first = scene.ask(None, "What does it like?").await.unwrap();
    scene.will_say("answer", &[("Nobody knows.", &["card_2"])]);
    let second = scene.ask(Some(thread(&first.topic)), "And snow?").await.unwrap();
    assert_eq!(thread(&second.topic), first.id);
    let asked = scene.house.language_model.asked().remove(1);
    let told: Vec<Speaker> = asked.turns.iter().map(|turn| turn.speaker).collect();
    assert_eq!(told, [Speaker::Asker, Speaker::Asker, Speaker::Model, Speaker::Asker]);
    assert!(asked.turns[2].text.contains("It likes rain."));
}

#[tokio::test]
async fn a_question_that_the_record_does_not_answer_is_kept_without_an_answer() {
    let scene = Scene::new().await;
    let kept = scene.ask(None, "What does it cost?").await.unwrap();
    assert!(texts(&kept.insight).is_empty());
    let read = scene.application.insights.read(&scene.ada, scene.model.id).await.unwrap();
    assert_eq!(read.questions.len(), 1);
}

#[tokio::test]
async fn the_same_question_is_asked_once() {
    let scene = Scene::new().await;
    scene.will_say("answer", &[("It likes rain.", &["card_2"])]);
    let first = scene.ask(None, "What does it like?").await.unwrap();
    assert_eq!((scene.ask(None, " What does it like? ").await.unwrap(), scene.calls()), (first, 1));
}

#[tokio::test]
async fn a_thread_of_another_record_or_none_is_refused() {
    let scene = Scene::new().await;
    let other = scene.house.captured(&scene.ada, "acme/Glider").await;
    let first = scene.ask(None, "Why?").await.unwrap();
    let elsewhere = super::question(Some(thread(&first.topic)), "Why?");
    let refused = scene.application.insights.generate(&scene.ada, other.id, elsewhere).await.unwrap_err();
    assert!(matches!(refused, InsightError::NoSuchThread));
    let refused = scene.ask(Some(987_654.into()), "Why?").await.unwrap_err();
    assert!(matches!(refused, InsightError::NoSuchThread));
}

#[tokio::test]
async fn a_thread_comes_to_an_end_and_can_be_forgotten() {
    let scene = Scene::new().await;
    let first = scene.ask(None, "0?").await.unwrap();
    for number in 1..12 {
        scene.ask(Some(first.id), &format!("{number}?")).await.unwrap();
    }
    let full = scene.ask(Some(first.id), "One more?").await.unwrap_err();
    assert!(matches!(full, InsightError::ThreadFull(12)));
    scene.application.insights.forget(&scene.ada, scene.model.id, first.id).await.unwrap();
    let gone = scene.application.insights.forget(&scene.ada, scene.model.id, first.id).await.unwrap_err();
    assert!(matches!(gone, InsightError::NoSuchThread));
    assert!(scene.application.insights.read(&scene.ada, scene.model.id).await.unwrap().questions.is_empty());
}
