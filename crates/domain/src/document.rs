//! Everything of a record that words are looked for in.

use crate::hub_facts::HubFacts;
use crate::license::License;
use crate::model::ModelFields;
use crate::source_link::SourceLink;
use crate::tag::Tag;
use crate::text::{Developer, Version};
use serde::Serialize;
use strum::{AsRefStr, IntoStaticStr};

/// Where in a record a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, AsRefStr, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub enum Place {
    Name,
    Tags,
    Developer,
    Version,
    HubId,
    License,
    Notes,
    Journal,
    SourceLinks,
    Description,
}

/// Everything of a record that words are looked for in, text by text: a phrase does not reach from one into the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document<'a>(Vec<(Place, &'a str)>);

impl<'a> Document<'a> {
    /// Collects the texts of a record and of its journal, the weightier first.
    pub fn of(fields: &'a ModelFields, hub: Option<&'a HubFacts>, journal: &'a [String]) -> Self {
        let mut texts = vec![(Place::Name, fields.name.as_str())];
        texts.extend(fields.tags.iter().map(|tag| (Place::Tags, Tag::as_str(tag))));
        texts.extend(fields.developer.as_ref().map(|text| (Place::Developer, Developer::as_str(text))));
        texts.extend(fields.version.as_ref().map(|text| (Place::Version, Version::as_str(text))));
        texts.extend(hub.map(|facts| (Place::HubId, facts.id.as_str())));
        texts.extend(fields.license.as_ref().map(|text| (Place::License, License::as_str(text))));
        texts.push((Place::Notes, fields.notes.as_str()));
        texts.extend(journal.iter().map(|text| (Place::Journal, text.as_str())));
        texts.extend(fields.source_links.iter().map(|link| (Place::SourceLinks, SourceLink::as_str(link))));
        texts.extend(
            hub.and_then(|facts| facts.description.as_deref()).map(|text| (Place::Description, text)),
        );
        Self(texts)
    }

    /// The texts, each with its place.
    pub fn texts(&self) -> impl Iterator<Item = (Place, &'a str)> + '_ {
        self.0.iter().copied()
    }

    /// The texts of some places.
    pub fn of_places<'b>(&'b self, places: &'b [Place]) -> impl Iterator<Item = &'a str> + 'b {
        self.0.iter().filter(|(place, _)| places.contains(place)).map(|(_, text)| *text)
    }
}
