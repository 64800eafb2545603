use reqwest::Method;
use serde_json::json;
use trackml_testkit::test_app::{Answer, PASSWORD, Setting, TestApp};

on_both_databases!(
    a_person_sees_where_they_are_signed_in,
    a_session_is_ended_from_another,
    another_persons_session_is_not_found,
    all_others_are_ended_at_once,
    a_session_that_was_ended_is_refused_at_once_on_its_node_and_soon_on_every_other,
    a_disabled_account_is_refused_at_once_on_its_node_and_soon_on_every_other,
);

async fn a_person_sees_where_they_are_signed_in(app: TestApp) {
    let ada = app.user("ada").await;
    let login = app.anonymous(Method::POST, "/api/v1/auth/login").header("user-agent", "A browser\t/1.0");
    Answer::to(login.json(&json!({"email": "ada", "password": PASSWORD}))).await;
    let list = ada.get("/auth/sessions").await;
    assert_eq!(
        (list.status, &list.body["total"], list.header("cache-control")),
        (200, &json!(2), Some("private, no-store"))
    );
    let (latest, first) = (&list.body["items"][0], &list.body["items"][1]);
    assert_eq!((&latest["device"], &latest["address"]), (&json!("A browser/1.0"), &json!("127.0.0.1")));
    assert_eq!((&latest["current"], &first["current"]), (&json!(false), &json!(true)));
}

async fn a_session_is_ended_from_another(app: TestApp) {
    let (ada, other) = (app.user("ada").await, app.login("ada").await);
    let list = ada.get("/auth/sessions").await.body;
    let id =
        list["items"].as_array().unwrap().iter().find(|session| session["current"] == false).unwrap()["id"]
            .as_str()
            .unwrap();
    assert_eq!(other.get("/auth/me").await.status, 200);
    assert_eq!(ada.delete(&format!("/auth/sessions/{id}")).await.status, 204);
    assert_eq!((other.get("/auth/me").await.status, ada.get("/auth/me").await.status), (401, 200));
    assert_eq!(ada.delete(&format!("/auth/sessions/{id}")).await.status, 404);
}

async fn another_persons_session_is_not_found(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let id = ada.get("/auth/sessions").await.body["items"][0]["id"].as_str().unwrap().to_owned();
    for id in [id.as_str(), "nonsense", "00000000-0000-0000-0000-000000000000"] {
        let answer = eve.delete(&format!("/auth/sessions/{id}")).await;
        assert_eq!((answer.status, &answer.body["code"]), (404, &json!("session_not_found")), "{id}");
    }
    assert_eq!(ada.get("/auth/me").await.status, 200);
}

async fn all_others_are_ended_at_once(app: TestApp) {
    let (ada, one, two) = (app.user("ada").await, app.login("ada").await, app.login("ada").await);
    let eve = app.user("eve").await;
    let ended = one.delete("/auth/sessions").await;
    assert_eq!((ended.status, &ended.body["ended"]), (200, &json!(2)));
    for (person, status) in [(&ada, 401), (&one, 200), (&two, 401), (&eve, 200)] {
        assert_eq!(person.get("/auth/me").await.status, status);
    }
}

/// Asks another node again and again until it refuses; gives how long that took, in milliseconds.
async fn refused_after(person: &trackml_testkit::test_app::TestUser<'_>) -> u128 {
    let begun = std::time::Instant::now();
    while person.get("/auth/me").await.status != 401 {
        assert!(begun.elapsed().as_secs() < 30, "it is never refused");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    begun.elapsed().as_millis()
}

async fn a_session_that_was_ended_is_refused_at_once_on_its_node_and_soon_on_every_other(app: TestApp) {
    let other_node = app.beside(Setting::default()).await;
    let ada = app.user("ada").await;
    let there = ada.at(&other_node);
    // Both nodes know her now.
    assert_eq!((ada.get("/auth/me").await.status, there.get("/auth/me").await.status), (200, 200));
    assert_eq!(ada.post("/auth/logout", json!({})).await.status, 204);
    assert_eq!(ada.get("/auth/me").await.status, 401);
    assert!(refused_after(&there).await < 5_000);
}

async fn a_disabled_account_is_refused_at_once_on_its_node_and_soon_on_every_other(app: TestApp) {
    let other_node = app.beside(Setting::default()).await;
    let (root, ada) = (app.user("root").await, app.user("ada").await);
    let program = ada.with_token(ada.api_token("read").await);
    let (there, program_there) = (ada.at(&other_node), program.at(&other_node));
    for person in [&ada, &program, &there, &program_there] {
        assert_eq!(person.get("/auth/me").await.status, 200);
    }
    let disabled = root.patch(&format!("/users/{}", ada.id), json!({"disabled": true})).await;
    assert_eq!(disabled.body["standing"], "disabled");
    assert_eq!((ada.get("/auth/me").await.status, program.get("/auth/me").await.status), (401, 401));
    let (person, program) = futures::join!(refused_after(&there), refused_after(&program_there));
    assert!(person < 5_000 && program < 5_000, "{person} {program}");
}
