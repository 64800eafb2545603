use futures::future::join_all;
use reqwest::{Method, RequestBuilder};
use serde_json::json;
use trackml_testkit::test_app::{Answer, PASSWORD, Setting, TestApp};

on_both_databases!(
    the_cookie_is_for_the_doors_that_need_it_alone,
    over_tls_the_cookie_is_secure,
    to_another_host_than_ones_own_machine_the_cookie_is_secure,
    a_refresh_gives_the_next_token_and_the_next_cookie,
    a_cookie_that_is_shown_again_late_ends_the_session,
    two_tabs_that_refresh_at_once_are_no_attack,
    of_fifty_refreshes_at_once_all_are_of_one_session,
    a_refresh_needs_an_origin_that_may,
    a_refresh_without_a_cookie_is_refused,
    a_cookie_that_is_good_for_nothing_is_taken_away,
    a_logout_ends_the_cookie_too,
    a_browser_whose_token_has_run_out_signs_out_by_its_cookie,
    a_login_from_a_strangers_page_is_refused,
);

const OURS: &str = "https://app.example.org";

fn login(app: &TestApp) -> RequestBuilder {
    app.anonymous(Method::POST, "/api/v1/auth/login").json(&json!({"email": "ada", "password": PASSWORD}))
}

/// Signs Ada in and gives her refresh token.
async fn signed_in(app: &TestApp) -> String {
    app.user("ada").await;
    Answer::to(login(app)).await.refresh_cookie().unwrap()
}

fn refreshing(app: &TestApp, cookie: &str, origin: Option<&str>) -> RequestBuilder {
    let request = app.anonymous(Method::POST, "/api/v1/auth/refresh");
    let request = request.header("cookie", format!("trackml_refresh={cookie}"));
    origin.into_iter().fold(request, |request, origin| request.header("origin", origin))
}

async fn refresh(app: &TestApp, cookie: &str) -> Answer {
    Answer::to(refreshing(app, cookie, Some(&app.url))).await
}

/// Lets the time pass within which two tabs may show the same cookie.
async fn after_the_grace(app: &TestApp) {
    app.database
        .run_script("UPDATE refresh_tokens SET used_at = '2020-01-01 00:00:00' WHERE used_at IS NOT NULL")
        .await
        .unwrap();
}

fn cookie_line(answer: &Answer) -> &str {
    answer.header("set-cookie").unwrap()
}

async fn the_cookie_is_for_the_doors_that_need_it_alone(app: TestApp) {
    app.user("ada").await;
    let answer = Answer::to(login(&app)).await;
    let line = cookie_line(&answer);
    assert!(line.starts_with("trackml_refresh="), "{line}");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/api/v1/auth", "Max-Age=1209"] {
        assert!(line.contains(part), "{part} is not in {line}");
    }
    assert!(!line.contains("Secure") && !line.contains("Domain"), "{line}");
    let token = answer.refresh_cookie().unwrap();
    assert_eq!(token.len(), 64);
    assert!(!answer.body.to_string().contains(&token));
}

async fn over_tls_the_cookie_is_secure(app: TestApp) {
    app.user("ada").await;
    let trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let behind_proxy = app.beside(Setting { trusted_proxies, ..Setting::default() }).await;
    let answer = Answer::to(login(&behind_proxy).header("x-forwarded-proto", "https")).await;
    let line = cookie_line(&answer);
    assert!(line.starts_with("__Secure-trackml_refresh=") && line.contains("; Secure"), "{line}");
    let cookie = format!("__Secure-trackml_refresh={}", answer.refresh_cookie().unwrap());
    let request = behind_proxy.anonymous(Method::POST, "/api/v1/auth/refresh").header("cookie", cookie);
    assert_eq!(Answer::to(request.header("origin", OURS)).await.status, 200);
}

async fn to_another_host_than_ones_own_machine_the_cookie_is_secure(app: TestApp) {
    app.user("ada").await;
    let answer = Answer::to(login(&app).header("host", "trackml.example.org")).await;
    assert!(cookie_line(&answer).contains("; Secure"));
}

async fn a_refresh_gives_the_next_token_and_the_next_cookie(app: TestApp) {
    let cookie = signed_in(&app).await;
    let answer = refresh(&app, &cookie).await;
    assert_eq!((answer.status, &answer.body["expires_in"]), (200, &json!(900)));
    assert_eq!(answer.body["user"]["username"], "ada");
    assert_eq!(answer.header("cache-control"), Some("private, no-store"));
    let token = answer.body["access_token"].as_str().unwrap();
    let me = app.anonymous(Method::GET, "/api/v1/auth/me").bearer_auth(token);
    assert_eq!(Answer::to(me).await.status, 200);
    let next = answer.refresh_cookie().unwrap();
    assert_ne!(next, cookie);
    assert_eq!(refresh(&app, &next).await.status, 200);
}

