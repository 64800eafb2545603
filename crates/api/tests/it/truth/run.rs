use crate::truth::{AURORA, kept_before};
use serde_json::{Value, json};
use trackml_application::refresh::Round;
use trackml_ports::RefreshRepository;
use trackml_testkit::stub_hub::Fault;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    a_workspace_is_refreshed_in_the_background_and_its_progress_told,
    a_run_is_stopped,
    a_used_up_quota_makes_the_run_wait,
    a_node_that_died_loses_nothing,
);

async fn work(app: &TestApp) {
    while let Round::Worked(_) = app.state.application.refresh.work().await.unwrap() {}
}

async fn a_workspace_is_refreshed_in_the_background_and_its_progress_told(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    ada.keep(json!({"source": "lumen-labs/Meridian-70B-Chat"})).await;
    ada.keep(json!({"name": "In-house"})).await;
    let workspace = ada.get(&path).await.body["workspace_id"].clone();
    let of = format!("/workspaces/{workspace}/refresh");
    assert_eq!(ada.get(&of).await.body, json!({"run": null}));
    let begun = ada.post(&of, json!(null)).await;
    assert_eq!(
        (begun.status, &begun.body["state"], &begun.body["total"]),
        (202, &json!("running"), &json!(2))
    );
    assert_eq!(ada.post(&of, json!(null)).await.body["id"], begun.body["id"]);
    work(&app).await;
    let run = ada.get(&of).await.body["run"].clone();
    assert_eq!(
        (&run["state"], &run["done"], &run["changed"]),
        (&json!("finished"), &json!(2), &json!(1)),
        "{run}"
    );
    assert_eq!(ada.get(&path).await.body["license"], "apache-2.0");
    let event = &ada.get(&format!("{path}/history")).await.body["items"][0];
    assert_eq!(event["user_id"], Value::Null);
}

async fn a_run_is_stopped(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let of = format!("/workspaces/{}/refresh", ada.get(&path).await.body["workspace_id"]);
    ada.post(&of, json!(null)).await;
    let stopped = ada.delete(&of).await;
    assert_eq!((stopped.status, &stopped.body["run"]["state"]), (200, &json!("stopped")), "{}", stopped.body);
    work(&app).await;
    assert_eq!(ada.get(&path).await.body["license"], "gemma");
}

async fn a_used_up_quota_makes_the_run_wait(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let of = format!("/workspaces/{}/refresh", ada.get(&path).await.body["workspace_id"]);
    ada.post(&of, json!(null)).await;
    app.hub.inject(AURORA, Fault::RateLimited { seconds: 120 });
    work(&app).await;
    let run = ada.get(&of).await.body["run"].clone();
    assert_eq!((&run["state"], &run["done"]), (&json!("waiting"), &json!(0)), "{run}");
    assert!(run["waits_until"].is_string());
}

async fn a_node_that_died_loses_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let of = format!("/workspaces/{}/refresh", ada.get(&path).await.body["workspace_id"]);
    ada.post(&of, json!(null)).await;
    // A node takes the record on and is never heard of again.
    let now = chrono::Utc::now();
    assert_eq!(app.database.claim(now, now + chrono::TimeDelta::hours(1), 4).await.unwrap().len(), 1);
    assert_eq!(app.state.application.refresh.work().await.unwrap(), Round::Idle);
    app.database.run_script("UPDATE refresh_items SET leased_until = '2026-01-01 00:00:00'").await.unwrap();
    work(&app).await;
    assert_eq!(ada.get(&of).await.body["run"]["state"], "finished");
    assert_eq!(ada.get(&path).await.body["license"], "apache-2.0");
}
