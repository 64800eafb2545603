//! Attempts that are repeated.

use crate::contracts::Harness;
use crate::contracts::harness::race;
use crate::sample;
use trackml_domain::id::{ModelId, UserId};
use trackml_domain::listing::PageRequest;
use trackml_ports::{CreateError, Created, Creation, IdempotencyKey};

crate::contracts::suite!(model_idempotency at contracts::models::idempotency:
    the_first_attempt_makes_a_record,
    a_repeated_attempt_gives_the_record_of_the_first,
    a_repeated_attempt_makes_no_second_record,
    a_repeated_attempt_adds_nothing_to_the_history,
    a_repeated_attempt_gives_the_record_as_it_stands_now,
    a_repeated_attempt_gives_a_record_that_was_put_in_the_trash,
    a_repeated_capture_is_replayed_rather_than_taken_for_another_of_the_same_model,
    a_key_that_was_used_for_something_else_is_refused,
    a_refused_key_makes_no_record,
    a_key_belongs_to_the_person,
    a_key_is_taken_as_it_is_written,
    a_key_may_have_255_characters,
    another_key_makes_another_record,
    a_key_that_made_nothing_is_still_free,
    an_attempt_that_made_a_record_is_known_by_it,
    an_attempt_that_was_never_made_is_not_known,
    an_attempt_of_another_kind_with_a_used_key_is_refused,
    attempts_at_once_with_one_key_make_one_record,
    attempts_at_once_with_one_key_for_different_things_make_one_record,
);

fn attempt(user_id: UserId, key: &str, fingerprint: &str) -> Creation {
    let (key, fingerprint) = (key.to_owned(), fingerprint.to_owned());
    Creation { unless_kept: false, idempotency: Some(IdempotencyKey { user_id, key, fingerprint }) }
}

fn id(made: &Created) -> Option<ModelId> {
    if let Created::New(model) | Created::Replayed(model) = made { Some(model.id) } else { None }
}

async fn the_first_attempt_makes_a_record(harness: &Harness) {
    let ada = harness.person("ada").await;
    let new = sample::new_model(ada.workspace, "Zephyr");
    let made = harness.models.create(new, attempt(ada.user.id, "key", "print")).await.unwrap();
    assert!(matches!(made, Created::New(_)));
}

async fn a_repeated_attempt_gives_the_record_of_the_first(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (new, how) = (sample::new_model(ada.workspace, "Zephyr"), attempt(ada.user.id, "key", "print"));
    let Created::New(first) = harness.models.create(new.clone(), how.clone()).await.unwrap() else {
        panic!("the first attempt made no record")
    };
    assert_eq!(harness.models.create(new, how).await.unwrap(), Created::Replayed(first));
}

async fn an_attempt_that_made_a_record_is_known_by_it(harness: &Harness) {
    let ada = harness.person("ada").await;
    let how = attempt(ada.user.id, "key", "print");
    let Created::New(made) =
        harness.models.create(sample::new_model(ada.workspace, "Zephyr"), how.clone()).await.unwrap()
    else {
        panic!("the first attempt made no record")
    };
    assert_eq!(harness.models.attempted(&how.idempotency.unwrap()).await.unwrap(), Some(made));
}

async fn an_attempt_that_was_never_made_is_not_known(harness: &Harness) {
    let ada = harness.person("ada").await;
    let how = attempt(ada.user.id, "key", "print");
    assert_eq!(harness.models.attempted(&how.idempotency.unwrap()).await.unwrap(), None);
}

async fn an_attempt_of_another_kind_with_a_used_key_is_refused(harness: &Harness) {
    let ada = harness.person("ada").await;
    let new = sample::new_model(ada.workspace, "Zephyr");
    harness.models.create(new, attempt(ada.user.id, "key", "print")).await.unwrap();
    let other = attempt(ada.user.id, "key", "another print");
    let refused = harness.models.attempted(&other.idempotency.unwrap()).await;
    assert!(matches!(refused, Err(CreateError::KeyReused)));
}

async fn a_repeated_attempt_makes_no_second_record(harness: &Harness) {
    let ada = harness.person("ada").await;
    for _ in 0..2 {
        let new = sample::new_model(ada.workspace, "Zephyr");
        harness.models.create(new, attempt(ada.user.id, "key", "print")).await.unwrap();
    }
    assert_eq!(harness.names(ada.workspace, "").await, ["Zephyr"]);
}

async fn a_repeated_attempt_adds_nothing_to_the_history(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (new, how) = (sample::new_model(ada.workspace, "Zephyr"), attempt(ada.user.id, "key", "print"));
    harness.models.create(new.clone(), how.clone()).await.unwrap();
    let made = harness.models.create(new, how).await.unwrap();
    assert_eq!(harness.events(id(&made).unwrap()).await.len(), 1);
}

async fn a_repeated_attempt_gives_the_record_as_it_stands_now(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (new, how) = (sample::new_model(ada.workspace, "Zephyr"), attempt(ada.user.id, "key", "print"));
    let made = harness.models.create(new.clone(), how.clone()).await.unwrap();
    let stored = harness.stored(id(&made).unwrap()).await;
    let changed = harness.save(stored.apply(sample::patch().tags(&["later"]).into(), sample::stamp(5))).await;
    assert_eq!(harness.models.create(new, how).await.unwrap(), Created::Replayed(changed));
}

