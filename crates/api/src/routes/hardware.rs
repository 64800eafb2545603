//! What a person runs models on.

use crate::dto::{HardwareBody, HardwareInput, ListBody, PresetBody};
use crate::etag::private;
use crate::extract::{IfNoneMatch, JsonBody, PathId, ReadingCaller, WritingCaller};
use crate::problem::{ApiResult, ProblemBody};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{HttpResponse, delete, get, patch, post, web};
use trackml_domain::hardware::presets;
use trackml_domain::id::HardwareId;

/// List your hardware.
#[utoipa::path(tag = "hardware", security(("session" = []), ("api_token" = ["read"])), responses(
    (status = 200, body = ListBody<HardwareBody>, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
))]
#[get("/hardware")]
pub(crate) async fn list_hardware(
    ReadingCaller(caller): ReadingCaller,
    known: IfNoneMatch,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let hardware = state.application.hardware.list(&caller).await?;
    private(&known, &ListBody::whole(hardware.into_iter().map(HardwareBody::from).collect()))
}

/// List common cards and machines with their memory.
#[utoipa::path(tag = "hardware", security(("session" = []), ("api_token" = ["read"])), responses(
    (status = 200, body = ListBody<PresetBody>, headers(("ETag" = String))),
    (status = 304, description = "You have it already"),
))]
#[get("/hardware/presets")]
pub(crate) async fn list_hardware_presets(
    _caller: ReadingCaller,
    known: IfNoneMatch,
) -> ApiResult<HttpResponse> {
    private(&known, &ListBody::whole(presets().iter().map(PresetBody::from).collect()))
}

/// Describe hardware of yours: `fits:mine` and the fit of every model go by it.
#[utoipa::path(tag = "hardware", security(("session" = []), ("api_token" = ["write"])), request_body = HardwareInput, responses(
    (status = 201, body = HardwareBody, headers(("Location" = String))),
    (status = 409, description = "You have as much as there may be", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[post("/hardware")]
pub(crate) async fn add_hardware(
    WritingCaller(caller): WritingCaller,
    body: JsonBody<HardwareInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let hardware = state.application.hardware.add(&caller, body.value.into_new()?).await?;
    let location = format!("/api/v1/hardware/{}", hardware.id);
    let mut response = HttpResponse::Created();
    Ok(response.insert_header((header::LOCATION, location)).json(HardwareBody::from(hardware)))
}

/// Change your hardware; what is not named stays.
#[utoipa::path(tag = "hardware", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path)),
    request_body = HardwareInput, responses(
    (status = 200, body = HardwareBody),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, body = ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/hardware/{id}")]
pub(crate) async fn patch_hardware(
    WritingCaller(caller): WritingCaller,
    id: PathId<HardwareId>,
    body: JsonBody<HardwareInput>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    let patch = body.value.into_patch()?;
    let hardware = state.application.hardware.change(&caller, id.0, patch).await?;
    Ok(HttpResponse::Ok().json(HardwareBody::from(hardware)))
}

/// Forget hardware of yours.
#[utoipa::path(tag = "hardware", security(("session" = []), ("api_token" = ["write"])), params(("id" = i64, Path)), responses(
    (status = 204, description = "Forgotten"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/hardware/{id}")]
pub(crate) async fn delete_hardware(
    WritingCaller(caller): WritingCaller,
    id: PathId<HardwareId>,
    state: web::Data<ApiState>,
) -> ApiResult<HttpResponse> {
    state.application.hardware.remove(&caller, id.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
