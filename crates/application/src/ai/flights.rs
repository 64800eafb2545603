//! One question for all who ask the same at the same time. Everybody sees the answer as it comes; when the last of them has
//! gone, the question is given up.

use super::AskError;
use futures::Stream;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use tokio::sync::watch;
use tokio::task::AbortHandle;
use trackml_domain::insight::Statement;

/// What those who follow an answer are told.
#[derive(Clone, Debug)]
pub enum Event<T> {
    /// One more statement.
    Statement(Statement),
    /// The whole answer, once, and nothing after it.
    Done(T),
    /// There will be none, and nothing after it.
    Failed(Arc<AskError>),
}

/// How far an answer is.
#[derive(Debug)]
struct Progress<T> {
    statements: Vec<Statement>,
    end: Option<Result<T, Arc<AskError>>>,
}

/// An answer that is under way. It ends when nobody holds it any more.
#[derive(Debug)]
struct Flight<T> {
    progress: watch::Receiver<Progress<T>>,
    task: AbortHandle,
}

impl<T> Drop for Flight<T> {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The answers that are under way, by what they answer.
#[derive(Debug)]
pub(crate) struct Flights<T>(Arc<Mutex<HashMap<String, Weak<Flight<T>>>>>);

impl<T> Clone for Flights<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Flights<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

/// Where a statement is said as soon as it is known.
#[derive(Clone)]
pub(crate) struct Saying<T>(watch::Sender<Progress<T>>);

impl<T> Saying<T> {
    pub(crate) fn say(&self, statement: Statement) {
        self.0.send_modify(|progress| progress.statements.push(statement));
    }
}

impl<T: Clone + Send + Sync + 'static> Flights<T> {
    /// Follows the answer that is under way under a key; where there is none, begins one.
    pub(crate) fn follow<F>(&self, key: &str, begin: impl FnOnce(Saying<T>) -> F) -> Follower<T>
    where
        F: Future<Output = Result<T, AskError>> + Send + 'static,
    {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flight) = open.get(key).and_then(Weak::upgrade)
            && flight.progress.borrow().end.is_none()
        {
            return Follower::of(flight);
        }
        open.retain(|_, flight| flight.strong_count() > 0);
        let (sender, progress) = watch::channel(Progress { statements: Vec::new(), end: None });
        let answering = begin(Saying(sender.clone()));
        let task = tokio::spawn(async move {
            let end = answering.await.map_err(Arc::new);
            sender.send_modify(|progress| progress.end = Some(end));
        });
        let flight = Arc::new(Flight { progress, task: task.abort_handle() });
        open.insert(key.to_owned(), Arc::downgrade(&flight));
        Follower::of(flight)
    }
}

/// One who follows an answer. Who drops it goes away; when the last has gone, the question is given up.
#[derive(Debug)]
pub struct Follower<T> {
    /// Held as long as somebody listens, which is what keeps the question going.
    _flight: Arc<Flight<T>>,
    progress: watch::Receiver<Progress<T>>,
    told: usize,
    ended: bool,
}

impl<T: Clone> Follower<T> {
    fn of(flight: Arc<Flight<T>>) -> Self {
        let progress = flight.progress.clone();
        Self { _flight: flight, progress, told: 0, ended: false }
    }

    /// What happens next; nothing after the end.
    pub async fn next(&mut self) -> Option<Event<T>> {
        if self.ended {
            return None;
        }
        loop {
            if let Some(event) = self.untold() {
                self.ended = !matches!(event, Event::Statement(_));
                return Some(event);
            }
            if self.progress.changed().await.is_err() && self.untold_end().is_none() {
                self.ended = true;
                return Some(Event::Failed(Arc::new(AskError::GivenUp)));
            }
        }
    }

    fn untold(&mut self) -> Option<Event<T>> {
        let statement = self.progress.borrow_and_update().statements.get(self.told).cloned();
        if let Some(statement) = statement {
            self.told += 1;
            return Some(Event::Statement(statement));
        }
        self.untold_end()
    }

    fn untold_end(&self) -> Option<Event<T>> {
        match self.progress.borrow().end.as_ref()? {
            Ok(answer) => Some(Event::Done(answer.clone())),
            Err(error) => Some(Event::Failed(Arc::clone(error))),
        }
    }

    /// Waits for the whole answer.
    pub async fn finish(mut self) -> Result<T, Arc<AskError>> {
        loop {
            match self.next().await {
                Some(Event::Done(answer)) => return Ok(answer),
                Some(Event::Failed(error)) => return Err(error),
                Some(Event::Statement(_)) => {}
                None => return Err(Arc::new(AskError::GivenUp)),
            }
        }
    }

    /// What happens, as a stream.
    pub fn into_stream(self) -> impl Stream<Item = Event<T>> {
        futures::stream::unfold(self, |mut follower| async {
            follower.next().await.map(|event| (event, follower))
        })
    }
}

#[cfg(test)]
mod tests;
