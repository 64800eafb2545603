use reqwest::Method;
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    a_server_that_can_work_is_ready,
    a_server_that_stops_is_no_longer_ready_and_still_answers,
    a_server_with_pending_migrations_is_not_ready,
);

async fn said(app: &TestApp, path: &str) -> (u16, String) {
    let answer = Answer::to(app.anonymous(Method::GET, path)).await;
    (answer.status, answer.body["status"].as_str().unwrap_or_default().to_owned())
}

async fn a_server_that_can_work_is_ready(app: TestApp) {
    assert_eq!(said(&app, "/healthz").await, (200, "ok".into()));
    assert_eq!(said(&app, "/readyz").await, (200, "ok".into()));
}

async fn a_server_that_stops_is_no_longer_ready_and_still_answers(app: TestApp) {
    let ada = app.user("ada").await;
    app.state.drain();
    assert_eq!(said(&app, "/readyz").await, (503, "draining".into()));
    assert_eq!(said(&app, "/healthz").await, (200, "ok".into()));
    assert_eq!(ada.get("/models").await.status, 200);
}

async fn a_server_with_pending_migrations_is_not_ready(app: TestApp) {
    app.database.revert().await.unwrap();
    assert_eq!(said(&app, "/readyz").await, (503, "migrations_pending".into()));
    assert_eq!(said(&app, "/healthz").await, (200, "ok".into()));
    app.database.migrate().await.unwrap();
    assert_eq!(said(&app, "/readyz").await, (200, "ok".into()));
}
