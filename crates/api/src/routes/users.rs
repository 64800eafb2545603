//! The accounts of an installation, for administrators.

use crate::dto::{AccountInput, AccountItem, AccountsBody};
use crate::extract::{JsonBody, Parameters, PathId, SessionCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::routes::models::list::page_limit;
use crate::state::ApiState;
use actix_web::{HttpResponse, get, patch, web};
use trackml_domain::id::UserId;

/// List the accounts of this installation in the order in which they were made, for administrators.
#[utoipa::path(tag = "users", security(("session" = [])),
    params(("limit" = Option<u16>, Query, minimum = 1, maximum = 200), ("after" = Option<i64>, Query, description = "`next_after` of the page before")),
    responses(
    (status = 200, body = AccountsBody),
    (status = 403, description = "You are no administrator", body = ProblemBody, content_type = "application/problem+json"),
))]
#[get("/users")]
pub(super) async fn list_users(
    SessionCaller(caller): SessionCaller,
    mut parameters: Parameters,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let (limit, after) = (page_limit(&mut parameters).get(), parameters.number("after"));
    parameters.finish()?;
    let accounts = state.application.accounts.accounts(&caller, after.map(UserId::from), limit + 1).await?;
    Ok(HttpResponse::Ok().json(AccountsBody::of(accounts, limit.into())))
}

/// Shut an account or open it again, make its person an administrator or none; for administrators.
#[utoipa::path(tag = "users", security(("session" = [])), request_body = AccountInput, params(("user_id" = i64, Path)), responses(
    (status = 200, body = AccountItem),
    (status = 403, description = "You are no administrator", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "No administrator would be left", body = ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/users/{user_id}")]
pub(super) async fn patch_user(
    SessionCaller(caller): SessionCaller,
    id: PathId<UserId>,
    body: JsonBody<AccountInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let account = state.application.accounts.change_account(&caller, id.0, body.value.into()).await?;
    Ok(HttpResponse::Ok().json(AccountItem::from(account)))
}
