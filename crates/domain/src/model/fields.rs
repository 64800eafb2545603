//! The values of a record.

use super::InteractionDate;
use crate::license::License;
use crate::model_type::ModelType;
use crate::parameters::ParameterCount;
use crate::provenance::Field;
use crate::rating::Rating;
use crate::source_link::SourceLinks;
use crate::status::Status;
use crate::tag::Tags;
use crate::text::{Developer, ModelName, Notes, Version};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use strum::VariantArray;

/// The values of a record that a person can write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each type says what its field is")]
pub struct ModelFields {
    pub name: ModelName,
    pub developer: Option<Developer>,
    pub model_type: ModelType,
    pub status: Status,
    pub parameters: Option<ParameterCount>,
    pub license: Option<License>,
    pub version: Option<Version>,
    pub tags: Tags,
    pub notes: Notes,
    pub source_links: SourceLinks,
    pub date_interacted: Option<InteractionDate>,
    pub favorite: bool,
    pub rating: Option<Rating>,
}

impl ModelFields {
    /// Writes the values that a patch names.
    pub fn write(&mut self, patch: super::ModelPatch) {
        patch.write(self);
    }

    /// A record of which only the name is known.
    pub fn named(name: ModelName) -> Self {
        Self {
            name,
            developer: None,
            model_type: ModelType::default(),
            status: Status::default(),
            parameters: None,
            license: None,
            version: None,
            tags: Tags::default(),
            notes: Notes::default(),
            source_links: SourceLinks::default(),
            date_interacted: None,
            favorite: false,
            rating: None,
        }
    }

    /// Takes over one field's value from another record.
    pub(crate) fn take(&mut self, field: Field, from: &Self) {
        let from = from.clone();
        match field {
            Field::Name => self.name = from.name,
            Field::Developer => self.developer = from.developer,
            Field::ModelType => self.model_type = from.model_type,
            Field::Status => self.status = from.status,
            Field::Parameters => self.parameters = from.parameters,
            Field::License => self.license = from.license,
            Field::Version => self.version = from.version,
            Field::Tags => self.tags = from.tags,
            Field::Notes => self.notes = from.notes,
            Field::SourceLinks => self.source_links = from.source_links,
            Field::DateInteracted => self.date_interacted = from.date_interacted,
            Field::Favorite => self.favorite = from.favorite,
            Field::Rating => self.rating = from.rating,
        }
    }

    /// The record with another value of a field, as its JSON; none where that is no value of it.
    pub(crate) fn with(&self, field: Field, value: &Value) -> Option<Self> {
        let mut values = self.values();
        values.as_object_mut()?.insert(field.as_ref().to_owned(), value.clone());
        serde_json::from_value(values).ok()
    }

    /// The value of a field as JSON.
    pub(crate) fn value(&self, field: Field) -> Value {
        self.values().get(field.as_ref()).cloned().unwrap_or(Value::Null)
    }

    /// The fields in which two records differ, with the value of each as JSON.
    pub fn differences(&self, other: &Self) -> Vec<(Field, Value, Value)> {
        let (mine, theirs) = (self.values(), other.values());
        Field::VARIANTS
            .iter()
            .filter_map(|field| {
                let of = |values: &Value| values.get(field.as_ref()).cloned().unwrap_or(Value::Null);
                let (from, to) = (of(&mine), of(&theirs));
                (from != to).then_some((*field, from, to))
            })
            .collect()
    }

    /// The values by their fields' names.
    fn values(&self) -> Value {
        // Every part serialises to a JSON scalar or list; there is nothing that could fail.
        serde_json::to_value(self).unwrap_or_default()
    }
}
