use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    nothing_is_counted_on_an_empty_shelf,
    every_value_is_counted_with_the_query_that_lists_it,
    every_count_narrows_what_was_looked_for,
    a_value_that_the_language_would_misread_stands_in_quotes,
    what_lacks_a_value_is_counted_and_listed,
    nobody_counts_what_is_anothers,
    counting_takes_no_page,
);

async fn ask(user: &TestUser<'_>, path: &str, query: &str) -> Value {
    let answer = Answer::to(user.request(reqwest::Method::GET, path).query(&[("q", query)])).await;
    assert_eq!(answer.status, 200, "{path} {query}: {}", answer.body);
    answer.body
}

const FACETS: [&str; 6] = ["status", "type", "tag", "developer", "license_class", "size"];

/// Records with values that stand for something else in the language.
async fn shelf(user: &TestUser<'_>) {
    for record in [
        json!({"name": "a", "status": "using", "model_type": "llm", "developer": "Lumen Labs", "license": "mit",
            "tags": ["code", "to read", "OR"], "parameters": 999_999_999}),
        json!({"name": "b", "status": "using", "model_type": "code_assistant", "developer": "LUMEN labs", "license": "gpl-3.0",
            "tags": ["-old", "a,b", "(x)"], "parameters": 1_000_000_000}),
        json!({"name": "c", "status": "tried", "developer": "A, B & C", "license": "cc-by-nc-4.0",
            "tags": ["\"quoted\"", "back\\slash", "code"], "parameters": 14_999_999_999_u64}),
        json!({"name": "d", "developer": "-dash (x", "license": "llama3.1", "tags": ["été", "🦙", "x:y"],
            "parameters": 79_000_000_000_u64}),
        json!({"name": "e", "developer": "\"Q\"", "license": "own terms", "tags": ["100%", "a\\"],
            "parameters": 80_000_000_000_u64}),
        json!({"name": "f"}),
    ] {
        user.keep(record).await;
    }
}

async fn nothing_is_counted_on_an_empty_shelf(app: TestApp) {
    let ada = app.user("ada").await;
    let expected = json!({
        "total": 0, "status": [], "type": [], "tag": [], "developer": [], "license_class": [], "size": [],
    });
    assert_eq!(ask(&ada, "/models/facets", "").await, expected);
}

/// Checks that each count's query lists as many, and that what has one value each adds up.
async fn counts_are_right(user: &TestUser<'_>, base: &str) {
    let facets = ask(user, "/models/facets", base).await;
    for facet in FACETS {
        let counts = facets[facet].as_array().unwrap();
        let mut sum = 0;
        for count in counts {
            let narrowing = count["query"].as_str().unwrap();
            let narrowed =
                if base.is_empty() { narrowing.to_owned() } else { format!("({base}) {narrowing}") };
            let listed = ask(user, "/models", &narrowed).await;
            assert_eq!(listed["total"], count["count"], "{facet}: {narrowed}: {count}");
            sum += count["count"].as_u64().unwrap();
        }
        assert!(facet == "tag" || facets["total"] == sum, "{facet}: {facets}");
        let falling: Vec<u64> = counts.iter().map(|count| count["count"].as_u64().unwrap()).collect();
        assert!(falling.is_sorted_by(|a, b| a >= b), "{facet}: {facets}");
    }
}

async fn every_value_is_counted_with_the_query_that_lists_it(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    counts_are_right(&ada, "").await;
    let facets = ask(&ada, "/models/facets", "").await;
    assert_eq!(facets["total"], 6);
    assert_eq!(facets["status"][0], json!({"value": "wishlist", "count": 3, "query": "status:wishlist"}));
    assert_eq!(facets["tag"][0], json!({"value": "code", "count": 2, "query": "tag:code"}));
    assert_eq!(
        facets["developer"][0],
        json!({"value": "LUMEN labs", "count": 2, "query": "developer:\"LUMEN labs\""})
    );
    let sizes: Vec<&str> =
        facets["size"].as_array().unwrap().iter().map(|size| size["value"].as_str().unwrap_or("-")).collect();
    assert_eq!(sizes, ["-", "tiny", "small", "medium", "large", "huge"]);
}

async fn every_count_narrows_what_was_looked_for(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    for base in ["status:using OR tag:code", "-tag:code", "has:tags params:>1b", "lumen", "lumne OR quoted"] {
        counts_are_right(&ada, base).await;
    }
}

async fn a_value_that_the_language_would_misread_stands_in_quotes(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let facets = ask(&ada, "/models/facets", "").await;
    for (facet, value) in
        [("tag", "or"), ("tag", "a,b"), ("tag", "\"quoted\""), ("tag", "a\\"), ("developer", "-dash (x")]
    {
        let counts = facets[facet].as_array().unwrap();
        let count = counts.iter().find(|count| count["value"] == value).unwrap_or_else(|| panic!("{value}"));
        assert_eq!(ask(&ada, "/models", count["query"].as_str().unwrap()).await["total"], 1, "{count}");
    }
}

async fn what_lacks_a_value_is_counted_and_listed(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let facets = ask(&ada, "/models/facets", "").await;
    for (facet, query) in
        [("developer", "-has:developer"), ("license_class", "-has:license"), ("size", "-has:params")]
    {
        let counts = facets[facet].as_array().unwrap();
        let missing = counts.iter().find(|count| count["value"] == Value::Null).unwrap();
        assert_eq!(*missing, json!({"value": null, "count": 1, "query": query}));
        assert_eq!(ask(&ada, "/models", query).await["items"][0]["name"], "f");
    }
}

async fn nobody_counts_what_is_anothers(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    shelf(&ada).await;
    eve.keep(json!({"name": "own", "tags": ["own"]})).await;
    for query in ["", "code", "tag:code OR own", "-tag:none"] {
        let facets = ask(&eve, "/models/facets", query).await;
        let known = [json!([]), json!([{"value": "own", "count": 1, "query": "tag:own"}])];
        assert!(known.contains(&facets["tag"]), "{query}: {facets}");
        assert!(!facets.to_string().to_lowercase().contains("lumen"), "{query}: {facets}");
    }
    let hers = ada.get("/auth/verify-token").await.body["workspace_id"].clone();
    eve.get(&format!("/models/facets?workspace={hers}")).await.problem(404);
    let shared = ada.workspace("Ours").await;
    ada.post(&format!("/models?workspace={shared}"), json!({"name": "shared", "tags": ["ours"]})).await;
    eve.get(&format!("/models/facets?workspace={shared}")).await.problem(404);
    ada.share(shared, &eve, "viewer").await;
    let facets = eve.get(&format!("/models/facets?workspace={shared}")).await.body;
    assert_eq!((&facets["total"], &facets["tag"][0]["value"]), (&json!(1), &json!("ours")));
}

async fn counting_takes_no_page(app: TestApp) {
    let ada = app.user("ada").await;
    for parameter in ["limit", "cursor", "sort", "snippets"] {
        let answer = ada.get(&format!("/models/facets?{parameter}=1")).await;
        assert_eq!(answer.problem(422), format!("{parameter} unknown_parameter"));
    }
}
