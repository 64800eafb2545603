//! Changing some fields.

use crate::dto::{ModelBody, ModelInput};
use crate::etag::tagged;
use crate::extract::{IfMatch, JsonBody, RecordId, WritingCaller};
use crate::problem::{ApiResult, Problem, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, patch, web};

/// Change some fields of a record (JSON Merge Patch). What you name is your word: no refresh replaces it.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), request_body = ModelInput,
    params(("id" = i64, Path), ("If-Match" = Option<String>, Header, description = "The ETag that you have seen: refused with 412 where the record was changed since")),
    responses(
    (status = 200, body = ModelBody, headers(("ETag" = String))),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 412, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/models/{id}")]
pub(crate) async fn patch_model(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    seen: IfMatch,
    body: JsonBody<ModelInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let patch = body.value.into_patch().map_err(Problem::invalid)?;
    let model = state.application.edit.patch(&caller, id.0, seen.0, patch).await?;
    Ok(tagged(HttpResponse::Ok(), model.revision, ModelBody::from(model)))
}
