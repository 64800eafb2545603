use super::Scene;
use std::time::Duration;
use trackml_application::ai::AskError;
use trackml_application::insights::InsightError;
use trackml_domain::ai_budget::{AiLimits, AiUsage};

fn spent(error: InsightError) -> AskError {
    match error {
        InsightError::Ask(error) => std::sync::Arc::try_unwrap(error).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_spent_budget_says_when_it_is_full_again() {
    let scene = Scene::within(AiLimits { calls: 1, tokens: 10_000 }).await;
    scene.ask(None, "One?").await.unwrap();
    let error = spent(scene.ask(None, "Two?").await.unwrap_err());
    assert!(matches!(error, AskError::BudgetSpent { .. }));
    let wait = error.retry_after().unwrap();
    assert!(wait.as_secs() > 20 * 3600 && wait.as_secs() <= 24 * 3600);
    assert!(error.to_string().contains("full again at 2026-01-03 00:00 UTC"), "{error}");
    assert_eq!(scene.calls(), 1);
}

#[tokio::test]
async fn tokens_are_counted_as_the_service_says() {
    let scene = Scene::within(AiLimits { calls: 10, tokens: 125 }).await;
    scene.ask(None, "One?").await.unwrap();
    let state = scene.application.ai.state(&scene.ada).await.unwrap();
    assert_eq!(state.usage, AiUsage { calls: 1, tokens: 125 });
    spent(scene.ask(None, "Two?").await.unwrap_err());
}

#[tokio::test]
async fn what_is_kept_costs_nothing_and_the_next_day_is_another() {
    let scene = Scene::within(AiLimits { calls: 1, tokens: 10_000 }).await;
    let kept = scene.ask(None, "One?").await.unwrap();
    assert_eq!(scene.ask(None, "One?").await.unwrap(), kept);
    spent(scene.ask(None, "Two?").await.unwrap_err());
    scene.house.clock.advance(Duration::from_hours(24));
    scene.ask(None, "Two?").await.unwrap();
}

#[tokio::test]
async fn everybody_has_their_own_budget() {
    let scene = Scene::within(AiLimits { calls: 1, tokens: 10_000 }).await;
    scene.ask(None, "One?").await.unwrap();
    let bob = scene.house.person("bob").await;
    assert_eq!(scene.application.ai.state(&bob).await.unwrap().usage, AiUsage::default());
}
