//! Locking fields against refreshes, and marking as seen what changed on the Hub.

use crate::dto::ModelBody;
use crate::etag::tagged;
use crate::extract::{PathId, RecordId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, delete, post, put, web};
use trackml_domain::model::Model;
use trackml_domain::provenance::Field;

fn answer(model: Model) -> HttpResponse {
    tagged(HttpResponse::Ok(), model.revision, ModelBody::from(model))
}

/// Lock a field: no refresh touches it, whoever filled it in.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])),
    params(("id" = i64, Path), ("field" = Field, Path)), responses(
    (status = 200, body = ModelBody, headers(("ETag" = String))),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "There is no such record or field", body = ProblemBody, content_type = "application/problem+json"),
))]
#[put("/models/{id}/locks/{field}")]
pub(crate) async fn lock_field(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    field: PathId<Field>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    Ok(answer(state.application.edit.lock(&caller, id.0, field.0, true).await?))
}

/// Unlock a field. What a person wrote there stays their word.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])),
    params(("id" = i64, Path), ("field" = Field, Path)), responses(
    (status = 200, body = ModelBody, headers(("ETag" = String))),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "There is no such record or field", body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/models/{id}/locks/{field}")]
pub(crate) async fn unlock_field(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    field: PathId<Field>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    Ok(answer(state.application.edit.lock(&caller, id.0, field.0, false).await?))
}

/// Mark as seen what changed of a record on the Hub.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path)), responses(
    (status = 200, body = ModelBody, headers(("ETag" = String))),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/{id}/upstream/seen")]
pub(crate) async fn mark_upstream_seen(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    Ok(answer(state.application.edit.mark_upstream_seen(&caller, id.0).await?))
}
