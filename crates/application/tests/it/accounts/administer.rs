//! Looking after the accounts of an installation.

use super::issued;
use crate::house::{House, Resident};
use trackml_application::accounts::{AccountChange, AccountsError, AuthenticateError};
use trackml_application::edit::EditError;
use trackml_domain::account::Standing;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::UserId;
use trackml_domain::token::Scope;
use trackml_ports::{AuditLog, StoredUser, UserRepository};

/// Ada, who looks after the installation, and Bob, who does not.
async fn two() -> (House, Resident, Resident) {
    let house = House::new();
    let (ada, bob) = (house.resident("ada").await, house.resident("bob").await);
    (house, ada, bob)
}

async fn change(
    house: &House,
    by: &Resident,
    whom: &Resident,
    change: AccountChange,
) -> Result<StoredUser, AccountsError> {
    house.application.accounts.change_account(&by.caller, whom.caller.user().id, change).await
}

fn disabled(disabled: bool) -> AccountChange {
    AccountChange { disabled: Some(disabled), is_admin: None }
}

fn is_admin(is_admin: bool) -> AccountChange {
    AccountChange { disabled: None, is_admin: Some(is_admin) }
}

async fn stored(house: &House, name: &str) -> (bool, Standing) {
    let stored = house.database.by_login(name).await.unwrap().unwrap();
    (stored.user.is_admin, stored.standing)
}

#[tokio::test]
async fn only_administrators_see_the_accounts() {
    let (house, ada, bob) = two().await;
    let accounts = &house.application.accounts;
    assert!(accounts.accounts(&ada.caller, None, 50).await.is_ok());
    assert!(matches!(accounts.accounts(&bob.caller, None, 50).await, Err(AccountsError::Forbidden)));
}

#[tokio::test]
async fn accounts_are_shown_in_pages_in_the_order_in_which_they_were_made() {
    let (house, ada, _) = two().await;
    for name in ["eve", "dan", "fay"] {
        house.person(name).await;
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = house.application.accounts.accounts(&ada.caller, after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.user.id);
        seen.extend(page.iter().map(|stored| stored.user.username.as_str().to_owned()));
    }
    assert_eq!(seen, ["ada", "bob", "eve", "dan", "fay"]);
}

#[tokio::test]
async fn only_administrators_change_accounts_their_own_included() {
    let (house, ada, bob) = two().await;
    for whom in [&ada, &bob] {
        for asked in
            [disabled(true), disabled(false), is_admin(true), is_admin(false), AccountChange::default()]
        {
            let refused = change(&house, &bob, whom, asked).await;
            assert!(matches!(refused, Err(AccountsError::Forbidden)), "{asked:?}");
        }
    }
    assert_eq!(stored(&house, "ada").await, (true, Standing::Active));
    assert_eq!(stored(&house, "bob").await, (false, Standing::Active));
}

#[tokio::test]
async fn who_may_not_is_not_told_whether_there_is_such_an_account() {
    let (house, _, bob) = two().await;
    let missing = UserId::from(1_000_000);
    let refused =
        house.application.accounts.change_account(&bob.caller, missing, AccountChange::default()).await;
    assert!(matches!(refused, Err(AccountsError::Forbidden)));
}

#[tokio::test]
async fn shutting_an_account_ends_its_sessions_at_once() {
    let (house, ada, bob) = two().await;
    house.known(&bob.signed_in.access_token).await.unwrap();
    let changed = change(&house, &ada, &bob, disabled(true)).await.unwrap();
    assert_eq!(changed.standing, Standing::Disabled);
    assert!(matches!(house.known(&bob.signed_in.access_token).await, Err(AuthenticateError::SessionEnded)));
}

#[tokio::test]
async fn an_account_that_is_opened_again_is_signed_in_with_anew() {
    let (house, ada, bob) = two().await;
    let token = issued(&house.application, &bob.caller, Scope::Read).await;
    change(&house, &ada, &bob, disabled(true)).await.unwrap();
    let opened = change(&house, &ada, &bob, disabled(false)).await.unwrap();
    assert_eq!(opened.standing, Standing::Active);
    assert!(house.known(&bob.signed_in.access_token).await.is_err());
    assert!(house.known(&token.secret).await.is_ok());
    assert!(house.login("bob", "bob", "again").await.is_ok());
}

