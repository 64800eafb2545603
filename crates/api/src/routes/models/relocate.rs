//! Moving a record to another workspace, or copying it there.

use crate::dto::{ModelBody, MoveInput};
use crate::etag::tagged;
use crate::extract::{IfMatch, JsonBody, RecordId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, post, web};

/// Move a record with its history to another workspace, or copy it there.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), request_body = MoveInput,
    params(("id" = i64, Path), ("If-Match" = Option<String>, Header, description = "The ETag that you have seen: a move is refused with 412 where the record was changed since")),
    responses(
    (status = 200, description = "Moved", body = ModelBody, headers(("ETag" = String))),
    (status = 201, description = "Copied", body = ModelBody, headers(("Location" = String), ("ETag" = String))),
    (status = 403, description = "You are no editor there", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "There is no such record or workspace", body = ProblemBody, content_type = "application/problem+json"),
    (status = 412, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/{id}/move")]
pub(crate) async fn move_model(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    seen: IfMatch,
    body: JsonBody<MoveInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (to, edit) = (body.value.workspace_id.into(), &state.application.edit);
    if body.value.copy {
        let model = edit.copy_to(&caller, id.0, to).await?;
        let mut response = HttpResponse::Created();
        response.insert_header((header::LOCATION, format!("/api/v1/models/{}", model.id)));
        return Ok(tagged(response, model.revision, ModelBody::from(model)));
    }
    let model = edit.move_to(&caller, id.0, seen.0, to).await?;
    Ok(tagged(HttpResponse::Ok(), model.revision, ModelBody::from(model)))
}
