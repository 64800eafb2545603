//! What the server has counted, in Prometheus' text on an address of its own: no user's data is in it, but it is nobody's business.

mod catalogue;

use crate::failure::Failure;
use actix_web::http::header;
use actix_web::web::{self, Data};
use actix_web::{App, HttpResponse, HttpServer};
use metrics::gauge;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use metrics_process::Collector;
use std::net::{SocketAddr, TcpListener};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::Mutex;
use trackml_storage::Database;

/// What is known of a server that does not change.
#[derive(Clone)]
pub(crate) struct About {
    /// The kind of its database.
    pub(crate) database: &'static str,
    /// Whether it makes vectors.
    pub(crate) makes_vectors: bool,
}

/// How long the database is waited for: Prometheus gives up after ten seconds.
const PATIENCE: Duration = Duration::from_secs(4);

/// How often what was timed is put into its buckets, whether anybody asks or not: until then each time takes memory.
const UPKEEP: Duration = Duration::from_secs(5);

/// Begins to count.
///
/// # Errors
/// Where something counts already.
pub(crate) fn start(about: &About) -> Result<PrometheusHandle, Failure> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&catalogue::SECONDS)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| Failure::new(format_args!("nothing can be counted: {error}")))?;
    catalogue::describe();
    gauge!(
        "trackml_build_info", "version" => env!("CARGO_PKG_VERSION"), "database" => about.database
    )
    .set(1.0);
    let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    gauge!("trackml_start_time_seconds").set(started.as_secs_f64());
    Ok(handle)
}

/// Tells it to whoever asks, for as long as the returned server is driven.
///
/// # Errors
/// Where nothing can listen there.
pub(crate) fn serve(
    bind: SocketAddr,
    handle: PrometheusHandle,
    database: Database,
    about: About,
) -> Result<actix_web::dev::Server, Failure> {
    let wrong = |error| Failure::setting("METRICS_BIND", format_args!("cannot listen on {bind}: {error}"));
    let listener = TcpListener::bind(bind).map_err(wrong)?;
    let address = listener.local_addr()?;
    let upkeep = handle.clone();
    tokio::spawn(async move {
        let mut turns = tokio::time::interval(UPKEEP);
        loop {
            turns.tick().await;
            upkeep.run_upkeep();
        }
    });
    let collector = Collector::default();
    collector.describe();
    let seen = Data::new(Seen { handle, database, about, collector, looking: Mutex::new(()) });
    let server =
        HttpServer::new(move || App::new().app_data(seen.clone()).route("/metrics", web::get().to(told)));
    let server = server.workers(1).disable_signals().listen(listener)?.run();
    tracing::info!("what is counted is on http://{address}/metrics");
    Ok(server)
}

struct Seen {
    handle: PrometheusHandle,
    database: Database,
    about: About,
    collector: Collector,
    looking: Mutex<()>,
}

async fn told(seen: Data<Seen>) -> HttpResponse {
    seen.collector.collect();
    let connections = seen.database.connections();
    let used = connections.open - connections.idle.min(connections.open);
    for (state, number) in [("used", used), ("idle", connections.idle), ("most", connections.most)] {
        gauge!("trackml_database_connections", "state" => state).set(number);
    }
    // One at a time: where the database is slow, each look would take one more of its connections.
    if let Ok(_turn) = seen.looking.try_lock() {
        let is_there = tokio::time::timeout(PATIENCE, seen.database.run_script("SELECT 1")).await;
        gauge!("trackml_database_up").set(f64::from(u8::from(matches!(is_there, Ok(Ok(()))))));
        if let Ok(Ok(backlog)) = tokio::time::timeout(PATIENCE, seen.database.backlog()).await {
            waiting("refresh", backlog.refreshes);
            if seen.about.makes_vectors {
                waiting("vectors", backlog.vectors);
            }
        }
    }
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
        .body(seen.handle.render())
}

#[expect(clippy::cast_precision_loss, reason = "no backlog comes near 2^53")]
fn waiting(task: &'static str, items: i64) {
    gauge!("trackml_jobs_waiting", "task" => task).set(items as f64);
}
