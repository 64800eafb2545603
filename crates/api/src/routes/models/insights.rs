//! What is said of a record beyond its facts.

use crate::dto::{GeneratedBody, InsightInput, ModelInsightsBody};
use crate::etag::private;
use crate::events::{at_once, event, following, wants_events};
use crate::extract::{IfNoneMatch, JsonBody, PathId, ReadingCaller, RecordId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use std::sync::Arc;
use trackml_application::insights::Generated;
use trackml_domain::id::InsightId;
use trackml_domain::insight::KeptInsight;
use trackml_ports::Following;

/// What was said of a record, and what of it has changed since. Nobody is asked, and nothing is spent.
#[utoipa::path(tag = "insight", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path)), responses(
    (status = 200, body = ModelInsightsBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/{id}/insights")]
pub(crate) async fn model_insights(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    // What was said is kept by whoever asked for it first, and everybody who waited for it has to find it.
    let at_the_source = Following::Writer(caller.user().id);
    let insights = at_the_source.doing(state.application.insights.read(&caller, id.0)).await?;
    private(&known, &ModelInsightsBody::from(insights))
}

/// Make or renew a record's analysis, or ask a question about it. What was said of the very same record costs nothing. With
/// `Accept: text/event-stream` it comes as server-sent events: each `statement`, then `done`, or `problem`. Without a
/// language model, rules say what follows from facts.
#[utoipa::path(tag = "insight", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path)), request_body = InsightInput, responses(
    (status = 200, content((GeneratedBody = "application/json"), (String = "text/event-stream"))),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "The thread is full", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "Your budget of the day is spent", body = ProblemBody, content_type = "application/problem+json"),
    (status = 502, body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    (status = 504, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/{id}/insights")]
pub(crate) async fn generate_insight(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    body: JsonBody<InsightInput>,
    request: HttpRequest,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let topic = body.value.into_topic()?;
    let fresh = |kept: &Arc<KeptInsight>| GeneratedBody::of(kept, false);
    let answer = match state.application.insights.generate(&caller, id.0, topic).await? {
        Generated::Coming(follower) if wants_events(&request) => {
            return following(Vec::new(), follower, fresh).await;
        }
        Generated::Coming(follower) => fresh(&follower.finish().await?),
        Generated::Kept(kept) => GeneratedBody::of(&kept, true),
        Generated::Rules(insight) => GeneratedBody::by_rules(&insight),
    };
    if wants_events(&request) {
        return Ok(at_once(vec![event("done", &answer)]));
    }
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "private, no-store"));
    Ok(response.json(answer))
}

/// Remove a thread of questions with its answers.
#[utoipa::path(tag = "insight", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path), ("thread_id" = i64, Path)), responses(
    (status = 204, description = "It is gone"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/models/{id}/insights/threads/{thread_id}")]
pub(crate) async fn forget_thread(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    thread: PathId<InsightId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.insights.forget(&caller, id.0, thread.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
