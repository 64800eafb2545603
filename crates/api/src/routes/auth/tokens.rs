//! API tokens.

use super::secret;
use crate::dto::{IssuedTokenBody, ListBody, NewTokenInput, TokenItem};
use crate::extract::{JsonBody, PathId, SessionCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, delete, get, post, web};
use trackml_domain::id::ApiTokenId;

/// List your API tokens, the latest first.
#[utoipa::path(tag = "auth", security(("session" = [])), responses((status = 200, body = ListBody<TokenItem>)))]
#[get("/auth/tokens")]
pub(crate) async fn list_tokens(
    SessionCaller(caller): SessionCaller,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let tokens = state.application.accounts.tokens(&caller).await?;
    let items = tokens.into_iter().map(TokenItem::from).collect();
    Ok(secret(HttpResponse::Ok(), ListBody::whole(items)))
}

/// Make an API token for a program. It is shown this once.
#[utoipa::path(tag = "auth", security(("session" = [])), request_body = NewTokenInput, responses(
    (status = 201, body = IssuedTokenBody),
    (status = 409, description = "You have as many as there may be", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/tokens")]
pub(crate) async fn issue_token(
    SessionCaller(caller): SessionCaller,
    body: JsonBody<NewTokenInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let issued = state.application.accounts.issue_token(&caller, body.value.into_command()?).await?;
    Ok(secret(HttpResponse::Created(), IssuedTokenBody::from(issued)))
}

/// Revoke an API token: it is refused from now on.
#[utoipa::path(tag = "auth", security(("session" = [])), params(("id" = i64, Path)), responses(
    (status = 204, description = "Revoked"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/auth/tokens/{id}")]
pub(crate) async fn revoke_token(
    SessionCaller(caller): SessionCaller,
    id: PathId<ApiTokenId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.accounts.revoke_token(&caller, id.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
