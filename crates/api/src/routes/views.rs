//! Saved views.

use crate::dto::{ListBody, NewViewInput, ViewBody, ViewInput};
use crate::etag::private;
use crate::extract::{IfNoneMatch, JsonBody, Parameters, PathId, ReadingCaller, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, delete, get, patch, post, web};
use trackml_domain::id::ViewId;

/// List the saved views of a workspace in the order of their names, all of them at once.
#[utoipa::path(tag = "views", security(("session" = []), ("api_token" = ["read"])),
    params(("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named")),
    responses(
    (status = 200, body = ListBody<ViewBody>, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, description = "There is no such workspace", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/views")]
pub(crate) async fn list_views(
    ReadingCaller(caller): ReadingCaller,
    known: IfNoneMatch,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let views = state.application.views.list(&caller).await?;
    private(&known, &ListBody::whole(views.into_iter().map(ViewBody::from).collect()))
}

/// Save a query under a name, for everybody who shares the workspace.
#[utoipa::path(tag = "views", security(("session" = []), ("api_token" = ["write"])), request_body = NewViewInput,
    params(("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named")),
    responses(
    (status = 201, body = ViewBody, headers(("Location" = String))),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "There is no such workspace", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "Another view has this name, or there are as many as there may be", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/views")]
pub(crate) async fn create_view(
    WritingCaller(caller): WritingCaller,
    mut parameters: Parameters,
    body: JsonBody<NewViewInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let (name, query) = body.value.into_command()?;
    let view = state.application.views.create(&caller, name, query).await?;
    let location = format!("/api/v1/views/{}", view.id);
    Ok(HttpResponse::Created().insert_header((header::LOCATION, location)).json(ViewBody::from(view)))
}

/// Give a saved view another name or query.
#[utoipa::path(tag = "views", security(("session" = []), ("api_token" = ["write"])), request_body = ViewInput, params(("id" = i64, Path)), responses(
    (status = 200, body = ViewBody),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "Another view has this name", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/views/{id}")]
pub(crate) async fn patch_view(
    WritingCaller(caller): WritingCaller,
    id: PathId<ViewId>,
    body: JsonBody<ViewInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let view = state.application.views.change(&caller, id.0, body.value.into_patch()?).await?;
    Ok(HttpResponse::Ok().json(ViewBody::from(view)))
}

/// Delete a saved view. What it found stays.
#[utoipa::path(tag = "views", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path)), responses(
    (status = 204, description = "Deleted"),
    (status = 403, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/views/{id}")]
pub(crate) async fn delete_view(
    WritingCaller(caller): WritingCaller,
    id: PathId<ViewId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.views.remove(&caller, id.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
