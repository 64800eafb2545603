//! Asking the Hub again about a record.

use crate::dto::{RefreshBody, RefreshInput};
use crate::etag::tagged;
use crate::extract::{JsonBody, RecordId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, post, web};

/// Ask the Hub again about a record. What a person wrote and what is locked stays; the answer tells field by field.
#[utoipa::path(operation_id = "refresh_model", tag = "models", security(("session" = []), ("api_token" = ["write"])),
    params(("id" = i64, Path)), request_body = RefreshInput,
    responses(
    (status = 200, body = RefreshBody, headers(("ETag" = String))),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "The record is not of a model on the Hub", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "A field that is to be accepted is locked", body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, description = "The Hub is out of order, or its quota is used up", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/{id}/refresh")]
pub(crate) async fn refresh_model(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    body: JsonBody<RefreshInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (choice, preview) = body.value.into_choice()?;
    let report = state.application.refresh.refresh(&caller, id.0, &choice, preview).await?;
    Ok(tagged(HttpResponse::Ok(), report.model.revision, RefreshBody::of(report, preview)))
}
