//! What happened to one's account.

use super::secret;
use crate::dto::AuditBody;
use crate::extract::{Parameters, SessionCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::routes::models::list::page_limit;
use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};

/// Read what happened to your account and what you did to others', the latest first.
#[utoipa::path(tag = "auth", security(("session" = [])), params(("limit" = Option<u16>, Query, minimum = 1, maximum = 200), ("before" = Option<i64>, Query, description = "`next_before` of the page before")), responses(
    (status = 200, body = AuditBody),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/auth/audit")]
pub(crate) async fn my_audit(
    SessionCaller(caller): SessionCaller,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (limit, before) = (page_limit(&mut parameters).get(), parameters.number("before"));
    parameters.finish()?;
    let entries = state.application.audit.of_account(&caller, before, limit + 1).await?;
    Ok(secret(HttpResponse::Ok(), AuditBody::of(entries, limit.into())))
}
