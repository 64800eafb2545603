//! How the Hub says no: the status, the `X-Error-*` headers and `{"error": …}`.

use super::answer::Answer;
use actix_web::http::StatusCode;
use serde_json::json;

/// Anonymous, and the repository is missing or private: the Hub does not tell which.
pub(super) fn anonymous() -> Answer {
    unauthorized("Invalid username or password.")
}

/// The token itself is refused.
pub(super) fn bad_token() -> Answer {
    unauthorized("Invalid credentials in Authorization header")
}

/// The token is good and sees no such repository.
pub(super) fn repository() -> Answer {
    refuse(StatusCode::NOT_FOUND, Some("RepoNotFound"), "Repository not found")
}

/// No such branch, tag or commit.
pub(super) fn revision(revision: &str) -> Answer {
    refuse(StatusCode::NOT_FOUND, Some("RevisionNotFound"), &format!("Invalid rev id: {revision}"))
}

/// No such file.
pub(super) fn entry() -> Answer {
    refuse(StatusCode::NOT_FOUND, Some("EntryNotFound"), "Entry not found")
}

/// Terms must be accepted first: 401 for the anonymous, 403 for an account that has not.
pub(super) fn gated(id: &str, status: StatusCode) -> Answer {
    let message = format!("Access to model {id} is restricted. Its terms must be accepted first.");
    refuse(status, Some("GatedRepo"), &message)
}

/// The Hub switched the repository off.
pub(super) fn disabled() -> Answer {
    refuse(StatusCode::FORBIDDEN, None, "Access to this resource is disabled.")
}

/// The request is malformed.
pub(super) fn malformed(reason: &str) -> Answer {
    refuse(StatusCode::BAD_REQUEST, None, reason)
}

/// The quota is used up.
pub(super) fn rate_limited(seconds: u64) -> Answer {
    refuse(StatusCode::TOO_MANY_REQUESTS, None, "The rate limit of your address is used up.")
        .with("RateLimit", format!("\"api\";r=0;t={seconds}"))
        .with("Retry-After", seconds.to_string())
}

/// The Hub is out of order.
pub(super) fn unavailable() -> Answer {
    refuse(StatusCode::SERVICE_UNAVAILABLE, None, "The service is temporarily unavailable.")
}

/// A page that the Hub does not have.
pub(super) fn page() -> Answer {
    refuse(StatusCode::NOT_FOUND, None, "There is no such page.")
}

/// A recording that can't be read: not the Hub's fault but ours, and said so.
pub(super) fn broken_recording(problem: &std::io::Error) -> Answer {
    refuse(StatusCode::INTERNAL_SERVER_ERROR, None, &format!("the stub can't read its recording: {problem}"))
}

fn unauthorized(reason: &str) -> Answer {
    // The body is the same whether or not a token was sent; only the header tells.
    let body = json!({ "error": "Invalid username or password." });
    Answer::json(StatusCode::UNAUTHORIZED, &body)
        .with("X-Error-Message", reason.to_owned())
        .with("WWW-Authenticate", "Bearer realm=\"Authentication required\", charset=\"UTF-8\"".to_owned())
}

fn refuse(status: StatusCode, code: Option<&'static str>, message: &str) -> Answer {
    let answer =
        Answer::json(status, &json!({ "error": message })).with("X-Error-Message", message.to_owned());
    match code {
        Some(code) => answer.with("X-Error-Code", code.to_owned()),
        None => answer,
    }
}
