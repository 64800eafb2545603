//! Making an account.

use super::{new_session, signed_in};
use crate::dto::{RegisterInput, SessionBody};
use crate::extract::{FromOwnPage, JsonBody};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, post, web};

/// Make an account, with a workspace of its own, and sign in.
#[utoipa::path(tag = "auth", request_body = RegisterInput, responses(
    (status = 201, body = SessionBody, headers(("Set-Cookie" = String, description = "The refresh token"))),
    (status = 403, description = "Accounts are not made here, or not without an invitation", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "The name or the address is taken; which of them is not told", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "Too many attempts", body = ProblemBody, content_type = "application/problem+json", headers(("Retry-After" = String))),
))]
#[post("/auth/register")]
pub(crate) async fn register(
    from: FromOwnPage,
    body: JsonBody<RegisterInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let command = body.value.into_command()?;
    let person = state.application.accounts.register(command, new_session(), &from.client).await?;
    Ok(signed_in(HttpResponse::Created(), person, &from.passage))
}
