//! How the server is seen from outside.

use crate::failure::Failure;
use clap::Args;
use std::net::SocketAddr;
use url::Url;

#[derive(Debug, Args)]
#[command(next_help_heading = "Monitoring")]
pub(crate) struct MonitoringOptions {
    /// Where Prometheus finds /metrics, apart from what people use, such as 127.0.0.1:9464 [default: nowhere]
    #[arg(long, env = "METRICS_BIND", value_name = "ADDRESS", default_value = "")]
    metrics_bind: String,
    /// A collector of traces that speaks OTLP over HTTP, such as <http://127.0.0.1:4318> [default: none]
    #[arg(
        long,
        env = "OTEL_EXPORTER_OTLP_ENDPOINT",
        hide_env_values = true,
        value_name = "URL",
        default_value = ""
    )]
    otel_endpoint: String,
}

impl MonitoringOptions {
    /// Where Prometheus' questions are answered, if anywhere.
    pub(crate) fn metrics_bind(&self) -> Result<Option<SocketAddr>, Failure> {
        let given = self.metrics_bind.trim();
        if given.is_empty() {
            return Ok(None);
        }
        let reason = format_args!("{given:?} is not an address such as 127.0.0.1:9464");
        given.parse().map(Some).map_err(|_malformed| Failure::setting("METRICS_BIND", reason))
    }

    /// Where spans are sent, if anywhere.
    pub(crate) fn collector(&self) -> Result<Option<Url>, Failure> {
        let given = self.otel_endpoint.trim();
        if given.is_empty() {
            return Ok(None);
        }
        let url = Url::parse(given).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        // It may hold a password, and is not repeated.
        let reason = "is not an address such as http://127.0.0.1:4318";
        url.map(Some).ok_or_else(|| Failure::setting("OTEL_EXPORTER_OTLP_ENDPOINT", reason))
    }
}
