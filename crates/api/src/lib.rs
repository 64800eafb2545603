//! The HTTP interface: routes, extractors, problem+json, OpenAPI.
