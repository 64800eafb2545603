//! Under which terms a model may be used.

mod catalogue;
mod filter;
#[cfg(test)]
mod ids;
mod verdict;

use crate::text::{TextError, fold, line};
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

pub use catalogue::known_licenses;
pub use filter::LicenseFilter;
pub use verdict::{BaseLicense, BaseVerdict, Commercial, LicenseVerdict};

/// The Hub's licence id or a person's own words, folded where the id is a known one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct License(String);

/// What a licence allows, roughly. Not legal advice.
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
pub enum LicenseClass {
    /// Use, change and sell; keep the notice.
    Permissive,
    /// As permissive, but what is made of it stays under the same terms.
    Copyleft,
    /// For research or private use only.
    NonCommercial,
    /// Terms of the developer's own: read them.
    CustomTerms,
    /// May be passed on, not changed.
    NoDerivatives,
    /// Cannot be told from the id.
    Unknown,
}

impl License {
    /// The longest that is accepted, in characters.
    pub const MAX_CHARS: usize = 200;

    /// Trims and checks the text; a known id is folded to the Hub's spelling, free text stays as written.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = line(text, Self::MAX_CHARS)?;
        let folded = fold(&text);
        Ok(Self(if catalogue::class_of(&folded).is_some() { folded } else { text }))
    }

    /// The id or the free text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the licence allows, by the Hub's id; free text is [`LicenseClass::Unknown`].
    pub fn class(&self) -> LicenseClass {
        catalogue::class_of(&self.0).unwrap_or(LicenseClass::Unknown)
    }
}

impl TryFrom<String> for License {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        Self::parse(&text)
    }
}

impl From<License> for String {
    fn from(license: License) -> String {
        license.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(text: &str) -> LicenseClass {
        License::parse(text).unwrap().class()
    }

    #[test]
    fn the_classes_are_those_of_the_hubs_ids() {
        use LicenseClass::{Copyleft, CustomTerms, NoDerivatives, NonCommercial, Permissive, Unknown};
        for (id, expected) in [
            ("apache-2.0", Permissive),
            ("MIT", Permissive),
            ("cc-by-4.0", Permissive),
            ("agpl-3.0", Copyleft),
            ("cc-by-sa-4.0", Copyleft),
            ("cc-by-nc-sa-4.0", NonCommercial),
            ("cc-by-nc-nd-3.0", NonCommercial),
            ("cc-by-nd-4.0", NoDerivatives),
            ("llama3.1", CustomTerms),
            ("gemma", CustomTerms),
            ("creativeml-openrail-m", CustomTerms),
            ("other", Unknown),
            ("cc", Unknown),
            ("ask the author", Unknown),
        ] {
            assert_eq!(class(id), expected, "{id}");
        }
    }

    #[test]
    fn a_known_id_is_folded_and_free_text_is_not() {
        assert_eq!(License::parse(" Apache-2.0 ").unwrap().as_str(), "apache-2.0");
        assert_eq!(License::parse("Ask Me First").unwrap().as_str(), "Ask Me First");
        assert!(License::parse("").is_err());
    }

    #[test]
    fn every_known_id_has_a_class_and_stands_once() {
        let mut ids: Vec<&str> = known_licenses().map(|(id, _)| id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
        for (id, expected) in known_licenses() {
            assert_eq!(class(id), expected);
        }
    }

    #[test]
    fn a_license_serialises_as_its_text() {
        let license: License = serde_json::from_str("\"MIT\"").unwrap();
        assert_eq!(serde_json::to_string(&license).unwrap(), "\"mit\"");
    }
}
