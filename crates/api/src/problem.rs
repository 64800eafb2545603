//! Errors, as RFC 9457 problem details.

mod accounts;
mod ai;
mod body;
mod capture;
mod code;
mod hardware;
mod map;
mod notes;
mod organise;
mod refresh;

pub(crate) use body::{FieldProblem, ProblemBody};
pub(crate) use code::Code;

use actix_web::cookie::Cookie;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use std::error::Error;
use std::fmt;
use std::time::Duration;
use trackml_domain::violation::Violation;

/// How long a database that is started anew is away.
const DATABASE_BACK: Duration = Duration::from_secs(2);

/// What a handler returns.
pub(crate) type ApiResult<T> = Result<T, Problem>;

/// An error on its way to a client. The cause goes to the log, never to the client.
#[derive(Debug)]
pub(crate) struct Problem {
    code: Code,
    detail: Option<String>,
    errors: Vec<FieldProblem>,
    retry_after: Option<Duration>,
    allow: Option<Box<str>>,
    set_cookie: Option<Box<str>>,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Problem {
    /// A problem of which the code says everything.
    pub(crate) fn new(code: Code) -> Self {
        Self {
            code,
            detail: None,
            errors: Vec::new(),
            retry_after: (code == Code::DatabaseUnavailable).then_some(DATABASE_BACK),
            allow: None,
            set_cookie: None,
            cause: None,
        }
    }

    /// Fields that were refused.
    pub(crate) fn invalid(errors: Vec<FieldProblem>) -> Self {
        Self { errors, ..Self::new(Code::ValidationFailed) }
    }

    /// One field that was refused.
    pub(crate) fn field(field: &str, violation: &dyn Violation) -> Self {
        Self::invalid(vec![FieldProblem::of(field, violation)])
    }

    /// Says what is particular to this occurrence.
    pub(crate) fn with_detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    /// Names the fields that the problem is about.
    pub(crate) fn with_errors(self, errors: Vec<FieldProblem>) -> Self {
        Self { errors, ..self }
    }

    /// Names the methods that the address does know.
    pub(crate) fn allowing(self, methods: String) -> Self {
        Self { allow: Some(methods.into()), ..self }
    }

    /// Sets a cookie, or takes one away.
    pub(crate) fn with_cookie(self, cookie: &Cookie<'_>) -> Self {
        Self { set_cookie: Some(cookie.to_string().into()), ..self }
    }

    /// Says how long to wait.
    pub(crate) fn with_retry_after(self, retry_after: Option<Duration>) -> Self {
        Self { retry_after, ..self }
    }

    /// Something that went wrong on our side.
    pub(crate) fn internal(cause: impl Error + Send + Sync + 'static) -> Self {
        Self::new(Code::Internal).caused_by(cause)
    }

    /// Says what the log is to be told.
    pub(crate) fn caused_by(self, cause: impl Error + Send + Sync + 'static) -> Self {
        Self { cause: Some(Box::new(cause)), ..self }
    }

    /// What the log is told, where there is more than the client is told.
    pub(crate) fn cause(&self) -> Option<String> {
        let mut cause = self.cause.as_deref().map(|cause| cause as &dyn Error);
        let mut said = Vec::new();
        while let Some(error) = cause {
            said.push(error.to_string());
            cause = error.source();
        }
        (!said.is_empty()).then(|| said.join(": "))
    }

    /// How long to wait, in whole seconds, rounded up: a client that waits less would be refused again.
    pub(crate) fn wait_seconds(&self) -> Option<u64> {
        self.retry_after.map(|wait| wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
    }

    /// The body, as the client gets it.
    pub(crate) fn body(&self, request_id: Option<&str>) -> ProblemBody {
        ProblemBody::new(self.code, self.detail.clone(), request_id, self.errors.clone())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.detail.as_deref().unwrap_or(self.code.title()))
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.code.status()
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.content_type("application/problem+json");
        if let Some(wait) = self.wait_seconds() {
            response.insert_header((header::RETRY_AFTER, wait.to_string()));
        }
        if let Some(cookie) = &self.set_cookie {
            response.insert_header((header::SET_COOKIE, cookie.as_ref()));
        }
        if let Some(methods) = &self.allow {
            response.insert_header((header::ALLOW, methods.as_ref()));
        }
        if self.code.status() == StatusCode::UNAUTHORIZED {
            let challenge = HeaderValue::from_static("Bearer realm=\"trackml\"");
            response.insert_header((header::WWW_AUTHENTICATE, challenge));
        }
        response.json(self.body(None))
    }
}
