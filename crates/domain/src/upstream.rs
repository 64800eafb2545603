//! What became of a model on the Hub since it was kept.

use crate::hub_facts::{Gated, HubFacts};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the Hub did with a model since it was kept, as far as it was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Upstream {
    /// When the Hub was asked last; none for a record that is not on the Hub.
    #[serde(skip)]
    pub checked_at: Option<DateTime<Utc>>,
    /// Since when the Hub has not had it, or not shown it, any more.
    pub gone_since: Option<DateTime<Utc>>,
    /// What changed and nobody has marked as seen. A new commit alone is not among it: most change nothing that matters.
    pub unseen: Vec<UpstreamChange>,
}

/// One thing that changed on the Hub.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UpstreamChange {
    /// What changed.
    pub what: UpstreamAspect,
    /// What the Hub stated before, where it stated something.
    pub from: Option<String>,
    /// What it states now.
    pub to: Option<String>,
}

/// What can change on the Hub under the eyes of a person who relies on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum UpstreamAspect {
    /// The licence's id, or its name where the id is `other`.
    License,
    /// Whether terms must be accepted before the files can be had.
    Gated,
    /// The commit.
    Sha,
    /// The model that its card names as its successor.
    NewVersion,
    /// The canonical id.
    Renamed,
    /// Deleted, disabled or made private.
    Gone,
    /// There again.
    Back,
}

impl Upstream {
    /// What the Hub states otherwise than before.
    pub fn differences(before: &HubFacts, now: &HubFacts) -> Vec<UpstreamChange> {
        let pairs = [
            (UpstreamAspect::Renamed, Some(before.id.clone()), Some(now.id.clone())),
            (UpstreamAspect::License, license(before), license(now)),
            (UpstreamAspect::Gated, Some(gating(before)), Some(gating(now))),
            (UpstreamAspect::NewVersion, before.new_version.clone(), now.new_version.clone()),
            (UpstreamAspect::Sha, before.sha.clone(), now.sha.clone()),
        ];
        let changed = pairs.into_iter().filter(|(_, from, to)| from != to);
        changed.map(|(what, from, to)| UpstreamChange { what, from, to }).collect()
    }

    /// Adds what changed to what nobody has seen. Of two changes of one thing the first `from` and the last `to` count;
    /// what is again as it was is no change.
    pub(crate) fn note(&mut self, changes: &[UpstreamChange]) {
        for change in changes.iter().filter(|change| change.what != UpstreamAspect::Sha) {
            let opposite = match change.what {
                UpstreamAspect::Gone => UpstreamAspect::Back,
                UpstreamAspect::Back => UpstreamAspect::Gone,
                same => same,
            };
            let unseen = self.unseen.iter().position(|known| [change.what, opposite].contains(&known.what));
            let from = match unseen.map(|place| self.unseen.remove(place)) {
                Some(known) if known.what != change.what => continue,
                Some(known) => known.from,
                None => change.from.clone(),
            };
            if from != change.to || from.is_none() {
                self.unseen.push(UpstreamChange { from, ..change.clone() });
            }
        }
    }
}

/// `other` says nothing; the name that the card gives beside it does.
fn license(facts: &HubFacts) -> Option<String> {
    match facts.license.as_deref() {
        Some("other") => facts.license_name.clone().or_else(|| facts.license.clone()),
        _ => facts.license.clone(),
    }
}

fn gating(facts: &HubFacts) -> String {
    let word = match facts.gated {
        Gated::No => "no",
        Gated::Auto => "auto",
        Gated::Manual => "manual",
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(license: &str) -> HubFacts {
        HubFacts { id: "acme/Rocket-7B".into(), license: Some(license.into()), ..HubFacts::default() }
    }

    fn change(what: UpstreamAspect, from: &str, to: &str) -> UpstreamChange {
        UpstreamChange { what, from: Some(from.into()), to: Some(to.into()) }
    }

    #[test]
    fn what_a_person_relies_on_is_told_when_it_changes() {
        let now = HubFacts {
            id: "acme-labs/Rocket-7B".into(),
            gated: Gated::Auto,
            sha: Some("b".into()),
            downloads: Some(9),
            ..facts("gemma")
        };
        let before = HubFacts { sha: Some("a".into()), ..facts("mit") };
        assert_eq!(
            Upstream::differences(&before, &now),
            [
                change(UpstreamAspect::Renamed, "acme/Rocket-7B", "acme-labs/Rocket-7B"),
                change(UpstreamAspect::License, "mit", "gemma"),
                change(UpstreamAspect::Gated, "no", "auto"),
                change(UpstreamAspect::Sha, "a", "b"),
            ]
        );
        assert!(Upstream::differences(&before, &before).is_empty());
    }

    #[test]
    fn a_license_of_the_developers_own_goes_by_its_name() {
        let named = |name: &str| HubFacts { license_name: Some(name.into()), ..facts("other") };
        assert_eq!(
            Upstream::differences(&named("acme-1"), &named("acme-2")),
            [change(UpstreamAspect::License, "acme-1", "acme-2")]
        );
    }

    #[test]
    fn two_changes_of_one_thing_are_one_until_they_are_seen() {
        let mut upstream = Upstream::default();
        upstream.note(&[change(UpstreamAspect::License, "mit", "gemma")]);
        upstream.note(&[change(UpstreamAspect::License, "gemma", "llama3")]);
        assert_eq!(upstream.unseen, [change(UpstreamAspect::License, "mit", "llama3")]);
        upstream.note(&[change(UpstreamAspect::License, "llama3", "mit")]);
        assert!(upstream.unseen.is_empty());
    }

    #[test]
    fn what_went_and_came_back_unseen_was_never_gone() {
        let gone = |what| UpstreamChange { what, from: None, to: None };
        let mut upstream = Upstream::default();
        upstream.note(&[gone(UpstreamAspect::Gone)]);
        assert_eq!(upstream.unseen.len(), 1);
        upstream.note(&[gone(UpstreamAspect::Back)]);
        assert!(upstream.unseen.is_empty());
        upstream.note(&[gone(UpstreamAspect::Back)]);
        assert_eq!(upstream.unseen, [gone(UpstreamAspect::Back)]);
    }

    #[test]
    fn a_new_commit_alone_needs_nobodys_attention() {
        let mut upstream = Upstream::default();
        upstream.note(&[change(UpstreamAspect::Sha, "a", "b")]);
        assert_eq!(upstream, Upstream::default());
    }
}
