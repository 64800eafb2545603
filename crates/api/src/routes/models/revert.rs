//! Reverting one thing of a record's history.

use crate::dto::RevertedBody;
use crate::etag::tagged;
use crate::extract::{EventId, PathId, RecordId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, post, web};

/// Revert an event of a record's history; of a refresh everything that it changed. What was written since stays.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])),
    params(("id" = i64, Path), ("event_id" = i64, Path)), responses(
    (status = 200, body = RevertedBody, headers(("ETag" = String))),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "There is no such record or event", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "All of it was changed since, or it is of a kind that is not reverted", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/{id}/history/{event_id}/revert")]
pub(crate) async fn revert_event(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    event: PathId<EventId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let report = state.application.edit.revert(&caller, id.0, event.0.0).await?;
    Ok(tagged(HttpResponse::Ok(), report.model.revision, RevertedBody::from(report)))
}
