//! What makes two records seem to be of one model.

use crate::model::ModelSummary;
use crate::text::Developer;
use crate::words::spaced;
use serde::Serialize;
use strum::{AsRefStr, IntoStaticStr};

/// What records that seem to be of one model have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, AsRefStr, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DuplicateReason {
    /// The same id on the Hub.
    HubId,
    /// Ids that lead to the same model: one of them is a former name of the other.
    CanonicalId,
    /// A name and a developer that are equal but for case, spaces and punctuation.
    Name,
}

/// A name without case, spaces and punctuation: `Llama-3.1 8B` and `llama 3.1-8b` are one.
pub fn compact(name: &str) -> String {
    spaced(name).replace(' ', "")
}

/// Whether the developers of two records may be one: equal but for case and punctuation, or one of them not known.
pub fn may_be_one(a: Option<&Developer>, b: Option<&Developer>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            let (a, b) = (compact(a.as_str()), compact(b.as_str()));
            a == b || a.starts_with(&b) || b.starts_with(&a)
        }
        _ => true,
    }
}

/// Cuts records of one compact name into groups whose developers may be one, each of two and more.
pub fn of_one_developer(records: Vec<ModelSummary>) -> Vec<Vec<ModelSummary>> {
    let mut groups: Vec<Vec<ModelSummary>> = Vec::new();
    // Those of a known developer first: one without may belong to any of them.
    let (known, unknown): (Vec<_>, Vec<_>) =
        records.into_iter().partition(|record| record.developer.is_some());
    for record in known.into_iter().chain(unknown) {
        let fits = |group: &&mut Vec<ModelSummary>| {
            group.iter().all(|other| may_be_one(other.developer.as_ref(), record.developer.as_ref()))
        };
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(record),
            None => groups.push(vec![record]),
        }
    }
    groups.retain(|group| group.len() > 1);
    for group in &mut groups {
        group.sort_by_key(|record| record.id);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        assert_eq!(compact("Llama-3.1 8B"), compact("llama 3.1-8b"));
        assert_ne!(compact("Llama-3.1 8B"), compact("Llama-3.2 8B"));
    }

    #[test]
    fn developers_may_be_one_where_nothing_speaks_against_it() {
        let developer = |name: &str| Developer::parse(name).unwrap();
        let one = |a: &str, b: &str| may_be_one(Some(&developer(a)), Some(&developer(b)));
        assert!(one("Mistral AI", "mistralai") && one("Mistral", "mistralai"));
        assert!(!one("Meta", "Mistral AI"));
        assert!(may_be_one(None, Some(&developer("Meta"))) && may_be_one(None, None));
    }
}
