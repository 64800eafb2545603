//! One change of many records.

use crate::dto::{BulkBody, BulkInput, UndoneBody};
use crate::extract::{JsonBody, Parameters, PathId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{post, web};
use trackml_domain::id::BulkId;

/// Change many records at once, or count them: all of them or none. It can be taken back for ten minutes.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), request_body = BulkInput,
    params(("workspace" = Option<i64>, Query, description = "The workspace that they are in; your own unless another is named")), responses(
    (status = 200, body = BulkBody),
    (status = 403, description = "You are no editor there", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "There is no such workspace, or one of the ids is of no record there", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "Not as many are meant as were expected", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "A field is refused, more than 10 000 records are meant, or one would have too many tags", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/bulk")]
pub(crate) async fn change_models(
    WritingCaller(caller): WritingCaller,
    mut parameters: Parameters,
    body: JsonBody<BulkInput>,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<BulkBody>> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let (command, preview) = body.value.into_command()?;
    let organise = &state.application.organise;
    Ok(web::Json(if preview {
        BulkBody::preview(organise.preview(&caller, &command).await?)
    } else {
        organise.change_many(&caller, command).await?.into()
    }))
}

/// Take back what you changed of many records, within ten minutes. What somebody wrote since stays.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), params(("bulk_id" = i64, Path)), responses(
    (status = 200, body = UndoneBody),
    (status = 403, description = "You are no editor there any more", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "There is nothing to take back: it was taken back, or its time is over", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/bulk/{bulk_id}/undo")]
pub(crate) async fn undo_change(
    WritingCaller(caller): WritingCaller,
    id: PathId<BulkId>,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<UndoneBody>> {
    let changed = state.application.organise.take_back(&caller, id.0).await?;
    Ok(web::Json(UndoneBody { changed }))
}
