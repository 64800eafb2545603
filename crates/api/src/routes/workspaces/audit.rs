//! What happened to a workspace.

use crate::dto::AuditBody;
use crate::extract::{Parameters, PathId, SessionCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::routes::models::list::page_limit;
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};
use trackml_domain::id::WorkspaceId;

/// Read what happened to a workspace, the latest first; for owners.
#[utoipa::path(tag = "workspaces", security(("session" = [])),
    params(("id" = i64, Path), ("limit" = Option<u16>, Query, minimum = 1, maximum = 200), ("before" = Option<i64>, Query, description = "`next_before` of the page before")),
    responses(
    (status = 200, body = AuditBody),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/workspaces/{id}/audit")]
pub(crate) async fn workspace_audit(
    SessionCaller(caller): SessionCaller,
    id: PathId<WorkspaceId>,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (limit, before) = (page_limit(&mut parameters).get(), parameters.number("before"));
    parameters.finish()?;
    let entries = state.application.audit.of_workspace(&caller, id.0, before, limit + 1).await?;
    Ok(HttpResponse::Ok().json(AuditBody::of(entries, limit.into())))
}
