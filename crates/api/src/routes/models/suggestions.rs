//! Tags that a record could have.

use crate::dto::{ListBody, ProposedTagsBody, SuggestionItem};
use crate::etag::private;
use crate::extract::{IfNoneMatch, ReadingCaller, RecordId};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, post, web};

/// Suggest tags for a record: the workspace's own words first, the Hub's only where there are none for it.
#[utoipa::path(tag = "tags", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path)), responses(
    (status = 200, body = ListBody<SuggestionItem>, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/{id}/tag-suggestions")]
pub(crate) async fn suggest_tags(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let suggested = state.application.organise.suggest_tags(&caller, id.0).await?;
    private(&known, &ListBody::whole(suggested.into_iter().map(SuggestionItem::from).collect()))
}

/// Propose tags for a record by the language model, your own words first; without one, by rules. Nothing is changed.
#[utoipa::path(tag = "tags", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path)), responses(
    (status = 200, body = ProposedTagsBody),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "Your budget of the day is spent", body = ProblemBody, content_type = "application/problem+json"),
    (status = 502, body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    (status = 504, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/models/{id}/suggest-tags")]
pub(crate) async fn propose_tags(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<ProposedTagsBody>> {
    Ok(web::Json(state.application.organise.propose_tags(&caller, id.0).await?.into()))
}
