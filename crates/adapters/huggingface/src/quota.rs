//! How much of the Hub's quota is left, as its answers say.

use reqwest::header::HeaderMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use trackml_ports::HubQuota;

/// The quota that the Hub named last. Every answer names it anew.
#[derive(Debug, Default)]
pub(crate) struct Quota(Mutex<Option<Named>>);

#[derive(Clone, Copy, Debug)]
struct Named {
    remaining: u64,
    limit: Option<u64>,
    resets_at: Instant,
}

/// What the quota of the API is called; files and pages have quotas of their own.
const API: &str = "\"api\"";

impl Quota {
    /// Notes what an answer says: `RateLimit: "api";r=489;t=189`, `RateLimit-Policy: "fixed window";"api";q=500;w=300`.
    pub(crate) fn note(&self, headers: &HeaderMap) {
        let Some((remaining, seconds)) = part(headers, "ratelimit", API)
            .and_then(|policy| Some((number(policy, "r=")?, number(policy, "t=")?)))
        else {
            return;
        };
        let limit = part(headers, "ratelimit-policy", API).and_then(|policy| number(policy, "q="));
        // A window has five minutes; a larger number must not overflow a clock.
        let resets_at = Instant::now() + Duration::from_secs(seconds.min(3_600));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Named { remaining, limit, resets_at });
    }

    /// What is left, unless the window is over.
    pub(crate) fn now(&self) -> Option<HubQuota> {
        let named = (*self.0.lock().unwrap_or_else(PoisonError::into_inner))?;
        let resets_in = named.resets_at.checked_duration_since(Instant::now())?;
        Some(HubQuota { remaining: named.remaining, limit: named.limit, resets_in })
    }
}

/// The part of a header that is about a quota.
fn part<'h>(headers: &'h HeaderMap, name: &str, quota: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()?.split(',').find(|part| part.contains(quota))
}

fn number(part: &str, wanted: &str) -> Option<u64> {
    part.split(';').find_map(|piece| piece.trim().strip_prefix(wanted)?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    fn headers(limit: &str, policy: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("ratelimit", HeaderValue::from_str(limit).unwrap());
        headers.insert("ratelimit-policy", HeaderValue::from_str(policy).unwrap());
        headers
    }

    #[test]
    fn the_quota_of_the_api_is_read_from_an_answer() {
        let quota = Quota::default();
        assert_eq!(quota.now(), None);
        let policy = "\"fixed window\";\"api\";q=500;w=300";
        quota.note(&headers("\"pages\";r=1;t=9, \"api\";r=489;t=189", policy));
        let now = quota.now().unwrap();
        assert_eq!((now.remaining, now.limit), (489, Some(500)));
        assert!((188..=189).contains(&now.resets_in.as_secs()));
    }

    #[test]
    fn what_says_nothing_of_it_changes_nothing() {
        let quota = Quota::default();
        quota.note(&headers("\"api\";r=7;t=60", "nonsense"));
        quota.note(&headers("\"resolvers\";r=3000;t=60", ""));
        quota.note(&HeaderMap::new());
        assert_eq!((quota.now().unwrap().remaining, quota.now().unwrap().limit), (7, None));
    }

    #[test]
    fn a_window_that_is_over_says_nothing_any_more() {
        let quota = Quota::default();
        quota.note(&headers("\"api\";r=7;t=0", ""));
        std::thread::sleep(Duration::from_millis(2));
        assert_eq!(quota.now(), None);
    }
}
