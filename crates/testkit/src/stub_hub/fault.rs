//! The ways in which the real Hub fails, on demand.

use super::answer::Answer;
use super::ask::Ask;
use super::refusal;
use actix_web::http::StatusCode;
use std::time::Duration;

/// What a proxy in front of the Hub shows while the Hub is away.
const PAGE: &str = "<!doctype html>\n<title>Back soon</title>\n<p>We are working on it.</p>\n";

/// What goes wrong with the answers for an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 429: the quota is used up for so many seconds, as `RateLimit` and `Retry-After` say.
    RateLimited {
        /// Seconds until the quota is whole again.
        seconds: u64,
    },
    /// 503.
    Unavailable,
    /// The right answer, this late.
    Slow(Duration),
    /// Announces the whole answer, sends half of it and closes the connection.
    Half,
    /// 200 with an HTML page in place of the answer.
    Html,
    /// 403: the Hub switched the repository off.
    Disabled,
    /// 403 for the files; the metadata stays readable.
    Gated,
}

impl Fault {
    /// Reads the name that the control endpoint uses; `seconds` is of use to `rate_limited` and `slow`.
    pub(super) fn named(name: &str, seconds: Option<u64>) -> Option<Self> {
        Some(match name {
            "rate_limited" => Self::RateLimited { seconds: seconds.unwrap_or(60) },
            "unavailable" => Self::Unavailable,
            "slow" => Self::Slow(Duration::from_secs(seconds.unwrap_or(5))),
            "half" => Self::Half,
            "html" => Self::Html,
            "disabled" => Self::Disabled,
            "gated" => Self::Gated,
            _ => return None,
        })
    }

    /// The answer in place of the right one; `None` where the right one is still wanted.
    pub(super) fn answer(self, ask: &Ask) -> Option<Answer> {
        match self {
            Self::RateLimited { seconds } => Some(refusal::rate_limited(seconds)),
            Self::Unavailable => Some(refusal::unavailable()),
            Self::Html => Some(Answer::text(StatusCode::OK, "text/html; charset=utf-8", PAGE)),
            Self::Disabled => Some(refusal::disabled()),
            Self::Gated if ask.is_file() => Some(refusal::gated(ask.id(), StatusCode::FORBIDDEN)),
            Self::Gated | Self::Slow(_) | Self::Half => None,
        }
    }
}
