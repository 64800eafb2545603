use super::{Scene, said, texts};
use std::sync::Arc;
use trackml_application::insights::{Verdict, Wish};
use trackml_domain::id::ModelId;
use trackml_domain::insight::{Insight, InsightSource, Section};

async fn two(scene: &Scene) -> [ModelId; 2] {
    let other = scene.house.captured(&scene.ada, "acme/Glider").await;
    [scene.model.id, other.id]
}

async fn verdict(scene: &Scene, ids: &[ModelId], use_case: Option<&str>) -> Arc<Insight> {
    let wish = Wish::new(use_case, None);
    match scene.application.insights.compare(&scene.ada, ids, &wish).await.unwrap().1 {
        Verdict::Known(insight) => insight,
        Verdict::Coming(follower) => follower.finish().await.unwrap(),
        Verdict::Rules(insight) => Arc::new(insight),
    }
}

#[tokio::test]
async fn a_verdict_may_only_speak_of_rows() {
    let scene = Scene::new().await;
    let ids = two(&scene).await;
    scene.house.language_model.answer(said(
        "verdict",
        &[("Both are under apache-2.0.", &["license"]), ("Rocket is prettier.", &["beauty"])],
    ));
    let insight = verdict(&scene, &ids, Some("summaries")).await;
    assert_eq!(texts(&insight), ["Both are under apache-2.0."]);
    assert!(insight.grounds.iter().all(|ground| ground.text.contains("Glider: ")));
    assert!(scene.house.language_model.asked()[0].turns[0].text.contains("summaries"));
}

#[tokio::test]
async fn the_same_table_and_wish_are_asked_about_once() {
    let scene = Scene::new().await;
    let ids = two(&scene).await;
    let answer = said("recommendation", &[("Take Rocket.", &["license"])]);
    scene.house.language_model.answer(answer.clone());
    let first = verdict(&scene, &ids, Some("summaries")).await;
    assert_eq!((verdict(&scene, &ids, Some(" summaries ")).await, scene.calls()), (first, 1));
    scene.house.language_model.answer(answer);
    verdict(&scene, &ids, Some("chat")).await;
    assert_eq!(scene.calls(), 2);
}

#[tokio::test]
async fn without_a_language_model_the_table_speaks_for_itself() {
    let scene = Scene::new().await;
    let ids = two(&scene).await;
    let (table, verdict) =
        scene.house.application.insights.compare(&scene.ada, &ids, &Wish::default()).await.unwrap();
    let Verdict::Rules(insight) = verdict else { panic!("there is no language model") };
    assert_eq!((table.models.len(), insight.making.source), (2, InsightSource::Rules));
    assert!(insight.statements.iter().all(|said| said.section != Section::Answer));
}
