//! Refreshing every record of a workspace.

use crate::dto::{LatestRunBody, RunBody};
use crate::etag::private;
use crate::extract::{IfNoneMatch, PathId, ReadingCaller, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, delete, get, post, web};
use trackml_domain::id::WorkspaceId;

/// Begin to ask the Hub again about every record of a workspace, in the background; what runs already goes on.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path)), responses(
    (status = 202, description = "The run that was begun, or that runs already", body = RunBody),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/workspaces/{id}/refresh")]
pub(crate) async fn refresh_workspace(
    WritingCaller(caller): WritingCaller,
    id: PathId<WorkspaceId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let refresh = &state.application.refresh;
    let run = refresh.start(&caller, id.0).await?;
    Ok(HttpResponse::Accepted().json(RunBody::of(&run, refresh.now())))
}

/// Read how far the latest refresh of a workspace is.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path)), responses(
    (status = 200, body = LatestRunBody, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/workspaces/{id}/refresh")]
pub(crate) async fn read_workspace_refresh(
    ReadingCaller(caller): ReadingCaller,
    id: PathId<WorkspaceId>,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let refresh = &state.application.refresh;
    let run = refresh.latest(&caller, id.0).await?;
    private(&known, &LatestRunBody { run: run.map(|run| RunBody::of(&run, refresh.now())) })
}

/// Stop the refresh of a workspace; what was refreshed stays so.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path)), responses(
    (status = 200, description = "The latest run, which runs no more", body = LatestRunBody),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/workspaces/{id}/refresh")]
pub(crate) async fn stop_workspace_refresh(
    WritingCaller(caller): WritingCaller,
    id: PathId<WorkspaceId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let refresh = &state.application.refresh;
    let run = refresh.stop(&caller, id.0).await?;
    Ok(HttpResponse::Ok().json(LatestRunBody { run: run.map(|run| RunBody::of(&run, refresh.now())) }))
}
