use super::{Scene, question};
use std::time::Duration;
use trackml_application::ai::Event;
use trackml_application::insights::Generated;
use trackml_domain::insight::Topic;
use trackml_ports::AiUsageRepository;

async fn coming(
    scene: &Scene,
    topic: Topic,
) -> trackml_application::ai::Follower<std::sync::Arc<trackml_domain::insight::KeptInsight>> {
    match scene.application.insights.generate(&scene.ada, scene.model.id, topic).await.unwrap() {
        Generated::Coming(follower) => follower,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn those_who_ask_the_same_at_once_make_one_call() {
    let scene = Scene::new().await;
    scene.house.language_model.shut();
    scene.will_say("risks", &[("Fine.", &["license"])]);
    let mut followers = Vec::new();
    for _ in 0..5 {
        followers.push(coming(&scene, Topic::Analysis).await);
    }
    scene.house.language_model.open();
    for follower in followers {
        follower.finish().await.unwrap();
    }
    assert_eq!(scene.calls(), 1);
}

#[tokio::test]
async fn statements_come_one_by_one_before_the_end() {
    let scene = Scene::new().await;
    scene.will_say("risks", &[("One.", &["license"]), ("Two.", &["license"])]);
    let mut follower = coming(&scene, Topic::Analysis).await;
    let mut told = Vec::new();
    while let Some(event) = follower.next().await {
        told.push(match event {
            Event::Statement(statement) => statement.text,
            Event::Done(_) => "done".into(),
            Event::Failed(error) => error.to_string(),
        });
    }
    assert_eq!(told, ["One.", "Two.", "done"]);
}

#[tokio::test]
async fn who_goes_away_gives_the_question_up_and_pays_for_what_was_said() {
    let scene = Scene::new().await;
    scene.will_say("answer", &[("A long answer that is never heard to its end.", &["license"])]);
    scene.house.language_model.shut();
    let follower = coming(&scene, question(None, "Why?")).await;
    let asked = async {
        while scene.calls() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), asked).await.unwrap();
    drop(follower);
    scene.house.language_model.open();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(scene.house.language_model.ended(), 0);
    let read = scene.application.insights.read(&scene.ada, scene.model.id).await.unwrap();
    assert!(read.questions.is_empty());
    let day = trackml_ports::Clock::now(&scene.house.clock).date_naive();
    let usage = scene.house.database.of_day(scene.ada.user().id, day).await.unwrap();
    assert_eq!(usage.calls, 1);
}
