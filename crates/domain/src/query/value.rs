//! The values of a field, as what is tested.

use super::error::{Fault, Problem, clipped, nearest};
use super::field::Field;
use super::syntax::Value;
use super::{Fits, NumberTest, Test, When, Word};
use crate::hub_ref::{HubRef, RepoId};
use crate::license::LicenseFilter;
use crate::tag::Tag;
use crate::text::{Developer, fold};
use crate::violation::Violation;
use std::str::FromStr;
use strum::VariantArray;

impl Fault {
    /// A value that an object of the domain does not take.
    pub(super) fn refused(field: Field, value: &Value<'_>, refused: &impl Violation) -> Self {
        let problem = Problem::Refused {
            field: field.name(),
            value: clipped(&value.text),
            message: refused.to_string(),
            code: refused.code(),
        };
        Self { at: value.at, problem }
    }
}

/// The tests that the values of a field stand for, each with its place; one of them is enough.
pub(super) fn tests(field: Field, values: &[Value<'_>]) -> Result<Vec<(usize, Test)>, Fault> {
    let together = match field {
        Field::Name => return each(values, |value| name(value).map(Test::Name)),
        Field::Is => return each(values, |value| known(field, value).map(Test::Is)),
        Field::Has => return each(values, |value| known(field, value).map(Test::Has)),
        // It is said of the whole list, and tests nothing.
        Field::Sort => return Ok(Vec::new()),
        Field::Status => Test::Status(list(values, |value| known(field, value))?),
        Field::Type => Test::Type(list(values, |value| known(field, value))?),
        Field::Decision => Test::Decision(list(values, |value| known(field, value))?),
        Field::Tag => Test::Tag(list(values, |value| taken(field, value, Tag::parse))?),
        Field::Developer => Test::Developer(list(values, |value| taken(field, value, Developer::parse))?),
        Field::License => Test::License(list(values, |value| taken(field, value, license))?),
        Field::Hub => Test::Hub(list(values, |value| taken(field, value, hub_key))?),
        Field::Fits => {
            let value = one(values, "one size of memory")?;
            Test::Fits(Fits::read(&value.text).map_err(|fault| fault.moved(value.text_at()))?)
        }
        Field::Number(number) => {
            let value = one(values, "one number; a range is written 7b..70b")?;
            let test = NumberTest::read(number, &value.text);
            Test::Number(number, test.map_err(|fault| fault.moved(value.text_at()))?)
        }
        Field::Moment(moment) => {
            let value = one(values, "one day or age; a range is written 2026-01..2026-03")?;
            let when = When::read(&value.text);
            Test::Moment(moment, when.map_err(|fault| fault.moved(value.text_at()))?)
        }
    };
    Ok(values.first().map(|first| (first.at, together)).into_iter().collect())
}

/// The only value of a field that takes one.
pub(super) fn one<'v, 'i>(values: &'v [Value<'i>], what: &'static str) -> Result<&'v Value<'i>, Fault> {
    match values {
        [value] => Ok(value),
        [_, second, ..] => Err(Fault::expected(second.at, what, &second.text)),
        [] => Err(Fault::expected(0, what, "")),
    }
}

/// A word of ours as it is compared: `Favourite` is `favorite`, `code assistant` is `code_assistant`.
pub(super) fn flag(value: &Value<'_>) -> String {
    match fold(value.text.trim()) {
        british if british == "favourite" => "favorite".to_owned(),
        folded => folded,
    }
}

fn each(
    values: &[Value<'_>],
    read: impl Fn(&Value<'_>) -> Result<Test, Fault>,
) -> Result<Vec<(usize, Test)>, Fault> {
    values.iter().map(|value| Ok((value.at, read(value)?))).collect()
}

/// The values without those that stand there twice.
fn list<T: PartialEq>(
    values: &[Value<'_>],
    read: impl Fn(&Value<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut list = Vec::with_capacity(values.len());
    for value in values {
        let value = read(value)?;
        if !list.contains(&value) {
            list.push(value);
        }
    }
    Ok(list)
}

fn known<T>(field: Field, value: &Value<'_>) -> Result<T, Fault>
where
    T: FromStr + VariantArray + Copy + Into<&'static str>,
{
    let word = flag(value).replace([' ', '-'], "_");
    word.parse().map_err(|_unknown| {
        let mut known: Vec<&'static str> = T::VARIANTS.iter().map(|variant| (*variant).into()).collect();
        if field == Field::Is {
            known.push("trashed");
        }
        let nearest = nearest(&word, known.iter().copied());
        let problem =
            Problem::UnknownValue { field: field.name(), value: clipped(&value.text), nearest, known };
        Fault { at: value.at, problem }
    })
}

fn taken<T, E: Violation>(
    field: Field,
    value: &Value<'_>,
    read: impl Fn(&str) -> Result<T, E>,
) -> Result<T, Fault> {
    read(&value.text).map_err(|refused| Fault::refused(field, value, &refused))
}

fn name(value: &Value<'_>) -> Result<Word, Fault> {
    Word::new(&value.text, value.quoted).ok_or(Fault { at: value.at, problem: Problem::NothingToLookFor })
}

/// Classes are words of ours, in any case; a licence's own words stay as they are.
fn license(text: &str) -> Result<LicenseFilter, crate::text::TextError> {
    match LicenseFilter::parse(&fold(text)) {
        Ok(LicenseFilter::Is(_)) | Err(_) => LicenseFilter::parse(text),
        ours => ours,
    }
}

/// An id in the form in which the Hub's facts are found: see [`crate::hub_facts::HubFacts::keys`].
fn hub_key(text: &str) -> Result<String, crate::hub_ref::HubRefError> {
    RepoId::parse(text)
        .or_else(|_| HubRef::parse(text).map(|reference| reference.repo().clone()))
        .map(|id| id.key())
}
