//! The fields of a record as they are sent.

use super::checks::{checked, choice, each};
use super::count::CountInput;
use super::nullable::given;
use crate::problem::FieldProblem;
use serde::Deserialize;
use strum::VariantArray;
use trackml_domain::license::License;
use trackml_domain::model::{InteractionDate, ModelPatch};
use trackml_domain::model_type::ModelType;
use trackml_domain::rating::Rating;
use trackml_domain::source_link::{SourceLink, SourceLinks};
use trackml_domain::status::Status;
use trackml_domain::tag::{Tag, Tags};
use trackml_domain::text::{Developer, ModelName, Notes, Version};
use trackml_domain::violation::Violation;
use utoipa::ToSchema;

/// Some fields of a record, as JSON Merge Patch: an absent field is left alone, a null one is emptied.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = ModelPatch, example = json!({"status": "tried", "tags": ["code", "to-read"], "rating": 4}))]
pub(crate) struct ModelInput {
    /// What the model is called, 1 to 200 characters.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 200, example = "Mistral-7B-v0.1")]
    pub(crate) name: Option<Option<String>>,
    /// Who made it, at most 200 characters.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 200, example = "mistralai")]
    developer: Option<Option<String>>,
    /// What it is for.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<ModelType>)]
    model_type: Option<Option<String>>,
    /// Where you stand with it.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Status>)]
    status: Option<Option<String>>,
    /// The number of weights: a whole number, or a text such as `7B`, `8x7B`, `1.5T`, `355M`.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<u64>)]
    parameters: Option<Option<CountInput>>,
    /// The Hub's licence id, or free text of at most 200 characters.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 200, example = "apache-2.0")]
    license: Option<Option<String>>,
    /// Which release is meant, at most 100 characters.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 100, example = "v0.1")]
    version: Option<Option<String>>,
    /// Your words for grouping: at most 50, of 1 to 50 characters each; case does not matter.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>, max_items = 50)]
    tags: Option<Option<Vec<String>>>,
    /// What you think of it, in Markdown, at most 100 000 bytes.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 100_000)]
    notes: Option<Option<String>>,
    /// Where you read about it: at most 50 http or https addresses.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>, max_items = 50)]
    source_links: Option<Option<Vec<String>>>,
    /// The day on which you last had to do with it.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<chrono::NaiveDate>, example = "2026-11-23")]
    date_interacted: Option<Option<String>>,
    /// Whether it is one of your favourites.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<bool>)]
    favorite: Option<Option<bool>>,
    /// One to five stars.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 5)]
    rating: Option<Option<i64>>,
}

impl ModelInput {
    /// Checks every field and tells of all that are refused, not only the first.
    pub(crate) fn into_patch(self) -> Result<ModelPatch, Vec<FieldProblem>> {
        let mut check = Check::default();
        let patch = ModelPatch {
            name: check.name(self.name),
            developer: check.nullable("developer", self.developer, |text| Developer::parse(text)),
            model_type: check.choice("model_type", self.model_type, ModelType::VARIANTS),
            status: check.choice("status", self.status, Status::VARIANTS),
            parameters: check.nullable("parameters", self.parameters, CountInput::parse),
            license: check.nullable("license", self.license, |text| License::parse(text)),
            version: check.nullable("version", self.version, |text| Version::parse(text)),
            tags: check.tags(self.tags),
            notes: check.or_default("notes", self.notes, |text| Notes::parse(text)),
            source_links: check.links(self.source_links),
            date_interacted: check
                .nullable("date_interacted", self.date_interacted, |text| InteractionDate::parse(text)),
            favorite: self.favorite.map(Option::unwrap_or_default),
            rating: check.nullable("rating", self.rating, |stars| Rating::new(*stars)),
            ..ModelPatch::default()
        };
        if check.errors.is_empty() { Ok(patch) } else { Err(check.errors) }
    }
}

/// Collects what is refused.
#[derive(Default)]
struct Check {
    errors: Vec<FieldProblem>,
}

impl Check {
    fn one<T, E: Violation>(&mut self, field: impl Into<String>, result: Result<T, E>) -> Option<T> {
        checked(field, result, &mut self.errors)
    }

    fn name(&mut self, given: Option<Option<String>>) -> Option<ModelName> {
        if let Some(text) = given? {
            self.one("name", ModelName::parse(&text))
        } else {
            self.errors.push(FieldProblem::new(
                "name",
                "required",
                "must not be null: a record needs a name",
            ));
            None
        }
    }

    fn nullable<I, T, E: Violation>(
        &mut self,
        field: &'static str,
        given: Option<Option<I>>,
        parse: impl FnOnce(&I) -> Result<T, E>,
    ) -> Option<Option<T>> {
        match given? {
            None => Some(None),
            Some(value) => self.one(field, parse(&value)).map(Some),
        }
    }

    fn or_default<I, T: Default, E: Violation>(
        &mut self,
        field: &'static str,
        given: Option<Option<I>>,
        parse: impl FnOnce(&I) -> Result<T, E>,
    ) -> Option<T> {
        self.nullable(field, given, parse).map(Option::unwrap_or_default)
    }

    fn choice<T: Copy + Default + AsRef<str> + std::str::FromStr>(
        &mut self,
        field: &'static str,
        given: Option<Option<String>>,
        known: &[T],
    ) -> Option<T> {
        let Some(text) = given? else { return Some(T::default()) };
        self.one(field, choice(&text, known))
    }

    fn tags(&mut self, given: Option<Option<Vec<String>>>) -> Option<Tags> {
        let texts = given?.unwrap_or_default();
        let tags = each("tags", &texts, Tag::parse, &mut self.errors);
        self.one("tags", Tags::new(tags))
    }

    fn links(&mut self, given: Option<Option<Vec<String>>>) -> Option<SourceLinks> {
        let texts = given?.unwrap_or_default();
        let links = each("source_links", &texts, SourceLink::parse, &mut self.errors);
        self.one("source_links", SourceLinks::new(links))
    }
}
