//! What the Hub answered lately.

use crate::address::Target;
use crate::client::{Answer, Client};
use metrics::counter;
use moka::future::Cache;
use reqwest::header::HeaderValue;
use serde::de::IgnoredAny;
use std::sync::Arc;
use std::time::Duration;
use trackml_outbound::deadline::Deadline;
use trackml_ports::HubError;

/// A body with the mark by which the Hub tells whether it is still right.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) body: Arc<Vec<u8>>,
    etag: Option<HeaderValue>,
    pub(crate) token_refused: bool,
}

/// The Hub's answers. A fresh one is served as it is; a stale one is asked for again by its mark, and never served
/// where the Hub can't confirm it. Callers who want the same at the same time share one request and its outcome.
#[derive(Debug)]
pub(crate) struct AnswerCache {
    client: Client,
    fresh: Cache<String, Arc<Kept>>,
    stale: Cache<String, Arc<Kept>>,
}

impl AnswerCache {
    pub(crate) fn new(client: Client, freshness: Duration, bytes: u64) -> Self {
        let weighed = || Cache::builder().max_capacity(bytes).weigher(weight);
        Self { client, fresh: weighed().time_to_live(freshness).build(), stale: weighed().build() }
    }

    /// The answer of the API.
    pub(crate) async fn json(&self, target: &Target, deadline: Deadline) -> Result<Arc<Kept>, HubError> {
        self.get(target, deadline, |body| match serde_json::from_slice::<IgnoredAny>(body) {
            Ok(_) => Ok(()),
            Err(error) => Err(HubError::Unreadable { reason: format!("it is not JSON ({error})") }),
        })
        .await
    }

    /// A file, whatever it contains.
    pub(crate) async fn file(&self, target: &Target, deadline: Deadline) -> Result<Arc<Kept>, HubError> {
        self.get(target, deadline, |_| Ok(())).await
    }

    async fn get(
        &self,
        target: &Target,
        deadline: Deadline,
        check: impl FnOnce(&[u8]) -> Result<(), HubError>,
    ) -> Result<Arc<Kept>, HubError> {
        let key = target.url.to_string();
        let outcome = if self.fresh.contains_key(&key) { "hit" } else { "miss" };
        counter!("trackml_cache_lookups_total", "cache" => "hub_answers", "outcome" => outcome).increment(1);
        let asking = self.fresh.try_get_with(key.clone(), Box::pin(self.ask(&key, target, deadline, check)));
        // Somebody else's request may have more time left than we have.
        let late = |after| HubError::TimedOut { after };
        let kept = deadline
            .hold(late, Box::pin(async { asking.await.map_err(|error| HubError::clone(&error)) }))
            .await;
        // Otherwise what is too much would stay until the cache finds the time, and bodies are large.
        self.fresh.run_pending_tasks().await;
        self.stale.run_pending_tasks().await;
        kept
    }

    /// Asks the Hub, with the mark of what we have. Only what passes the check is kept.
    async fn ask(
        &self,
        key: &str,
        target: &Target,
        deadline: Deadline,
        check: impl FnOnce(&[u8]) -> Result<(), HubError>,
    ) -> Result<Arc<Kept>, HubError> {
        let stale = self.stale.get(key).await;
        let etag = stale.as_ref().and_then(|kept| kept.etag.as_ref());
        let Answer { body, etag: new_etag, token_refused } = self.client.get(target, etag, deadline).await?;
        let (body, etag) = match (body, stale) {
            (Some(body), _) => {
                check(&body)?;
                (Arc::new(body), new_etag)
            }
            (None, Some(stale)) => (Arc::clone(&stale.body), new_etag.or_else(|| stale.etag.clone())),
            (None, None) => return Err(HubError::Unreadable { reason: "it is empty".into() }),
        };
        let kept = Arc::new(Kept { body, etag, token_refused });
        if kept.etag.is_some() {
            self.stale.insert(key.to_owned(), Arc::clone(&kept)).await;
        }
        Ok(kept)
    }
}

/// The memory that an entry uses, in bytes, with a guess of what surrounds it.
#[allow(clippy::ptr_arg, reason = "the cache passes its key as it keeps it")]
fn weight(key: &String, kept: &Arc<Kept>) -> u32 {
    u32::try_from(key.len() + kept.body.len() + 256).unwrap_or(u32::MAX)
}
