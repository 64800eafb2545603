//! What a person changes of a record.

use super::{InteractionDate, ModelFields};
use crate::license::License;
use crate::model_type::ModelType;
use crate::parameters::ParameterCount;
use crate::provenance::{Field, Source};
use crate::rating::Rating;
use crate::source_link::SourceLinks;
use crate::status::Status;
use crate::tag::Tags;
use crate::text::{Developer, ModelName, Notes, Version};
use std::collections::BTreeSet;

/// The fields that a person named, already valid: `None` leaves a field alone, `Some(None)` empties it.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub struct ModelPatch {
    pub name: Option<ModelName>,
    pub developer: Option<Option<Developer>>,
    pub model_type: Option<ModelType>,
    pub status: Option<Status>,
    pub parameters: Option<Option<ParameterCount>>,
    pub license: Option<Option<License>>,
    pub version: Option<Option<Version>>,
    pub tags: Option<Tags>,
    pub notes: Option<Notes>,
    pub source_links: Option<SourceLinks>,
    pub date_interacted: Option<Option<InteractionDate>>,
    pub favorite: Option<bool>,
    pub rating: Option<Option<Rating>>,
    /// Those of the fields whose value a language model proposed and the person took over as it was.
    pub proposed: BTreeSet<Field>,
}

impl ModelPatch {
    /// Who wrote a field that the patch names.
    pub(crate) fn author(&self, field: Field) -> Source {
        if self.proposed.contains(&field) { Source::Ai } else { Source::User }
    }

    /// A whole record, in which what is not named is empty; none without a name.
    pub fn into_fields(self) -> Option<ModelFields> {
        let mut fields = ModelFields::named(self.name.clone()?);
        self.write(&mut fields);
        Some(fields)
    }

    /// Writes the named values into a record and tells which were named.
    pub(crate) fn write(self, fields: &mut ModelFields) -> Vec<Field> {
        let mut named = Vec::new();
        let mut note = |field| named.push(field);
        set(self.name, &mut fields.name, || note(Field::Name));
        set(self.developer, &mut fields.developer, || note(Field::Developer));
        set(self.model_type, &mut fields.model_type, || note(Field::ModelType));
        set(self.status, &mut fields.status, || note(Field::Status));
        set(self.parameters, &mut fields.parameters, || note(Field::Parameters));
        set(self.license, &mut fields.license, || note(Field::License));
        set(self.version, &mut fields.version, || note(Field::Version));
        set(self.tags, &mut fields.tags, || note(Field::Tags));
        set(self.notes, &mut fields.notes, || note(Field::Notes));
        set(self.source_links, &mut fields.source_links, || note(Field::SourceLinks));
        set(self.date_interacted, &mut fields.date_interacted, || note(Field::DateInteracted));
        set(self.favorite, &mut fields.favorite, || note(Field::Favorite));
        set(self.rating, &mut fields.rating, || note(Field::Rating));
        named
    }
}

fn set<T>(given: Option<T>, place: &mut T, note: impl FnOnce()) {
    if let Some(value) = given {
        *place = value;
        note();
    }
}