async fn a_repeated_attempt_gives_a_record_that_was_put_in_the_trash(harness: &Harness) {
    let ada = harness.person("ada").await;
    let (new, how) = (sample::new_model(ada.workspace, "Zephyr"), attempt(ada.user.id, "key", "print"));
    let made = harness.models.create(new.clone(), how.clone()).await.unwrap();
    let trashed = harness.trash(harness.stored(id(&made).unwrap()).await).await;
    assert_eq!(harness.models.create(new, how).await.unwrap(), Created::Replayed(trashed));
}

async fn a_repeated_capture_is_replayed_rather_than_taken_for_another_of_the_same_model(harness: &Harness) {
    let ada = harness.person("ada").await;
    let new = sample::captured(ada.workspace, sample::facts("org/name"));
    let how = Creation { unless_kept: true, ..attempt(ada.user.id, "key", "print") };
    harness.models.create(new.clone(), how.clone()).await.unwrap();
    assert!(matches!(harness.models.create(new, how).await.unwrap(), Created::Replayed(_)));
}

async fn a_key_that_was_used_for_something_else_is_refused(harness: &Harness) {
    let ada = harness.person("ada").await;
    let new = sample::new_model(ada.workspace, "Zephyr");
    harness.models.create(new.clone(), attempt(ada.user.id, "key", "print")).await.unwrap();
    let refused = harness.models.create(new, attempt(ada.user.id, "key", "other")).await;
    assert!(matches!(refused, Err(CreateError::KeyReused)), "{refused:?}");
}

async fn a_refused_key_makes_no_record(harness: &Harness) {
    let ada = harness.person("ada").await;
    for (name, fingerprint) in [("Zephyr", "print"), ("Mistral", "other")] {
        let new = sample::new_model(ada.workspace, name);
        let _ = harness.models.create(new, attempt(ada.user.id, "key", fingerprint)).await;
    }
    assert_eq!(harness.names(ada.workspace, "").await, ["Zephyr"]);
}

async fn a_key_belongs_to_the_person(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    for person in [ada, bob] {
        let new = sample::new_model(person.workspace, "Zephyr");
        let made = harness.models.create(new, attempt(person.user.id, "key", "print")).await.unwrap();
        assert!(matches!(made, Created::New(_)));
    }
}

async fn a_key_is_taken_as_it_is_written(harness: &Harness) {
    let ada = harness.person("ada").await;
    for key in ["key", "KEY", "key ", "kéy", "k%", "k_y", "'; --"] {
        let new = sample::new_model(ada.workspace, "Zephyr");
        let made = harness.models.create(new, attempt(ada.user.id, key, "print")).await.unwrap();
        assert!(matches!(made, Created::New(_)), "{key:?} was taken for another key");
    }
}

async fn a_key_may_have_255_characters(harness: &Harness) {
    let ada = harness.person("ada").await;
    for last in ["a", "b"] {
        let (new, key) = (sample::new_model(ada.workspace, "Zephyr"), "é".repeat(254) + last);
        let made = harness.models.create(new, attempt(ada.user.id, &key, "print")).await.unwrap();
        assert!(matches!(made, Created::New(_)));
    }
}

async fn another_key_makes_another_record(harness: &Harness) {
    let ada = harness.person("ada").await;
    for key in ["one", "two"] {
        let new = sample::new_model(ada.workspace, "Zephyr");
        harness.models.create(new, attempt(ada.user.id, key, "print")).await.unwrap();
    }
    assert_eq!(harness.names(ada.workspace, "").await.len(), 2);
}

async fn a_key_that_made_nothing_is_still_free(harness: &Harness) {
    let ada = harness.person("ada").await;
    let new = sample::captured(ada.workspace, sample::facts("org/name"));
    harness.put(new.clone()).await;
    let how = Creation { unless_kept: true, ..attempt(ada.user.id, "key", "print") };
    harness.models.create(new, how).await.unwrap();
    let other = sample::new_model(ada.workspace, "Zephyr");
    let made = harness.models.create(other, attempt(ada.user.id, "key", "other")).await.unwrap();
    assert!(matches!(made, Created::New(_)));
}

async fn attempts_at_once_with_one_key_make_one_record(harness: &Harness) {
    let ada = harness.person("ada").await;
    let made = race(|_| {
        let models = harness.models.clone();
        let (new, how) = (sample::new_model(ada.workspace, "Zephyr"), attempt(ada.user.id, "key", "print"));
        async move { models.create(new, how).await.unwrap() }
    })
    .await;
    let count = |of: fn(&Created) -> bool| made.iter().filter(|made| of(made)).count();
    let new = count(|made| matches!(made, Created::New(_)));
    let replayed = count(|made| matches!(made, Created::Replayed(_)));
    assert_eq!((new, replayed), (1, 7));
    assert!(made.windows(2).all(|pair| id(&pair[0]) == id(&pair[1])));
}

async fn attempts_at_once_with_one_key_for_different_things_make_one_record(harness: &Harness) {
    let ada = harness.person("ada").await;
    let made = race(|runner| {
        let models = harness.models.clone();
        let new = sample::new_model(ada.workspace, &format!("Zephyr {runner}"));
        let how = attempt(ada.user.id, "key", &runner.to_string());
        async move { models.create(new, how).await }
    })
    .await;
    let refused = made.iter().filter(|made| matches!(made, Err(CreateError::KeyReused))).count();
    let list = harness.page(ada.workspace, "", &PageRequest::default()).await;
    assert_eq!((refused, list.total), (7, 1));
}
