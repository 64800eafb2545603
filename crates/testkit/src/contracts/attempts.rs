//! The contract of `AttemptRepository`.

use crate::contracts::Harness;
use crate::contracts::harness::race;
use crate::sample;
use chrono::TimeDelta;
use trackml_domain::throttle::Rule;

crate::contracts::suite!(attempts at contracts::attempts:
    attempts_are_free_up_to_the_rule_and_then_must_wait,
    names_are_counted_apart,
    the_longest_wait_of_several_rules_is_told,
    an_attempt_that_one_rule_refuses_is_counted_under_none,
    what_is_forgotten_begins_anew,
    what_is_refunded_leaves_room_for_one_more,
    of_attempts_at_once_no_more_pass_than_the_rule_allows,
);

const RULE: Rule = Rule {
    free: 3,
    first_wait: TimeDelta::seconds(10),
    longest_wait: TimeDelta::seconds(60),
    forget_after: TimeDelta::seconds(1_000),
};

const STRICT: Rule = Rule { free: 1, first_wait: TimeDelta::seconds(30), ..RULE };

async fn attempt(harness: &Harness, buckets: &[(&str, Rule)], seconds: i64) -> Option<i64> {
    let buckets = buckets.iter().map(|(name, rule)| ((*name).to_owned(), *rule)).collect();
    let wait = harness.attempts.attempt(buckets, sample::moment(seconds)).await.unwrap();
    wait.map(|wait| wait.num_seconds())
}

async fn attempts_are_free_up_to_the_rule_and_then_must_wait(harness: &Harness) {
    for _ in 0..3 {
        assert_eq!(attempt(harness, &[("ada", RULE)], 0).await, None);
    }
    assert_eq!(attempt(harness, &[("ada", RULE)], 0).await, Some(10));
    assert_eq!(attempt(harness, &[("ada", RULE)], 4).await, Some(6));
    assert_eq!(attempt(harness, &[("ada", RULE)], 10).await, None);
    assert_eq!(attempt(harness, &[("ada", RULE)], 10).await, Some(20));
}

async fn names_are_counted_apart(harness: &Harness) {
    assert_eq!(attempt(harness, &[("ada", STRICT)], 0).await, None);
    assert_eq!(attempt(harness, &[("bob", STRICT)], 0).await, None);
    assert_eq!(attempt(harness, &[("ada", STRICT)], 0).await, Some(30));
}

async fn the_longest_wait_of_several_rules_is_told(harness: &Harness) {
    for _ in 0..3 {
        attempt(harness, &[("lenient", RULE)], 0).await;
    }
    attempt(harness, &[("strict", STRICT)], 0).await;
    assert_eq!(attempt(harness, &[("lenient", RULE), ("strict", STRICT)], 0).await, Some(30));
}

async fn an_attempt_that_one_rule_refuses_is_counted_under_none(harness: &Harness) {
    attempt(harness, &[("strict", STRICT)], 0).await;
    for _ in 0..9 {
        assert_eq!(attempt(harness, &[("lenient", RULE), ("strict", STRICT)], 0).await, Some(30));
    }
    assert_eq!(attempt(harness, &[("lenient", RULE)], 0).await, None);
}

async fn what_is_forgotten_begins_anew(harness: &Harness) {
    for _ in 0..3 {
        attempt(harness, &[("ada", RULE)], 0).await;
    }
    harness.attempts.succeeded(vec!["ada".to_owned(), "nobody".to_owned()], Vec::new()).await.unwrap();
    for _ in 0..3 {
        assert_eq!(attempt(harness, &[("ada", RULE)], 0).await, None);
    }
}

async fn what_is_refunded_leaves_room_for_one_more(harness: &Harness) {
    for _ in 0..3 {
        attempt(harness, &[("here", RULE)], 0).await;
    }
    harness.attempts.succeeded(Vec::new(), vec!["here".to_owned(), "nowhere".to_owned()]).await.unwrap();
    assert_eq!(attempt(harness, &[("here", RULE)], 0).await, None);
    assert_eq!(attempt(harness, &[("here", RULE)], 0).await, Some(10));
}

async fn of_attempts_at_once_no_more_pass_than_the_rule_allows(harness: &Harness) {
    let waits = race(|runner| {
        let attempts = harness.attempts.clone();
        // Both in one order and in the other: they must not wait for each other for ever.
        let mut buckets = vec![("here".to_owned(), RULE), ("ada".to_owned(), RULE)];
        if runner % 2 == 0 {
            buckets.reverse();
        }
        async move { attempts.attempt(buckets, sample::moment(0)).await.unwrap() }
    })
    .await;
    assert_eq!(waits.into_iter().filter(Option::is_none).count(), 3);
}
