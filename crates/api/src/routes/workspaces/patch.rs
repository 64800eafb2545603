//! Renaming a workspace.

use crate::dto::{WorkspaceBody, WorkspaceInput};
use crate::extract::{JsonBody, PathId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, patch, web};
use trackml_domain::id::WorkspaceId;

/// Rename a workspace; for its owners.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), request_body = WorkspaceInput, params(("id" = i64, Path)), responses(
    (status = 200, body = WorkspaceBody),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/workspaces/{id}")]
pub(crate) async fn patch_workspace(
    WritingCaller(caller): WritingCaller,
    id: PathId<WorkspaceId>,
    body: JsonBody<WorkspaceInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let name = body.value.into_name()?;
    let workspace = state.application.workspaces.rename(&caller, id.0, name).await?;
    Ok(HttpResponse::Ok().json(WorkspaceBody::from(workspace)))
}
