//! The HTTP service: its routes.

use super::shared::Shared;
use super::{control, respond};
use actix_web::{App, HttpServer, web};
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

/// The largest body that is read. Unit: bytes.
const MAX_BODY: usize = 16 * 1024 * 1024;

pub(super) fn serve(listener: TcpListener, shared: Arc<Shared>) -> io::Result<actix_web::dev::Server> {
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::new(Arc::clone(&shared)))
            .app_data(web::PayloadConfig::new(MAX_BODY))
            .service(
                web::resource("/_stub/faults")
                    .route(web::post().to(control::inject))
                    .route(web::delete().to(control::clear)),
            )
            .route("/_stub/answers", web::post().to(control::script))
            .route("/_stub/pace", web::post().to(control::pace))
            .route("/_stub/state", web::get().to(control::state))
            .route("/{version}/models", web::get().to(respond::models))
            .route("/{version}/models/{rest}", web::post().to(respond::method))
    });
    Ok(server.workers(1).disable_signals().listen(listener)?.run())
}
