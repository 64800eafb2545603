//! One's workspaces.

use crate::dto::{ListBody, WorkspaceBody};
use crate::etag::private;
use crate::extract::{IfNoneMatch, PathId, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};
use trackml_domain::id::WorkspaceId;

/// List your workspaces, your own first.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["read"])), responses(
    (status = 200, body = ListBody<WorkspaceBody>, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
))]
#[get("/workspaces")]
pub(crate) async fn list_workspaces(
    ReadingCaller(caller): ReadingCaller,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let workspaces = state.application.workspaces.list(&caller).await?;
    private(&known, &ListBody::whole(workspaces.into_iter().map(WorkspaceBody::from).collect()))
}

/// Read a workspace.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path)), responses(
    (status = 200, body = WorkspaceBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/workspaces/{id}")]
pub(crate) async fn read_workspace(
    ReadingCaller(caller): ReadingCaller,
    id: PathId<WorkspaceId>,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let workspace = state.application.workspaces.read(&caller, id.0).await?;
    private(&known, &WorkspaceBody::from(workspace))
}
