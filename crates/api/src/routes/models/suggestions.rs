//! Tags that a record could have.

use crate::dto::{ListBody, SuggestionItem};
use crate::etag::private;
use crate::extract::{IfNoneMatch, ReadingCaller, RecordId};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};

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
