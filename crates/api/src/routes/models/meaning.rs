//! Records by what they are about.

use super::list::page_limit;
use crate::dto::HitsBody;
use crate::extract::{Parameters, ReadingCaller, RecordId};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, get, web};

fn answer(hits: HitsBody) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "private, no-cache"));
    response.json(hits)
}

/// Find records by what they are about: words and meaning in one list. Other conditions of the query hold as they do
/// everywhere. Where meaning cannot be searched for, words are, and `reason` says why.
#[utoipa::path(tag = "insight", security(("session" = []), ("api_token" = ["read"])), params(
    ("q" = String, Query, description = "What you look for, in the search language", example = "turn speech into text status:using"),
    ("limit" = Option<i64>, Query, description = "1 to 200, of which a hundred at most are found; 50 unless named"),
    ("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named")), responses(
    (status = 200, body = HitsBody),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/semantic-search")]
pub(crate) async fn search_by_meaning(
    ReadingCaller(caller): ReadingCaller,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    parameters.required("q");
    let (query, limit) = (parameters.query("q"), page_limit(&mut parameters));
    parameters.finish()?;
    let hits = state.application.meanings.search(&caller, &query, usize::from(limit.get())).await?;
    Ok(answer(hits.into()))
}

/// The records of the same workspace that are about the like.
#[utoipa::path(tag = "insight", security(("session" = []), ("api_token" = ["read"])), params(("id" = i64, Path),
    ("limit" = Option<i64>, Query, description = "1 to 200, of which a hundred at most are found; 50 unless named")), responses(
    (status = 200, body = HitsBody),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/models/{id}/similar")]
pub(crate) async fn similar_models(
    ReadingCaller(caller): ReadingCaller,
    id: RecordId,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let limit = page_limit(&mut parameters);
    parameters.finish()?;
    Ok(answer(state.application.meanings.similar(&caller, id.0, usize::from(limit.get())).await?.into()))
}
