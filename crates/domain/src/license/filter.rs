//! Which licences are asked for.

use super::{License, LicenseClass};
use crate::text::TextError;

/// One licence, one class of them, or all that allow commercial use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LicenseFilter {
    /// Exactly this licence, without regard to case.
    Is(License),
    /// Any licence of this class.
    Class(LicenseClass),
    /// Any licence that allows commercial use without terms of the developer's own: see [`LicenseClass::COMMERCIAL`].
    Commercial,
}

impl LicenseClass {
    /// The classes that allow commercial use without terms of the developer's own.
    pub const COMMERCIAL: [Self; 2] = [Self::Permissive, Self::Copyleft];
}

impl LicenseFilter {
    /// The word for [`LicenseFilter::Commercial`].
    pub const COMMERCIAL: &str = "commercial";

    /// Reads `commercial`, a class (`permissive`) or an id (`apache-2.0`).
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = text.trim();
        if text.eq_ignore_ascii_case(Self::COMMERCIAL) {
            return Ok(Self::Commercial);
        }
        // The class `unknown` is also an id of the Hub's; the class holds the id.
        text.parse().map_or_else(|_| License::parse(text).map(Self::Is), |class| Ok(Self::Class(class)))
    }

    /// Whether a licence is asked for.
    pub fn admits(&self, license: &License) -> bool {
        match self {
            Self::Is(wanted) => crate::text::fold(wanted.as_str()) == crate::text::fold(license.as_str()),
            Self::Class(class) => license.class() == *class,
            Self::Commercial => LicenseClass::COMMERCIAL.contains(&license.class()),
        }
    }
}

impl std::fmt::Display for LicenseFilter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Is(license) => f.write_str(license.as_str()),
            Self::Class(class) => class.fmt(f),
            Self::Commercial => f.write_str(Self::COMMERCIAL),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_license_filter_is_a_class_or_an_id() {
        assert_eq!(
            LicenseFilter::parse("non_commercial").unwrap(),
            LicenseFilter::Class(LicenseClass::NonCommercial)
        );
        assert_eq!(LicenseFilter::parse("MIT").unwrap(), LicenseFilter::Is(License::parse("mit").unwrap()));
        assert_eq!(LicenseFilter::parse("Commercial").unwrap(), LicenseFilter::Commercial);
        assert!(LicenseFilter::parse("").is_err());
    }

    #[test]
    fn commercial_use_is_allowed_by_the_classes_that_say_so() {
        let admits = |id: &str| LicenseFilter::Commercial.admits(&License::parse(id).unwrap());
        assert_eq!(
            ["mit", "agpl-3.0", "cc-by-nc-4.0", "llama3.1", "words"].map(admits),
            [true, true, false, false, false]
        );
    }
}
