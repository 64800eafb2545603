//! What a client needs to know of this installation.

use crate::dto::MetaBody;
use crate::state::ApiState;
use actix_web::{get, web};

/// The values of the enumerations, the limits, and what is switched on.
#[utoipa::path(tag = "meta", responses((status = 200, body = MetaBody)))]
#[get("/meta")]
pub(super) async fn meta(state: web::Data<ApiState>) -> web::Json<MetaBody> {
    web::Json(MetaBody::of(state.features))
}
