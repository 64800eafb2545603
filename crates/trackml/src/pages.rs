//! The web app, from files in the binary.

mod address;
mod answer;
mod coding;
mod files;

use actix_web::{Error, HttpRequest, HttpResponse, error, guard, web};
use files::Dist;

/// Puts the app at every address that is not one for programs.
pub(crate) fn pages(config: &mut web::ServiceConfig) {
    let reads = guard::Any(guard::Get()).or(guard::Head());
    let for_people = guard::fn_guard(|context| !address::is_for_programs(context.head().uri.path()));
    config.service(web::resource("/{path:.*}").guard(reads).guard(for_people).to(page));
}

async fn page(request: HttpRequest) -> Result<HttpResponse, Error> {
    answer::to(&request, &Dist).ok_or_else(|| error::ErrorNotFound("no file has this name"))
}