#[tokio::test]
async fn an_account_that_rests_is_not_woken_by_opening_it() {
    let (house, ada, bob) = two().await;
    house.application.accounts.deactivate(&bob.caller, "bob".into()).await.unwrap();
    let same = change(&house, &ada, &bob, disabled(false)).await.unwrap();
    assert_eq!(same.standing, Standing::Deactivated);
}

#[tokio::test]
async fn who_is_made_an_administrator_is_one_at_once() {
    let (house, ada, bob) = two().await;
    house.known(&bob.signed_in.access_token).await.unwrap();
    assert!(change(&house, &ada, &bob, is_admin(true)).await.unwrap().user.is_admin);
    let bob = house.known(&bob.signed_in.access_token).await.unwrap();
    assert!(house.application.accounts.accounts(&bob, None, 50).await.is_ok());
}

#[tokio::test]
async fn who_is_made_none_is_none_at_once() {
    let (house, ada, bob) = two().await;
    change(&house, &ada, &bob, is_admin(true)).await.unwrap();
    house.known(&bob.signed_in.access_token).await.unwrap();
    change(&house, &ada, &bob, is_admin(false)).await.unwrap();
    let bob = house.known(&bob.signed_in.access_token).await.unwrap();
    let refused = house.application.accounts.accounts(&bob, None, 50).await;
    assert!(matches!(refused, Err(AccountsError::Forbidden)));
}

#[tokio::test]
async fn the_last_administrator_is_neither_shut_nor_made_none() {
    let (house, ada, _) = two().await;
    for asked in [disabled(true), is_admin(false)] {
        let refused = change(&house, &ada, &ada, asked).await;
        assert!(matches!(refused, Err(AccountsError::LastAdministrator)), "{asked:?}");
    }
    assert_eq!(stored(&house, "ada").await, (true, Standing::Active));
    assert!(house.known(&ada.signed_in.access_token).await.is_ok());
}

#[tokio::test]
async fn an_administrator_who_is_shut_looks_after_nothing() {
    let (house, ada, bob) = two().await;
    change(&house, &ada, &bob, is_admin(true)).await.unwrap();
    change(&house, &ada, &bob, disabled(true)).await.unwrap();
    let refused = change(&house, &ada, &ada, is_admin(false)).await;
    assert!(matches!(refused, Err(AccountsError::LastAdministrator)));
}

#[tokio::test]
async fn of_two_administrators_one_may_go() {
    let (house, ada, bob) = two().await;
    change(&house, &ada, &bob, is_admin(true)).await.unwrap();
    change(&house, &ada, &ada, is_admin(false)).await.unwrap();
    assert_eq!((stored(&house, "ada").await.0, stored(&house, "bob").await.0), (false, true));
}

#[tokio::test]
async fn both_may_be_changed_in_one_go() {
    let (house, ada, bob) = two().await;
    let both = AccountChange { disabled: Some(true), is_admin: Some(true) };
    change(&house, &ada, &bob, both).await.unwrap();
    assert_eq!(stored(&house, "bob").await, (true, Standing::Disabled));
}

#[tokio::test]
async fn an_account_that_is_not_there_is_not_found() {
    let (house, ada, _) = two().await;
    let missing = UserId::from(1_000_000);
    let refused = house.application.accounts.change_account(&ada.caller, missing, disabled(true)).await;
    assert!(matches!(refused, Err(AccountsError::NotFound)));
}

#[tokio::test]
async fn what_changes_nothing_ends_no_session_and_is_not_noted() {
    let (house, ada, bob) = two().await;
    for asked in [disabled(false), is_admin(false), AccountChange::default()] {
        change(&house, &ada, &bob, asked).await.unwrap();
    }
    assert!(house.known(&bob.signed_in.access_token).await.is_ok());
    let log = AuditLog::of_account(&house.database, bob.caller.user().id, None, 50).await.unwrap();
    assert_eq!(log.iter().map(|line| line.entry.kind).collect::<Vec<_>>(), [AuditKind::LoginOk]);
}

#[tokio::test]
async fn an_administrator_sees_nobodys_records() {
    let (house, ada, bob) = two().await;
    let model = house.written(&bob.caller, "Zephyr").await;
    let refused = house.application.edit.read(&ada.caller, model.id).await;
    assert!(matches!(refused, Err(EditError::NotFound)));
    let looking = ada.caller.looking_at(Some(bob.caller.workspace()));
    let refused = house.application.workspaces.read(&looking, bob.caller.workspace()).await;
    assert!(refused.is_err());
}
