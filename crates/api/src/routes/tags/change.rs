//! Changing a tag on every record that has it.

use crate::dto::{BulkBody, TagInput, TagMergeInput, TagReportBody};
use crate::extract::{JsonBody, Parameters, TagName, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{delete, patch, post, web};

/// Give a tag another name or colour. It can be taken back for ten minutes, but for the colour.
#[utoipa::path(tag = "tags", security(("session" = []), ("api_token" = ["write"])), request_body = TagInput,
    params(("name" = String, Path), ("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named")), responses(
    (status = 200, body = TagReportBody),
    (status = 403, description = "You are no editor there", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No record has this tag", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "There is a tag of the new name: merge the two", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/tags/{name}")]
pub(crate) async fn patch_tag(
    WritingCaller(caller): WritingCaller,
    tag: TagName,
    mut parameters: Parameters,
    body: JsonBody<TagInput>,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<TagReportBody>> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let change = body.value.into_change()?;
    Ok(web::Json(state.application.organise.change_tag(&caller, &tag.0, change).await?.into()))
}

/// Take a tag from every record that has it. It can be taken back for ten minutes.
#[utoipa::path(tag = "tags", security(("session" = []), ("api_token" = ["write"])),
    params(("name" = String, Path), ("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named")), responses(
    (status = 200, body = BulkBody),
    (status = 403, description = "You are no editor there", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No record has this tag", body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/tags/{name}")]
pub(crate) async fn delete_tag(
    WritingCaller(caller): WritingCaller,
    tag: TagName,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<BulkBody>> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    Ok(web::Json(state.application.organise.delete_tag(&caller, &tag.0).await?.into()))
}

/// Put one tag in the place of several. It can be taken back for ten minutes.
#[utoipa::path(tag = "tags", security(("session" = []), ("api_token" = ["write"])), request_body = TagMergeInput,
    params(("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named")), responses(
    (status = 200, body = TagReportBody),
    (status = 403, description = "You are no editor there", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No record has one of the tags", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/tags/merge")]
pub(crate) async fn merge_tags(
    WritingCaller(caller): WritingCaller,
    mut parameters: Parameters,
    body: JsonBody<TagMergeInput>,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<TagReportBody>> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let (from, into) = body.value.into_tags()?;
    Ok(web::Json(state.application.organise.merge_tags(&caller, from, into).await?.into()))
}
