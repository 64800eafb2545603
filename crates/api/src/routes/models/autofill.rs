//! Drafts.

use crate::dto::{AutofillInput, DraftBody};
use crate::extract::{JsonBody, Parameters, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{post, web};

/// Draft a record of what the Hub knows. Nothing is saved.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])), request_body = AutofillInput,
    params(("workspace" = Option<i64>, Query, description = "Where to look for a record of the same model; your own workspace unless another is named")), responses(
    (status = 200, body = DraftBody),
    (status = 404, description = "The Hub has no such model, or it is private", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "The source names no model", body = ProblemBody, content_type = "application/problem+json"),
    (status = 502, description = "The Hub's answer cannot be used", body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, description = "The Hub cannot be reached, or its quota is used up", body = ProblemBody, content_type = "application/problem+json"),
    (status = 504, description = "The Hub did not answer in time", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/autofill")]
pub(crate) async fn autofill_model(
    ReadingCaller(caller): ReadingCaller,
    mut parameters: Parameters,
    body: JsonBody<AutofillInput>,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<DraftBody>> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let preview = state.application.capture.preview(&caller, &body.value.source).await?;
    Ok(web::Json(preview.into()))
}
