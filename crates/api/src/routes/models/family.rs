//! The family of a record.

use crate::dto::FamilyBody;
use crate::etag::private;
use crate::extract::{IfNoneMatch, ReadingCaller, RecordId};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};

/// Read what a record was made from and what was made from it, among the records of its workspace.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path)), responses(
    (status = 200, body = FamilyBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/{id}/family")]
pub(crate) async fn model_family(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (family, truncated) = state.application.measure.family(&caller, id.0).await?;
    private(&known, &FamilyBody::of(family, id.0, truncated))
}
