//! A question over a library.

use crate::dto::{AskBody, AskInput, AskedRecordsBody, LibraryAnswer};
use crate::events::{at_once, event, following, wants_events};
use crate::extract::{JsonBody, Parameters, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, post, web};
use std::sync::Arc;
use trackml_application::ask::Answering;
use trackml_domain::insight::Insight;

/// Ask a question over your library: the records that may answer it, and what they say. With `Accept: text/event-stream`
/// it comes as server-sent events: `records`, then each `statement`, then `done`, or `problem`.
#[utoipa::path(tag = "insight", security(("session" = []), ("api_token" = ["read"])), request_body = AskInput,
    params(("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named")), responses(
    (status = 200, content((AskBody = "application/json"), (String = "text/event-stream"))),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "Your budget of the day is spent", body = ProblemBody, content_type = "application/problem+json"),
    (status = 502, body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    (status = 504, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/ask")]
pub(crate) async fn ask_library(
    ReadingCaller(caller): ReadingCaller,
    mut parameters: Parameters,
    body: JsonBody<AskInput>,
    request: HttpRequest,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let asked = state.application.ask.ask(&caller, body.value.into_question()?).await?;
    let records = AskedRecordsBody::from(&asked);
    let told = |insight: &Arc<Insight>| LibraryAnswer::from(&**insight);
    let first = vec![event("records", &records)];
    let answer = match asked.answering {
        Answering::Coming(follower) if wants_events(&request) => {
            return following(first, follower, told).await;
        }
        Answering::Coming(follower) => told(&follower.finish().await?),
        Answering::Known(insight) => told(&insight),
        Answering::Nobody => LibraryAnswer::nobody(),
    };
    if wants_events(&request) {
        return Ok(at_once(first.into_iter().chain([event("done", &answer)]).collect()));
    }
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "private, no-store"));
    Ok(response.json(AskBody { asked: records, answer }))
}
