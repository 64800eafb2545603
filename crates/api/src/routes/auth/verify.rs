//! Whether a token is good.

use super::secret;
use crate::dto::{TokenBody, UserBody};
use crate::extract::ReadingCaller;
use crate::problem::ProblemBody;
use actix_web::{HttpResponse, get};

/// Whether the token is valid, and whose it is.
#[utoipa::path(tag = "auth", security(("session" = []), ("api_token" = ["read"])), responses(
    (status = 200, body = TokenBody),
    (status = 401, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/auth/verify-token")]
pub(crate) async fn verify_token(ReadingCaller(caller): ReadingCaller) -> HttpResponse {
    let (user, workspace_id) = (UserBody::from(caller.user()), caller.personal_workspace().get());
    secret(HttpResponse::Ok(), TokenBody { valid: true, user, workspace_id })
}
