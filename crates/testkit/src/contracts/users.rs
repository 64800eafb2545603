//! The contract of `UserRepository`.

use crate::contracts::Harness;
use crate::contracts::harness::race;
use crate::sample;
use trackml_domain::account::{Email, Standing, User, Username};
use trackml_domain::id::UserId;
use trackml_domain::workspace::Role;
use trackml_ports::{AccountChangeError, NewUser, PasswordHash, RegisterError};

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
    compatible_forms_of_a_name_are_one_name,
    the_first_account_is_the_administrator_and_no_other,
    of_first_accounts_at_once_one_is_the_administrator,
    an_account_is_found_by_its_id,
    a_new_account_can_be_used,
    accounts_are_told_in_the_order_in_which_they_were_made,
    an_account_is_renamed,
    what_is_not_renamed_stays,
    a_name_that_is_taken_is_not_given_to_another,
    a_person_may_have_their_own_name_in_another_case,
    nobody_is_renamed_who_does_not_exist,
    a_password_is_replaced,
    a_password_that_was_changed_meanwhile_is_not_replaced,
    an_account_that_was_shut_says_so,
    only_an_account_at_rest_is_woken,
    the_last_administrator_stays_one,
    the_last_administrator_cannot_be_shut,
    of_two_administrators_one_may_go,
    of_administrators_who_go_at_once_one_stays,
    a_change_of_nobody_is_told,
    a_deleted_account_is_gone_with_its_workspace_and_records,
    a_deleted_accounts_name_is_free_again,
    a_deleted_account_leaves_others_alone,
    an_account_that_alone_owns_others_workspace_is_not_deleted,
    an_account_that_owns_with_another_is_deleted,
    the_history_of_others_records_forgets_a_deleted_person,
    nobody_is_deleted_who_does_not_exist,
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

async fn compatible_forms_of_a_name_are_one_name(harness: &Harness) {
    username_is_taken(harness, "ada", "ａda").await;
}

async fn the_first_account_is_the_administrator_and_no_other(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    assert_eq!((ada.user.is_admin, bob.user.is_admin), (true, false));
    assert!(found(harness, "ada").await.unwrap().is_admin);
}

async fn of_first_accounts_at_once_one_is_the_administrator(harness: &Harness) {
    let made = race(|runner| {
        let (users, new) = (harness.users.clone(), sample::new_user(&format!("ada-{runner}")));
        async move { users.register(new).await.unwrap().is_admin }
    })
    .await;
    assert_eq!(made.into_iter().filter(|is_admin| *is_admin).count(), 1);
}

/// An account as it is stored now.
async fn now(harness: &Harness, id: UserId) -> (User, Standing) {
    let stored = harness.users.by_id(id).await.unwrap().unwrap();
    (stored.user, stored.standing)
}

async fn an_account_is_found_by_its_id(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.user, harness.person("bob").await.user);
    assert_eq!((now(harness, ada.id).await.0, now(harness, bob.id).await.0), (ada, bob));
    assert!(harness.users.by_id(UserId::from(1_000_000_000)).await.unwrap().is_none());
}

async fn a_new_account_can_be_used(harness: &Harness) {
    let ada = harness.person("ada").await.user;
    assert_eq!(now(harness, ada.id).await.1, Standing::Active);
}

async fn accounts_are_told_in_the_order_in_which_they_were_made(harness: &Harness) {
    let (ada, bob, eve) =
        (harness.person("zoe").await, harness.person("bob").await, harness.person("eve").await);
    let page = |after, limit| async move {
        let page = harness.users.page(after, limit).await.unwrap();
        page.into_iter().map(|stored| stored.user.id).collect::<Vec<_>>()
    };
    assert_eq!(page(None, 2).await, [ada.user.id, bob.user.id]);
    assert_eq!(page(Some(bob.user.id), 2).await, [eve.user.id]);
}

async fn rename(
    harness: &Harness,
    id: UserId,
    username: Option<&str>,
    email: Option<&str>,
) -> Result<Option<User>, RegisterError> {
    let username = username.map(|name| Username::parse(name).unwrap());
    let email = email.map(|address| Email::parse(address).unwrap());
    harness.users.rename(id, username, email).await
}

async fn an_account_is_renamed(harness: &Harness) {
    let ada = harness.person("ada").await.user;
    let user = rename(harness, ada.id, Some("Grace"), Some("grace@navy.example")).await.unwrap().unwrap();
    assert_eq!((user.username.as_str(), user.email.as_str()), ("Grace", "grace@navy.example"));
    assert_eq!(found(harness, "grace").await.as_ref(), Some(&user));
    assert_eq!(found(harness, "grace@navy.example").await, Some(user));
    assert_eq!(found(harness, "ada").await, None);
}

