//! The contract of `UserRepository`.

use crate::contracts::Harness;
use crate::contracts::harness::race;
use crate::sample;
use trackml_domain::account::{Email, User, Username};
use trackml_domain::workspace::Role;
use trackml_ports::{NewUser, RegisterError};

crate::contracts::suite!(users at contracts::users:
    an_account_is_made_as_it_was_asked_for,
    every_account_has_an_id_of_its_own,
    an_account_comes_with_a_personal_workspace,
    an_account_owns_its_personal_workspace,
    every_account_has_a_workspace_of_its_own,
    a_username_is_given_once,
    a_username_is_taken_in_every_case,
    a_username_is_taken_in_every_case_beyond_ascii,
    an_address_is_given_once,
    an_address_is_taken_in_every_case,
    a_refused_account_leaves_nothing_behind,
    similar_names_are_different_names,
    of_registrations_at_once_for_one_username_one_succeeds,
    of_registrations_at_once_for_one_address_one_succeeds,
    registrations_at_once_by_different_people_all_succeed,
    an_account_is_found_by_its_username,
    an_account_is_found_by_its_address,
    an_account_is_found_whatever_the_case_it_was_made_in,
    an_account_is_found_with_its_password_hash,
    an_account_is_found_with_its_names_as_they_were_written,
    a_login_that_nobody_has_finds_nothing,
);

fn asked(name: &str, email: &str) -> NewUser {
    let (username, email) = (Username::parse(name).unwrap(), Email::parse(email).unwrap());
    NewUser { username, email, ..sample::new_user("anybody") }
}

async fn register(harness: &Harness, name: &str, email: &str) -> Result<User, RegisterError> {
    harness.users.register(asked(name, email)).await
}

async fn found(harness: &Harness, login: &str) -> Option<User> {
    harness.users.by_login(login).await.unwrap().map(|stored| stored.user)
}

async fn an_account_is_made_as_it_was_asked_for(harness: &Harness) {
    let new = asked("Ada.L", "Ada@Example.org");
    let user = harness.users.register(new.clone()).await.unwrap();
    assert_eq!((user.username, user.email, user.created_at), (new.username, new.email, new.at));
}

async fn every_account_has_an_id_of_its_own(harness: &Harness) {
    assert_ne!(harness.person("ada").await.user.id, harness.person("bob").await.user.id);
}

async fn an_account_comes_with_a_personal_workspace(harness: &Harness) {
    let user = register(harness, "ada", "ada@example.org").await.unwrap();
    assert!(harness.workspaces.personal(user.id).await.unwrap().is_some());
}

async fn an_account_owns_its_personal_workspace(harness: &Harness) {
    let ada = harness.person("ada").await;
    assert_eq!(harness.workspaces.role(ada.workspace, ada.user.id).await.unwrap(), Some(Role::Owner));
}

async fn every_account_has_a_workspace_of_its_own(harness: &Harness) {
    assert_ne!(harness.person("ada").await.workspace, harness.person("bob").await.workspace);
}

/// Asserts that the second of two usernames is refused.
async fn username_is_taken(harness: &Harness, first: &str, second: &str) {
    register(harness, first, "one@example.org").await.unwrap();
    let refused = register(harness, second, "two@example.org").await;
    assert!(matches!(refused, Err(RegisterError::UsernameTaken)), "{refused:?}");
}

/// Asserts that the second of two addresses is refused.
async fn address_is_taken(harness: &Harness, first: &str, second: &str) {
    register(harness, "one", first).await.unwrap();
    let refused = register(harness, "two", second).await;
    assert!(matches!(refused, Err(RegisterError::EmailTaken)), "{refused:?}");
}

async fn a_username_is_given_once(harness: &Harness) {
    username_is_taken(harness, "ada", "ada").await;
}

async fn a_username_is_taken_in_every_case(harness: &Harness) {
    username_is_taken(harness, "Ada", "aDA").await;
}

async fn a_username_is_taken_in_every_case_beyond_ascii(harness: &Harness) {
    username_is_taken(harness, "Łukasz", "łUKASZ").await;
}

async fn an_address_is_given_once(harness: &Harness) {
    address_is_taken(harness, "ada@example.org", "ada@example.org").await;
}

