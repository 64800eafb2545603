//! Faults and scripts over HTTP, for those who run the stub as a program of its own.

use super::fault::GeminiFault;
use super::shared::Shared;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// `{"method": "*", "fault": {"quota": {"seconds": 30}}, "times": 1}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Injection {
    /// The method, or `*` for any.
    method: String,
    /// What goes wrong.
    fault: GeminiFault,
    /// How many requests meet it; left out, all do.
    times: Option<u32>,
}

/// `POST /_stub/faults`.
pub(super) async fn inject(shared: web::Data<Arc<Shared>>, body: web::Json<Injection>) -> HttpResponse {
    shared.inject(&body.method, body.fault, body.times);
    HttpResponse::NoContent().finish()
}

/// `DELETE /_stub/faults`: scripts go too.
pub(super) async fn clear(shared: web::Data<Arc<Shared>>) -> HttpResponse {
    shared.clear();
    HttpResponse::NoContent().finish()
}

/// `POST /_stub/answers` with the JSON that the next question is answered with.
pub(super) async fn script(shared: web::Data<Arc<Shared>>, body: web::Json<Value>) -> HttpResponse {
    shared.script(body.to_string());
    HttpResponse::NoContent().finish()
}

/// `POST /_stub/pace` with `{"millis": 40}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pace {
    millis: u64,
}

pub(super) async fn pace(shared: web::Data<Arc<Shared>>, body: web::Json<Pace>) -> HttpResponse {
    shared.set_pace(Duration::from_millis(body.millis));
    HttpResponse::NoContent().finish()
}

/// `GET /_stub/state`: how many questions were asked, and how many streams were dropped.
pub(super) async fn state(shared: web::Data<Arc<Shared>>) -> HttpResponse {
    HttpResponse::Ok().json(json!({
        "questions": shared.bodies("enerateContent").len(),
        "embeddings": shared.bodies("batchEmbedContents").len(),
        "cancelled": shared.cancelled(),
    }))
}
