//! Deleting a workspace.

use crate::extract::{Parameters, PathId, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, delete, web};
use trackml_domain::id::WorkspaceId;

/// Delete a workspace in which nothing stands; for its owners.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])),
    params(("id" = i64, Path), ("cascade" = Option<bool>, Query, description = "Delete it with every model in it, for good")),
    responses(
    (status = 204, description = "Deleted"),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "It is your own, or models stand in it", body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/workspaces/{id}")]
pub(crate) async fn delete_workspace(
    WritingCaller(caller): WritingCaller,
    id: PathId<WorkspaceId>,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let cascade = parameters.switch("cascade");
    parameters.finish()?;
    state.application.workspaces.delete(&caller, id.0, cascade).await?;
    Ok(HttpResponse::NoContent().finish())
}
