//! One record.

use crate::dto::ModelBody;
use crate::etag::unless_known;
use crate::extract::{IfNoneMatch, ReadingCaller, RecordId};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};

/// Read a record.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])),
    params(("id" = i64, Path), ("If-None-Match" = Option<String>, Header, description = "Tags that you have already")),
    responses(
    (status = 200, body = ModelBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/{id}")]
pub(crate) async fn read_model(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let model = state.application.edit.read(&caller, id.0).await?;
    Ok(unless_known(&known, model.revision, ModelBody::from(model)))
}