async fn what_is_not_renamed_stays(harness: &Harness) {
    let ada = harness.person("ada").await.user;
    let user = rename(harness, ada.id, Some("grace"), None).await.unwrap().unwrap();
    assert_eq!((user.email, user.is_admin, user.created_at), (ada.email, ada.is_admin, ada.created_at));
}

async fn a_name_that_is_taken_is_not_given_to_another(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.user, harness.person("bob").await.user);
    let name = rename(harness, bob.id, Some("ADA"), Some("new@example.org")).await;
    assert!(matches!(name, Err(RegisterError::UsernameTaken)), "{name:?}");
    let address = rename(harness, bob.id, Some("new"), Some("Ada@example.org")).await;
    assert!(matches!(address, Err(RegisterError::EmailTaken)), "{address:?}");
    assert_eq!((now(harness, ada.id).await.0, now(harness, bob.id).await.0), (ada, bob));
}

async fn a_person_may_have_their_own_name_in_another_case(harness: &Harness) {
    let ada = harness.person("ada").await.user;
    let user = rename(harness, ada.id, Some("Ada"), Some("ADA@example.org")).await.unwrap().unwrap();
    assert_eq!((user.username.as_str(), user.email.as_str()), ("Ada", "ADA@example.org"));
}

async fn nobody_is_renamed_who_does_not_exist(harness: &Harness) {
    assert_eq!(rename(harness, UserId::from(1_000_000_000), Some("ada"), None).await.unwrap(), None);
}

fn hash(text: &str) -> PasswordHash {
    PasswordHash::new(text.to_owned())
}

async fn hash_of(harness: &Harness, id: UserId) -> String {
    harness.users.by_id(id).await.unwrap().unwrap().password_hash.as_str().to_owned()
}

async fn a_password_is_replaced(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.user, harness.person("bob").await.user);
    let before = hash_of(harness, bob.id).await;
    assert!(harness.users.set_password(ada.id, hash("new"), None).await.unwrap());
    assert_eq!((hash_of(harness, ada.id).await, hash_of(harness, bob.id).await), ("new".to_owned(), before));
    assert!(!harness.users.set_password(UserId::from(1_000_000_000), hash("new"), None).await.unwrap());
}

async fn a_password_that_was_changed_meanwhile_is_not_replaced(harness: &Harness) {
    let ada = harness.person("ada").await.user;
    let seen = hash(&hash_of(harness, ada.id).await);
    assert!(harness.users.set_password(ada.id, hash("one"), Some(seen.clone())).await.unwrap());
    assert!(!harness.users.set_password(ada.id, hash("two"), Some(seen)).await.unwrap());
    assert_eq!(hash_of(harness, ada.id).await, "one");
}

async fn an_account_that_was_shut_says_so(harness: &Harness) {
    let (_ada, bob) = (harness.person("ada").await, harness.person("bob").await.user);
    for standing in [Standing::Disabled, Standing::Deactivated, Standing::Active] {
        harness.users.set_standing(bob.id, standing).await.unwrap();
        assert_eq!(now(harness, bob.id).await, (bob.clone(), standing));
        assert_eq!(harness.users.by_login("bob").await.unwrap().unwrap().standing, standing);
    }
}

async fn only_an_account_at_rest_is_woken(harness: &Harness) {
    let (_ada, bob) = (harness.person("ada").await, harness.person("bob").await.user);
    for (standing, woken, after) in [
        (Standing::Active, false, Standing::Active),
        (Standing::Disabled, false, Standing::Disabled),
        (Standing::Deactivated, true, Standing::Active),
    ] {
        harness.users.set_standing(bob.id, standing).await.unwrap();
        assert_eq!(harness.users.wake(bob.id).await.unwrap(), woken, "{standing:?}");
        assert_eq!(now(harness, bob.id).await.1, after, "{standing:?}");
    }
    assert!(!harness.users.wake(UserId::from(1_000_000_000)).await.unwrap());
}

async fn the_last_administrator_stays_one(harness: &Harness) {
    let (ada, _bob) = (harness.person("ada").await.user, harness.person("bob").await);
    let refused = harness.users.set_admin(ada.id, false).await;
    assert!(matches!(refused, Err(AccountChangeError::LastAdministrator)), "{refused:?}");
    assert!(now(harness, ada.id).await.0.is_admin);
}

async fn the_last_administrator_cannot_be_shut(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.user, harness.person("bob").await.user);
    harness.users.set_admin(bob.id, true).await.unwrap();
    harness.users.set_standing(bob.id, Standing::Disabled).await.unwrap();
    let refused = harness.users.set_standing(ada.id, Standing::Deactivated).await;
    assert!(matches!(refused, Err(AccountChangeError::LastAdministrator)), "{refused:?}");
    assert_eq!(now(harness, ada.id).await.1, Standing::Active);
}

