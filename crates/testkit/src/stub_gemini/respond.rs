//! From a request to the answer that the service would give.

use super::fault::{GeminiFault, error};
use super::question::{Batch, Question};
use super::shared::Shared;
use super::{tell, writer};
use crate::local_embedder;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use futures::{Stream, StreamExt, stream};
use serde_json::{Value, json};
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// The characters of a piece of a stream: so few that words and statements are cut in two.
const PIECE_CHARS: usize = 24;

/// Long enough for the first half to leave before the connection breaks.
const BEFORE_BREAKING: Duration = Duration::from_millis(30);

/// What a proxy in front of the service shows.
const PAGE: &str = "<!doctype html>\n<title>502 Bad Gateway</title>\n<p>Back soon.</p>\n";

/// Answers a request for a method of a model.
pub(super) async fn method(
    request: HttpRequest,
    shared: web::Data<Arc<Shared>>,
    path: web::Path<(String, String)>,
    body: web::Bytes,
) -> HttpResponse {
    let (_version, rest) = path.into_inner();
    let Some((model, method)) = rest.rsplit_once(':') else { return refuse_unknown() };
    let parsed: Value = serde_json::from_slice(&body).unwrap_or_default();
    shared.remember(method, parsed.clone());
    if let Some(refused) = key_refusal(&request) {
        return refused;
    }
    let fault = shared.fault_for(method);
    if let Some(refused) = early(fault).await {
        return refused;
    }
    match method {
        "generateContent" | "streamGenerateContent" => {
            let question: Question = match serde_json::from_value(parsed) {
                Ok(question) => question,
                Err(problem) => return malformed(&problem.to_string()),
            };
            if let Some(problem) = question.fault() {
                return malformed(problem);
            }
            let text = shared.scripted().unwrap_or_else(|| writer::write(&question));
            let read = question.text().len();
            if method == "generateContent" {
                return HttpResponse::Ok().json(at_once(&text, read, fault));
            }
            if request.query_string() != "alt=sse" {
                return HttpResponse::Ok().json(json!([tell::whole(&text, "STOP", read)]));
            }
            streamed(&shared, &text, read, fault)
        }
        "batchEmbedContents" => match serde_json::from_value(parsed) {
            Ok(batch) => embedded(model, batch, fault),
            Err(problem) => malformed(&problem.to_string()),
        },
        _ => refuse_unknown(),
    }
}

/// Answers a request for the list of models.
pub(super) async fn models(request: HttpRequest, shared: web::Data<Arc<Shared>>) -> HttpResponse {
    if let Some(refused) = key_refusal(&request) {
        return refused;
    }
    if let Some(refused) = early(shared.fault_for("models")).await {
        return refused;
    }
    let second = request.query_string().contains("pageToken=second").then_some("second");
    HttpResponse::Ok().json(tell::models(second))
}

/// The key belongs into the header, and one that begins with `bad` is refused.
fn key_refusal(request: &HttpRequest) -> Option<HttpResponse> {
    if request.query_string().contains("key=") {
        return Some(malformed("The key must not stand in the address."));
    }
    let key = request.headers().get("x-goog-api-key").and_then(|key| key.to_str().ok()).unwrap_or_default();
    let (status, body) = match key {
        "" => {
            let said = "Method doesn't allow unregistered callers.";
            (StatusCode::FORBIDDEN, error(403, "PERMISSION_DENIED", said, json!([])))
        }
        key if key.starts_with("bad") => GeminiFault::BadKey.refusal()?,
        _ => return None,
    };
    Some(HttpResponse::build(status).json(body))
}

async fn early(fault: Option<GeminiFault>) -> Option<HttpResponse> {
    let fault = fault?;
    if let GeminiFault::Slow { millis } = fault {
        actix_web::rt::time::sleep(Duration::from_millis(millis)).await;
    }
    match fault {
        GeminiFault::Page => Some(HttpResponse::BadGateway().content_type("text/html").body(PAGE)),
        GeminiFault::PageAsAnswer => Some(HttpResponse::Ok().content_type("text/html").body(PAGE)),
        _ => fault.refusal().map(|(status, body)| HttpResponse::build(status).json(body)),
    }
}

fn at_once(text: &str, read: usize, fault: Option<GeminiFault>) -> Value {
    let half = text.get(..text.floor_char_boundary(text.len() / 2)).unwrap_or_default();
    match fault {
        Some(GeminiFault::Blocked) => tell::blocked(),
        Some(GeminiFault::Unsafe) => tell::whole(half, "SAFETY", read),
        Some(GeminiFault::UnknownFinish) => tell::whole(half, "A_REASON_OF_TOMORROW", read),
        Some(GeminiFault::Thoughtful) => tell::nothing(read),
        Some(GeminiFault::CutShort) => tell::whole(half, "MAX_TOKENS", read),
        _ => tell::whole(text, "STOP", read),
    }
}

/// Notes whether a stream was dropped before its end.
struct Watch {
    shared: Arc<Shared>,
    ended: bool,
}

