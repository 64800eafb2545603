//! The page that shows the OpenAPI document.

use reqwest::Method;
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    the_page_and_all_that_it_loads_come_from_the_server_itself,
    the_page_shows_our_document_and_asks_nobody_else_about_it,
    the_address_without_a_slash_leads_to_the_page,
);

async fn text(app: &TestApp, path: &str) -> String {
    let response = app.anonymous(Method::GET, path).send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

/// What stands behind each `attribute="`.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let pattern = format!("{attribute}=\"");
    html.split(&pattern).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

async fn the_page_and_all_that_it_loads_come_from_the_server_itself(app: TestApp) {
    let html = text(&app, "/docs/").await;
    let loaded = [values(&html, "src"), values(&html, "href")].concat();
    assert!(loaded.len() >= 3, "{html}");
    for address in loaded {
        assert!(!address.contains("//"), "{address} is elsewhere");
        let file = text(&app, &format!("/docs/{}", address.trim_start_matches("./"))).await;
        if address.contains("css") {
            assert!(
                !file.contains("url(http") && !file.contains("url(//") && !file.contains("@import"),
                "{address}"
            );
        }
    }
}

async fn the_page_shows_our_document_and_asks_nobody_else_about_it(app: TestApp) {
    let script = text(&app, "/docs/swagger-initializer.js").await;
    assert!(script.contains("/api/v1/openapi.json"), "{script}");
    assert!(!script.contains("https://") && !script.contains("http://"), "{script}");
    // Left to itself the page asks validator.swagger.io about every document, and tells it our address by that.
    assert!(script.contains(r#""validatorUrl": "none""#), "{script}");
}

async fn the_address_without_a_slash_leads_to_the_page(app: TestApp) {
    // The client follows the redirect.
    let answer = Answer::to(app.anonymous(Method::GET, "/docs")).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").unwrap().starts_with("text/html"));
}
