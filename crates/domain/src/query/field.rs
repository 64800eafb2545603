//! The fields that a query can ask for.

use super::{MomentField, NumberField};

/// What stands before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Status,
    Type,
    Tag,
    Developer,
    License,
    Hub,
    Decision,
    Is,
    Has,
    Name,
    Fits,
    Number(NumberField),
    Moment(MomentField),
    Sort,
}

const MOMENT: &str = "an age such as <30d, or a day such as 2026-01-31, >=2026-01 or 2025..2026";

/// Each field with its name and what it expects.
const FIELDS: [(Field, &str, &str); 21] = [
    (Field::Status, "status", "a status such as using"),
    (Field::Type, "type", "a type such as llm"),
    (Field::Tag, "tag", "a tag"),
    (Field::Developer, "developer", "a developer"),
    (Field::License, "license", "a licence such as mit, a class such as permissive, or commercial"),
    (Field::Hub, "hub", "an id such as org/name"),
    (Field::Decision, "decision", "chosen or rejected"),
    (Field::Is, "is", "favorite, gated, gone, changed, duplicate or trashed"),
    (Field::Has, "has", "a detail such as notes"),
    (Field::Name, "name", "a word of the name"),
    (Field::Fits, "fits", "a size of memory such as 24gb, or mine"),
    (Field::Number(NumberField::Parameters), "params", "a count such as 7b, <10b or 7b..70b"),
    (Field::Number(NumberField::Context), "context", "a length such as 32k, >=128k or 8k..32k"),
    (Field::Number(NumberField::Rating), "rating", "1 to 5 stars such as 5, >=4 or 2..3"),
    (Field::Moment(MomentField::Added), "added", MOMENT),
    (Field::Moment(MomentField::Updated), "updated", MOMENT),
    (Field::Moment(MomentField::Since), "since", MOMENT),
    (Field::Moment(MomentField::Interacted), "interacted", MOMENT),
    (Field::Moment(MomentField::Active), "active", MOMENT),
    (Field::Moment(MomentField::Moved), "moved", MOMENT),
    (Field::Sort, "sort", "what to sort by such as name or -params"),
];

impl Field {
    /// The field of that name, without regard to case.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = if name.eq_ignore_ascii_case("parameters") { "params" } else { name };
        FIELDS.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name)).map(|(field, ..)| *field)
    }

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        self.entry().0
    }

    /// What stands behind its colon.
    pub(super) fn expects(self) -> &'static str {
        self.entry().1
    }

    fn entry(self) -> (&'static str, &'static str) {
        FIELDS
            .iter()
            .find(|(field, ..)| *field == self)
            .map_or(("field", "a value"), |(_, name, expects)| (name, expects))
    }
}

/// The name of every field, and in a few words what stands behind its colon.
pub fn fields() -> impl Iterator<Item = (&'static str, &'static str)> {
    FIELDS.iter().map(|(_, name, expects)| (*name, *expects))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_name_in_any_case() {
        for (field, name, expects) in FIELDS {
            assert_eq!(Field::named(&name.to_uppercase()), Some(field));
            assert_eq!((field.name(), field.expects()), (name, expects));
        }
        assert_eq!(Field::named("Parameters"), Field::named("params"));
        assert_eq!(Field::named("runs"), None);
    }
}
