//! Emptying the trash.

use crate::dto::{PurgeInput, PurgedBody};
use crate::extract::{JsonBody, Parameters, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{post, web};

/// Remove records from the trash for good: all of them or none; for owners. Nothing brings them back.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), request_body = PurgeInput,
    params(("workspace" = Option<i64>, Query, description = "The workspace whose trash it is; your own unless another is named")), responses(
    (status = 200, body = PurgedBody),
    (status = 403, description = "You are no owner there", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "There is no such workspace, or one of the ids is of no record in its trash", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "Not as many are meant as were expected", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/purge")]
pub(crate) async fn purge_models(
    WritingCaller(caller): WritingCaller,
    mut parameters: Parameters,
    body: JsonBody<PurgeInput>,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<PurgedBody>> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let (targets, expected) = body.value.into_targets()?;
    let purged = state.application.organise.purge(&caller, targets, expected).await?;
    Ok(web::Json(PurgedBody { purged }))
}
