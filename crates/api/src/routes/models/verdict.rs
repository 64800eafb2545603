//! A verdict on records side by side.

use crate::dto::{ComparisonBody, InsightBody, VerdictBody, VerdictInput};
use crate::events::{at_once, event, following, wants_events};
use crate::extract::{JsonBody, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, post, web};
use std::sync::Arc;
use trackml_application::insights::Verdict;
use trackml_domain::insight::Insight;

/// Compare two to eight records: the table of facts, and a verdict that may speak of nothing but its rows. With `Accept:
/// text/event-stream` it comes as server-sent events: `comparison`, each `statement`, then `done`, or `problem`.
#[utoipa::path(tag = "insight", security(("session" = []), ("api_token" = ["read"])), request_body = VerdictInput, responses(
    (status = 200, content((VerdictBody = "application/json"), (String = "text/event-stream"))),
    (status = 404, description = "There is no such record", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "Your budget of the day is spent", body = ProblemBody, content_type = "application/problem+json"),
    (status = 502, body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    (status = 504, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/insights/compare")]
pub(crate) async fn judge_models(
    ReadingCaller(caller): ReadingCaller,
    body: JsonBody<VerdictInput>,
    request: HttpRequest,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (ids, wish) = body.value.into_parts()?;
    let (comparison, verdict) = state.application.insights.compare(&caller, &ids, &wish).await?;
    let comparison = ComparisonBody::from(comparison);
    let told = |insight: &Arc<Insight>| InsightBody::from(&**insight);
    let verdict = match verdict {
        Verdict::Coming(follower) if wants_events(&request) => {
            return following(vec![event("comparison", &comparison)], follower, told).await;
        }
        Verdict::Coming(follower) => told(&follower.finish().await?),
        Verdict::Known(insight) => told(&insight),
        Verdict::Rules(insight) => InsightBody::from(&insight),
    };
    if wants_events(&request) {
        return Ok(at_once(vec![event("comparison", &comparison), event("done", &verdict)]));
    }
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "private, no-store"));
    Ok(response.json(VerdictBody { comparison, verdict }))
}
