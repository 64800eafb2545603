//! From a request to the answer that the Hub would give.

use super::answer::Answer;
use super::ask::Ask;
use super::fault::Fault;
use super::query::Wanted;
use super::recordings::{Found, Recorded, Recordings, id_of};
use super::refusal;
use super::shared::Shared;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::Value;
use std::io;

/// The token that the stub takes for an expired one. Any other is good.
const BAD_TOKEN: &str = "hf_bad";
/// The only branch and the only pull request that every recorded repository has.
const REVISIONS: [&str; 2] = ["main", "refs/pr/1"];

/// Answers a request, as the fault injected for its id has it.
pub(super) async fn respond(request: &HttpRequest, shared: &Shared, ask: &Ask) -> HttpResponse {
    let fault = shared.fault_for(ask.id());
    if let Some(Fault::Slow(delay)) = fault {
        actix_web::rt::time::sleep(delay).await;
    }
    let answer = fault.and_then(|fault| fault.answer(ask)).unwrap_or_else(|| {
        honest(request, &shared.recordings, ask).unwrap_or_else(|problem| refusal::broken_recording(&problem))
    });
    if fault == Some(Fault::Half) { answer.send_half() } else { answer.send(request) }
}

fn honest(request: &HttpRequest, recordings: &Recordings, ask: &Ask) -> io::Result<Answer> {
    let token = token_of(request);
    if token == Some(BAD_TOKEN) {
        return Ok(refusal::bad_token());
    }
    if !ask.has_valid_id() {
        return Ok(refusal::malformed(&format!("Invalid repo name: {}", ask.id())));
    }
    let wanted = match Wanted::parse(request.query_string()) {
        Ok(wanted) => wanted,
        Err(reason) => return Ok(refusal::malformed(&reason)),
    };
    match recordings.find(ask.id())? {
        Found::Nothing if token.is_some() => Ok(refusal::repository()),
        Found::Nothing => Ok(refusal::anonymous()),
        Found::Moved(id) => Ok(redirect(&ask.moved_to(&id, request.query_string()))),
        Found::Model(model) => of_model(recordings, ask, &wanted, model, token.is_some()),
    }
}

fn of_model(
    recordings: &Recordings,
    ask: &Ask,
    wanted: &Wanted,
    model: Recorded,
    has_token: bool,
) -> io::Result<Answer> {
    let sha = text_of(&model, "sha").to_owned();
    if let Some(revision) = ask.revision()
        && !REVISIONS.contains(&revision)
        && revision != sha
    {
        return Ok(refusal::revision(revision));
    }
    let Some(file) = ask.file() else {
        return Ok(Answer::json(StatusCode::OK, &wanted.of(model)));
    };
    let is_gated = matches!(text_of(&model, "gated"), "auto" | "manual");
    if is_gated && !has_token {
        return Ok(refusal::gated(ask.id(), StatusCode::UNAUTHORIZED));
    }
    let id = id_of(&model).unwrap_or(ask.id());
    let bytes = match file {
        "config.json" => recordings.read("configs", id, "json")?,
        "README.md" => recordings.read("cards", id, "md")?,
        _ => None,
    };
    Ok(bytes.map_or_else(refusal::entry, |bytes| {
        Answer::bytes(StatusCode::OK, "text/plain; charset=utf-8", bytes).with("X-Repo-Commit", sha)
    }))
}

fn redirect(target: &str) -> Answer {
    let body = format!("Temporary Redirect. Redirecting to {target}");
    Answer::text(StatusCode::TEMPORARY_REDIRECT, "text/plain; charset=utf-8", body)
        .with("Location", target.to_owned())
}

fn text_of<'model>(model: &'model Recorded, field: &str) -> &'model str {
    model.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn token_of(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(str::trim).filter(|token| !token.is_empty())
}
