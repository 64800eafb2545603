//! What a client needs to know of this installation.

use crate::dto::MetaBody;
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, get, web};

/// The values of the enumerations, the limits, and what is switched on.
#[utoipa::path(tag = "meta", responses((status = 200, body = MetaBody)))]
#[get("/meta")]
pub(super) async fn meta(state: web::Data<ApiState>) -> HttpResponse {
    // Nothing of it is anybody's own.
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=60"))
        .json(MetaBody::of(state.features))
}
