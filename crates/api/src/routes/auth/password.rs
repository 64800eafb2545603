//! Another password.

use crate::dto::PasswordInput;
use crate::extract::{JsonBody, SessionCaller};
use crate::problem::{ApiResult, Problem, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, post, web};
use trackml_application::accounts::AccountsError;

/// Change your password. Every other session of yours ends.
#[utoipa::path(tag = "auth", security(("session" = [])), request_body = PasswordInput, responses(
    (status = 204, description = "Changed"),
    (status = 403, description = "The present password is wrong", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "The new one is too short, too long or too easy to guess", body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "Too many attempts", body = ProblemBody, content_type = "application/problem+json", headers(("Retry-After" = String))),
))]
#[post("/auth/password")]
pub(crate) async fn change_password(
    SessionCaller(caller): SessionCaller,
    body: JsonBody<PasswordInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (present, next) = body.value.into_passwords()?;
    let changed = state.application.accounts.change_password(&caller, present, next).await;
    changed.map_err(|error| match error {
        AccountsError::Weak(weakness) => Problem::weak("new_password", &weakness),
        error => error.into(),
    })?;
    Ok(HttpResponse::NoContent().finish())
}
