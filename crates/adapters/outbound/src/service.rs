//! A service that is asked: its failures, its retries, its rest.

use crate::body::{self, BodyError};
use crate::breaker::{Breaker, Resting, Tolerance};
use crate::call;
use crate::deadline::Deadline;
use crate::retry::{self, Failure, Patience};
use reqwest::header::HeaderMap;
use reqwest::{RequestBuilder, Response};
use std::time::Duration;

/// As much of a refusal's body as is read for its explanation, in bytes.
const MAX_EXPLANATION: usize = 64 * 1024;

/// What goes wrong with a service whatever it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No connection.
    Unreachable {
        /// What the network said.
        reason: String,
    },
    /// No answer in time.
    TimedOut {
        /// How long it was waited for.
        after: Duration,
    },
    /// It failed too often.
    Resting {
        /// For how much longer it is left alone.
        left: Duration,
    },
    /// Its answer cannot be read to the end.
    Body(BodyError),
}

/// An answer that is not a success.
#[derive(Debug)]
pub struct Refusal {
    /// Its HTTP status.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// The beginning of what it says.
    pub body: String,
}

/// How a service's refusals and failures are told in its adapter's own words.
pub trait Tongue: Sync {
    /// The adapter's error.
    type Error: Send;
    /// What goes wrong with any service.
    fn trouble(&self, trouble: Trouble) -> Self::Error;
    /// What this one refuses.
    fn refusal(&self, refusal: &Refusal) -> Failure<Self::Error>;
}

/// A service that is asked.
#[derive(Debug)]
pub struct Service {
    name: &'static str,
    http: reqwest::Client,
    patience: Patience,
    breaker: Breaker,
}

impl Service {
    /// A service that was not asked yet. It is counted under its name.
    pub fn new(name: &'static str, http: reqwest::Client, patience: Patience, tolerance: Tolerance) -> Self {
        Self { name, http, patience, breaker: Breaker::new(tolerance) }
    }

    /// For how much longer it is left alone.
    pub fn resting(&self) -> Option<Duration> {
        self.breaker.resting()
    }

    /// Asks until it is answered with success, trying again what may pass, and returns the answer with its body unread.
    pub async fn ask<T: Tongue>(
        &self,
        tongue: &T,
        deadline: Deadline,
        request: impl Fn(&reqwest::Client) -> RequestBuilder + Sync,
    ) -> Result<Response, T::Error> {
        let tries = retry::until(deadline.at, self.patience, || self.once(tongue, deadline, &request));
        tries.await
    }

    /// Asks, and reads the whole answer.
    pub async fn read<T: Tongue>(
        &self,
        tongue: &T,
        deadline: Deadline,
        max_bytes: u64,
        request: impl Fn(&reqwest::Client) -> RequestBuilder + Sync,
    ) -> Result<Vec<u8>, T::Error> {
        let response = self.ask(tongue, deadline, request).await?;
        let late = |after| tongue.trouble(Trouble::TimedOut { after });
        let read = async {
            body::read(response, max_bytes).await.map_err(|error| tongue.trouble(Trouble::Body(error)))
        };
        deadline.hold(late, read).await
    }

    async fn once<T: Tongue>(
        &self,
        tongue: &T,
        deadline: Deadline,
        request: &(impl Fn(&reqwest::Client) -> RequestBuilder + Sync),
    ) -> Result<Response, Failure<T::Error>> {
        self.breaker.enter().map_err(|Resting { left }| {
            call::was_spared(self.name);
            tongue.trouble(Trouble::Resting { left })
        })?;
        let sent = tokio::time::timeout_at(deadline.at, call::send(self.name, request(&self.http))).await;
        let response = match sent {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => {
                self.breaker.failed();
                let reason = body::root_cause(&error.without_url());
                return Err(Failure::passing(tongue.trouble(Trouble::Unreachable { reason }), None));
            }
            Err(_elapsed) => {
                self.breaker.failed();
                return Err(tongue.trouble(Trouble::TimedOut { after: deadline.after }).into());
            }
        };
        let status = response.status();
        // Whoever refuses is there: only who is out of order is left alone.
        if status.is_server_error() {
            self.breaker.failed();
        } else {
            self.breaker.succeeded();
        }
        if status.is_success() {
            return Ok(response);
        }
        let headers = response.headers().clone();
        let explained = body::beginning(response, MAX_EXPLANATION);
        let body = tokio::time::timeout_at(deadline.at, explained).await.unwrap_or_default();
        Err(tongue.refusal(&Refusal { status: status.as_u16(), headers, body }))
    }
}
