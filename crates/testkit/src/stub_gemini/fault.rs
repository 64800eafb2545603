//! The ways in which the real service fails, on demand.

use actix_web::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GeminiFault {
    /// 429 with `RetryInfo`.
    Quota {
        /// The wait that it names.
        seconds: u64,
    },
    /// 429 that names the wait in its words alone.
    QuotaInWords,
    /// 503.
    Overloaded,
    /// 400 with the reason `API_KEY_INVALID`.
    BadKey,
    /// 400 `FAILED_PRECONDITION`: the region.
    Region,
    /// 403.
    Forbidden,
    /// 404.
    NoSuchModel,
    /// A page of a proxy with 502.
    Page,
    /// A page with 200.
    PageAsAnswer,
    /// The right answer, this late.
    Slow {
        /// How late.
        millis: u64,
    },
    /// 200: the question is blocked.
    Blocked,
    /// 200: the answer ends with `SAFETY` behind its first half.
    Unsafe,
    /// 200: a finish reason that nobody knows yet.
    UnknownFinish,
    /// 200: `MAX_TOKENS` before any text.
    Thoughtful,
    /// 200: `MAX_TOKENS` in the middle of the text.
    CutShort,
    /// The stream holds an error as an event behind its first half.
    ErrorEvent,
    /// The stream turns into the bare JSON of an error behind its first half.
    ErrorBare,
    /// The stream breaks off behind its first half.
    BrokenOff,
    /// The stream just ends behind its first half.
    Ends,
    /// One vector fewer than was asked for.
    FewerVectors,
}

/// The body of an error.
pub(super) fn error(code: u16, status: &str, message: &str, details: Value) -> Value {
    json!({ "error": { "code": code, "message": message, "status": status, "details": details } })
}

impl GeminiFault {
    /// The refusal in place of an answer; `None` where an answer is still wanted.
    pub(super) fn refusal(self) -> Option<(StatusCode, Value)> {
        let none = json!([]);
        Some(match self {
            Self::Quota { seconds } => (
                StatusCode::TOO_MANY_REQUESTS,
                error(
                    429,
                    "RESOURCE_EXHAUSTED",
                    "You exceeded your current quota.",
                    json!([{
                        "@type": "type.googleapis.com/google.rpc.RetryInfo",
                        "retryDelay": format!("{seconds}s"),
                    }]),
                ),
            ),
            Self::QuotaInWords => (
                StatusCode::TOO_MANY_REQUESTS,
                error(429, "RESOURCE_EXHAUSTED", "Quota exceeded. Please retry in 36.4s.", none),
            ),
            Self::Overloaded => (
                StatusCode::SERVICE_UNAVAILABLE,
                error(503, "UNAVAILABLE", "The model is overloaded. Please try again later.", none),
            ),
            Self::BadKey => (
                StatusCode::BAD_REQUEST,
                error(
                    400,
                    "INVALID_ARGUMENT",
                    "API key not valid. Please pass a valid API key.",
                    json!([
                        { "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID" },
                        {
                            "@type": "type.googleapis.com/google.rpc.DebugInfo",
                            "detail": "Invalid API key: AIza-never-shown",
                        },
                    ]),
                ),
            ),
            Self::Region => (
                StatusCode::BAD_REQUEST,
                error(400, "FAILED_PRECONDITION", "User location is not supported for the API use.", none),
            ),
            Self::Forbidden => (
                StatusCode::FORBIDDEN,
                error(403, "PERMISSION_DENIED", "The API is disabled in this project.", none),
            ),
            Self::NoSuchModel => (
                StatusCode::NOT_FOUND,
                error(404, "NOT_FOUND", "models/no-such is not found for API version v1beta.", none),
            ),
            _ => return None,
        })
    }
}
