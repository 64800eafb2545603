//! One request to the Hub: its redirects, its refusals, its deadline.

use crate::address::Target;
use crate::quota::Quota;
use crate::refusal::Refusal;
use reqwest::header::{AUTHORIZATION, ETAG, HeaderValue, IF_NONE_MATCH, LOCATION};
use reqwest::{Response, StatusCode};
use std::sync::Arc;
use trackml_outbound::body::{self, BodyError};
use trackml_outbound::call;
use trackml_outbound::deadline::Deadline;
use trackml_outbound::retry::{self, Patience};
use trackml_ports::HubError;
use url::Url;

/// The most redirects that are followed: a renamed model needs one, an often renamed one a few.
const MAX_REDIRECTS: usize = 5;

/// As much of a refusal's body as is read for its explanation, in bytes.
const MAX_EXPLANATION: usize = 16 * 1024;

/// A failed try.
pub(crate) type Failure = retry::Failure<HubError>;

/// What the Hub sent.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// The body, or nothing where the kept one is still right.
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) etag: Option<HeaderValue>,
    /// Whether the Hub refused the token and answered without it.
    pub(crate) token_refused: bool,
}

/// The way to the Hub.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub(crate) http: reqwest::Client,
    pub(crate) bearer: Option<HeaderValue>,
    pub(crate) patience: Patience,
    pub(crate) quota: Arc<Quota>,
}

impl Client {
    /// Gets what is at an address, trying again what may pass. `kept` is the mark of the answer that we have already.
    pub(crate) async fn get(
        &self,
        target: &Target,
        kept: Option<&HeaderValue>,
        deadline: Deadline,
    ) -> Result<Answer, HubError> {
        let tries = retry::until(deadline.at, self.patience, || self.once(target, kept));
        deadline.hold(|after| HubError::TimedOut { after }, tries).await
    }

    /// One try. Where the token is refused, what is public is still to be had without it.
    async fn once(&self, target: &Target, kept: Option<&HeaderValue>) -> Result<Answer, Failure> {
        match self.exchange(target, kept, self.bearer.as_ref()).await {
            Err(Failure { error: HubError::BadCredentials, .. }) => {
                tracing::warn!("the Hub refuses the configured access token; asking without it");
                match self.exchange(target, kept, None).await {
                    Ok(answer) => Ok(Answer { token_refused: true, ..answer }),
                    Err(Failure { error: HubError::NotFoundOrPrivate { .. }, .. }) => {
                        Err(HubError::BadCredentials.into())
                    }
                    failed => failed,
                }
            }
            other => other,
        }
    }

    async fn exchange(
        &self,
        target: &Target,
        kept: Option<&HeaderValue>,
        bearer: Option<&HeaderValue>,
    ) -> Result<Answer, Failure> {
        let response = self.follow(target, kept, bearer).await?;
        self.quota.note(response.headers());
        let status = response.status();
        let etag = response.headers().get(ETAG).cloned();
        if status == StatusCode::NOT_MODIFIED && kept.is_some() {
            return Ok(Answer { body: None, etag, token_refused: false });
        }
        if status.is_success() {
            let body = body::read(response, target.max_bytes).await.map_err(unread)?;
            return Ok(Answer { body: Some(body), etag, token_refused: false });
        }
        let headers = response.headers().clone();
        let explanation = body::beginning(response, MAX_EXPLANATION).await;
        let refusal = Refusal {
            status: status.as_u16(),
            headers: &headers,
            body: &explanation,
            authenticated: bearer.is_some(),
        };
        Err(refusal.failure(target))
    }

    /// Asks, and follows redirects as long as they stay with the host that the token belongs to.
    async fn follow(
        &self,
        target: &Target,
        kept: Option<&HeaderValue>,
        bearer: Option<&HeaderValue>,
    ) -> Result<Response, HubError> {
        let mut url = target.url.clone();
        for _ in 0..=MAX_REDIRECTS {
            let response = self.send(&url, kept, bearer).await?;
            let Some(next) = redirection(&response, &url)? else { return Ok(response) };
            if next.origin() != target.url.origin() {
                return Err(HubError::Redirected { target: without_query(next) });
            }
            url = next;
        }
        Err(HubError::Redirected { target: without_query(url) })
    }

    async fn send(
        &self,
        url: &Url,
        kept: Option<&HeaderValue>,
        bearer: Option<&HeaderValue>,
    ) -> Result<Response, HubError> {
        let mut request = self.http.get(url.clone());
        if let Some(bearer) = bearer {
            request = request.header(AUTHORIZATION, bearer);
        }
        if let Some(etag) = kept {
            request = request.header(IF_NONE_MATCH, etag);
        }
        let response = call::send("hub", request)
            .await
            .map_err(|error| HubError::Unreachable { reason: body::root_cause(&error.without_url()) })?;
        tracing::debug!(path = url.path(), status = response.status().as_u16(), "the Hub answered");
        Ok(response)
    }
}

fn unread(error: BodyError) -> HubError {
    match error {
        BodyError::TooLarge { limit } => HubError::TooLarge { limit },
        broken_off @ BodyError::BrokenOff { .. } => HubError::Unreadable { reason: broken_off.to_string() },
    }
}

/// Where an answer sends us, if it does.
fn redirection(response: &Response, from: &Url) -> Result<Option<Url>, HubError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    let next = location.and_then(|location| from.join(location).ok());
    next.map(Some).ok_or_else(|| HubError::Unreadable { reason: "a redirect that leads nowhere".into() })
}

/// The address for a message: a query may hold somebody's signature.
fn without_query(mut url: Url) -> String {
    url.set_query(None);
    url.set_fragment(None);
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.to_string()
}
