//! How long the Hub asks us to wait.

use reqwest::header::HeaderMap;
use std::time::Duration;
use trackml_outbound::wait::{LONGEST, retry_after};

/// The length of the Hub's window, in which a quota is full again at the latest.
pub(crate) const WINDOW: Duration = Duration::from_mins(5);

/// The wait that an answer names: in `Retry-After` (seconds or a date) or, where the quota is used up, in `RateLimit`.
pub(crate) fn named(headers: &HeaderMap) -> Option<Duration> {
    retry_after(headers).or_else(|| quota(headers))
}

/// `RateLimit: "api";r=0;t=55`: only a quota with nothing left (`r=0`) is the reason of a refusal.
fn quota(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get("ratelimit")?.to_str().ok()?;
    text.split(',').find_map(|policy| {
        let number = |wanted: &str| {
            policy.split(';').find_map(|part| part.trim().strip_prefix(wanted)?.trim().parse::<u64>().ok())
        };
        (number("r=")? == 0).then_some(Duration::from_secs(number("t=")?).min(LONGEST))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    fn wait(name: &'static str, value: &str) -> Option<u64> {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_str(value).unwrap());
        named(&headers).map(|wait| wait.as_secs())
    }

    #[test]
    fn a_quota_counts_when_nothing_is_left_of_it() {
        assert_eq!(wait("ratelimit", "\"api\";r=0;t=55"), Some(55));
        assert_eq!(wait("ratelimit", "\"api\" ; r=0 ; t=55"), Some(55));
        assert_eq!(wait("ratelimit", "\"pages\";r=9;t=10, \"api\";r=0;t=20"), Some(20));
        assert_eq!(wait("ratelimit", "\"api\";r=12;t=55"), None);
        assert_eq!(wait("ratelimit", "nonsense"), None);
    }
}
