use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    a_bad_parameter_is_refused_by_its_name,
    a_parameter_that_is_no_utf_8_is_refused_by_its_name,
    a_made_up_cursor_is_refused,
    a_cursor_of_another_list_is_refused,
    all_bad_parameters_are_told_at_once,
    a_very_long_address_is_refused,
);

async fn a_bad_parameter_is_refused_by_its_name(app: TestApp) {
    let ada = app.user("ada").await;
    let many = "x,".repeat(51);
    for (query, refusal) in [
        ("limit=0", "limit out_of_range"),
        ("limit=201", "limit out_of_range"),
        ("limit=-1", "limit out_of_range"),
        ("limit=abc", "limit wrong_type"),
        ("limit=1.5", "limit wrong_type"),
        ("limit=99999999999999999999", "limit wrong_type"),
        ("limit=5&limit=5", "limit repeated"),
        ("q=a&q=b", "q repeated"),
        ("sort=name&sort=-name", "sort repeated"),
        ("status=owned", "status unknown_value"),
        ("status=using,owned", "status unknown_value"),
        ("type=LLM", "type unknown_value"),
        ("sort=downloads", "sort unknown_value"),
        ("sort=--name", "sort unknown_value"),
        ("sort=name;drop%20table", "sort unknown_value"),
        ("q=%00", "q syntax"),
        ("q=tag:%22a%1Bb%22", "q control_character"),
        ("tag=%00", "tag control_character"),
        ("developer=a%00", "developer control_character"),
        ("license=a%00", "license control_character"),
        ("page=2", "page unknown_parameter"),
        ("offset=10", "offset unknown_parameter"),
        ("Status=using", "Status unknown_parameter"),
        ("=1", " unknown_parameter"),
        (&format!("q={}", "x".repeat(2_001)), "q too_long"),
        (&format!("tag={}", "x".repeat(51)), "tag too_long"),
        (&format!("developer={many}"), "developer too_many"),
    ] {
        for path in ["/models?", "/models/search?q=x&"] {
            if path.contains("q=") && query.contains("q=") {
                continue;
            }
            assert_eq!(ada.get(&format!("{path}{query}")).await.problem(422), refusal, "{path}{query}");
        }
    }
}

async fn a_parameter_that_is_no_utf_8_is_refused_by_its_name(app: TestApp) {
    let ada = app.user("ada").await;
    for (query, refusal) in [
        ("q=%FF", "q invalid_utf8"),
        ("q=%C3", "q invalid_utf8"),
        ("tag=a,%FF", "tag invalid_utf8"),
        ("cursor=%FF", "cursor invalid_utf8"),
    ] {
        assert_eq!(ada.get(&format!("/models?{query}")).await.problem(422), refusal, "{query}");
    }
    assert!(ada.get("/models?%FF=1").await.problem(422).ends_with("unknown_parameter"));
    assert!(ada.get("/models/search?q=%FF").await.problem(422).starts_with("q "));
}

async fn a_made_up_cursor_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let forged = |content: &str| BASE64_URL_SAFE_NO_PAD.encode(content);
    for cursor in [
        "x",
        "AAAA",
        "null",
        "1",
        "%00",
        "%F0%9F%92%A5",
        &forged("{}"),
        &forged("null"),
        &forged(r#"{"sort":"name","key":"missing","id":1}"#),
        &forged(r#"{"sort":"name","key":{"number":1},"id":1}"#),
        &forged(r#"{"sort":"name","key":{"text":"a\u0000"},"id":1}"#),
        &forged(r#"{"sort":"name","key":{"text":"a"},"id":99999999999999999999}"#),
        &"A".repeat(5_000),
    ] {
        let answer = ada.get(&format!("/models?sort=name&cursor={cursor}")).await;
        assert_eq!(answer.problem(422), "cursor malformed", "{cursor:.60}");
    }
    // One that a list could have given stays within the caller's records, wherever it points.
    let plausible = forged(r#"{"sort":"name","key":{"text":"' OR 1=1 --"},"id":-1}"#);
    let answer = ada.get(&format!("/models?sort=name&cursor={plausible}")).await;
    assert_eq!((answer.status, &answer.body["items"]), (200, &json!([])));
}

async fn a_cursor_of_another_list_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    for name in ["a", "b", "c"] {
        ada.keep(json!({"name": name})).await;
    }
    let cursor = ada.get("/models?sort=name&limit=1").await.body["next_cursor"].as_str().unwrap().to_owned();
    for sort in ["", "&sort=-name", "&sort=developer", "&sort=created_at", "&sort=parameters"] {
        let answer = ada.get(&format!("/models?limit=1{sort}&cursor={cursor}")).await;
        assert_eq!(answer.problem(422), "cursor malformed", "{sort}");
    }
    assert_eq!(ada.get(&format!("/models?limit=1&sort=name&cursor={cursor}")).await.status, 200);
}

async fn all_bad_parameters_are_told_at_once(app: TestApp) {
    let answer = app.user("ada").await.get("/models?limit=0&status=x&type=y&colour=red").await;
    answer.problem(422);
    let mut refusals = answer.refusals();
    refusals.sort_unstable();
    let expected =
        ["colour unknown_parameter", "limit out_of_range", "status unknown_value", "type unknown_value"];
    assert_eq!(refusals, expected);
}

async fn a_very_long_address_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    for bytes in [5_000, 30_000, 60_000] {
        let status = ada.get(&format!("/models?q={}", "x".repeat(bytes))).await.status;
        assert!((400..500).contains(&status), "{bytes}: {status}");
    }
}
