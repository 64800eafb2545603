//! What happened to a record.

use crate::dto::HistoryBody;
use crate::extract::{Parameters, RecordId, SignedInCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::routes::models::list::page_limit;
use crate::state::ApiState;
use actix_web::{get, web};
use trackml_domain::violation::Violation;

/// Read what happened to a record, the latest first.
#[utoipa::path(tag = "models", security(("token" = [])),
    params(("id" = i64, Path), ("limit" = Option<u16>, Query, minimum = 1, maximum = 200), ("before" = Option<i64>, Query, description = "`next_before` of the page before")),
    responses((status = 200, body = HistoryBody), (status = 404, body = ProblemBody, content_type = "application/problem+json"))
)]
#[get("/models/{id}/history")]
pub(crate) async fn model_history(
    caller: SignedInCaller,
    id: RecordId,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<web::Json<HistoryBody>> {
    let limit = page_limit(&mut parameters).get();
    let before = parameters.one("before", |text| text.parse::<i64>().map_err(|_not_a_number| NotAnEvent));
    parameters.finish()?;
    let events = state.application.edit.history(&caller, id.0, before, limit + 1).await?;
    Ok(web::Json(HistoryBody::of(events, limit.into())))
}

/// Not the number of an event.
#[derive(Debug, thiserror::Error)]
#[error("is not the number of an event")]
struct NotAnEvent;

impl Violation for NotAnEvent {
    fn code(&self) -> &'static str {
        "malformed"
    }
}
