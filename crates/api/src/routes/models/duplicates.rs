//! Records that seem to be of one model.

use crate::dto::{DuplicateItem, ListBody, MergeInput, ModelBody};
use crate::etag::{private, tagged};
use crate::extract::{IfNoneMatch, JsonBody, Parameters, ReadingCaller, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, post, web};

/// List the records that seem to be of one model, at most 200 groups, the largest first.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["read"])),
    params(("workspace" = Option<i64>, Query, description = "The workspace to look in; your own unless another is named")), responses(
    (status = 200, body = ListBody<DuplicateItem>, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, description = "There is no such workspace", body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/duplicates")]
pub(crate) async fn list_duplicates(
    ReadingCaller(caller): ReadingCaller,
    known: IfNoneMatch,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.finish()?;
    let groups = state.application.organise.duplicates(&caller).await?;
    private(&known, &ListBody::whole(groups.into_iter().map(DuplicateItem::from).collect()))
}

/// Merge records into one of their workspace. Nothing is lost: it takes over what it lacks, with the history and the
/// journal of the others, which go to the trash; what differs stands in its history.
#[utoipa::path(tag = "models", security(("session" = []), ("api_token" = ["write"])), request_body = MergeInput, responses(
    (status = 200, description = "The record that stays", body = ModelBody, headers(("ETag" = String))),
    (status = 403, description = "You are no editor there", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "They stand in different workspaces, or do not fit into one record", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/merge")]
pub(crate) async fn merge_models(
    WritingCaller(caller): WritingCaller,
    body: JsonBody<MergeInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (into, from) = body.value.into_ids()?;
    let model = state.application.organise.merge(&caller, into, &from).await?;
    Ok(tagged(HttpResponse::Ok(), model.revision, ModelBody::from(model)))
}
