//! Renewing a session.

use super::signed_in;
use crate::cookie::no_cookie;
use crate::dto::SessionBody;
use crate::extract::RefreshCookie;
use crate::problem::{ApiResult, Problem, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, post, web};
use trackml_application::accounts::AccountsError;

/// Exchange the refresh cookie for an access token and the next cookie.
#[utoipa::path(tag = "auth", security(("refresh_cookie" = [])), responses(
    (status = 200, body = SessionBody, headers(("Set-Cookie" = String, description = "The next refresh token"))),
    (status = 401, description = "The session has ended", body = ProblemBody, content_type = "application/problem+json"),
    (status = 403, description = "The page that asks may not", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/refresh")]
pub(crate) async fn refresh(cookie: RefreshCookie, state: web::Data<ApiState>) -> ApiResult<HttpResponse> {
    match state.application.accounts.refresh(&cookie.token, &cookie.client).await {
        Ok(person) => Ok(signed_in(HttpResponse::Ok(), person, &cookie.passage)),
        // A cookie that is good for nothing is not sent again.
        Err(error @ AccountsError::SessionEnded) => {
            Err(Problem::from(error).with_cookie(&no_cookie(&cookie.passage)))
        }
        Err(error) => Err(error.into()),
    }
}
