//! Reading a body without trusting its length.

use reqwest::Response;
use trackml_ports::HubError;

/// Reads the whole body, and gives up as soon as it is larger than allowed. Compressed bodies are measured unpacked.
pub(crate) async fn read(mut response: Response, max_bytes: u64) -> Result<Vec<u8>, HubError> {
    let too_large = || HubError::TooLarge { limit: max_bytes };
    if response.content_length().is_some_and(|length| length > max_bytes) {
        return Err(too_large());
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(broken_off)? {
        body.extend_from_slice(&chunk);
        if body.len() as u64 > max_bytes {
            return Err(too_large());
        }
    }
    Ok(body)
}

/// Reads the beginning of a body that only explains a refusal: whatever goes wrong, there is less to say.
pub(crate) async fn beginning(mut response: Response, max_bytes: usize) -> String {
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        body.extend_from_slice(&chunk);
        if body.len() >= max_bytes {
            break;
        }
    }
    body.truncate(max_bytes);
    String::from_utf8_lossy(&body).into_owned()
}

fn broken_off(error: reqwest::Error) -> HubError {
    HubError::Unreadable { reason: format!("it broke off ({})", root_cause(&error.without_url())) }
}

/// The innermost reason, which is the one that a person can act on. Addresses are left out before.
pub(crate) fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}
