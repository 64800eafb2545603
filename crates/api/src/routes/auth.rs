//! Accounts and sessions.

use crate::dto::{LoginInput, RegisterInput, SessionBody, TokenBody, UserBody};
use crate::extract::{JsonBody, SignedInCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, get, post, web};
use trackml_ports::SessionId;
use uuid::Uuid;

/// Make an account, with a workspace of its own, and sign in.
#[utoipa::path(tag = "auth", request_body = RegisterInput, responses(
    (status = 201, body = SessionBody),
    (status = 409, description = "The name or the address is taken", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/register")]
pub(super) async fn register(
    body: JsonBody<RegisterInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let command = body.value.into_command()?;
    let signed_in = state.application.accounts.register(command, new_session()).await?;
    Ok(secret(HttpResponse::Created(), SessionBody::from(signed_in)))
}

/// Sign in by email address or username.
#[utoipa::path(tag = "auth", request_body = LoginInput, responses(
    (status = 200, body = SessionBody),
    (status = 401, description = "The address or the password is wrong", body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/login")]
pub(super) async fn login(body: JsonBody<LoginInput>, state: web::Data<ApiState>) -> ApiResult<HttpResponse> {
    let LoginInput { email, password } = body.value;
    let signed_in = state.application.accounts.login(&email, password, new_session()).await?;
    Ok(secret(HttpResponse::Ok(), SessionBody::from(signed_in)))
}

/// Sign out: the token is refused from now on.
#[utoipa::path(tag = "auth", security(("token" = [])), responses(
    (status = 204, description = "Signed out"),
    (status = 401, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/logout")]
pub(super) async fn logout(caller: SignedInCaller, state: web::Data<ApiState>) -> ApiResult<HttpResponse> {
    state.application.accounts.logout(&caller.session).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Whether the token is valid, and whose it is.
#[utoipa::path(tag = "auth", security(("token" = [])), responses(
    (status = 200, body = TokenBody),
    (status = 401, body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/auth/verify-token")]
pub(super) async fn verify_token(caller: SignedInCaller) -> HttpResponse {
    let user = UserBody::from(caller.user());
    secret(HttpResponse::Ok(), TokenBody { valid: true, user, workspace_id: caller.workspace().get() })
}

/// Random enough that nobody guesses it, ordered enough that the database likes it.
fn new_session() -> SessionId {
    SessionId::new(Uuid::now_v7().to_string())
}

/// An answer that no cache may keep.
fn secret(mut response: actix_web::HttpResponseBuilder, body: impl serde::Serialize) -> HttpResponse {
    response.insert_header((header::CACHE_CONTROL, "private, no-store")).json(body)
}
