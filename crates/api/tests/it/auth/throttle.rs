use chrono::TimeDelta;
use reqwest::Method;
use serde_json::json;
use trackml_application::AccountRules;
use trackml_domain::throttle::Rule;
use trackml_testkit::test_app::{Answer, PASSWORD, Setting, TestApp};

on_both_databases!(
    an_account_that_is_guessed_at_must_wait_longer_each_time,
    an_account_that_does_not_exist_must_wait_as_long,
    a_right_password_makes_up_for_wrong_ones,
    an_address_that_guesses_at_many_accounts_must_wait,
    waits_outlive_a_restart_and_hold_on_every_node,
    a_hundred_guesses_at_once_are_a_hundred,
    another_address_is_not_made_to_wait,
    who_asks_for_many_accounts_must_wait,
    the_password_is_not_guessed_in_an_open_session_either,
);

fn settings() -> Setting {
    let rule = |free| Rule {
        free,
        first_wait: TimeDelta::seconds(40),
        longest_wait: TimeDelta::minutes(5),
        forget_after: TimeDelta::hours(1),
    };
    Setting {
        rules: AccountRules {
            login_by_account: rule(3),
            login_by_address: rule(6),
            registration_by_address: rule(2),
            ..AccountRules::default()
        },
        trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
        ..Setting::default()
    }
}

/// A server that counts, beside the one that lets everything pass.
async fn strict(app: &TestApp) -> TestApp {
    app.beside(settings()).await
}

async fn login(app: &TestApp, name: &str, password: &str, address: &str) -> Answer {
    let request = app.anonymous(Method::POST, "/api/v1/auth/login").header("x-forwarded-for", address);
    Answer::to(request.json(&json!({"email": name, "password": password}))).await
}

async fn statuses(app: &TestApp, name: &str, address: &str, tries: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    for _ in 0..tries {
        statuses.push(login(app, name, "wrong", address).await.status);
    }
    statuses
}

/// The seconds of `Retry-After`.
fn wait(answer: &Answer) -> u64 {
    assert_eq!(answer.body["code"], "too_many_attempts");
    answer.problem(429);
    answer.header("retry-after").unwrap().parse().unwrap()
}

async fn an_account_that_is_guessed_at_must_wait_longer_each_time(app: TestApp) {
    app.user("ada").await;
    let strict = strict(&app).await;
    assert_eq!(statuses(&strict, "ada", "192.0.2.1", 3).await, [401, 401, 401]);
    // By her address she is the same.
    assert!((30..=40).contains(&wait(&login(&strict, "ADA@example.org ", "wrong", "192.0.2.1").await)));
    assert!((30..=40).contains(&wait(&login(&strict, "Ada", PASSWORD, "192.0.2.2").await)));
    let past = "UPDATE attempts SET blocked_until = '2020-01-01 00:00:00'";
    app.database.run_script(past).await.unwrap();
    assert_eq!(login(&strict, "ada", "wrong", "192.0.2.3").await.status, 401);
    assert!((70..=80).contains(&wait(&login(&strict, "ada", "wrong", "192.0.2.4").await)));
}

async fn an_account_that_does_not_exist_must_wait_as_long(app: TestApp) {
    app.user("ada").await;
    let strict = strict(&app).await;
    let (known, unknown) =
        (statuses(&strict, "ada", "192.0.2.1", 5).await, statuses(&strict, "nobody", "192.0.2.2", 5).await);
    assert_eq!((&known, known.clone()), (&unknown, vec![401, 401, 401, 429, 429]));
}

async fn a_right_password_makes_up_for_wrong_ones(app: TestApp) {
    app.user("ada").await;
    let strict = strict(&app).await;
    for _ in 0..5 {
        assert_eq!(statuses(&strict, "ada", "192.0.2.1", 1).await, [401]);
        assert_eq!(login(&strict, "ada", PASSWORD, "192.0.2.1").await.status, 200);
    }
    // The address is refunded what was honest: five wrong ones are still counted.
    assert_eq!(statuses(&strict, "bob", "192.0.2.1", 2).await, [401, 429]);
}

async fn an_address_that_guesses_at_many_accounts_must_wait(app: TestApp) {
    let strict = strict(&app).await;
    for n in 0..6 {
        assert_eq!(login(&strict, &format!("user-{n}"), "wrong", "192.0.2.1").await.status, 401);
    }
    assert!(wait(&login(&strict, "user-7", "wrong", "192.0.2.1").await) <= 40);
}

async fn waits_outlive_a_restart_and_hold_on_every_node(app: TestApp) {
    app.user("ada").await;
    let first = strict(&app).await;
    assert_eq!(statuses(&first, "ada", "192.0.2.1", 4).await, [401, 401, 401, 429]);
    drop(first);
    let second = strict(&app).await;
    wait(&login(&second, "ada", PASSWORD, "192.0.2.1").await);
}

async fn a_hundred_guesses_at_once_are_a_hundred(app: TestApp) {
    app.user("ada").await;
    let strict = strict(&app).await;
    let guesses = (0..100).map(|_| login(&strict, "ada", "wrong", "192.0.2.1"));
    let answers = futures::future::join_all(guesses).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 401).count(), 3);
    assert_eq!(answers.iter().filter(|answer| answer.status == 429).count(), 97);
}

async fn another_address_is_not_made_to_wait(app: TestApp) {
    app.user("ada").await;
    let strict = strict(&app).await;
    for n in 0..7 {
        login(&strict, &format!("user-{n}"), "wrong", "192.0.2.1").await;
    }
    assert_eq!(login(&strict, "ada", PASSWORD, "192.0.2.9").await.status, 200);
    // What a client writes of itself changes nothing.
    wait(&login(&strict, "ada", PASSWORD, "192.0.2.77, 192.0.2.1").await);
}

async fn who_asks_for_many_accounts_must_wait(app: TestApp) {
    let strict = strict(&app).await;
    let mut statuses = Vec::new();
    for n in 0..4 {
        let body = json!({"username": format!("ada-{n}"), "email": format!("ada{n}@example.org"), "password": PASSWORD});
        let request = strict.anonymous(Method::POST, "/api/v1/auth/register").json(&body);
        statuses.push(Answer::to(request).await.status);
    }
    assert_eq!(statuses, [201, 201, 429, 429]);
}

async fn the_password_is_not_guessed_in_an_open_session_either(app: TestApp) {
    let strict = strict(&app).await;
    let ada = app.user("ada").await;
    let ada = ada.at(&strict);
    let mut statuses = Vec::new();
    for _ in 0..4 {
        let body = json!({"password": "wrong", "new_password": "a wholly other phrase, 42"});
        statuses.push(ada.post("/auth/password", body).await.status);
    }
    assert_eq!(statuses, [403, 403, 403, 429]);
}
