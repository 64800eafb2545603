//! Who is in a workspace.

use crate::dto::{ListBody, MemberInput, MemberItem};
use crate::etag::private;
use crate::extract::{IfNoneMatch, JsonBody, PathId, ReadingCaller, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, delete, get, patch, web};
use trackml_domain::id::{UserId, WorkspaceId};

/// List the members of a workspace, in the order of their names.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path)), responses(
    (status = 200, body = ListBody<MemberItem>, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/workspaces/{id}/members")]
pub(crate) async fn list_members(
    ReadingCaller(caller): ReadingCaller,
    id: PathId<WorkspaceId>,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let members = state.application.workspaces.members(&caller, id.0).await?;
    private(&known, &ListBody::whole(members.into_iter().map(MemberItem::from).collect()))
}

/// Give a member another role; for owners. The last owner stays one.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), request_body = MemberInput,
    params(("id" = i64, Path), ("user_id" = i64, Path)), responses(
    (status = 200, body = MemberItem),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "No owner would be left", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/workspaces/{id}/members/{user_id}")]
pub(crate) async fn patch_member(
    WritingCaller(caller): WritingCaller,
    id: PathId<WorkspaceId>,
    member: PathId<UserId>,
    body: JsonBody<MemberInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let role = body.value.into_role()?;
    let member = state.application.workspaces.change_role(&caller, id.0, member.0, role).await?;
    Ok(HttpResponse::Ok().json(MemberItem::from(member)))
}

/// Leave a workspace, or as an owner take somebody out of it. The last owner cannot leave.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path), ("user_id" = i64, Path)), responses(
    (status = 204, description = "Gone"),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "No owner would be left", body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/workspaces/{id}/members/{user_id}")]
pub(crate) async fn remove_member(
    WritingCaller(caller): WritingCaller,
    id: PathId<WorkspaceId>,
    member: PathId<UserId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.workspaces.remove_member(&caller, id.0, member.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
