//! Putting a record in the trash.

use crate::extract::{IfMatch, RecordId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, delete, web};

/// Put a record in the trash.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])),
    params(("id" = i64, Path), ("If-Match" = Option<String>, Header, description = "The ETag that you have seen: refused with 412 where the record was changed since")),
    responses(
    (status = 204, description = "It is in the trash"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 412, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/models/{id}")]
pub(crate) async fn delete_model(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    seen: IfMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.edit.delete(&caller, id.0, seen.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
