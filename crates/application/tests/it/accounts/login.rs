//! Showing who one is.

use crate::house::{House, down, here, session};
use secrecy::ExposeSecret;
use std::sync::Arc;
use trackml_application::accounts::{ACCESS_LENGTH, AccountsError, SESSION_IDLE_LENGTH};
use trackml_application::caller::Credential;
use trackml_ports::{HashingError, MockPasswordHasher, MockSessionRepository, MockUserRepository};

#[tokio::test]
async fn a_person_logs_in_by_address_or_name_in_any_case() {
    let house = House::new();
    let ada = house.person("ada").await;
    for login in ["ada@example.org", "ADA@Example.ORG", "ada", "Ada", "  ada\n"] {
        let signed_in = house.application.accounts.login(login, "ada".into(), session("one"), &here()).await;
        assert_eq!(&signed_in.unwrap().user, ada.user(), "{login:?}");
    }
}

#[tokio::test]
async fn a_login_gives_a_token_that_stands_for_the_person() {
    let house = House::new();
    let ada = house.person("ada").await;
    let signed_in =
        house.application.accounts.login("ada", "ada".into(), session("one"), &here()).await.unwrap();
    let caller = house.known(&signed_in.access_token).await.unwrap();
    assert_eq!(
        (caller.user(), caller.workspace(), caller.credential()),
        (ada.user(), ada.workspace(), &Credential::Session(session("one")))
    );
}

#[tokio::test]
async fn a_login_tells_how_long_its_tokens_last() {
    let house = House::new();
    house.person("ada").await;
    let signed_in =
        house.application.accounts.login("ada", "ada".into(), session("one"), &here()).await.unwrap();
    assert_eq!((signed_in.expires_in, signed_in.refresh_expires_in), (ACCESS_LENGTH, SESSION_IDLE_LENGTH));
}

#[tokio::test]
async fn a_password_is_another_in_another_case_or_with_a_space() {
    let house = House::new();
    house.person("ada").await;
    for password in ["Ada", " ada", "ada ", "", "bob"] {
        let refused = house.application.accounts.login("ada", password.into(), session("one"), &here()).await;
        assert!(matches!(refused, Err(AccountsError::WrongCredentials)), "{password:?}");
    }
}

#[tokio::test]
async fn the_answer_does_not_tell_whether_there_is_an_account() {
    let house = House::new();
    house.person("ada").await;
    let accounts = &house.application.accounts;
    let wrong = accounts.login("ada", "wrong".into(), session("one"), &here()).await.unwrap_err();
    let unknown = accounts.login("bob", "wrong".into(), session("one"), &here()).await.unwrap_err();
    assert_eq!(format!("{wrong} {wrong:?}"), format!("{unknown} {unknown:?}"));
}

#[tokio::test]
async fn a_login_of_nobody_still_verifies_a_password() {
    let mut passwords = MockPasswordHasher::new();
    let of_nobody = |password: &secrecy::SecretString, hash: &Option<_>| {
        password.expose_secret() == "secret" && hash.is_none()
    };
    passwords.expect_verify().withf(of_nobody).once().returning(|_, _| Ok(false));
    let application = House::new().with(|ports| ports.passwords = Arc::new(passwords));
    let refused = application.accounts.login("nobody", "secret".into(), session("one"), &here()).await;
    assert!(matches!(refused, Err(AccountsError::WrongCredentials)));
}

#[tokio::test]
async fn nobody_is_let_in_whatever_the_hasher_says() {
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_verify().returning(|_, _| Ok(true));
    let application = House::new().with(|ports| ports.passwords = Arc::new(passwords));
    let refused = application.accounts.login("nobody", "secret".into(), session("one"), &here()).await;
    assert!(matches!(refused, Err(AccountsError::WrongCredentials)));
}

#[tokio::test]
async fn a_wrong_login_begins_no_session() {
    let house = House::new();
    house.person("ada").await;
    let mut sessions = MockSessionRepository::new();
    sessions.expect_open().never();
    let application = house.with(|ports| ports.sessions = Arc::new(sessions));
    for login in ["ada", "nobody"] {
        assert!(application.accounts.login(login, "wrong".into(), session("one"), &here()).await.is_err());
    }
}

#[tokio::test]
async fn a_password_that_cannot_be_checked_is_not_called_wrong() {
    let house = House::new();
    house.person("ada").await;
    let mut passwords = MockPasswordHasher::new();
    passwords.expect_verify().returning(|_, _| Err(HashingError::Failed("shutting down".to_owned())));
    let application = house.with(|ports| ports.passwords = Arc::new(passwords));
    let refused = application.accounts.login("ada", "ada".into(), session("one"), &here()).await;
    assert!(matches!(refused, Err(AccountsError::Hashing(_))));
}

#[tokio::test]
async fn a_failing_database_is_not_called_a_wrong_password() {
    let mut users = MockUserRepository::new();
    users.expect_by_login().returning(|_| Err(down()));
    let application = House::new().with(|ports| ports.users = Arc::new(users));
    let refused = application.accounts.login("ada", "ada".into(), session("one"), &here()).await;
    assert!(matches!(refused, Err(AccountsError::Repository(_))));
}
