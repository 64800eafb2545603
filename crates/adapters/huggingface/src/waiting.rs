//! How long the Hub asks us to wait.

use reqwest::header::{HeaderMap, RETRY_AFTER};
use std::time::{Duration, SystemTime};

/// The length of the Hub's window, in which a quota is full again at the latest.
pub(crate) const WINDOW: Duration = Duration::from_mins(5);

/// No wait of the Hub is longer than a day; a larger number is a mistake and must not overflow a clock.
const LONGEST: Duration = Duration::from_hours(24);

/// The wait that an answer names: in `Retry-After` (seconds or a date) or, where the quota is used up, in `RateLimit`.
pub(crate) fn named(headers: &HeaderMap) -> Option<Duration> {
    retry_after(headers).or_else(|| quota(headers)).map(|wait| wait.min(LONGEST))
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}

/// `RateLimit: "api";r=0;t=55`: only a quota with nothing left (`r=0`) is the reason of a refusal.
fn quota(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get("ratelimit")?.to_str().ok()?;
    text.split(',').find_map(|policy| {
        let number = |wanted: &str| {
            policy.split(';').find_map(|part| part.trim().strip_prefix(wanted)?.trim().parse::<u64>().ok())
        };
        (number("r=")? == 0).then_some(Duration::from_secs(number("t=")?))
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
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(wait("retry-after", "7"), Some(7));
        assert_eq!(wait("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"), Some(0));
        assert_eq!(wait("retry-after", "soon"), None);
        assert_eq!(wait("retry-after", "99999999999999"), Some(86_400));
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
