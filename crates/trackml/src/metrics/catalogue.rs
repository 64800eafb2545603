//! What is counted and timed, everywhere in the house: names, units, and what each means.

use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};

/// The upper ends of the buckets in which times are counted, in seconds. 0.25 is what pages promise.
pub(super) const SECONDS: [f64; 13] =
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];

/// Tells whoever reads them.
pub(super) fn describe() {
    describe_counter!(
        "trackml_http_requests_total",
        "Requests by method, route and status; 499 where it was given up"
    );
    describe_histogram!(
        "trackml_http_request_duration_seconds",
        Unit::Seconds,
        "Until the head of the answer was there, by method and route"
    );
    describe_gauge!("trackml_http_requests_in_flight", "Requests that are being answered");
    describe_gauge!(
        "trackml_database_connections",
        "Connections to the database: used, idle, and the most there may be"
    );
    describe_histogram!(
        "trackml_database_wait_seconds",
        Unit::Seconds,
        "How long work waited for a connection"
    );
    describe_histogram!("trackml_database_work_seconds", Unit::Seconds, "How long work had a connection");
    describe_counter!("trackml_database_unavailable_total", "Work for which there was no connection in time");
    describe_counter!(
        "trackml_outbound_requests_total",
        "Requests to outside services by service and outcome: answered, refused, limited, failed, unreachable, given_up, resting"
    );
    describe_histogram!(
        "trackml_outbound_request_duration_seconds",
        Unit::Seconds,
        "Until the head of an outside service's answer was there"
    );
    describe_counter!("trackml_cache_lookups_total", "Looks into a cache by cache and outcome: hit, miss");
    describe_counter!(
        "trackml_jobs_total",
        "Items of work in the background by task and outcome: done, failed, put_off"
    );
    describe_gauge!(
        "trackml_jobs_waiting",
        "Items of work in the background that wait, by task; the same on every server"
    );
    describe_gauge!("trackml_build_info", "1, with the version of the server and the database that it uses");
    // That of the process would need more of /proc than a confined server sees.
    describe_gauge!(
        "trackml_start_time_seconds",
        Unit::Seconds,
        "When the server started, in seconds since 1970"
    );
    describe_gauge!("trackml_database_up", "1 where the database could be asked while this was read, else 0");
}
