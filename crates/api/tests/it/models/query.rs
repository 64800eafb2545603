use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    a_query_is_read_wherever_a_list_is,
    an_error_tells_the_column_in_which_it_begins,
    an_error_of_a_query_stands_among_the_others,
    other_parameters_narrow_a_query,
    another_parameter_is_no_part_of_an_alternative,
    a_parameter_decides_on_the_order_before_the_query,
    words_are_sorted_by_relevance_and_anything_else_by_its_age,
    pages_by_relevance_give_every_record_once,
    a_cursor_is_of_its_order,
    a_word_that_stands_nowhere_is_corrected,
    words_of_anothers_correct_nothing,
    the_trash_is_looked_in,
    a_list_that_one_has_is_not_sent_again,
);

/// Asks for a list with a query and other parameters.
async fn ask(user: &TestUser<'_>, path: &str, parameters: &[(&str, &str)]) -> Answer {
    Answer::to(user.request(reqwest::Method::GET, path).query(parameters)).await
}

fn names(answer: &Answer) -> Vec<&str> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect()
}

/// Five records, the oldest first.
async fn shelf(user: &TestUser<'_>) {
    for record in [
        json!({"name": "Llama 3", "status": "using", "model_type": "llm", "tags": ["chat"], "parameters": 8_000_000_000_u64}),
        json!({"name": "CodeLlama", "status": "archived", "tags": ["old", "code"], "parameters": 7_000_000_000_u64}),
        json!({"name": "Mistral", "status": "using", "tags": ["chat"], "rating": 5, "developer": "Mistral AI"}),
        json!({"name": "Qwen", "status": "tried", "notes": "better than llama", "favorite": true}),
        json!({"name": "Falcon", "license": "mit"}),
    ] {
        user.keep(record).await;
    }
}

async fn a_query_is_read_wherever_a_list_is(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    for (query, expected) in [
        ("llama status:using -tag:old params:<10b sort:-params", vec!["Llama 3"]),
        ("(mistral OR qwen) -is:favorite", vec!["Mistral"]),
        ("has:params sort:params", vec!["CodeLlama", "Llama 3"]),
        ("license:commercial", vec!["Falcon"]),
        ("rating:>=4 added:<1d", vec!["Mistral"]),
    ] {
        for path in ["/models", "/models/search"] {
            assert_eq!(names(&ask(&ada, path, &[("q", query)]).await), expected, "{query}");
        }
        let counted = ask(&ada, "/models/facets", &[("q", query)]).await.body;
        assert_eq!(counted["total"], expected.len(), "{query}");
    }
}

async fn an_error_tells_the_column_in_which_it_begins(app: TestApp) {
    let ada = app.user("ada").await;
    for (query, code, column) in [
        ("statsu:using", "unknown_field", 1),
        ("status: using", "syntax", 8),
        ("status:unsing", "unknown_value", 8),
        ("mistral:7b", "unknown_field", 1),
        ("llama (qwen", "syntax", 7),
        ("llama qwen)", "syntax", 11),
        ("say \"hello", "syntax", 5),
        ("llama OR", "syntax", 9),
        ("params:<", "syntax", 9),
        ("params:10b..7b", "out_of_range", 8),
        ("rating:6", "out_of_range", 8),
        ("added:30d", "syntax", 7),
        ("added:2026-02-30", "out_of_range", 7),
        ("llama OR qwen sort:name", "syntax", 15),
        ("sort:downloads", "unknown_value", 6),
        ("-is:trashed", "syntax", 2),
        ("tag:", "syntax", 5),
        ("hub:a/b/c", "too_many_parts", 5),
        ("%", "syntax", 1),
        ("éé llama)", "syntax", 9),
    ] {
        for path in ["/models", "/models/search", "/models/facets"] {
            let answer = ask(&ada, path, &[("q", query)]).await;
            assert_eq!(answer.problem(422), format!("q {code}"), "{path}: {query}: {}", answer.body);
            assert_eq!(answer.body["errors"][0]["column"], column, "{path}: {query}: {}", answer.body);
            assert_eq!(answer.body["code"], "validation_failed");
        }
    }
}

async fn an_error_of_a_query_stands_among_the_others(app: TestApp) {
    let answer = app.user("ada").await.get("/models?q=params:x&limit=0&status=x").await;
    answer.problem(422);
    let mut refusals = answer.refusals();
    refusals.sort_unstable();
    assert_eq!(refusals, ["limit out_of_range", "q syntax", "status unknown_value"]);
}

async fn other_parameters_narrow_a_query(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    for (query, parameter, expected) in [
        ("llama", ("status", "using"), vec!["Llama 3"]),
        ("llama", ("tag", "old"), vec!["CodeLlama"]),
        ("-llama", ("developer", "mistral ai"), vec!["Mistral"]),
        ("-tag:old", ("type", "llm"), vec!["Llama 3"]),
        ("-llama", ("license", "permissive"), vec!["Falcon"]),
        ("status:using", ("status", "tried"), vec![]),
    ] {
        let found = ask(&ada, "/models", &[("q", query), parameter]).await;
        assert_eq!(names(&found), expected, "{query} {parameter:?}");
        let counted = ask(&ada, "/models/facets", &[("q", query), parameter]).await.body;
        assert_eq!(counted["total"], expected.len(), "{query} {parameter:?}");
    }
}

async fn another_parameter_is_no_part_of_an_alternative(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let found = ask(&ada, "/models", &[("q", "mistral OR qwen OR falcon"), ("status", "using,tried")]).await;
    assert_eq!(names(&found), ["Qwen", "Mistral"]);
}

