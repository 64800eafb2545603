//! What happened to a record.

use crate::dto::HistoryBody;
use crate::etag::private;
use crate::extract::{IfNoneMatch, Parameters, ReadingCaller, RecordId};
use crate::problem::{ApiResult, ProblemBody};
use crate::routes::models::list::page_limit;
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};

/// Read what happened to a record, the latest first.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])),
    params(("id" = i64, Path), ("limit" = Option<u16>, Query, minimum = 1, maximum = 200), ("before" = Option<i64>, Query, description = "`next_before` of the page before")),
    responses((status = 200, body = HistoryBody, headers(("ETag" = String))), (status = 304, description = "You have it already"), (status = 404, body = ProblemBody, content_type = "application/problem+json"))
)]
#[get("/models/{id}/history")]
pub(crate) async fn model_history(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    known: IfNoneMatch,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let limit = page_limit(&mut parameters).get();
    let before = parameters.number("before");
    parameters.finish()?;
    let events = state.application.edit.history(&caller, id.0, before, limit + 1).await?;
    private(&known, &HistoryBody::of(events, limit.into()))
}
