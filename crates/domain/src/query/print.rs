//! A query as it is written: what is printed reads back as the same query.

use super::syntax::{is_bare, is_left_open, is_plain};
use super::{Condition, Query, Test, Word};
use std::fmt::{self, Display, Formatter, Write};

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let settings = [
            self.trashed.then(|| "is:trashed".to_owned()),
            self.sort.map(|sort| format!("sort:{}", Value(&sort.to_string()))),
        ];
        let mut settings = settings.into_iter().flatten().peekable();
        let everything = self.condition == Condition::default();
        match &self.condition {
            Condition::Any(_) if settings.peek().is_some() => Group(&self.condition).fmt(f)?,
            condition => condition.fmt(f)?,
        }
        for (index, setting) in settings.enumerate() {
            let space = if everything && index == 0 { "" } else { " " };
            write!(f, "{space}{setting}")?;
        }
        Ok(())
    }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(all) => joined(f, all, " ", |inner| matches!(inner, Self::Any(_) | Self::All(_))),
            Self::Any(any) => joined(f, any, " OR ", |inner| matches!(inner, Self::Any(_))),
            Self::Not(inner) if matches!(**inner, Self::All(_) | Self::Any(_)) => {
                write!(f, "-{}", Group(inner))
            }
            Self::Not(inner) => write!(f, "-{inner}"),
            Self::Test(test) => test.fmt(f),
        }
    }
}

/// A condition in parentheses.
struct Group<'a>(&'a Condition);

impl Display for Group<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // A word such as `f(` would take the parenthesis for its own.
        let space = if ends_left_open(self.0) { " " } else { "" };
        write!(f, "({}{space})", self.0)
    }
}

fn ends_left_open(condition: &Condition) -> bool {
    match condition {
        Condition::All(inner) | Condition::Any(inner) => inner.last().is_some_and(ends_left_open),
        Condition::Not(inner) => ends_left_open(inner),
        Condition::Test(Test::Word(word) | Test::Name(word)) => {
            !word.is_quoted() && is_left_open(word.text())
        }
        Condition::Test(_) => false,
    }
}

fn joined(
    f: &mut Formatter<'_>,
    conditions: &[Condition],
    between: &str,
    grouped: impl Fn(&Condition) -> bool,
) -> fmt::Result {
    for (index, condition) in conditions.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        if grouped(condition) { Group(condition).fmt(f) } else { condition.fmt(f) }?;
    }
    Ok(())
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) if word.is_quoted() || !is_plain(word.text()) => Quoted(word.text()).fmt(f),
            Self::Word(word) => f.write_str(word.text()),
            Self::Name(word) => name(f, word),
            Self::Status(values) => list(f, "status", values.iter().map(AsRef::as_ref)),
            Self::Type(values) => list(f, "type", values.iter().map(AsRef::as_ref)),
            Self::Tag(values) => list(f, "tag", values.iter().map(crate::tag::Tag::as_str)),
            Self::Developer(values) => {
                list(f, "developer", values.iter().map(crate::text::Developer::as_str))
            }
            Self::License(values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                list(f, "license", values.iter().map(String::as_str))
            }
            Self::Hub(values) => list(f, "hub", values.iter().map(String::as_str)),
            Self::Decision(values) => list(f, "decision", values.iter().map(AsRef::as_ref)),
            Self::Number(field, test) => write!(f, "{field}:{test}"),
            Self::Moment(field, when) => write!(f, "{field}:{when}"),
            Self::Fits(fits) => write!(f, "fits:{fits}"),
            Self::Is(what) => write!(f, "is:{what}"),
            Self::Has(part) => write!(f, "has:{part}"),
        }
    }
}

fn name(f: &mut Formatter<'_>, word: &Word) -> fmt::Result {
    f.write_str("name:")?;
    if word.is_quoted() || !is_bare(word.text()) {
        Quoted(word.text()).fmt(f)
    } else {
        f.write_str(word.text())
    }
}

fn list<'v>(f: &mut Formatter<'_>, field: &str, values: impl Iterator<Item = &'v str>) -> fmt::Result {
    write!(f, "{field}:")?;
    for (index, value) in values.enumerate() {
        if index > 0 {
            f.write_char(',')?;
        }
        Value(value).fmt(f)?;
    }
    Ok(())
}

/// A value behind a colon: in quotes only where it has to be.
struct Value<'a>(&'a str);

impl Display for Value<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if is_bare(self.0) && !is_left_open(self.0) { f.write_str(self.0) } else { Quoted(self.0).fmt(f) }
    }
}

/// A text in quotes. A backslash is doubled only where it would be read as an escape, so that what is printed is
/// never longer than what was read.
struct Quoted<'a>(&'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        let mut rest = self.0.chars().peekable();
        while let Some(c) = rest.next() {
            if c == '"' || (c == '\\' && matches!(rest.peek(), None | Some('"' | '\\'))) {
                f.write_char('\\')?;
            }
            f.write_char(c)?;
        }
        f.write_char('"')
    }
}
