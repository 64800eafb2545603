use super::{Scene, analysis};
use crate::house::House;
use trackml_application::insights::Generated;
use trackml_domain::insight::{InsightSource, Section, Topic};
use trackml_domain::provenance::Field;
use trackml_ports::ModelRepository;
use trackml_testkit::sample;

#[tokio::test]
async fn a_look_asks_nobody() {
    let scene = Scene::new().await;
    analysis(&scene.application, &scene.ada, scene.model.id).await;
    assert_eq!((scene.calls(), scene.house.hub.cards_asked()), (0, 0));
}

#[tokio::test]
async fn without_a_language_model_rules_say_what_follows_from_facts() {
    let house = House::on(&["acme/Rocket"]);
    let ada = house.person("ada").await;
    let model = house.captured(&ada, "acme/Rocket").await;
    let insight = analysis(&house.application, &ada, model.id).await;
    assert_eq!(insight.making.source, InsightSource::Rules);
    assert!(insight.statements.iter().any(|said| said.section == Section::TechnicalAnalysis));
    for statement in &insight.statements {
        assert!(!statement.cites.is_empty());
        assert!(statement.cites.iter().all(|cite| insight.grounds.get(cite).is_some()), "{statement:?}");
    }
    let Generated::Rules(asked) =
        house.application.insights.generate(&ada, model.id, Topic::Analysis).await.unwrap()
    else {
        panic!("there is no language model");
    };
    assert_eq!(asked.making.source, InsightSource::Rules);
}

#[tokio::test]
async fn a_changed_record_shows_the_old_words_with_what_changed() {
    let scene = Scene::new().await;
    scene.will_say("risks", &[("Fine.", &["license"])]);
    scene.analyse().await.unwrap();
    let fresh = scene.application.insights.read(&scene.ada, scene.model.id).await.unwrap().analysis;
    assert!(fresh.changes.is_empty());
    let model = scene.house.stored(scene.model.id).await;
    let before = model.fields.license.clone().unwrap();
    let patch = sample::patch().license("mit").favorite(true);
    scene.house.database.save(model.apply(patch.into(), sample::stamp(9))).await.unwrap();
    let stale = scene.application.insights.read(&scene.ada, scene.model.id).await.unwrap().analysis;
    assert_eq!(stale.insight, fresh.insight);
    let license = stale.changes.iter().find(|change| change.key == Field::License.as_ref()).unwrap();
    assert_eq!((license.before.as_deref(), license.after.as_deref()), (Some(before.as_str()), Some("mit")));
    assert!(stale.changes.iter().all(|change| change.key != "favorite"));
}

#[tokio::test]
async fn a_stranger_sees_nothing_and_asks_nothing() {
    let scene = Scene::new().await;
    let eve = scene.house.person("eve").await;
    assert!(scene.application.insights.read(&eve, scene.model.id).await.is_err());
    assert!(scene.application.insights.generate(&eve, scene.model.id, Topic::Analysis).await.is_err());
    assert_eq!(scene.calls(), 0);
}
