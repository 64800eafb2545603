//! Signing out.

use super::signed_out;
use crate::extract::{FromOwnPage, RefreshCookie, SessionCaller};
use crate::problem::{ApiResult, Problem, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, post, web};

/// Sign out: the session's tokens are refused from now on. A browser whose access token has run out is known by its
/// refresh cookie.
#[utoipa::path(tag = "auth", security(("session" = []), ("refresh_cookie" = [])), responses(
    (status = 204, description = "Signed out"),
    (status = 401, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/logout")]
pub(crate) async fn logout(
    caller: Result<SessionCaller, Problem>,
    cookie: Option<RefreshCookie>,
    from: FromOwnPage,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let accounts = &state.application.accounts;
    match (caller, cookie) {
        (Ok(SessionCaller(caller)), _) => accounts.logout(&caller).await?,
        (Err(_), Some(cookie)) => accounts.logout_by_refresh(&cookie.token, &cookie.client).await?,
        (Err(problem), None) => return Err(problem),
    }
    Ok(signed_out(&from.passage))
}
