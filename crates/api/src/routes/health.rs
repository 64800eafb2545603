//! Whether the server lives, and whether it can work.

use crate::state::ApiState;
use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

/// How the server is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`, `draining`, `migrations_pending` or `database_unavailable`.
    #[schema(example = "ok")]
    status: &'static str,
}

/// Whether the process lives.
#[utoipa::path(tag = "health", responses((status = 200, body = Health)))]
#[get("/healthz")]
pub(super) async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(Health { status: "ok" })
}

/// Whether requests can be answered: the database is there, its schema is up to date, and the server is not stopping.
#[utoipa::path(tag = "health", responses((status = 200, body = Health), (status = 503, body = Health)))]
#[get("/readyz")]
pub(super) async fn readyz(state: web::Data<ApiState>) -> HttpResponse {
    if state.is_draining() {
        return HttpResponse::ServiceUnavailable().json(Health { status: "draining" });
    }
    match state.application.readiness.pending_migrations().await {
        Ok(pending) if pending.is_empty() => HttpResponse::Ok().json(Health { status: "ok" }),
        Ok(_) => HttpResponse::ServiceUnavailable().json(Health { status: "migrations_pending" }),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "not ready");
            HttpResponse::ServiceUnavailable().json(Health { status: "database_unavailable" })
        }
    }
}
