//! The service's refusals, told apart: `google.rpc.Status` with its details.

use serde_json::Value;
use std::time::Duration;
use trackml_outbound::body::BodyError;
use trackml_outbound::retry::Failure;
use trackml_outbound::service::{Refusal, Tongue, Trouble};
use trackml_outbound::wait::{LONGEST, retry_after};
use trackml_outbound::words;
use trackml_ports::AiError;

/// The variables that a refusal points to.
#[derive(Clone, Debug)]
pub(crate) struct Gemini<'a> {
    pub(crate) model: &'a str,
    pub(crate) model_variable: &'static str,
}

const KEY_VARIABLE: &str = "GOOGLE_API_KEY";

impl Tongue for Gemini<'_> {
    type Error = AiError;

    fn trouble(&self, trouble: Trouble) -> AiError {
        match trouble {
            Trouble::Unreachable { reason } => AiError::Unreachable { reason },
            Trouble::TimedOut { after } => AiError::TimedOut { after },
            Trouble::Resting { left } => AiError::Resting { retry_after: left },
            Trouble::Body(BodyError::TooLarge { limit }) => AiError::TooLarge { limit },
            Trouble::Body(broken) => AiError::Unreadable { reason: broken.to_string() },
        }
    }

    fn refusal(&self, refusal: &Refusal) -> Failure<AiError> {
        let said = Said::read(refusal);
        let wait = said.wait().or_else(|| retry_after(&refusal.headers));
        match (refusal.status, said.status.as_deref()) {
            (429, _) | (_, Some("RESOURCE_EXHAUSTED")) => {
                Failure::passing(AiError::QuotaSpent { retry_after: wait }, wait)
            }
            (408 | 500.., _) => {
                let error = AiError::Unavailable { status: refusal.status, retry_after: wait };
                Failure::passing(error, wait)
            }
            _ => self.lasting(refusal.status, &said).into(),
        }
    }
}

impl Gemini<'_> {
    /// An error that came within an answer, with a status of its own.
    pub(crate) fn within(&self, error: &Value) -> AiError {
        let status = error.get("code").and_then(Value::as_u64).and_then(|code| u16::try_from(code).ok());
        let body = serde_json::json!({ "error": error }).to_string();
        let refusal =
            Refusal { status: status.unwrap_or(500), headers: reqwest::header::HeaderMap::new(), body };
        self.refusal(&refusal).error
    }

    /// A refusal that another try does not change.
    fn lasting(&self, status: u16, said: &Said) -> AiError {
        let reason = || said.message.clone().unwrap_or_else(|| format!("HTTP {status}"));
        let refuses_the_key = said.reasons.iter().any(|reason| reason.starts_with("API_KEY_"))
            || said.says("api key not valid")
            || said.says("api key expired");
        match (status, said.status.as_deref()) {
            (401, _) => AiError::BadKey { variable: KEY_VARIABLE },
            (400 | 403, _) if refuses_the_key => AiError::BadKey { variable: KEY_VARIABLE },
            (403, _) | (_, Some("FAILED_PRECONDITION")) => AiError::NotAllowed { reason: reason() },
            (404, _) => AiError::UnknownModel { model: self.model.to_owned(), variable: self.model_variable },
            _ => AiError::Rejected { reason: reason() },
        }
    }
}

/// What a refusal says. Of its details only what is known to be harmless: some repeat the key.
#[derive(Debug, Default)]
struct Said {
    status: Option<String>,
    message: Option<String>,
    reasons: Vec<String>,
    retry_delay: Option<Duration>,
}

impl Said {
    fn read(refusal: &Refusal) -> Self {
        let parsed: Value = serde_json::from_str(&refusal.body).unwrap_or_default();
        // Without server-sent events the body is a list of one.
        let object = parsed.as_array().and_then(|list| list.first()).unwrap_or(&parsed);
        let error = object.get("error").unwrap_or(object);
        let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let details = error.get("details").and_then(Value::as_array).cloned().unwrap_or_default();
        let message = text(error, "message").as_deref().and_then(words::line);
        Self {
            status: text(error, "status"),
            message: message.or_else(|| parsed.is_null().then(|| words::line(&refusal.body)).flatten()),
            reasons: details.iter().filter_map(|detail| text(detail, "reason")).collect(),
            retry_delay: details.iter().find_map(|detail| duration(&text(detail, "retryDelay")?)),
        }
    }

    /// The wait that it names: as a detail, or in its words ("Please retry in 36.4s").
    fn wait(&self) -> Option<Duration> {
        self.retry_delay.or_else(|| {
            let (_, behind) = self.message.as_deref()?.split_once("retry in ")?;
            duration(behind.split_whitespace().next()?.trim_end_matches(['.', ',']))
        })
    }

    fn says(&self, words: &str) -> bool {
        self.message.as_deref().is_some_and(|message| message.to_ascii_lowercase().contains(words))
    }
}

/// `36s`, `36.4s` or `420ms`; rounded up to whole seconds, which is how people are told.
fn duration(text: &str) -> Option<Duration> {
    let seconds = match text.strip_suffix("ms") {
        Some(number) => number.parse::<f64>().ok()? / 1000.0,
        None => text.strip_suffix('s')?.parse().ok()?,
    };
    let wait = Duration::try_from_secs_f64(seconds.ceil()).ok()?;
    Some(wait.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_read_in_every_form() {
        for (text, seconds) in
            [("36s", Some(36)), ("36.4s", Some(37)), ("420ms", Some(1)), ("soon", None), ("-1s", None)]
        {
            assert_eq!(duration(text).map(|wait| wait.as_secs()), seconds, "{text}");
        }
        assert_eq!(duration("1e300s"), None);
        assert_eq!(duration("99999999s"), Some(LONGEST));
    }
}
