use serde_json::{Value, json};
use trackml_domain::model::Stamp;
use trackml_ports::{Created, Creation, ModelRepository};
use trackml_testkit::sample;
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    an_empty_workspace_has_a_dashboard,
    every_number_is_what_its_query_finds,
    days_and_weeks_begin_where_the_person_is,
    what_wants_attention_is_told_with_the_first_records,
    a_dashboard_is_of_the_workspace_that_is_looked_at,
    a_wrong_question_is_refused_by_its_parameter,
);

async fn total(user: &TestUser<'_>, query: &Value) -> Value {
    let mut address = url::form_urlencoded::Serializer::new(String::new());
    address.append_pair("q", query.as_str().unwrap());
    user.get(&format!("/models?{}", address.finish())).await.body["total"].clone()
}

/// Keeps a record of a person's, made by them at a moment.
async fn kept_at(app: &TestApp, user: &TestUser<'_>, name: &str, moment: chrono::DateTime<chrono::Utc>) {
    let me = user.get("/auth/verify-token").await.body["user"]["id"].as_i64().unwrap();
    let workspace = user.get("/workspaces").await.body["items"][0]["id"].as_i64().unwrap();
    let stamp = Stamp { by: Some(me.into()), at: moment };
    let new = sample::new_model_at(workspace.into(), name, sample::patch(), stamp);
    let made = app.database.create(new, Creation::default()).await.unwrap();
    assert!(matches!(made, Created::New(_)));
}

async fn an_empty_workspace_has_a_dashboard(app: TestApp) {
    let body = app.user("ada").await.get("/dashboard").await.body;
    assert_eq!((&body["facets"]["total"], &body["favorites"]["count"]), (&json!(0), &json!(0)));
    assert_eq!((body["weeks"].as_array().unwrap().len(), &body["days"]), (53, &json!([])));
    let kinds: Vec<&str> =
        body["attention"].as_array().unwrap().iter().map(|a| a["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["gone", "changed", "stale", "incomplete", "duplicates", "gated"]);
    assert_eq!(body["time_zone"], "UTC");
}

async fn every_number_is_what_its_query_finds(app: TestApp) {
    let ada = app.user("ada").await;
    let one = ada.keep(json!({"name": "One", "favorite": true, "tags": ["code"], "license": "mit"})).await;
    ada.keep(json!({"name": "Two", "parameters": "7b", "status": "using"})).await;
    ada.keep(json!({"name": "two"})).await;
    ada.patch(&format!("/models/{one}"), json!({"status": "tried"})).await;
    let body = ada.get("/dashboard?time_zone=Asia/Kathmandu").await.body;
    for part in ["favorites", "added_this_month"] {
        assert_eq!(total(&ada, &body[part]["query"]).await, body[part]["count"], "{part}");
    }
    for kind in body["attention"].as_array().unwrap() {
        assert_eq!(total(&ada, &kind["query"]).await, kind["count"], "{kind}");
    }
    for facet in ["status", "type", "tag", "developer", "license_class", "size"] {
        for value in body["facets"][facet].as_array().unwrap() {
            assert_eq!(total(&ada, &value["query"]).await, value["count"], "{value}");
        }
    }
    let week = body["weeks"].as_array().unwrap().last().unwrap();
    assert_eq!((&week["added"], &week["status_changes"]), (&json!(3), &json!(1)));
    assert_eq!(total(&ada, &week["added_query"]).await, 3);
    assert_eq!(total(&ada, &week["status_query"]).await, 1);
    let day = body["days"].as_array().unwrap().last().unwrap();
    assert_eq!((&day["events"], total(&ada, &day["query"]).await), (&json!(4), json!(3)));
    assert_eq!(body["recent"][0]["name"], "One");
}

async fn days_and_weeks_begin_where_the_person_is(app: TestApp) {
    let ada = app.user("ada").await;
    // The last hour of a Sunday in UTC is Monday further east.
    let now = chrono::Utc::now();
    let days = i64::from(chrono::Datelike::weekday(&now).num_days_from_monday()) + 7;
    let monday =
        (now - chrono::TimeDelta::days(days)).date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
    kept_at(&app, &ada, "Late", monday - chrono::TimeDelta::minutes(30)).await;
    let week = async |zone: &str| {
        let body = ada.get(&format!("/dashboard?time_zone={zone}")).await.body;
        let weeks = body["weeks"].as_array().unwrap().clone();
        let week = weeks.into_iter().find(|week| week["added"] == 1).unwrap();
        assert_eq!(total(&ada, &week["added_query"]).await, 1);
        assert_eq!(total(&ada, &body["days"][0]["query"]).await, 1);
        (week["start"].as_str().unwrap().to_owned(), body["days"][0]["date"].as_str().unwrap().to_owned())
    };
    let day = |offset| (monday + chrono::TimeDelta::days(offset)).date_naive().to_string();
    assert_eq!(week("UTC").await, (day(-7), day(-1)));
    assert_eq!(week("Europe/Berlin").await, (day(0), day(0)));
}

async fn what_wants_attention_is_told_with_the_first_records(app: TestApp) {
    let ada = app.user("ada").await;
    for number in 0..7 {
        ada.keep(json!({"name": format!("m{number}"), "developer": format!("d{number}")})).await;
    }
    kept_at(&app, &ada, "Forgotten", chrono::Utc::now() - chrono::TimeDelta::days(40)).await;
    let forgotten = ada.get("/models?q=Forgotten").await.body["items"][0]["id"].clone();
    let attention = async |query: &str, kind: &str| {
        let body = ada.get(&format!("/dashboard{query}")).await.body;
        body["attention"].as_array().unwrap().iter().find(|a| a["kind"] == kind).unwrap().clone()
    };
    let incomplete = attention("", "incomplete").await;
    assert_eq!((&incomplete["count"], incomplete["models"].as_array().unwrap().len()), (&json!(8), 5));
    assert_eq!(attention("", "stale").await["count"], 0);
    // A record that TrackML changed by itself was touched by nobody.
    let model = app.database.find(forgotten.as_i64().unwrap().into()).await.unwrap().unwrap();
    let by_itself = Stamp { by: None, at: chrono::Utc::now() };
    app.database
        .save(model.change_status(trackml_domain::status::Status::Studying, by_itself))
        .await
        .unwrap();
    assert_eq!(attention("", "stale").await["models"][0]["name"], "Forgotten");
    assert_eq!(attention("?stale_days=60", "stale").await["count"], 0);
}

async fn a_dashboard_is_of_the_workspace_that_is_looked_at(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    ada.keep(json!({"name": "Own"})).await;
    let team = ada.workspace("Team").await;
    assert_eq!(ada.get(&format!("/dashboard?workspace={team}")).await.body["facets"]["total"], 0);
    assert_eq!(ada.get("/dashboard").await.body["facets"]["total"], 1);
    bob.get(&format!("/dashboard?workspace={team}")).await.problem(404);
}

async fn a_wrong_question_is_refused_by_its_parameter(app: TestApp) {
    let ada = app.user("ada").await;
    for (query, refusal) in [
        ("time_zone=Mars/Olympus", "time_zone unknown"),
        ("stale_days=0", "stale_days out_of_range"),
        ("stale_days=soon", "stale_days out_of_range"),
    ] {
        let answer = ada.get(&format!("/dashboard?{query}")).await;
        answer.problem(422);
        assert_eq!(answer.refusals(), [refusal]);
    }
}