async fn of_two_administrators_one_may_go(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.user, harness.person("bob").await.user);
    harness.users.set_admin(bob.id, true).await.unwrap();
    harness.users.set_admin(ada.id, false).await.unwrap();
    assert_eq!((now(harness, ada.id).await.0.is_admin, now(harness, bob.id).await.0.is_admin), (false, true));
}

async fn of_administrators_who_go_at_once_one_stays(harness: &Harness) {
    let mut ids = Vec::new();
    for runner in 0..8 {
        let user = harness.person(&format!("ada-{runner}")).await.user;
        harness.users.set_admin(user.id, true).await.unwrap();
        ids.push(user.id);
    }
    let gone = race(|runner| {
        let (users, id) = (harness.users.clone(), ids[runner]);
        async move { users.set_admin(id, false).await.is_ok() }
    })
    .await;
    assert_eq!(gone.into_iter().filter(|gone| *gone).count(), 7);
}

async fn a_change_of_nobody_is_told(harness: &Harness) {
    harness.person("ada").await;
    let nobody = UserId::from(1_000_000_000);
    let standing = harness.users.set_standing(nobody, Standing::Disabled).await;
    assert!(matches!(standing, Err(AccountChangeError::NotFound)), "{standing:?}");
    let role = harness.users.set_admin(nobody, true).await;
    assert!(matches!(role, Err(AccountChangeError::NotFound)), "{role:?}");
}

async fn a_deleted_account_is_gone_with_its_workspace_and_records(harness: &Harness) {
    let ada = harness.person("ada").await;
    let shared = harness.shared(&ada, "Team").await;
    let own = harness.put(sample::new_model(ada.workspace, "own")).await;
    let lonely = harness.put(sample::new_model(shared, "lonely")).await;
    harness.users.delete(ada.user.id).await.unwrap();
    assert_eq!(found(harness, "ada").await, None);
    assert_eq!(harness.workspaces.role(ada.workspace, ada.user.id).await.unwrap(), None);
    for id in [own.id, lonely.id] {
        assert_eq!(harness.models.find(id).await.unwrap(), None);
    }
}

async fn a_deleted_accounts_name_is_free_again(harness: &Harness) {
    let ada = harness.person("ada").await;
    harness.users.delete(ada.user.id).await.unwrap();
    assert_ne!(harness.person("ada").await.user.id, ada.user.id);
}

async fn a_deleted_account_leaves_others_alone(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let kept = harness.put(sample::new_model(bob.workspace, "kept")).await;
    harness.users.delete(ada.user.id).await.unwrap();
    assert_eq!(now(harness, bob.user.id).await.0, bob.user);
    assert_eq!(harness.stored(kept.id).await, kept);
}

async fn an_account_that_alone_owns_others_workspace_is_not_deleted(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Editor).await;
    match harness.users.delete(ada.user.id).await {
        Err(AccountChangeError::SoleOwner { workspaces }) => assert_eq!(workspaces, ["Team"]),
        other => panic!("{other:?}"),
    }
    assert_eq!(now(harness, ada.user.id).await.0, ada.user);
    assert_eq!(harness.workspaces.role(team, bob.user.id).await.unwrap(), Some(Role::Editor));
}

async fn an_account_that_owns_with_another_is_deleted(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    harness.enrol(team, &bob, Role::Owner).await;
    let model = harness.put(sample::new_model(team, "ours")).await;
    harness.users.delete(ada.user.id).await.unwrap();
    assert_eq!(harness.stored(model.id).await, model);
    assert_eq!(harness.workspaces.members(team).await.unwrap().len(), 1);
}

async fn the_history_of_others_records_forgets_a_deleted_person(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&bob, "Team").await;
    let stamp = trackml_domain::model::Stamp { by: Some(ada.user.id), at: sample::moment(1) };
    let model = harness
        .put(sample::new_model_at(team, "hers", trackml_domain::model::ModelPatch::default(), stamp))
        .await;
    harness.users.delete(ada.user.id).await.unwrap();
    let events = harness.events(model.id).await;
    assert_eq!(events.iter().map(|event| event.stamp.by).collect::<Vec<_>>(), [None]);
}

async fn nobody_is_deleted_who_does_not_exist(harness: &Harness) {
    let refused = harness.users.delete(UserId::from(1_000_000_000)).await;
    assert!(matches!(refused, Err(AccountChangeError::NotFound)), "{refused:?}");
}