impl Watch {
    fn see(&mut self, frame: Option<&Result<web::Bytes, io::Error>>) {
        self.ended |= frame.is_none();
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if !self.ended {
            self.shared.cancel();
        }
    }
}

fn streamed(shared: &Arc<Shared>, text: &str, read: usize, fault: Option<GeminiFault>) -> HttpResponse {
    let pause = shared.pace();
    let mut watch = Watch { shared: Arc::clone(shared), ended: false };
    let body = frames(text, read, fault).then(move |frame| async move {
        // What was sent before must have left when the connection breaks.
        let pause = if frame.is_err() { BEFORE_BREAKING } else { pause };
        if !pause.is_zero() {
            actix_web::rt::time::sleep(pause).await;
        }
        frame
    });
    let watched = body.map(Some).chain(stream::once(async { None })).filter_map(move |frame| {
        watch.see(frame.as_ref());
        std::future::ready(frame)
    });
    HttpResponse::Ok().content_type("text/event-stream").streaming(Box::pin(watched))
}

/// The lines of a stream: CRLF between them, as the service has it, and a character cut in two between packets.
fn frames(
    text: &str,
    read: usize,
    fault: Option<GeminiFault>,
) -> impl Stream<Item = Result<web::Bytes, io::Error>> + use<> {
    let chars: Vec<char> = text.chars().collect();
    let mut pieces: Vec<String> = chars.chunks(PIECE_CHARS).map(|piece| piece.iter().collect()).collect();
    if pieces.is_empty() {
        pieces.push(String::new());
    }
    let breaks = !matches!(fault, None | Some(GeminiFault::Slow { .. } | GeminiFault::FewerVectors));
    if breaks {
        pieces.truncate(pieces.len().div_ceil(2));
    }
    let event = |value: &Value| format!("data: {value}\r\n\r\n");
    let last = pieces.len() - 1;
    let mut written = 0;
    let mut lines: Vec<Result<String, io::Error>> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        written += piece.len();
        let finish = match fault {
            _ if index < last => None,
            Some(GeminiFault::Unsafe) => Some("SAFETY"),
            Some(GeminiFault::UnknownFinish) => Some("A_REASON_OF_TOMORROW"),
            Some(GeminiFault::CutShort) => Some("MAX_TOKENS"),
            _ => (!breaks).then_some("STOP"),
        };
        lines.push(Ok(event(&tell::piece(piece, finish, read, written))));
    }
    match fault {
        Some(GeminiFault::Blocked) => lines = vec![Ok(event(&tell::blocked()))],
        Some(GeminiFault::Thoughtful) => lines = vec![Ok(event(&tell::nothing(read)))],
        Some(GeminiFault::ErrorEvent) => {
            lines.push(Ok(event(&error(503, "UNAVAILABLE", "The model is overloaded.", json!([])))));
        }
        Some(GeminiFault::ErrorBare) => {
            let said = error(429, "RESOURCE_EXHAUSTED", "Please retry in 12s.", json!([]));
            lines.push(Ok(format!("{said:#}\r\n")));
        }
        Some(GeminiFault::BrokenOff) => lines.push(Err(io::Error::from(io::ErrorKind::ConnectionReset))),
        _ => {}
    }
    let packets = lines.into_iter().flat_map(|line| match line {
        Ok(line) => {
            let bytes = web::Bytes::from(line);
            // Within a character where there is one of several bytes, else anywhere.
            let cut = bytes.iter().position(|byte| *byte >= 0xC0).map_or(bytes.len() / 2, |at| at + 1);
            vec![Ok(bytes.slice(..cut)), Ok(bytes.slice(cut..))]
        }
        Err(broken) => vec![Err(broken)],
    });
    stream::iter(packets.collect::<Vec<_>>())
}

fn embedded(model: &str, batch: Batch, fault: Option<GeminiFault>) -> HttpResponse {
    let path = format!("models/{model}");
    if batch.requests.is_empty() || batch.requests.len() > 100 {
        return malformed("at least one and at most 100 requests can be in one batch");
    }
    if batch.requests.iter().any(|one| one.model != path || one.content.parts.len() != 1) {
        return malformed("the model of each request must be that of the path, with one part each");
    }
    let values = |one: &super::question::Embed| {
        let text = one.content.parts.first().map_or("", |part| part.text.as_str());
        // As the service does, vectors of fewer dimensions are not brought to length one.
        let values: Vec<f32> = local_embedder::values(text, one.output_dimensionality)
            .into_iter()
            .map(|value| value * 0.7)
            .collect();
        json!({ "values": values })
    };
    let mut vectors: Vec<Value> = batch.requests.iter().map(values).collect();
    if fault == Some(GeminiFault::FewerVectors) {
        vectors.pop();
    }
    HttpResponse::Ok().json(json!({ "embeddings": vectors }))
}

fn malformed(problem: &str) -> HttpResponse {
    HttpResponse::BadRequest().json(error(400, "INVALID_ARGUMENT", problem, json!([])))
}

fn refuse_unknown() -> HttpResponse {
    HttpResponse::NotFound().content_type("text/html").body(PAGE)
}
