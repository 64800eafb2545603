//! Reading a body line by line, as it comes.

use crate::body::root_cause;
use futures::{Stream, StreamExt, TryStreamExt};
use reqwest::Response;
use std::io;
use std::time::Duration;
use tokio_util::codec::{FramedRead, LinesCodec, LinesCodecError};
use tokio_util::io::StreamReader;

/// Why there is no next line.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// It is longer than any honest one.
    #[error("a line is longer than {limit} bytes")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// The connection ended before it, or it is no text.
    #[error("it broke off ({reason})")]
    BrokenOff {
        /// What the network said.
        reason: String,
    },
    /// Nothing came for too long.
    #[error("nothing came for {} s", .after.as_secs())]
    Silent {
        /// How long it was waited for.
        after: Duration,
    },
}

/// The lines of a body without their ends, `\n` or `\r\n`; a character that is split between two packets is put together.
/// Each is waited for at most so long. After an error there are no more.
pub fn lines(
    response: Response,
    max_bytes: usize,
    silence: Duration,
) -> impl Stream<Item = Result<String, LineError>> + Send {
    let bytes = response.bytes_stream().map_err(|error| io::Error::other(root_cause(&error.without_url())));
    let framed = FramedRead::new(StreamReader::new(bytes), LinesCodec::new_with_max_length(max_bytes));
    futures::stream::unfold(Some(framed), move |framed| async move {
        let mut framed = framed?;
        let line = match tokio::time::timeout(silence, framed.next()).await {
            Ok(None) => return None,
            Ok(Some(Ok(line))) => return Some((Ok(line), Some(framed))),
            Ok(Some(Err(LinesCodecError::MaxLineLengthExceeded))) => LineError::TooLong { limit: max_bytes },
            Ok(Some(Err(LinesCodecError::Io(error)))) => LineError::BrokenOff { reason: error.to_string() },
            Err(_elapsed) => LineError::Silent { after: silence },
        };
        Some((Err(line), None))
    })
}
