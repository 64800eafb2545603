//! Reading a body without trusting its length.

use reqwest::Response;

/// Why a body could not be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// It is larger than any honest one.
    #[error("it is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The connection ended before it.
    #[error("it broke off ({reason})")]
    BrokenOff {
        /// What the network said.
        reason: String,
    },
}

/// Reads the whole body, and gives up as soon as it is larger than allowed. Compressed bodies are measured unpacked.
pub async fn read(mut response: Response, max_bytes: u64) -> Result<Vec<u8>, BodyError> {
    let too_large = || BodyError::TooLarge { limit: max_bytes };
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
pub async fn beginning(mut response: Response, max_bytes: usize) -> String {
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

fn broken_off(error: reqwest::Error) -> BodyError {
    BodyError::BrokenOff { reason: root_cause(&error.without_url()) }
}

/// The innermost reason, which is the one that a person can act on. Addresses must be left out before.
pub fn root_cause(error: &(dyn std::error::Error + 'static)) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}
