//! The tags of a workspace.

use crate::dto::{ListBody, TagItem};
use crate::etag::private;
use crate::extract::{IfNoneMatch, Parameters, ReadingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};
use trackml_application::organise::MAX_TAGS;
use trackml_domain::tag::Tag;
use trackml_domain::violation::Violation;

/// List the tags of a workspace, those of most models first, at most a thousand.
#[utoipa::path(tag = "tags", security(("session" = []), ("api_token" = ["read"])), params(
    ("workspace" = Option<i64>, Query, description = "The workspace; your own unless another is named"),
    ("start" = Option<String>, Query, description = "Only those with a word that begins so, for completing what is typed"),
    ("limit" = Option<u32>, Query, minimum = 1, maximum = 1000),
), responses(
    (status = 200, body = ListBody<TagItem>, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
    (status = 404, description = "There is no such workspace", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/tags")]
pub(crate) async fn list_tags(
    ReadingCaller(caller): ReadingCaller,
    known: IfNoneMatch,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let caller = caller.looking_at(parameters.workspace());
    let start = parameters.one("start", |text| Tag::parse(text).map(String::from));
    let limit = parameters.one("limit", tag_limit).unwrap_or(MAX_TAGS);
    parameters.finish()?;
    let tags = state.application.organise.tags(&caller, start, limit).await?;
    private(&known, &ListBody::whole(tags.into_iter().map(TagItem::from).collect()))
}

fn tag_limit(text: &str) -> Result<u32, TagLimitError> {
    text.trim().parse().ok().filter(|limit| (1..=MAX_TAGS).contains(limit)).ok_or(TagLimitError)
}

/// Not a number of tags that can be asked for.
#[derive(Debug, thiserror::Error)]
#[error("must be a whole number from 1 to {MAX_TAGS}")]
struct TagLimitError;

impl Violation for TagLimitError {
    fn code(&self) -> &'static str {
        "out_of_range"
    }
}
