//! One's own account.

use super::{secret, signed_out};
use crate::dto::{ConfirmationInput, ProfileInput, UserBody};
use crate::extract::{FromOwnPage, JsonBody, ReadingCaller, SessionCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, delete, get, patch, post, web};

/// Read your account.
#[utoipa::path(tag = "auth", security(("session" = []), ("api_token" = ["read"])), responses((status = 200, body = UserBody)))]
#[get("/auth/me")]
pub(crate) async fn read_me(ReadingCaller(caller): ReadingCaller) -> HttpResponse {
    secret(HttpResponse::Ok(), UserBody::from(caller.user()))
}

/// Change your name or your address; another address needs the password.
#[utoipa::path(tag = "auth", security(("session" = [])), request_body = ProfileInput, responses(
    (status = 200, body = UserBody),
    (status = 403, description = "The password is wrong", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "The name or the address is taken", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/auth/me")]
pub(crate) async fn patch_me(
    SessionCaller(caller): SessionCaller,
    body: JsonBody<ProfileInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let user = state.application.accounts.change_profile(&caller, body.value.into_change()?).await?;
    Ok(secret(HttpResponse::Ok(), UserBody::from(&user)))
}

/// Delete your account with everything that is yours alone. It cannot be undone.
#[utoipa::path(tag = "auth", security(("session" = [])), request_body = ConfirmationInput, responses(
    (status = 204, description = "Deleted"),
    (status = 403, description = "The password is wrong", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "Others would be left in a workspace without an owner", body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/auth/me")]
pub(crate) async fn delete_me(
    SessionCaller(caller): SessionCaller,
    from: FromOwnPage,
    body: JsonBody<ConfirmationInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.accounts.delete(&caller, body.value.password).await?;
    Ok(signed_out(&from.passage))
}

/// Put your account to rest: every session ends, every token is refused, until you sign in again.
#[utoipa::path(tag = "auth", security(("session" = [])), request_body = ConfirmationInput, responses(
    (status = 204, description = "At rest"),
    (status = 403, description = "The password is wrong", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "You are the last administrator", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/me/deactivate")]
pub(crate) async fn deactivate_me(
    SessionCaller(caller): SessionCaller,
    from: FromOwnPage,
    body: JsonBody<ConfirmationInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.accounts.deactivate(&caller, body.value.password).await?;
    Ok(signed_out(&from.passage))
}
