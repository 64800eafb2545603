//! Renamed models, and redirects that lead astray.

use crate::stub::{TOKEN, anonymous, answer, ask, bare, json_body, with_token};
use trackml_ports::HubError;
use wiremock::{MockServer, ResponseTemplate};

fn to(location: &str) -> ResponseTemplate {
    ResponseTemplate::new(307).insert_header("location", location)
}

#[tokio::test]
async fn a_renamed_model_goes_by_its_new_name_and_keeps_the_old_one() {
    let server = MockServer::start().await;
    answer(&server, "/api/models/old-name", to("/api/models/org/new-name")).await;
    answer(&server, "/api/models/org/new-name", json_body(&bare("org/new-name"))).await;
    let facts = ask(&anonymous(&server), "old-name").await.unwrap().facts;
    assert_eq!((facts.id.as_str(), facts.aliases), ("org/new-name", vec!["old-name".to_owned()]));
}

#[tokio::test]
async fn the_token_goes_along_on_the_same_host() {
    let server = MockServer::start().await;
    answer(&server, "/api/models/old-name", to(&format!("{}/api/models/org/new-name", server.uri()))).await;
    answer(&server, "/api/models/org/new-name", json_body(&bare("org/new-name"))).await;
    ask(&with_token(&server), "old-name").await.unwrap();
    for request in server.received_requests().await.unwrap() {
        assert_eq!(request.headers["authorization"], format!("Bearer {TOKEN}").as_str());
    }
}

#[tokio::test]
async fn another_host_is_never_asked() {
    let (hub, stranger) = (MockServer::start().await, MockServer::start().await);
    let elsewhere = format!("{}/api/models/org/name?signature=secret", stranger.uri());
    answer(&hub, "/api/models/org/name", to(&elsewhere)).await;
    answer(&stranger, "/api/models/org/name", json_body(&bare("org/name"))).await;
    let error = ask(&with_token(&hub), "org/name").await.unwrap_err();
    let target = format!("{}/api/models/org/name", stranger.uri());
    assert_eq!(error, HubError::Redirected { target });
    assert!(stranger.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn five_redirects_are_followed_and_a_sixth_is_not() {
    for (hops, arrives) in [(5, true), (6, false)] {
        let server = MockServer::start().await;
        for hop in 0..hops {
            let (from, next) = (format!("/api/models/org/name{hop}"), format!("name{}", hop + 1));
            answer(&server, &from, to(&next)).await;
        }
        answer(&server, &format!("/api/models/org/name{hops}"), json_body(&bare("org/last"))).await;
        let found = ask(&anonymous(&server), "org/name0").await;
        match found {
            Ok(model) => assert!(arrives && model.facts.id == "org/last"),
            Err(error) => assert!(!arrives && matches!(error, HubError::Redirected { .. }), "{error:?}"),
        }
    }
}

#[tokio::test]
async fn a_redirect_in_circles_comes_to_an_end() {
    let server = MockServer::start().await;
    answer(&server, "/api/models/org/name", to("/api/models/org/name")).await;
    let error = ask(&anonymous(&server), "org/name").await.unwrap_err();
    assert!(matches!(error, HubError::Redirected { .. }), "{error:?}");
    assert_eq!(server.received_requests().await.unwrap().len(), 6);
}

#[tokio::test]
async fn a_redirect_that_leads_nowhere_is_unreadable() {
    let server = MockServer::start().await;
    answer(&server, "/api/models/org/name", ResponseTemplate::new(307)).await;
    let error = ask(&anonymous(&server), "org/name").await.unwrap_err();
    assert!(matches!(error, HubError::Unreadable { .. }), "{error:?}");
}
