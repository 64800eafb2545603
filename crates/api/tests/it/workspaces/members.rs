use futures::future::join_all;
use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    members_see_each_other,
    a_changed_role_counts_at_once,
    somebody_who_is_taken_out_sees_nothing_any_more,
    everybody_but_the_last_owner_may_leave,
    a_role_that_is_none_is_refused,
    somebody_who_is_no_member_is_not_found,
    of_role_changes_at_once_none_leaves_a_workspace_without_an_owner,
);

async fn members_see_each_other(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("Bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let members = bob.get(&format!("/workspaces/{team}/members")).await.body;
    let expected = json!([
        {"user_id": ada.id, "username": "ada", "role": "owner"},
        {"user_id": bob.id, "username": "Bob", "role": "viewer"},
    ]);
    assert_eq!((&members["items"], &members["total"]), (&expected, &json!(2)));
    assert_eq!(bob.get(&format!("/workspaces/{team}")).await.body["members"], 2);
}

async fn a_changed_role_counts_at_once(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let path = format!("/models?workspace={team}");
    let keep = || bob.post(&path, json!({"name": "a"}));
    assert_eq!(keep().await.status, 403);
    let member = format!("/workspaces/{team}/members/{}", bob.id);
    assert_eq!(ada.patch(&member, json!({"role": "editor"})).await.body["role"], "editor");
    assert_eq!(keep().await.status, 201);
    ada.patch(&member, json!({"role": "viewer"})).await;
    assert_eq!(keep().await.status, 403);
}

async fn somebody_who_is_taken_out_sees_nothing_any_more(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "owner").await;
    let id = ada.post(&format!("/models?workspace={team}"), json!({"name": "a"})).await.body["id"].clone();
    assert_eq!(bob.get(&format!("/models/{id}")).await.status, 200);
    assert_eq!(ada.delete(&format!("/workspaces/{team}/members/{}", bob.id)).await.status, 204);
    for path in [format!("/models/{id}"), format!("/models?workspace={team}"), format!("/workspaces/{team}")]
    {
        assert_eq!(bob.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(bob.get("/workspaces").await.body["total"], 1);
}

async fn everybody_but_the_last_owner_may_leave(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let leave = |person: i64| format!("/workspaces/{team}/members/{person}");
    let refused = ada.delete(&leave(ada.id)).await;
    assert_eq!((refused.status, &refused.body["code"]), (409, &json!("last_owner")));
    assert_eq!(ada.patch(&leave(ada.id), json!({"role": "viewer"})).await.status, 409);
    assert_eq!(bob.delete(&leave(ada.id)).await.status, 403);
    assert_eq!(ada.patch(&leave(bob.id), json!({"role": "owner"})).await.status, 200);
    assert_eq!(ada.delete(&leave(ada.id)).await.status, 204);
    assert_eq!(bob.delete(&leave(bob.id)).await.status, 409);
}

async fn a_role_that_is_none_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let path = format!("/workspaces/{team}/members/{}", ada.id);
    assert_eq!(ada.patch(&path, json!({"role": "admin"})).await.problem(422), "role unknown_value");
    assert_eq!(ada.patch(&path, json!({})).await.problem(422), "role required");
}

async fn somebody_who_is_no_member_is_not_found(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    for id in [eve.id, 999_999] {
        let path = format!("/workspaces/{team}/members/{id}");
        assert_eq!(ada.patch(&path, json!({"role": "owner"})).await.body["code"], "member_not_found");
        assert_eq!(ada.delete(&path).await.body["code"], "member_not_found");
    }
    assert_eq!(ada.delete(&format!("/workspaces/{team}/members/x")).await.status, 404);
}

async fn of_role_changes_at_once_none_leaves_a_workspace_without_an_owner(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    for round in 0..10 {
        let team = ada.workspace(&format!("Team {round}")).await;
        ada.share(team, &bob, "owner").await;
        let member = |person: i64| format!("/workspaces/{team}/members/{person}");
        let (a, b) = (member(ada.id), member(bob.id));
        // Each takes the other's role away, and gives up their own, all at once.
        let demoted = join_all([
            ada.patch(&b, json!({"role": "viewer"})),
            bob.patch(&a, json!({"role": "viewer"})),
            ada.patch(&a, json!({"role": "editor"})),
            bob.patch(&b, json!({"role": "editor"})),
        ]);
        let left = join_all([ada.delete(&a), bob.delete(&b)]);
        futures::join!(demoted, left);
        // Whoever is left can be asked: an owner is among the members.
        let mut owners = 0;
        for person in [&ada, &bob] {
            let members = person.get(&format!("/workspaces/{team}/members")).await;
            if members.status == 200 {
                let items = members.body["items"].as_array().unwrap().clone();
                owners = items.iter().filter(|member| member["role"] == "owner").count();
                break;
            }
        }
        assert!(owners >= 1, "round {round}");
    }
}
