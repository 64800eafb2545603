//! Attempts that grow slower and slower.

use super::register::command;
use super::{password, secret};
use crate::house::{House, down, from, here, session};
use chrono::TimeDelta;
use std::sync::Arc;
use std::time::Duration;
use trackml_application::accounts::{AccountsError, Password};
use trackml_application::{AccountRules, Application, Client};
use trackml_domain::throttle::Rule;
use trackml_ports::{HashingError, MockAttemptRepository, MockPasswordHasher};

/// Rules that a test meets the ends of: waits of 2, 4, 8 and at most 15 seconds behind so many free attempts.
fn rule(free: u32) -> Rule {
    let seconds = TimeDelta::seconds;
    Rule { free, first_wait: seconds(2), longest_wait: seconds(15), forget_after: seconds(1_000) }
}

fn by_account(free: u32) -> AccountRules {
    AccountRules { login_by_account: rule(free), ..AccountRules::default() }
}

fn by_address(free: u32) -> AccountRules {
    AccountRules { login_by_address: rule(free), ..AccountRules::default() }
}

/// What one attempt to sign in is told: `in`, `no`, or the seconds to wait.
async fn attempt(application: &Application, login: &str, password: &str, client: &Client) -> String {
    match application.accounts.login(login, password.into(), session("any"), client).await {
        Ok(_) => "in".to_owned(),
        Err(AccountsError::WrongCredentials) => "no".to_owned(),
        Err(AccountsError::TooManyAttempts { wait }) => wait.as_secs().to_string(),
        Err(other) => panic!("{other:?}"),
    }
}

/// The waits before each of so many wrong attempts of somebody who comes again the moment they may.
async fn waits(
    house: &House,
    application: &Application,
    attempts: usize,
    make: impl Fn(usize) -> (String, Client),
) -> Vec<u64> {
    let mut waits = vec![0];
    let mut number = 0;
    while number < attempts {
        let (login, client) = make(number);
        match attempt(application, &login, "wrong", &client).await.as_str() {
            "no" => {
                number += 1;
                waits.push(0);
            }
            seconds => {
                let seconds = seconds.parse().unwrap();
                *waits.last_mut().unwrap() += seconds;
                house.clock.advance(Duration::from_secs(seconds));
            }
        }
    }
    waits.truncate(attempts);
    waits
}

#[tokio::test]
async fn at_one_account_the_waits_grow_to_a_bound_wherever_the_attempts_come_from() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_account(3));
    let from_everywhere = |number| ("ada".to_owned(), from(&format!("192.0.2.{number}")));
    assert_eq!(waits(&house, &application, 8, from_everywhere).await, [0, 0, 0, 2, 4, 8, 15, 15]);
}

#[tokio::test]
async fn from_one_address_the_waits_grow_to_a_bound_whatever_account_is_tried() {
    let house = House::new();
    let application = house.under(by_address(3));
    let at_everybody = |number| (format!("person-{number}"), here());
    assert_eq!(waits(&house, &application, 8, at_everybody).await, [0, 0, 0, 2, 4, 8, 15, 15]);
}

#[tokio::test]
async fn the_addresses_of_one_network_are_counted_as_one() {
    let house = House::new();
    let application = house.under(by_address(3));
    let from_a_network =
        |number| (format!("person-{number}"), from(&format!("2001:db8:1:2:{number}::{number}")));
    assert_eq!(waits(&house, &application, 5, from_a_network).await, [0, 0, 0, 2, 4]);
}

#[tokio::test]
async fn at_an_account_that_is_not_there_the_waits_are_the_same() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_account(2));
    let at = |login: &str| {
        let login = login.to_owned();
        move |number| (login.clone(), from(&format!("192.0.2.{number}")))
    };
    let of_ada = waits(&house, &application, 6, at("ada")).await;
    let of_nobody = waits(&house, &application, 6, at("nobody")).await;
    assert_eq!(of_nobody, of_ada);
}

#[tokio::test]
async fn ten_attempts_at_an_account_and_fifty_from_an_address_are_free() {
    let house = House::new();
    house.person("ada").await;
    for number in 0..10 {
        let answer = attempt(&house.application, "ada", "wrong", &from(&format!("192.0.2.{number}"))).await;
        assert_eq!(answer, "no");
    }
    assert_eq!(attempt(&house.application, "ada", "wrong", &from("192.0.2.99")).await, "1");
    let elsewhere = from("198.51.100.9");
    for number in 0..50 {
        let answer = attempt(&house.application, &format!("person-{number}"), "wrong", &elsewhere).await;
        assert_eq!(answer, "no");
    }
    assert_eq!(attempt(&house.application, "person-99", "wrong", &elsewhere).await, "1");
}

