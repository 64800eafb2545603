//! An answer as it is written: server-sent events, and what comes in their place when something goes wrong.

use crate::answer::{Reading, Response};
use crate::refusal::Gemini;
use futures::{Stream, StreamExt};
use serde_json::Value;
use std::collections::VecDeque;
use trackml_outbound::lines::LineError;
use trackml_ports::{AiError, Piece, Pieces};

/// The most of what is no event that is kept to be read at the end. Unit: bytes.
const MAX_REST: usize = 1024 * 1024;

/// The pieces of an answer, read from the lines of its body.
pub(crate) fn pieces(
    lines: impl Stream<Item = Result<String, LineError>> + Send + 'static,
    model: String,
    model_variable: &'static str,
) -> Pieces {
    let state = State {
        lines: lines.boxed(),
        reader: Reader { model, model_variable, ..Reader::default() },
        ready: VecDeque::new(),
        ended: false,
    };
    futures::stream::unfold(state, |mut state| async move {
        let piece = state.next().await?;
        Some((piece, state))
    })
    .boxed()
}

struct State {
    lines: futures::stream::BoxStream<'static, Result<String, LineError>>,
    reader: Reader,
    ready: VecDeque<Piece>,
    ended: bool,
}

impl State {
    async fn next(&mut self) -> Option<Result<Piece, AiError>> {
        loop {
            if let Some(piece) = self.ready.pop_front() {
                return Some(Ok(piece));
            }
            if self.ended {
                return None;
            }
            let read = match self.lines.next().await {
                Some(Ok(line)) => self.reader.line(&line),
                Some(Err(error)) => Err(broken(error)),
                None => {
                    self.ended = true;
                    std::mem::take(&mut self.reader).end()
                }
            };
            match read {
                Ok(pieces) => self.ready.extend(pieces),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
        }
    }
}

fn broken(error: LineError) -> AiError {
    match error {
        LineError::Silent { after } => AiError::TimedOut { after },
        LineError::TooLong { limit } => AiError::TooLarge { limit: limit as u64 },
        broken @ LineError::BrokenOff { .. } => AiError::Unreadable { reason: broken.to_string() },
    }
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    model: String,
    model_variable: &'static str,
    reading: Reading,
    /// Lines that are no event: an error in the middle, or an answer that was sent as one list.
    rest: String,
}

impl Reader {
    /// The pieces that a line completes.
    fn line(&mut self, line: &str) -> Result<Vec<Piece>, AiError> {
        if let Some(data) = line.strip_prefix("data:") {
            let response = serde_json::from_str(data.trim())
                .map_err(|error| AiError::Unreadable { reason: format!("an event is no JSON ({error})") })?;
            return self.take(response);
        }
        let is_of_events = ["event:", "id:", "retry:", ":"].iter().any(|field| line.starts_with(field));
        if line.trim().is_empty() || is_of_events {
            return Ok(Vec::new());
        }
        if self.rest.len() + line.len() > MAX_REST {
            return Err(AiError::TooLarge { limit: MAX_REST as u64 });
        }
        self.rest.push_str(line);
        self.rest.push('\n');
        Ok(Vec::new())
    }

    /// The pieces that the end completes.
    fn end(mut self) -> Result<Vec<Piece>, AiError> {
        let rest = std::mem::take(&mut self.rest);
        let mut pieces = Vec::new();
        for value in serde_json::Deserializer::from_str(&rest).into_iter::<Value>() {
            let value = value.map_err(|_no_json| Self::no_events())?;
            let answers = if let Value::Array(answers) = value { answers } else { vec![value] };
            for answer in answers {
                let response = serde_json::from_value(answer).map_err(|_no_answer| Self::no_events())?;
                pieces.extend(self.take(response)?);
            }
        }
        pieces.push(Piece::End(self.reading.end(true)?));
        Ok(pieces)
    }

    fn take(&mut self, response: Response) -> Result<Vec<Piece>, AiError> {
        if let Some(error) = &response.error {
            let tongue = Gemini { model: &self.model, model_variable: self.model_variable };
            return Err(tongue.within(error));
        }
        let text = self.reading.take(response)?;
        Ok(if text.is_empty() { Vec::new() } else { vec![Piece::Text(text)] })
    }

    fn no_events() -> AiError {
        AiError::Unreadable { reason: "it is no stream of events".into() }
    }
}
