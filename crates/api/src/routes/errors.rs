//! The entries of the table of error codes, at the addresses that problems name.

use crate::problem::{ApiResult, Code, Problem};
use actix_web::{HttpResponse, get, web};
use serde_json::json;

/// What a code means.
#[get("/errors/{slug}")]
pub(super) async fn errors(slug: web::Path<String>) -> ApiResult<HttpResponse> {
    let code = Code::from_slug(&slug).ok_or_else(|| Problem::new(Code::RouteNotFound))?;
    let (status, title) = (code.status().as_u16(), code.title());
    Ok(HttpResponse::Ok().json(json!({"code": code.word(), "status": status, "title": title})))
}
