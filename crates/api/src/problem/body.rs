//! A problem as JSON.

use super::Code;
use serde::Serialize;
use trackml_domain::query::QueryError;
use trackml_domain::violation::Violation;
use utoipa::ToSchema;

/// RFC 9457 problem details, sent as `application/problem+json`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemBody {
    /// Names the kind of problem; relative to the server.
    #[serde(rename = "type")]
    #[schema(example = "/errors/validation-failed")]
    kind: String,
    /// What a person reads.
    #[schema(example = "Some fields are not valid")]
    title: &'static str,
    /// The status of the answer.
    #[schema(example = 422)]
    status: u16,
    /// A stable word for programs.
    #[schema(example = "validation_failed")]
    code: &'static str,
    /// What is particular to this occurrence.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The request, as the server's log names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    /// The fields that were refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
}

impl ProblemBody {
    pub(super) fn new(
        code: Code,
        detail: Option<String>,
        request_id: Option<&str>,
        errors: Vec<FieldProblem>,
    ) -> Self {
        Self {
            kind: code.address(),
            title: code.title(),
            status: code.status().as_u16(),
            code: code.word(),
            detail,
            request_id: request_id.map(str::to_owned),
            errors,
        }
    }
}

/// One field that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct FieldProblem {
    /// The field, with its place in a list (`tags[3]`), or the parameter or header.
    #[schema(example = "name")]
    pub(crate) field: String,
    /// A stable word for programs.
    #[schema(example = "too_long")]
    pub(crate) code: &'static str,
    /// What a person reads behind the field's name.
    #[schema(example = "has 201 characters; 200 are allowed")]
    pub(crate) message: String,
    /// Where in a query it went wrong: the column, counted in characters from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 8)]
    pub(crate) column: Option<usize>,
}

impl FieldProblem {
    /// Names a refused field and why.
    pub(crate) fn new(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self { field: field.into(), code, message: message.into(), column: None }
    }

    /// Names a refused query, and where in it.
    pub(crate) fn of_query(field: impl Into<String>, error: &QueryError) -> Self {
        Self { column: Some(error.column()), ..Self::of(field, error) }
    }

    /// Names a refused field by what the domain said of its value.
    pub(crate) fn of(field: impl Into<String>, violation: &dyn Violation) -> Self {
        Self::new(field, violation.code(), violation.to_string())
    }
}
