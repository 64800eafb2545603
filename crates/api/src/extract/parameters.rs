//! The parameters behind the `?`, each refused by its name.

use crate::problem::{FieldProblem, Problem};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use percent_encoding::percent_decode;
use std::future::{Ready, ready};
use trackml_domain::id::WorkspaceId;
use trackml_domain::query::Query;
use trackml_domain::violation::Violation;

/// The parameters of a request. A handler takes out what it knows; what is left over is an error, so that a slip of the
/// keyboard does not silently show everything.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    given: Vec<(String, String)>,
    errors: Vec<FieldProblem>,
}

impl FromRequest for Parameters {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(Ok(Self::read(request.query_string())))
    }
}

impl Parameters {
    fn read(query: &str) -> Self {
        let mut parameters = Self::default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decoded(name).unwrap_or_else(|lossy| lossy);
            match decoded(value) {
                Ok(value) => parameters.given.push((name, value)),
                Err(_) => {
                    parameters.errors.push(FieldProblem::new(name, "invalid_utf8", "is not valid UTF-8"));
                }
            }
        }
        parameters
    }

    /// The value of a parameter that is given once, unless it is empty.
    pub(crate) fn one<T, E: Violation>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let mut values = self.take(name);
        if values.len() > 1 {
            self.errors.push(FieldProblem::new(name, "repeated", "is given more than once"));
            return None;
        }
        let value = values.pop().filter(|value| !value.trim().is_empty())?;
        self.checked(name, parse(&value))
    }

    /// The value of a parameter that may be any text; what it means is decided where it is looked up.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        self.one(name, |text| Ok::<_, AnyText>(text.to_owned()))
    }

    /// The values of a parameter that may be repeated, or list several between commas.
    pub(crate) fn several<T, E: Violation>(
        &mut self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let values = self.take(name);
        let each: Vec<&str> = values
            .iter()
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .collect();
        if each.len() > MAX_VALUES {
            let message = format!("lists {} values; {MAX_VALUES} are allowed", each.len());
            self.errors.push(FieldProblem::new(name, "too_many", message));
            return Vec::new();
        }
        let parsed: Vec<Result<T, E>> = each.into_iter().map(parse).collect();
        parsed.into_iter().filter_map(|result| self.checked(name, result)).collect()
    }

    /// The value of a parameter that must be given.
    pub(crate) fn required(&mut self, name: &str) {
        if !self.given.iter().any(|(given, value)| given == name && !value.trim().is_empty()) {
            self.errors.push(FieldProblem::new(name, "required", "is missing"));
        }
    }

    /// What is looked for, in the search language; everything where nothing is named.
    pub(crate) fn query(&mut self, name: &str) -> Query {
        let mut values = self.take(name);
        if values.len() > 1 {
            self.errors.push(FieldProblem::new(name, "repeated", "is given more than once"));
        }
        let read = values.pop().map(|text| Query::parse(&text));
        match read {
            None => Query::default(),
            Some(Ok(query)) => query,
            Some(Err(error)) => {
                self.errors.push(FieldProblem::of_query(name, &error));
                Query::default()
            }
        }
    }

    /// The workspace that is looked at, where one is named.
    pub(crate) fn workspace(&mut self) -> Option<WorkspaceId> {
        self.number("workspace").map(WorkspaceId::from)
    }

    /// The value of a parameter that is a whole number.
    pub(crate) fn number(&mut self, name: &str) -> Option<i64> {
        self.one(name, |text| text.trim().parse().map_err(|_not_a_number| NotANumber))
    }

    /// The value of a parameter that is `true` or `false`.
    pub(crate) fn switch(&mut self, name: &str) -> bool {
        self.one(name, |text| text.trim().parse().map_err(|_neither| NotASwitch)).unwrap_or_default()
    }

    /// Gives way only where every parameter was known and valid.
    pub(crate) fn finish(mut self) -> Result<(), Problem> {
        for (name, _) in std::mem::take(&mut self.given) {
            self.errors.push(FieldProblem::new(
                name,
                "unknown_parameter",
                "is not a parameter of this address",
            ));
        }
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::invalid(self.errors)) }
    }

    fn take(&mut self, name: &str) -> Vec<String> {
        let (taken, left) = std::mem::take(&mut self.given).into_iter().partition(|(given, _)| given == name);
        self.given = left;
        let taken: Vec<(String, String)> = taken;
        taken.into_iter().map(|(_, value)| value).collect()
    }

    fn checked<T, E: Violation>(&mut self, name: &str, result: Result<T, E>) -> Option<T> {
        result.map_err(|error| self.errors.push(FieldProblem::of(name, &error))).ok()
    }
}

/// Not a whole number.
#[derive(Debug, thiserror::Error)]
#[error("is not a whole number")]
struct NotANumber;

impl Violation for NotANumber {
    fn code(&self) -> &'static str {
        "malformed"
    }
}

/// Neither of two values.
#[derive(Debug, thiserror::Error)]
#[error("must be true or false")]
struct NotASwitch;

impl Violation for NotASwitch {
    fn code(&self) -> &'static str {
        "wrong_type"
    }
}

/// The most values of one parameter: each is one more condition of the database's.
const MAX_VALUES: usize = 50;

fn decoded(text: &str) -> Result<String, String> {
    let text = text.replace('+', " ");
    let bytes = percent_decode(text.as_bytes());
    match bytes.decode_utf8() {
        Ok(text) => Ok(text.into_owned()),
        Err(_invalid) => Err(percent_decode(text.as_bytes()).decode_utf8_lossy().into_owned()),
    }
}
/// No text is refused.
#[derive(Debug, thiserror::Error)]
enum AnyText {}

impl Violation for AnyText {
    fn code(&self) -> &'static str {
        match *self {}
    }
}
