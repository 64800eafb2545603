//! Invitations to oneself.

use crate::dto::{CodeInput, InvitationItem, ListBody, WorkspaceBody};
use crate::extract::{JsonBody, PathId, ReadingCaller, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, delete, get, post, web};
use trackml_domain::id::InvitationId;

/// List the invitations that name you, the latest first.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["read"])), responses((status = 200, body = ListBody<InvitationItem>)))]
#[get("/invitations")]
pub(crate) async fn list_my_invitations(
    ReadingCaller(caller): ReadingCaller,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let invitations = state.application.workspaces.my_invitations(&caller).await?;
    let items = invitations.into_iter().map(InvitationItem::from).collect();
    Ok(HttpResponse::Ok().json(ListBody::whole(items)))
}

/// Accept an invitation by its code.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), request_body = CodeInput, responses(
    (status = 200, body = WorkspaceBody),
    (status = 404, description = "There is no such invitation, or it is not for you", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/invitations/accept")]
pub(crate) async fn accept_invitation_by_code(
    WritingCaller(caller): WritingCaller,
    body: JsonBody<CodeInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let workspace = state.application.workspaces.accept_by_code(&caller, &body.value.code).await?;
    Ok(HttpResponse::Ok().json(WorkspaceBody::from(workspace)))
}

/// Accept an invitation that names you.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), params(("invitation_id" = i64, Path)), responses(
    (status = 200, body = WorkspaceBody),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/invitations/{invitation_id}/accept")]
pub(crate) async fn accept_invitation(
    WritingCaller(caller): WritingCaller,
    id: PathId<InvitationId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let workspace = state.application.workspaces.accept(&caller, id.0).await?;
    Ok(HttpResponse::Ok().json(WorkspaceBody::from(workspace)))
}

/// Decline an invitation that names you.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), params(("invitation_id" = i64, Path)), responses(
    (status = 204, description = "Declined"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/invitations/{invitation_id}")]
pub(crate) async fn decline_invitation(
    WritingCaller(caller): WritingCaller,
    id: PathId<InvitationId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.workspaces.decline(&caller, id.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
