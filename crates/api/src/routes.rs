//! Every address, and who answers there.

mod auth;
mod errors;
mod health;
mod meta;
mod models;
mod nothing_here;

pub(crate) use nothing_here::nothing_here;

use crate::extract::{authenticate, limits};
use crate::openapi;
use crate::state::ApiState;
use actix_web::middleware::from_fn;
use actix_web::web;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// Puts every address into an application. What no address answers is for the caller to decide.
pub(crate) fn configure(state: ApiState) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        // The document stands before the scope of its path, which would swallow it.
        config.app_data(web::Data::new(state)).app_data(limits()).service(openapi::json);
        documented(&mut ServiceConfig::new(config));
        config
            .service(openapi::swagger_ui())
            .service(errors::errors)
            .route("/docs", web::get().to(openapi::to_swagger_ui));
    }
}

/// The addresses that the OpenAPI document describes. A fixed word stands before `{id}`, which would swallow it.
pub(crate) fn documented(config: &mut ServiceConfig) {
    config
        .service(health::healthz)
        .service(health::readyz)
        .service(scope("/api/v1").wrap(from_fn(authenticate)).configure(api));
}

fn api(config: &mut ServiceConfig) {
    config
        .service(auth::register)
        .service(auth::login)
        .service(auth::logout)
        .service(auth::verify_token)
        .service(meta::meta)
        .service(models::search_models)
        .service(models::autofill_model)
        .service(models::import_models)
        .service(models::list_models)
        .service(models::create_model)
        .service(models::model_history)
        .service(models::read_model)
        .service(models::replace_model)
        .service(models::patch_model)
        .service(models::delete_model);
}
