//! Signing in.

use super::{new_session, signed_in};
use crate::dto::{LoginInput, SessionBody};
use crate::extract::{FromOwnPage, JsonBody};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, post, web};

/// Sign in by email address or username.
#[utoipa::path(tag = "auth", request_body = LoginInput, responses(
    (status = 200, body = SessionBody, headers(("Set-Cookie" = String, description = "The refresh token"))),
    (status = 401, description = "The address or the password is wrong", body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "Too many attempts", body = ProblemBody, content_type = "application/problem+json", headers(("Retry-After" = String))),
))]
#[post("/auth/login")]
pub(crate) async fn login(
    from: FromOwnPage,
    body: JsonBody<LoginInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let LoginInput { email, password } = body.value;
    let person = state.application.accounts.login(&email, password, new_session(), &from.client).await?;
    Ok(signed_in(HttpResponse::Ok(), person, &from.passage))
}