async fn an_address_is_taken_in_every_case(harness: &Harness) {
    address_is_taken(harness, "Ada@Example.org", "aDA@eXAMPLE.ORG").await;
}

async fn a_refused_account_leaves_nothing_behind(harness: &Harness) {
    register(harness, "ada", "ada@example.org").await.unwrap();
    register(harness, "ada", "new@example.org").await.unwrap_err();
    register(harness, "new", "ada@example.org").await.unwrap_err();
    assert_eq!(found(harness, "new").await, None);
    assert_eq!(found(harness, "new@example.org").await, None);
    register(harness, "new", "new@example.org").await.unwrap();
}

async fn similar_names_are_different_names(harness: &Harness) {
    for (number, name) in ["a_b", "a.b", "a-b", "axb", "ab", "éa", "ea"].into_iter().enumerate() {
        let made = register(harness, name, &format!("{number}@example.org")).await;
        assert!(made.is_ok(), "{name}: {made:?}");
    }
}

async fn of_registrations_at_once_for_one_username_one_succeeds(harness: &Harness) {
    let made = race(|runner| {
        let (users, new) = (harness.users.clone(), asked("ada", &format!("{runner}@example.org")));
        async move { users.register(new).await }
    })
    .await;
    let taken = made.iter().filter(|made| matches!(made, Err(RegisterError::UsernameTaken))).count();
    assert_eq!((made.iter().filter(|made| made.is_ok()).count(), taken), (1, 7), "{made:?}");
}

async fn of_registrations_at_once_for_one_address_one_succeeds(harness: &Harness) {
    let made = race(|runner| {
        let (users, new) = (harness.users.clone(), asked(&format!("ada-{runner}"), "ada@example.org"));
        async move { users.register(new).await }
    })
    .await;
    let taken = made.iter().filter(|made| matches!(made, Err(RegisterError::EmailTaken))).count();
    assert_eq!((made.iter().filter(|made| made.is_ok()).count(), taken), (1, 7), "{made:?}");
}

async fn registrations_at_once_by_different_people_all_succeed(harness: &Harness) {
    let made = race(|runner| {
        let (users, new) = (harness.users.clone(), sample::new_user(&format!("ada-{runner}")));
        async move { users.register(new).await.is_ok() }
    })
    .await;
    assert_eq!(made, [true; 8]);
}

async fn an_account_is_found_by_its_username(harness: &Harness) {
    let user = harness.person("ada").await.user;
    harness.person("bob").await;
    assert_eq!(found(harness, "ada").await, Some(user));
}

async fn an_account_is_found_by_its_address(harness: &Harness) {
    let user = harness.person("ada").await.user;
    harness.person("bob").await;
    assert_eq!(found(harness, "ada@example.org").await, Some(user));
}

async fn an_account_is_found_whatever_the_case_it_was_made_in(harness: &Harness) {
    let user = register(harness, "ŁUKASZ", "Łukasz@Example.ORG").await.unwrap();
    assert_eq!(found(harness, "łukasz").await.as_ref(), Some(&user));
    assert_eq!(found(harness, "łukasz@example.org").await.as_ref(), Some(&user));
}

async fn an_account_is_found_with_its_password_hash(harness: &Harness) {
    harness.person("ada").await;
    let stored = harness.users.by_login("ada").await.unwrap().unwrap();
    assert_eq!(stored.password_hash.as_str(), sample::new_user("ada").password_hash.as_str());
}

async fn an_account_is_found_with_its_names_as_they_were_written(harness: &Harness) {
    register(harness, "Ada.L", "Ada@Example.org").await.unwrap();
    let user = found(harness, "ada.l").await.unwrap();
    assert_eq!((user.username.as_str(), user.email.as_str()), ("Ada.L", "Ada@Example.org"));
}

async fn a_login_that_nobody_has_finds_nothing(harness: &Harness) {
    harness.person("ada").await;
    for login in ["", "a", "ad_", "%", "ada@example.com", "example.org", "adaada@example.org", "' or 1=1"] {
        assert_eq!(found(harness, login).await, None, "{login:?}");
    }
}
