//! Server-sent events: an answer as it comes.

use crate::problem::{Problem, ProblemBody};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use futures::{Stream, StreamExt, stream};
use serde::Serialize;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use trackml_application::ai::{Event, Follower};

/// How long the first event is waited for, so that what fails at once can be told by its status.
const FIRST: Duration = Duration::from_millis(700);

/// How long a connection is silent before a remark keeps it open: proxies close what says nothing.
const SILENCE: Duration = Duration::from_secs(15);

/// Whether the client wants an answer as it comes.
pub(crate) fn wants_events(request: &HttpRequest) -> bool {
    let accepts = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepts.is_some_and(|kinds| kinds.split(',').any(|kind| kind.trim().starts_with("text/event-stream")))
}

/// One event, as it is sent.
pub(crate) fn event(name: &str, data: &impl Serialize) -> web::Bytes {
    // Our own bodies always serialise.
    let data = serde_json::to_string(data).unwrap_or_default();
    web::Bytes::from(format!("event: {name}\ndata: {data}\n\n"))
}

/// An answer that is there already, as events.
pub(crate) fn at_once(events: Vec<web::Bytes>) -> HttpResponse {
    respond(stream::iter(events))
}

/// An answer as it comes: `first`, then each statement, then `done` or `problem`.
pub(crate) async fn following<T: Clone + Send + Sync + 'static, B: Serialize + 'static>(
    first: Vec<web::Bytes>,
    mut follower: Follower<T>,
    done: impl Fn(&T) -> B + 'static,
) -> Result<HttpResponse, Problem> {
    let early = tokio::time::timeout(FIRST, follower.next()).await;
    let early = match early {
        Ok(Some(Event::Failed(error))) => return Err(error.into()),
        Ok(early) => early,
        Err(_elapsed) => None,
    };
    let done = Arc::new(done);
    let told = Arc::clone(&done);
    let early = early.map(move |event| frame(&event, &*told));
    let rest = stream::unfold(Some(follower), move |follower| {
        let done = Arc::clone(&done);
        async move {
            let mut follower = follower?;
            match tokio::time::timeout(SILENCE, follower.next()).await {
                Ok(Some(event)) => Some((frame(&event, &*done), Some(follower))),
                Ok(None) => None,
                Err(_elapsed) => Some((web::Bytes::from_static(b": still there\n\n"), Some(follower))),
            }
        }
    });
    Ok(respond(stream::iter(first.into_iter().chain(early)).chain(rest)))
}

fn frame<T, B: Serialize>(told: &Event<T>, done: &impl Fn(&T) -> B) -> web::Bytes {
    match told {
        Event::Statement(statement) => event("statement", statement),
        Event::Done(answer) => event("done", &done(answer)),
        Event::Failed(error) => event("problem", &LateProblem::from(Problem::from(&**error))),
    }
}

/// A problem in the middle of an answer. The headers are gone by then, so it says itself how long to wait.
#[derive(Serialize)]
struct LateProblem {
    #[serde(flatten)]
    body: ProblemBody,
    /// In seconds.
    retry_after: Option<u64>,
}

impl From<Problem> for LateProblem {
    fn from(problem: Problem) -> Self {
        Self { body: problem.body(None), retry_after: problem.wait_seconds() }
    }
}

fn respond(events: impl Stream<Item = web::Bytes> + 'static) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        // A proxy that gathers would turn an answer that comes into one that is late.
        .insert_header(("x-accel-buffering", "no"))
        .streaming(events.map(Ok::<_, Infallible>))
}
