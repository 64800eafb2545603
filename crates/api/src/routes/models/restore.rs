//! Taking a record out of the trash.

use crate::dto::ModelBody;
use crate::etag::tagged;
use crate::extract::{RecordId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, post, web};

/// Take a record out of the trash, within 30 days. One that is not there is given as it stands.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path)), responses(
    (status = 200, body = ModelBody, headers(("ETag" = String))),
    (status = 403, description = "You are no editor there", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/{id}/restore")]
pub(crate) async fn restore_model(
    WritingCaller(caller): WritingCaller,
    id: RecordId,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let model = state.application.edit.restore(&caller, id.0).await?;
    Ok(tagged(HttpResponse::Ok(), model.revision, ModelBody::from(model)))
}
