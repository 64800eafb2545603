//! Inviting somebody to a workspace.

use crate::dto::{InvitationItem, InviteInput, InvitedBody, ListBody};
use crate::extract::{JsonBody, PathId, ReadingCaller, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, delete, get, post, web};
use trackml_domain::id::{InvitationId, WorkspaceId};

/// Invite somebody by email address or username; for owners. The answer does not tell whether they have an account.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), request_body = InviteInput, params(("id" = i64, Path)), responses(
    (status = 201, body = InvitedBody),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "A personal workspace is shared with nobody", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/workspaces/{id}/invitations")]
pub(crate) async fn invite_member(
    WritingCaller(caller): WritingCaller,
    id: PathId<WorkspaceId>,
    body: JsonBody<InviteInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let invited = state.application.workspaces.invite(&caller, id.0, body.value.into_command()?).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .json(InvitedBody::from(invited)))
}

/// List the invitations that nobody has taken yet, the latest first; for owners.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path)), responses(
    (status = 200, body = ListBody<InvitationItem>),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/workspaces/{id}/invitations")]
pub(crate) async fn list_invitations(
    ReadingCaller(caller): ReadingCaller,
    id: PathId<WorkspaceId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let invitations = state.application.workspaces.invitations_of(&caller, id.0).await?;
    let items = invitations.into_iter().map(InvitationItem::from).collect();
    Ok(HttpResponse::Ok().json(ListBody::whole(items)))
}

/// Take an invitation back; for owners.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path), ("invitation_id" = i64, Path)), responses(
    (status = 204, description = "Withdrawn"),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/workspaces/{id}/invitations/{invitation_id}")]
pub(crate) async fn withdraw_invitation(
    WritingCaller(caller): WritingCaller,
    id: PathId<WorkspaceId>,
    invitation: PathId<InvitationId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.workspaces.withdraw(&caller, id.0, invitation.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