async fn a_parameter_decides_on_the_order_before_the_query(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let asked = [("q", "has:params sort:params"), ("sort", "-parameters")];
    assert_eq!(names(&ask(&ada, "/models", &asked).await), ["Llama 3", "CodeLlama"]);
    let asked = [("q", "status:using sort:-rating")];
    assert_eq!(names(&ask(&ada, "/models", &asked).await), ["Mistral", "Llama 3"]);
}

async fn words_are_sorted_by_relevance_and_anything_else_by_its_age(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let by_relevance = ["Llama 3", "CodeLlama", "Qwen"];
    assert_eq!(names(&ask(&ada, "/models", &[("q", "llama")]).await), by_relevance);
    assert_eq!(names(&ask(&ada, "/models", &[("q", "llama"), ("sort", "relevance")]).await), by_relevance);
    assert_eq!(
        names(&ask(&ada, "/models", &[("q", "-mistral -falcon")]).await),
        ["Qwen", "CodeLlama", "Llama 3"]
    );
    assert_eq!(
        names(&ask(&ada, "/models", &[("q", "llama"), ("sort", "-created_at")]).await),
        ["Qwen", "CodeLlama", "Llama 3"]
    );
}

async fn pages_by_relevance_give_every_record_once(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let whole = ["Llama 3", "CodeLlama", "Qwen"];
    for limit in ["1", "2", "3"] {
        let (mut shown, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = ask(&ada, "/models", &[("q", "llama"), ("limit", limit), ("cursor", &cursor)]).await;
            assert_eq!(page.body["total"], 3);
            shown.extend(names(&page).into_iter().map(str::to_owned));
            let Some(next) = page.body["next_cursor"].as_str() else { break };
            assert!(shown.len() < 3, "the pages do not end");
            next.clone_into(&mut cursor);
        }
        assert_eq!(shown, whole, "{limit} on a page");
    }
}

async fn a_cursor_is_of_its_order(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let page = ask(&ada, "/models", &[("q", "llama"), ("limit", "1")]).await;
    let cursor = page.body["next_cursor"].as_str().unwrap();
    for sort in ["name", "-created_at", "parameters", "rating"] {
        let answer = ask(&ada, "/models", &[("q", "llama"), ("sort", sort), ("cursor", cursor)]).await;
        assert_eq!(answer.problem(422), "cursor malformed", "{sort}");
    }
    // Without words a list stands by age.
    let answer = ask(&ada, "/models", &[("q", "status:using"), ("cursor", cursor)]).await;
    assert_eq!(answer.problem(422), "cursor malformed");
    let answer = ask(&ada, "/models", &[("q", "llama"), ("sort", "relevance"), ("cursor", cursor)]).await;
    assert_eq!(names(&answer), ["CodeLlama", "Qwen"]);
}

async fn a_word_that_stands_nowhere_is_corrected(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let found = ask(&ada, "/models", &[("q", "mistrl OR zephyr")]).await;
    assert_eq!(names(&found), ["Mistral"]);
    let expected = json!([{"word": "mistrl", "read_as": ["mistral"]}, {"word": "zephyr", "read_as": []}]);
    assert_eq!(found.body["corrections"], expected);
    for query in ["mistral", "\"mistrl\"", "-mistrl", "status:using"] {
        let found = ask(&ada, "/models", &[("q", query)]).await;
        assert_eq!(found.body["corrections"], Value::Null, "{query}");
    }
}

async fn words_of_anothers_correct_nothing(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    shelf(&ada).await;
    for query in ["mistrl", "name:mistrl", "fulcon", "istral"] {
        let found = ask(&eve, "/models", &[("q", query), ("snippets", "true")]).await;
        assert_eq!(names(&found), [""; 0], "{query}");
        assert_eq!(found.body["corrections"][0]["read_as"], json!([]), "{query}");
    }
}

async fn the_trash_is_looked_in(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let found = ask(&ada, "/models", &[("q", "mistral")]).await;
    ada.delete(&format!("/models/{}", found.body["items"][0]["id"])).await;
    assert_eq!(names(&ask(&ada, "/models", &[("q", "mistral")]).await), [""; 0]);
    assert_eq!(names(&ask(&ada, "/models", &[("q", "is:trashed mistral")]).await), ["Mistral"]);
    assert_eq!(names(&ask(&ada, "/models", &[("q", "is:trashed"), ("status", "tried")]).await), [""; 0]);
    assert_eq!(ask(&ada, "/models/facets", &[("q", "is:trashed")]).await.body["total"], 1);
    assert_eq!(ask(&ada, "/models/facets", &[]).await.body["total"], 4);
}

async fn a_list_that_one_has_is_not_sent_again(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    for (path, parameters) in [
        ("/models", vec![("q", "llama")]),
        ("/models/search", vec![("q", "llama"), ("snippets", "true")]),
        ("/models/facets", vec![("q", "llama")]),
        ("/models/facets", vec![]),
    ] {
        let tag = ask(&ada, path, &parameters).await.header("etag").unwrap().to_owned();
        let again =
            || ada.request(reqwest::Method::GET, path).query(&parameters).header("if-none-match", &tag);
        assert_eq!(Answer::to(again()).await.status, 304, "{path}");
        let id = ada.keep(json!({"name": "Llama of another day", "notes": "llama"})).await;
        let changed = Answer::to(again()).await;
        assert_eq!((changed.status, changed.header("etag") == Some(&tag)), (200, false), "{path}");
        ada.delete(&format!("/models/{id}")).await;
    }
}
