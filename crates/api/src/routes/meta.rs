//! What a client needs to know of this installation.

use crate::dto::{AiBody, MetaBody};
use crate::extract::ReadingCaller;
use crate::problem::ApiResult;
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, get, web};

/// The values of the enumerations, the limits, and what is switched on; with what you have spent on language models today,
/// where you have signed in.
#[utoipa::path(tag = "meta", responses((status = 200, body = MetaBody)))]
#[get("/meta")]
pub(super) async fn meta(
    caller: Option<ReadingCaller>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let mut response = HttpResponse::Ok();
    response.insert_header((header::VARY, "Authorization"));
    let ai = &state.application.ai;
    let ai = if let Some(ReadingCaller(caller)) = &caller {
        response.insert_header((header::CACHE_CONTROL, "private, no-cache"));
        AiBody::of_caller(ai.state(caller).await?)
    } else {
        // Nothing of it is anybody's own.
        response.insert_header((header::CACHE_CONTROL, "public, max-age=60"));
        AiBody::of_nobody(ai)
    };
    Ok(response.json(MetaBody::of(state.features, ai)))
}