#[tokio::test]
async fn a_login_is_counted_as_it_is_compared() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_account(3));
    for login in ["ada", " ADA\n", "ａda"] {
        assert_eq!(attempt(&application, login, "wrong", &here()).await, "no");
    }
    assert_eq!(attempt(&application, "Ada", "wrong", &here()).await, "2");
}

#[tokio::test]
async fn an_account_is_one_by_its_name_and_by_its_address() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_account(2));
    let mut answers = Vec::new();
    for login in ["ada", "ada@example.org", "ada", "ada@example.org"] {
        answers.push(attempt(&application, login, "wrong", &here()).await);
    }
    assert_eq!(answers, ["no", "no", "2", "2"]);
}

#[tokio::test]
async fn who_waits_is_not_let_in_with_the_right_password_either() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_account(1));
    attempt(&application, "ada", "wrong", &here()).await;
    assert_eq!(attempt(&application, "ada", "ada", &here()).await, "2");
    house.clock.advance(Duration::from_secs(2));
    assert_eq!(attempt(&application, "ada", "ada", &here()).await, "in");
}

#[tokio::test]
async fn what_is_refused_unseen_makes_no_wait_longer() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_account(1));
    attempt(&application, "ada", "wrong", &here()).await;
    for _ in 0..20 {
        assert_eq!(attempt(&application, "ada", "wrong", &here()).await, "2");
    }
}

#[tokio::test]
async fn who_must_wait_costs_no_hash() {
    let mut attempts = MockAttemptRepository::new();
    attempts.expect_attempt().returning(|_, _| Ok(Some(TimeDelta::seconds(7))));
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_verify().never();
    let application = House::new().with(|ports| {
        ports.attempts = Arc::new(attempts);
        ports.passwords = Arc::new(passwords);
    });
    assert_eq!(attempt(&application, "ada", "ada", &here()).await, "7");
}

#[tokio::test]
async fn the_right_password_makes_the_attempts_at_the_account_forgotten() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_account(3));
    for _ in 0..3 {
        let mut answers = Vec::new();
        for password in ["wrong", "wrong", "ada"] {
            answers.push(attempt(&application, "ada", password, &here()).await);
        }
        assert_eq!(answers, ["no", "no", "in"]);
    }
}

#[tokio::test]
async fn the_right_password_costs_its_address_nothing() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_address(2));
    for _ in 0..10 {
        assert_eq!(attempt(&application, "ada", "ada", &here()).await, "in");
    }
}

#[tokio::test]
async fn the_right_password_of_one_account_makes_up_for_no_attempt_at_others() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_address(3));
    let mut answers = Vec::new();
    for login in ["bob", "eve", "ada", "ada", "dan", "fay"] {
        answers.push(attempt(&application, login, "ada", &here()).await);
    }
    assert_eq!(answers, ["no", "no", "in", "in", "no", "2"]);
}

#[tokio::test]
async fn a_quiet_time_makes_everything_forgotten() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_account(1));
    attempt(&application, "ada", "wrong", &here()).await;
    house.clock.advance(Duration::from_secs(1_000));
    assert_eq!(waits(&house, &application, 2, |_| ("ada".to_owned(), here())).await, [0, 2]);
}

#[tokio::test]
async fn one_account_keeps_nobody_out_of_another() {
    let house = House::new();
    house.person("ada").await;
    house.person("bob").await;
    let application = house.under(by_account(1));
    attempt(&application, "ada", "wrong", &here()).await;
    assert_eq!(attempt(&application, "bob", "bob", &here()).await, "in");
}

#[tokio::test]
async fn the_command_line_has_no_address_to_be_counted_by() {
    let house = House::new();
    house.person("ada").await;
    let application = house.under(by_address(1));
    for _ in 0..3 {
        assert_eq!(attempt(&application, "ada", "wrong", &Client::default()).await, "no");
    }
}

#[tokio::test]
async fn a_hasher_that_is_busy_costs_no_attempt() {
    let house = House::new();
    house.person("ada").await;
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_verify().returning(|_, _| Err(HashingError::Busy));
    let application = house.with(|ports| ports.passwords = Arc::new(passwords));
    for _ in 0..100 {
        let refused = application.accounts.login("ada", "ada".into(), session("one"), &here()).await;
        assert!(matches!(refused, Err(AccountsError::Hashing(HashingError::Busy))), "{refused:?}");
    }
    assert!(house.login("ada", "ada", "one").await.is_ok());
}

