//! The contract of `AiUsageRepository`.

use crate::contracts::Harness;
use crate::contracts::harness::race;
use chrono::NaiveDate;
use trackml_domain::ai_budget::{AiLimits, AiUsage};

crate::contracts::suite!(ai_usage at contracts::ai_usage:
    calls_are_taken_until_none_is_left,
    spent_tokens_end_the_day_too,
    days_and_persons_are_counted_apart,
    of_those_who_ask_at_once_no_more_are_let_through,
    tokens_that_are_counted_at_once_are_all_counted,
    what_was_spent_goes_with_its_person,
);

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, number).unwrap()
}

const LIMITS: AiLimits = AiLimits { calls: 3, tokens: 100 };

async fn calls_are_taken_until_none_is_left(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    let mut taken = Vec::new();
    for _ in 0..4 {
        taken.push(harness.ai_usage.take_call(ada, day(1), LIMITS).await.unwrap());
    }
    assert_eq!(taken, [true, true, true, false]);
    assert_eq!(harness.ai_usage.of_day(ada, day(1)).await.unwrap(), AiUsage { calls: 3, tokens: 0 });
}

async fn spent_tokens_end_the_day_too(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    harness.ai_usage.spend(ada, day(1), 99).await.unwrap();
    assert!(harness.ai_usage.take_call(ada, day(1), LIMITS).await.unwrap());
    harness.ai_usage.spend(ada, day(1), 5).await.unwrap();
    assert!(!harness.ai_usage.take_call(ada, day(1), LIMITS).await.unwrap());
    assert_eq!(harness.ai_usage.of_day(ada, day(1)).await.unwrap(), AiUsage { calls: 1, tokens: 104 });
}

async fn days_and_persons_are_counted_apart(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.user.id, harness.person("bob").await.user.id);
    let limits = AiLimits { calls: 1, ..LIMITS };
    for (user, day) in [(ada, day(1)), (bob, day(1)), (ada, day(2))] {
        assert!(harness.ai_usage.take_call(user, day, limits).await.unwrap());
        assert!(!harness.ai_usage.take_call(user, day, limits).await.unwrap());
    }
    assert_eq!(harness.ai_usage.of_day(bob, day(2)).await.unwrap(), AiUsage::default());
}

async fn of_those_who_ask_at_once_no_more_are_let_through(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    let taken = race(|_| {
        let usage = harness.ai_usage.clone();
        async move { usage.take_call(ada, day(1), LIMITS).await.unwrap() }
    })
    .await;
    assert_eq!(taken.into_iter().filter(|taken| *taken).count(), 3);
}

async fn tokens_that_are_counted_at_once_are_all_counted(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    let spent = race(|_| {
        let usage = harness.ai_usage.clone();
        async move { usage.spend(ada, day(1), 7).await.unwrap() }
    })
    .await;
    let usage = harness.ai_usage.of_day(ada, day(1)).await.unwrap();
    assert_eq!(usage.tokens, 7 * spent.len() as u64);
}

async fn what_was_spent_goes_with_its_person(harness: &Harness) {
    let ada = harness.person("ada").await.user.id;
    harness.ai_usage.spend(ada, day(1), 7).await.unwrap();
    harness.users.delete(ada).await.unwrap();
    assert_eq!(harness.ai_usage.of_day(ada, day(1)).await.unwrap(), AiUsage::default());
}
