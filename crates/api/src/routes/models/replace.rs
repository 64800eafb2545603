//! Replacing a record.

use crate::dto::{ModelBody, ModelInput};
use crate::etag::tagged;
use crate::extract::{IfMatch, JsonBody, RecordId, WritingCaller};
use crate::problem::{ApiResult, FieldProblem, Problem, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, put, web};

/// Replace every field of a record: what is absent is emptied.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), request_body = ModelInput,
    params(("id" = i64, Path), ("If-Match" = Option<String>, Header, description = "The ETag that you have seen: refused with 412 where the record was changed since")),
    responses(
    (status = 200, body = ModelBody, headers(("ETag" = String))),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 412, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[put("/models/{id}")]
pub(crate) async fn replace_model(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    seen: IfMatch,
    body: JsonBody<ModelInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let patch = body.value.into_patch().map_err(Problem::invalid)?;
    let nameless = || Problem::invalid(vec![FieldProblem::new("name", "required", "is missing")]);
    let fields = patch.into_fields().ok_or_else(nameless)?;
    let model = state.application.edit.replace(&caller, id.0, seen.0, fields).await?;
    Ok(tagged(HttpResponse::Ok(), model.revision, ModelBody::from(model)))
}
