//! Where each value of a record came from.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// A field of a model that somebody or something fills in.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsRefStr,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub enum Field {
    Name,
    Developer,
    ModelType,
    Status,
    Parameters,
    License,
    Version,
    Tags,
    Notes,
    SourceLinks,
    DateInteracted,
    Favorite,
    Rating,
}

/// Who or what a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Source {
    /// A person wrote it: nothing else replaces it.
    User,
    /// The Hub states it.
    Hub,
    /// Concluded from what the Hub states: a name, a base model.
    Inferred,
    /// A language model wrote it.
    Ai,
}

/// Where a value came from, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mark {
    /// Who or what.
    pub source: Source,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where each value came from; a field that nobody touched has no mark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Provenance(BTreeMap<Field, Mark>);

impl Provenance {
    /// Notes where a field's value came from.
    pub fn mark(&mut self, field: Field, source: Source, at: DateTime<Utc>) {
        self.0.insert(field, Mark { source, at });
    }

    /// Where a field's value came from.
    pub fn source(&self, field: Field) -> Option<Source> {
        self.0.get(&field).map(|mark| mark.source)
    }

    /// Where a field's value came from, and when.
    pub fn get(&self, field: Field) -> Option<Mark> {
        self.0.get(&field).copied()
    }

    /// Notes again what was noted before.
    pub(crate) fn put_back(&mut self, field: Field, mark: Option<Mark>) {
        match mark {
            Some(mark) => self.0.insert(field, mark),
            None => self.0.remove(&field),
        };
    }

    /// Whether a person wrote the field, its emptiness included.
    pub fn is_users(&self, field: Field) -> bool {
        self.source(field) == Some(Source::User)
    }

    /// Every mark, in the fields' order.
    pub fn iter(&self) -> impl Iterator<Item = (Field, Mark)> {
        self.0.iter().map(|(field, mark)| (*field, *mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_kept_per_field() {
        let mut provenance = Provenance::default();
        provenance.mark(Field::License, Source::Hub, DateTime::UNIX_EPOCH);
        provenance.mark(Field::Notes, Source::User, DateTime::UNIX_EPOCH);
        assert!(provenance.is_users(Field::Notes));
        assert!(!provenance.is_users(Field::License));
        assert_eq!(provenance.source(Field::Rating), None);
        assert_eq!(
            provenance.iter().map(|(field, _)| field).collect::<Vec<_>>(),
            [Field::License, Field::Notes]
        );
    }

    #[test]
    fn it_serialises_by_the_fields_names() {
        let mut provenance = Provenance::default();
        provenance.mark(Field::SourceLinks, Source::Inferred, DateTime::UNIX_EPOCH);
        let text = serde_json::to_string(&provenance).unwrap();
        assert_eq!(text, r#"{"source_links":{"source":"inferred","at":"1970-01-01T00:00:00Z"}}"#);
        assert_eq!(serde_json::from_str::<Provenance>(&text).unwrap(), provenance);
    }
}
