//! A parameter count as people send it: a number, or `"7B"`.

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use trackml_domain::parameters::{ParameterCount, ParameterCountError};

/// A parameter count as it was sent, not yet checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum CountInput {
    Number(u64),
    Text(String),
}

impl CountInput {
    pub(super) fn parse(&self) -> Result<ParameterCount, ParameterCountError> {
        match self {
            Self::Number(count) => ParameterCount::new(*count),
            Self::Text(text) => ParameterCount::parse(text),
        }
    }
}

impl<'de> Deserialize<'de> for CountInput {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CountVisitor)
    }
}

struct CountVisitor;

impl Visitor<'_> for CountVisitor {
    type Value = CountInput;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number from 1 to {} or a text such as \"7B\"", ParameterCount::MAX)
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<CountInput, E> {
        Ok(CountInput::Number(count))
    }

    fn visit_i64<E: Error>(self, count: i64) -> Result<CountInput, E> {
        u64::try_from(count)
            .map(CountInput::Number)
            .map_err(|_negative| E::invalid_value(Unexpected::Signed(count), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<CountInput, E> {
        Ok(CountInput::Text(text.to_owned()))
    }
}