async fn a_cookie_that_is_shown_again_late_ends_the_session(app: TestApp) {
    let cookie = signed_in(&app).await;
    let renewed = refresh(&app, &cookie).await;
    let token = renewed.body["access_token"].as_str().unwrap();
    let me = || Answer::to(app.anonymous(Method::GET, "/api/v1/auth/me").bearer_auth(token));
    assert_eq!(me().await.status, 200);
    after_the_grace(&app).await;
    assert_eq!(refresh(&app, &cookie).await.problem(401), "- -");
    // The thief's and the robbed one's alike, at once.
    assert_eq!(refresh(&app, &renewed.refresh_cookie().unwrap()).await.status, 401);
    assert_eq!(me().await.status, 401);
}

async fn two_tabs_that_refresh_at_once_are_no_attack(app: TestApp) {
    let cookie = signed_in(&app).await;
    let (one, two) = futures::join!(refresh(&app, &cookie), refresh(&app, &cookie));
    assert_eq!((one.status, two.status), (200, 200));
    for tab in [one, two] {
        assert_eq!(refresh(&app, &tab.refresh_cookie().unwrap()).await.status, 200);
    }
}

async fn of_fifty_refreshes_at_once_all_are_of_one_session(app: TestApp) {
    let cookie = signed_in(&app).await;
    let answers = join_all((0..50).map(|_| refresh(&app, &cookie))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 50);
    let token = answers[0].body["access_token"].as_str().unwrap();
    let sessions = app.anonymous(Method::GET, "/api/v1/auth/sessions").bearer_auth(token);
    // The one of the registration, and this.
    assert_eq!(Answer::to(sessions).await.body["total"], 2);
}

async fn a_refresh_needs_an_origin_that_may(app: TestApp) {
    let cookie = signed_in(&app).await;
    for origin in [None, Some("https://evil.example"), Some("null"), Some("http://localhost")] {
        let answer = Answer::to(refreshing(&app, &cookie, origin)).await;
        answer.problem(403);
        assert_eq!(answer.body["code"], "origin_refused", "{origin:?}");
        assert_eq!(answer.refresh_cookie(), None);
    }
    // None of them used the cookie up.
    after_the_grace(&app).await;
    for origin in [app.url.as_str(), OURS] {
        assert_eq!(Answer::to(refreshing(&app, &cookie, Some(origin))).await.status, 200, "{origin}");
    }
}

async fn a_refresh_without_a_cookie_is_refused(app: TestApp) {
    let request = app.anonymous(Method::POST, "/api/v1/auth/refresh").header("origin", OURS);
    assert_eq!(Answer::to(request).await.body["code"], "session_ended");
}

async fn a_cookie_that_is_good_for_nothing_is_taken_away(app: TestApp) {
    app.user("ada").await;
    let answer = refresh(&app, &"0".repeat(64)).await;
    answer.problem(401);
    assert!(cookie_line(&answer).contains("Max-Age=0"));
}

async fn a_logout_ends_the_cookie_too(app: TestApp) {
    app.user("ada").await;
    let answer = Answer::to(login(&app)).await;
    let (cookie, token) = (answer.refresh_cookie().unwrap(), answer.body["access_token"].as_str().unwrap());
    let out = Answer::to(app.anonymous(Method::POST, "/api/v1/auth/logout").bearer_auth(token)).await;
    assert_eq!(out.status, 204);
    assert!(cookie_line(&out).contains("Max-Age=0"));
    assert_eq!(refresh(&app, &cookie).await.status, 401);
}

async fn a_browser_whose_token_has_run_out_signs_out_by_its_cookie(app: TestApp) {
    let cookie = signed_in(&app).await;
    let out = |origin: &str| {
        let request = app.anonymous(Method::POST, "/api/v1/auth/logout").header("origin", origin);
        Answer::to(request.header("cookie", format!("trackml_refresh={cookie}")))
    };
    assert!(matches!(out("https://evil.example").await.status, 401 | 403));
    assert_eq!(out(&app.url).await.status, 204);
    assert_eq!(refresh(&app, &cookie).await.status, 401);
}

async fn a_login_from_a_strangers_page_is_refused(app: TestApp) {
    app.user("ada").await;
    let answer = Answer::to(login(&app).header("origin", "https://evil.example")).await;
    assert_eq!((answer.status, answer.refresh_cookie()), (403, None));
    for origin in [OURS, &app.url] {
        assert_eq!(Answer::to(login(&app).header("origin", origin)).await.status, 200);
    }
}
