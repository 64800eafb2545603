//! The contract of `ApiTokenRepository`.

use crate::contracts::harness::race;
use crate::contracts::{Harness, Person};
use crate::sample;
use trackml_domain::account::Standing;
use trackml_domain::text::TokenName;
use trackml_domain::token::{ApiToken, Scope};
use trackml_ports::{ActiveToken, NewApiToken, SecretDigest};

crate::contracts::suite!(api_tokens at contracts::api_tokens:
    a_token_is_made_as_it_was_asked_for,
    a_token_stands_for_its_person,
    a_token_that_is_unknown_stands_for_nobody,
    a_token_is_good_up_to_its_last_moment,
    a_token_of_an_account_that_cannot_be_used_stands_for_nobody,
    the_use_of_a_token_is_noted,
    a_person_sees_their_own_tokens_the_latest_first,
    a_revoked_token_stands_for_nobody,
    another_persons_token_cannot_be_revoked,
    nobody_has_more_tokens_than_they_may,
    of_tokens_that_are_made_at_once_no_more_are_made_than_may_be,
    tokens_go_with_their_account,
);

fn new(person: &Person, secret: &str) -> NewApiToken {
    NewApiToken {
        user_id: person.user.id,
        name: TokenName::parse("nightly").unwrap(),
        hint: "tml_1234".to_owned(),
        digest: SecretDigest::new(secret.to_owned()),
        scope: Scope::Read,
        at: sample::moment(0),
        expires_at: sample::moment(100),
    }
}

async fn issue(harness: &Harness, person: &Person, secret: &str) -> ApiToken {
    harness.tokens.issue(new(person, secret), 50).await.unwrap().unwrap()
}

async fn active(harness: &Harness, secret: &str, seconds: i64) -> Option<ActiveToken> {
    let digest = SecretDigest::new(secret.to_owned());
    harness.tokens.active(&digest, sample::moment(seconds)).await.unwrap()
}

async fn a_token_is_made_as_it_was_asked_for(harness: &Harness) {
    let ada = harness.person("ada").await;
    let token = issue(harness, &ada, "secret").await;
    assert_eq!((token.name.as_str(), token.hint.as_str(), token.scope), ("nightly", "tml_1234", Scope::Read));
    assert_eq!((token.created_at, token.expires_at), (sample::moment(0), sample::moment(100)));
    assert_eq!(token.last_used_at, None);
    assert_eq!(harness.tokens.of_user(ada.user.id).await.unwrap(), [token]);
}

async fn a_token_stands_for_its_person(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    issue(harness, &ada, "hers").await;
    let his = NewApiToken { scope: Scope::Write, ..new(&bob, "his") };
    let token = harness.tokens.issue(his, 50).await.unwrap().unwrap();
    let found = active(harness, "his", 1).await.unwrap();
    assert_eq!((found.id, found.scope, found.expires_at), (token.id, Scope::Write, sample::moment(100)));
    assert_eq!((found.user, found.personal_workspace), (bob.user, bob.workspace));
}

async fn a_token_that_is_unknown_stands_for_nobody(harness: &Harness) {
    issue(harness, &harness.person("ada").await, "secret").await;
    for secret in ["", "%", "secre", "SECRET"] {
        assert_eq!(active(harness, secret, 1).await, None, "{secret:?}");
    }
}

async fn a_token_is_good_up_to_its_last_moment(harness: &Harness) {
    issue(harness, &harness.person("ada").await, "secret").await;
    assert!(active(harness, "secret", 99).await.is_some());
    assert_eq!(active(harness, "secret", 100).await, None);
}

async fn a_token_of_an_account_that_cannot_be_used_stands_for_nobody(harness: &Harness) {
    let (_admin, ada) = (harness.person("admin").await, harness.person("ada").await);
    issue(harness, &ada, "secret").await;
    for standing in [Standing::Disabled, Standing::Deactivated] {
        harness.users.set_standing(ada.user.id, standing).await.unwrap();
        assert_eq!(active(harness, "secret", 1).await, None, "{standing:?}");
    }
}

async fn the_use_of_a_token_is_noted(harness: &Harness) {
    let ada = harness.person("ada").await;
    let token = issue(harness, &ada, "secret").await;
    harness.tokens.used(token.id, sample::moment(7)).await.unwrap();
    let noted = Some(sample::moment(7));
    assert_eq!(active(harness, "secret", 8).await.unwrap().last_used_at, noted);
    assert_eq!(harness.tokens.of_user(ada.user.id).await.unwrap()[0].last_used_at, noted);
}

async fn a_person_sees_their_own_tokens_the_latest_first(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let one = issue(harness, &ada, "one").await;
    issue(harness, &bob, "his").await;
    let two = issue(harness, &ada, "two").await;
    assert_eq!(harness.tokens.of_user(ada.user.id).await.unwrap(), [two, one]);
}

async fn a_revoked_token_stands_for_nobody(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (gone, kept) = (issue(harness, &ada, "gone").await, issue(harness, &ada, "kept").await);
    assert!(harness.tokens.revoke(ada.user.id, gone.id).await.unwrap());
    assert_eq!(active(harness, "gone", 1).await, None);
    assert_eq!(active(harness, "kept", 1).await.unwrap().id, kept.id);
    assert!(!harness.tokens.revoke(ada.user.id, gone.id).await.unwrap());
}

async fn another_persons_token_cannot_be_revoked(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let token = issue(harness, &ada, "secret").await;
    assert!(!harness.tokens.revoke(bob.user.id, token.id).await.unwrap());
    assert!(active(harness, "secret", 1).await.is_some());
}

async fn nobody_has_more_tokens_than_they_may(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    for secret in ["one", "two"] {
        assert!(harness.tokens.issue(new(&ada, secret), 2).await.unwrap().is_some());
    }
    assert_eq!(harness.tokens.issue(new(&ada, "three"), 2).await.unwrap(), None);
    assert_eq!(active(harness, "three", 1).await, None);
    assert!(harness.tokens.issue(new(&bob, "his"), 2).await.unwrap().is_some());
}

async fn of_tokens_that_are_made_at_once_no_more_are_made_than_may_be(harness: &Harness) {
    let ada = harness.person("ada").await;
    let made = race(|runner| {
        let (tokens, new) = (harness.tokens.clone(), new(&ada, &format!("secret {runner}")));
        async move { tokens.issue(new, 3).await.unwrap().is_some() }
    })
    .await;
    assert_eq!(made.into_iter().filter(|made| *made).count(), 3);
}

async fn tokens_go_with_their_account(harness: &Harness) {
    let ada = harness.person("ada").await;
    issue(harness, &ada, "secret").await;
    harness.users.delete(ada.user.id).await.unwrap();
    assert_eq!(active(harness, "secret", 1).await, None);
}
