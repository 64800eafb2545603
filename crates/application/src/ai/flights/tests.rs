use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use trackml_domain::insight::Section;

fn statement(text: &str) -> Statement {
    Statement { section: Section::Answer, text: text.into(), cites: vec!["name".into()] }
}

/// Counts how often a question is asked, and answers when it is told to.
#[derive(Clone, Default)]
struct Asked {
    begun: Arc<AtomicUsize>,
    given_up: Arc<AtomicUsize>,
    go_on: Arc<Notify>,
}

struct Watch(Arc<AtomicUsize>, bool);

impl Drop for Watch {
    fn drop(&mut self) {
        if !self.1 {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
}

impl Asked {
    fn follow(&self, flights: &Flights<u32>, key: &str) -> Follower<u32> {
        let asked = self.clone();
        flights.follow(key, move |saying| async move {
            asked.begun.fetch_add(1, Ordering::SeqCst);
            let mut watch = Watch(asked.given_up, false);
            saying.say(statement("one"));
            asked.go_on.notified().await;
            saying.say(statement("two"));
            watch.1 = true;
            Ok(7)
        })
    }
}

async fn texts(follower: &mut Follower<u32>) -> Vec<String> {
    let mut texts = Vec::new();
    while let Some(event) = follower.next().await {
        texts.push(match event {
            Event::Statement(statement) => statement.text,
            Event::Done(number) => number.to_string(),
            Event::Failed(error) => error.to_string(),
        });
    }
    texts
}

#[tokio::test]
async fn all_who_ask_the_same_see_one_answer_from_its_beginning() {
    let (flights, asked) = (Flights::default(), Asked::default());
    let mut first = asked.follow(&flights, "a");
    assert!(matches!(first.next().await, Some(Event::Statement(_))));
    let mut late = asked.follow(&flights, "a");
    asked.go_on.notify_one();
    assert_eq!((texts(&mut first).await, texts(&mut late).await.len()), (vec!["two".into(), "7".into()], 3));
    assert_eq!(asked.begun.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn another_question_is_another_answer_and_an_ended_one_is_asked_anew() {
    let (flights, asked) = (Flights::default(), Asked::default());
    let (one, _other) = (asked.follow(&flights, "a"), asked.follow(&flights, "b"));
    asked.go_on.notify_one();
    asked.go_on.notify_one();
    one.finish().await.unwrap();
    drop(asked.follow(&flights, "a"));
    tokio::task::yield_now().await;
    assert!(asked.begun.load(Ordering::SeqCst) >= 2);
}

#[tokio::test]
async fn when_the_last_has_gone_the_question_is_given_up() {
    let (flights, asked) = (Flights::default(), Asked::default());
    let mut one = asked.follow(&flights, "a");
    let other = asked.follow(&flights, "a");
    one.next().await;
    drop(one);
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(asked.given_up.load(Ordering::SeqCst), 0);
    drop(other);
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(asked.given_up.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_failure_is_told_to_all() {
    let flights: Flights<u32> = Flights::default();
    let fail = |_: Saying<u32>| async {
        tokio::task::yield_now().await;
        Err(AskError::NothingToShow { withheld: 3 })
    };
    let (one, other) = (flights.follow("a", fail), flights.follow("a", fail));
    for follower in [one, other] {
        let error = follower.finish().await.unwrap_err();
        assert!(matches!(*error, AskError::NothingToShow { withheld: 3 }));
    }
}
