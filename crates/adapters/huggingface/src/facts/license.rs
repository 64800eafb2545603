//! The licence's id.

use super::tags::HubTags;
use crate::lenient::Lenient;
use serde_json::Value;
use trackml_domain::license::{License, LicenseClass};

/// The id that the card names, or that the Hub made a tag of.
///
/// Where a card names several that allow the same, the first stands for them; where they differ none alone would be
/// the truth, so all are named, and what they allow together is for a person to read.
pub(super) fn of(card: &Value, tags: &HubTags) -> Option<String> {
    let named = card.texts("license");
    let class = |id: &String| License::parse(id).map_or(LicenseClass::Unknown, |license| license.class());
    match named.as_slice() {
        [] => tags.license.clone(),
        [first, rest @ ..] if rest.iter().all(|other| class(other) == class(first)) => Some(first.clone()),
        several => Some(several.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(card: Value, tags: &[&str]) -> Option<String> {
        of(&card, &HubTags::of(&tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>()))
    }

    #[test]
    fn the_cards_word_comes_before_the_tags() {
        assert_eq!(read(json!({"license": "mit"}), &["license:gpl"]).as_deref(), Some("mit"));
        assert_eq!(read(json!({"license": null}), &["license:gpl"]).as_deref(), Some("gpl"));
        assert_eq!(read(json!(null), &[]), None);
    }

    #[test]
    fn of_several_licenses_the_first_stands_only_for_its_like() {
        assert_eq!(read(json!({"license": ["mit", "apache-2.0"]}), &[]).as_deref(), Some("mit"));
        assert_eq!(read(json!({"license": ["mit", "gpl-3.0"]}), &[]).as_deref(), Some("mit, gpl-3.0"));
    }
}
