//! Where one is signed in.

use super::secret;
use crate::dto::{EndedBody, ListBody, SessionItem};
use crate::extract::{PathId, SessionCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::{HttpResponse, delete, get, web};
use trackml_ports::SessionId;

/// List your sessions, the one that was seen last first.
#[utoipa::path(tag = "auth", security(("session" = [])), responses((status = 200, body = ListBody<SessionItem>)))]
#[get("/auth/sessions")]
pub(crate) async fn list_sessions(
    SessionCaller(caller): SessionCaller,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let sessions = state.application.accounts.sessions(&caller).await?;
    let items = sessions.into_iter().map(|session| SessionItem::of(session, &caller)).collect();
    Ok(secret(HttpResponse::Ok(), ListBody::whole(items)))
}

/// End one of your sessions.
#[utoipa::path(tag = "auth", security(("session" = [])), params(("id" = String, Path)), responses(
    (status = 204, description = "Ended"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/auth/sessions/{id}")]
pub(crate) async fn end_session(
    SessionCaller(caller): SessionCaller,
    id: PathId<SessionId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.accounts.end_session(&caller, &id.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// End all of your sessions but this one.
#[utoipa::path(tag = "auth", security(("session" = [])), responses((status = 200, body = EndedBody)))]
#[delete("/auth/sessions")]
pub(crate) async fn end_sessions(
    SessionCaller(caller): SessionCaller,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let ended = state.application.accounts.end_other_sessions(&caller).await?;
    Ok(secret(HttpResponse::Ok(), EndedBody { ended }))
}
