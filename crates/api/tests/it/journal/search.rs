use super::{decision, journal_of, write};
use serde_json::json;
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(a_record_is_found_by_what_was_written_of_it, a_snippet_shows_where_it_was_written,);

async fn found(user: &TestUser<'_>, query: &str) -> bool {
    let answer = user.get(&format!("/models?q={query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["total"] == 1
}

async fn a_record_is_found_by_what_was_written_of_it(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    ada.keep(json!({"name": "Bystander"})).await;
    let path = write(&ada, &journal, decision()).await;
    for query in ["summaries", "true", "decision:chosen", "has:decision", "-has:decision"] {
        assert!(found(&ada, query).await, "{query}");
    }
    assert!(!found(&ada, "decision:rejected").await && !found(&ada, "has:log").await);
    ada.patch(&path, json!({"verdict": "rejected", "because": "slow"})).await;
    for (query, expected) in [
        ("summaries", true),
        ("slow", true),
        ("true", false),
        ("decision:rejected", true),
        ("decision:chosen", false),
    ] {
        assert_eq!(found(&ada, query).await, expected, "{query}");
    }
    ada.delete(&path).await;
    for query in ["summaries", "slow", "decision:rejected", "has:decision"] {
        assert!(!found(&ada, query).await, "{query}");
    }
}

async fn a_snippet_shows_where_it_was_written(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    write(&ada, &journal, decision()).await;
    let page = ada.get("/models?q=true&snippets=true").await.body;
    let snippet = &page["items"][0]["snippets"][0];
    assert_eq!(snippet["field"], "journal");
    let hit = snippet["fragments"].as_array().unwrap().iter().find(|fragment| fragment["hit"] == true);
    assert_eq!(hit.unwrap()["text"], "true");
}
