//! Making a workspace.

use crate::dto::{WorkspaceBody, WorkspaceInput};
use crate::extract::{JsonBody, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, post, web};

/// Make a workspace that you own and may share.
#[utoipa::path(tag = "workspaces", security(("session" = []), ("api_token" = ["write"])), request_body = WorkspaceInput, responses(
    (status = 201, body = WorkspaceBody, headers(("Location" = String))),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/workspaces")]
pub(crate) async fn create_workspace(
    WritingCaller(caller): WritingCaller,
    body: JsonBody<WorkspaceInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let made = state.application.workspaces.create(&caller, body.value.into_name()?).await?;
    let location = format!("/api/v1/workspaces/{}", made.workspace.id);
    Ok(HttpResponse::Created().insert_header((header::LOCATION, location)).json(WorkspaceBody::from(made)))
}
