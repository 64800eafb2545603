//! The HTTP service: routes, and the headers of every answer.

use super::ask::{Ask, Place};
use super::shared::Shared;
use super::{control, refusal, respond};
use actix_web::dev::Service;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

/// Paths of the stub itself, which the Hub does not have and the counters leave out.
const OWN: &str = "/_stub/";
const MODELS: [&str; 4] = [
    "/api/models/{name}",
    "/api/models/{namespace}/{name}",
    "/api/models/{name}/revision/{revision:.+}",
    "/api/models/{namespace}/{name}/revision/{revision:.+}",
];
const FILES: [&str; 2] = ["/{name}/resolve/{rest:.+}", "/{namespace}/{name}/resolve/{rest:.+}"];

pub(super) fn serve(listener: TcpListener, shared: Arc<Shared>) -> io::Result<actix_web::dev::Server> {
    let server = HttpServer::new(move || {
        let counted = Arc::clone(&shared);
        App::new()
            .app_data(web::Data::new(Arc::clone(&shared)))
            .wrap_fn(move |request, next| {
                let own = request.path().starts_with(OWN);
                let number = if own { 0 } else { counted.count(request.path()) };
                let answer = next.call(request);
                async move {
                    let mut answer = answer.await?;
                    put_common_headers(answer.headers_mut(), number);
                    Ok(answer)
                }
            })
            .service(
                web::resource(format!("{OWN}faults"))
                    .route(web::post().to(control::inject))
                    .route(web::delete().to(control::clear)),
            )
            .service(web::resource(MODELS).route(web::get().to(model)))
            .service(web::resource(FILES).route(web::get().to(model)).route(web::head().to(model)))
            .default_service(web::to(page))
    });
    Ok(server.workers(1).disable_signals().listen(listener)?.run())
}

async fn model(
    request: HttpRequest,
    shared: web::Data<Arc<Shared>>,
    place: web::Path<Place>,
) -> HttpResponse {
    respond::respond(&request, &shared, &Ask::from(place.into_inner())).await
}

async fn page(request: HttpRequest) -> HttpResponse {
    refusal::page().send(&request)
}

/// What the Hub sends with every answer, unless the answer already says otherwise.
fn put_common_headers(headers: &mut HeaderMap, number: u64) {
    let common = [
        ("ratelimit", "\"api\";r=499;t=120".to_owned()),
        ("ratelimit-policy", "\"fixed window\";\"api\";q=500;w=300".to_owned()),
        ("x-request-id", format!("Root=1-stub-{number:08x}")),
    ];
    for (name, value) in common {
        let name = HeaderName::from_static(name);
        if let Ok(value) = HeaderValue::from_str(&value)
            && !headers.contains_key(&name)
        {
            headers.insert(name, value);
        }
    }
}
