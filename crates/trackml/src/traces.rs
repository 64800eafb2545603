//! What a request went through, as spans for a collector that speaks OTLP over HTTP: routes, use cases, statements, calls.

use crate::failure::Failure;
use opentelemetry::global;
use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use std::env;
use std::time::Duration;
use tracing::{Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::registry::LookupSpan;
use url::Url;

/// The target of spans that are for traces and not for the log.
const WORK: &str = "trackml::work";

/// How long the last spans may take on their way when the server stops.
const LAST_SPANS: Duration = Duration::from_secs(3);

/// The way to a collector.
pub(crate) struct Traces(SdkTracerProvider);

impl Traces {
    /// Begins to send spans. How many of them, and further headers, is said by OpenTelemetry's own variables
    /// (`OTEL_TRACES_SAMPLER`, `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`).
    ///
    /// # Errors
    /// Where nothing can be sent to such an address.
    pub(crate) fn begin(collector: &Url) -> Result<Self, Failure> {
        let wrong = |error| Failure::setting("OTEL_EXPORTER_OTLP_ENDPOINT", format_args!("{error}"));
        let address = format!("{}/v1/traces", collector.as_str().trim_end_matches('/'));
        let exporter =
            SpanExporter::builder().with_http().with_protocol(Protocol::HttpBinary).with_endpoint(address);
        let exporter = exporter.build().map_err(wrong)?;
        let mut about = Resource::builder();
        if env::var_os("OTEL_SERVICE_NAME").is_none() {
            about = about.with_service_name("trackml");
        }
        let about =
            about.with_attribute(opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION")));
        let provider =
            SdkTracerProvider::builder().with_resource(about.build()).with_batch_exporter(exporter).build();
        global::set_text_map_propagator(TraceContextPropagator::new());
        if let Err(error) = trackml_storage::trace_statements() {
            tracing::warn!(%error, "no statements are traced");
        }
        Ok(Self(provider))
    }

    /// What takes spans from the program.
    pub(crate) fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'a> LookupSpan<'a> + Send + Sync,
    {
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer("trackml"))
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_filter(filter_fn(is_work))
    }

    /// Sends what was not sent yet.
    pub(crate) async fn end(self) {
        let ended = tokio::task::spawn_blocking(move || self.0.shutdown_with_timeout(LAST_SPANS)).await;
        if let Ok(Err(error)) = ended {
            tracing::warn!(%error, "the last spans were not sent");
        }
    }
}

/// Whether it is for traces.
pub(crate) fn is_work(metadata: &Metadata<'_>) -> bool {
    metadata.target() == WORK
}