#[tokio::test]
async fn a_hasher_that_is_busy_makes_up_for_no_wrong_password() {
    let house = House::new();
    house.person("ada").await;
    for _ in 0..9 {
        house.login("ada", "wrong", "one").await.unwrap_err();
    }
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_verify().returning(|_, _| Err(HashingError::Busy));
    let busy = house.with(|ports| ports.passwords = Arc::new(passwords));
    busy.accounts.login("ada", "ada".into(), session("one"), &here()).await.unwrap_err();
    house.login("ada", "wrong", "one").await.unwrap_err();
    assert_eq!(attempt(&house.application, "ada", "ada", &here()).await, "1");
}

#[tokio::test]
async fn what_somebody_typed_is_not_written_down_where_it_is_counted() {
    let mut attempts = MockAttemptRepository::new();
    attempts
        .expect_attempt()
        .withf(|buckets, _| buckets.iter().all(|(name, _)| !name.contains("hunter2")))
        .once()
        .returning(|_, _| Ok(None));
    let application = House::new().with(|ports| ports.attempts = Arc::new(attempts));
    assert_eq!(attempt(&application, "hunter2", "wrong", &here()).await, "no");
}

#[tokio::test]
async fn where_attempts_cannot_be_counted_no_password_is_checked() {
    let (mut attempts, mut passwords) = (MockAttemptRepository::new(), MockPasswordHasher::new());
    attempts.expect_attempt().returning(|_, _| Err(down()));
    passwords.expect_verify().never();
    let application = House::new().with(|ports| {
        ports.attempts = Arc::new(attempts);
        ports.passwords = Arc::new(passwords);
    });
    let refused = application.accounts.login("ada", "ada".into(), session("one"), &here()).await;
    assert!(matches!(refused, Err(AccountsError::Repository(_))));
}

fn another() -> Password {
    password("correct horse")
}

#[tokio::test]
async fn a_password_that_is_asked_for_again_is_guessed_no_faster() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let application = house.under(by_account(2));
    let guess = || application.accounts.change_password(&ada.caller, secret("wrong"), another());
    for _ in 0..2 {
        assert!(matches!(guess().await, Err(AccountsError::WrongPassword)));
    }
    let refused = guess().await;
    assert!(
        matches!(refused, Err(AccountsError::TooManyAttempts { wait }) if wait == Duration::from_secs(2))
    );
}

#[tokio::test]
async fn a_password_that_is_asked_for_again_is_counted_with_the_logins() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let application = house.under(by_account(2));
    assert_eq!(attempt(&application, "ada@example.org", "wrong", &here()).await, "no");
    application.accounts.deactivate(&ada.caller, secret("wrong")).await.unwrap_err();
    let refused = application.accounts.delete(&ada.caller, secret("ada")).await;
    assert!(matches!(refused, Err(AccountsError::TooManyAttempts { .. })));
}

#[tokio::test]
async fn a_hasher_that_is_busy_costs_no_attempt_where_a_password_is_asked_for_again() {
    let house = House::new();
    let ada = house.resident("ada").await;
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_verify().returning(|_, _| Err(HashingError::Busy));
    let busy = house.with(|ports| ports.passwords = Arc::new(passwords));
    for _ in 0..100 {
        let refused = busy.accounts.change_password(&ada.caller, secret("ada"), another()).await;
        assert!(matches!(refused, Err(AccountsError::Hashing(HashingError::Busy))));
    }
}

#[tokio::test]
async fn accounts_are_asked_for_slower_and_slower_from_one_address() {
    let house = House::new();
    let rules = AccountRules { registration_by_address: rule(2), ..AccountRules::default() };
    let application = house.under(rules);
    let register = async |name: &str, address: &str| {
        let command = command(name, &format!("{name}@example.org"));
        application.accounts.register(command, session(name), &from(address)).await
    };
    for name in ["ada", "bob"] {
        register(name, "192.0.2.7").await.unwrap();
    }
    let refused = register("eve", "192.0.2.7").await;
    assert!(
        matches!(refused, Err(AccountsError::TooManyAttempts { wait }) if wait == Duration::from_secs(2))
    );
    assert!(register("eve", "192.0.2.8").await.is_ok());
}

#[tokio::test]
async fn asking_whether_a_name_is_taken_is_counted_too() {
    let house = House::new();
    house.person("ada").await;
    let rules = AccountRules { registration_by_address: rule(2), ..AccountRules::default() };
    let application = house.under(rules);
    let client = here();
    let ask = || application.accounts.register(command("ada", "x@example.org"), session("x"), &client);
    for _ in 0..2 {
        assert!(matches!(ask().await, Err(AccountsError::Taken)));
    }
    assert!(matches!(ask().await, Err(AccountsError::TooManyAttempts { .. })));
}
