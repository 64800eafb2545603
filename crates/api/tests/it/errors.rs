use reqwest::Method;
use serde_json::json;
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    a_problem_looks_as_rfc_9457_has_it,
    a_problems_type_is_an_address_that_explains_it,
    an_unknown_code_is_not_found,
);

async fn a_problem_looks_as_rfc_9457_has_it(app: TestApp) {
    let ada = app.user("ada").await;
    let request = ada.request(Method::POST, "/models").header("x-request-id", "golden");
    let answer = Answer::to(request.json(&json!({"name": "", "tags": ["a", ""]}))).await;
    insta::allow_duplicates! {
        insta::assert_snapshot!(serde_json::to_string_pretty(&answer.body).unwrap(), @r#"
        {
          "code": "validation_failed",
          "errors": [
            {
              "code": "empty",
              "field": "name",
              "message": "must not be empty"
            },
            {
              "code": "empty",
              "field": "tags[1]",
              "message": "must not be empty"
            }
          ],
          "request_id": "golden",
          "status": 422,
          "title": "Some fields are not valid",
          "type": "/errors/validation-failed"
        }
        "#);
    }
}

async fn a_problems_type_is_an_address_that_explains_it(app: TestApp) {
    let problem = Answer::to(app.anonymous(Method::GET, "/api/v1/models")).await;
    problem.problem(401);
    let answer = Answer::to(app.anonymous(Method::GET, problem.body["type"].as_str().unwrap())).await;
    assert_eq!(answer.status, 200);
    for field in ["code", "status", "title"] {
        assert_eq!(answer.body[field], problem.body[field]);
    }
}

async fn an_unknown_code_is_not_found(app: TestApp) {
    let answer = Answer::to(app.anonymous(Method::GET, "/errors/no-such-code")).await;
    answer.problem(404);
    assert_eq!(answer.body["code"], "route_not_found");
}
