//! Whether a model may be used to earn money, and why. Not legal advice.

use super::{License, LicenseClass, catalogue};
use crate::hub_facts::Relation;
use crate::id::ModelId;
use serde::Serialize;

/// Whether a model may be used commercially.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Commercial {
    /// Yes, with a notice.
    Yes,
    /// Yes, under conditions that must be read.
    Conditions,
    /// No.
    No,
    /// It cannot be told.
    Unknown,
}

/// A base model with its licence, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseLicense {
    /// Its id on the Hub.
    pub hub_id: String,
    /// How the model was made from it.
    pub relation: Relation,
    /// The record that is of it, where there is one.
    pub model_id: Option<ModelId>,
    /// Its licence.
    pub license: Option<License>,
}

/// What is to be said of a base model's licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseVerdict {
    /// The base model.
    pub base: BaseLicense,
    /// Whether its licence allows less than the model's own.
    pub stricter: bool,
    /// Why, in a sentence.
    pub reason: String,
}

/// Whether a model may be used commercially, its base models' licences considered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseVerdict {
    /// The verdict.
    pub commercial: Commercial,
    /// Why, in a sentence or two.
    pub reason: String,
    /// The base models.
    pub bases: Vec<BaseVerdict>,
}

impl Commercial {
    /// How much is forbidden; what cannot be told comes last.
    fn strictness(self) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::Yes => 1,
            Self::Conditions => 2,
            Self::No => 3,
        }
    }
}

/// What one licence says.
fn judged(license: Option<&License>) -> (Commercial, String) {
    let Some(license) = license else {
        return (Commercial::Unknown, "No licence is known: without one, nothing is allowed.".to_owned());
    };
    let id = license.as_str();
    // A person's own words may begin like an id and mean another licence: that of the first LLaMA was for research only.
    if catalogue::class_of(id).is_some()
        && let Some((commercial, reason)) = of_family(id)
    {
        return (commercial, reason.to_owned());
    }
    match license.class() {
        LicenseClass::Permissive => {
            (Commercial::Yes, format!("{id} allows commercial use; keep its notice."))
        }
        LicenseClass::Copyleft => (
            Commercial::Yes,
            format!(
                "{id} allows commercial use; what is made of it and passed on stays under the same terms."
            ),
        ),
        LicenseClass::NonCommercial => (Commercial::No, format!("{id} is for research or private use only.")),
        LicenseClass::NoDerivatives => {
            (Commercial::Conditions, format!("{id} lets it be passed on, but not changed: no fine-tunes."))
        }
        LicenseClass::CustomTerms => {
            (Commercial::Conditions, format!("{id} has terms of the developer's own: read them."))
        }
        LicenseClass::Unknown => {
            (Commercial::Unknown, format!("“{id}” is no licence that is known: read its text."))
        }
    }
}

/// What is particular to licences that many models have.
fn of_family(id: &str) -> Option<(Commercial, &'static str)> {
    use Commercial::{Conditions, No, Unknown, Yes};
    let begins = |word: &str| id.starts_with(word);
    Some(if begins("llama") {
        (
            Conditions,
            "The Llama licence allows commercial use below 700 million monthly users, asks for attribution (“Built with Llama”) and forbids some uses.",
        )
    } else if id == "gemma" {
        (
            Conditions,
            "The Gemma terms allow commercial use; the prohibited-use policy must be passed on with the model.",
        )
    } else if id.contains("openrail") || id.contains("-rail-") {
        (
            Conditions,
            "An OpenRAIL licence allows commercial use; its list of forbidden uses travels with the model and what is made of it.",
        )
    } else if id == "agpl-3.0" {
        (
            Yes,
            "agpl-3.0 allows commercial use; who offers it over a network must offer the source, changes included.",
        )
    } else if id == "grok2-community" {
        (
            Conditions,
            "The Grok 2 community licence allows commercial use below a threshold of revenue and forbids training other models.",
        )
    } else if begins("cc-by-nc") {
        (No, "A non-commercial Creative Commons licence: not for commercial use.")
    } else if id == "other" || id == "unknown" || id == "cc" {
        (Unknown, "The Hub's id does not tell: read the licence that the card links to.")
    } else {
        return None;
    })
}

impl LicenseVerdict {
    /// The verdict on a model's own licence and those of its base models. The strictest that is known counts: terms travel
    /// with the weights, whatever the card says.
    pub fn of(own: Option<&License>, bases: Vec<BaseLicense>) -> Self {
        let (own_commercial, own_reason) = judged(own);
        let mut commercial = own_commercial;
        let mut reason = own_reason;
        let mut verdicts = Vec::new();
        let mut unknown = 0_usize;
        for base in bases {
            let (theirs, why) = judged(base.license.as_ref());
            // Where nothing is known to be allowed, only what is known to be forbidden is stricter.
            let stricter = match own_commercial {
                Commercial::Unknown => theirs == Commercial::No,
                own => theirs.strictness() > own.strictness(),
            };
            if theirs == Commercial::Unknown {
                unknown += 1;
            }
            if stricter && theirs.strictness() > commercial.strictness() {
                commercial = theirs;
                reason = format!("Its base model {} is stricter: {why}", base.hub_id);
            }
            verdicts.push(BaseVerdict { base, stricter, reason: why });
        }
        if unknown > 0 && commercial != Commercial::Unknown {
            reason = format!("{reason} The licence of {} is not known here.", of_bases(unknown));
        }
        Self { commercial, reason, bases: verdicts }
    }
}

fn of_bases(count: usize) -> String {
    if count == 1 { "one base model".to_owned() } else { format!("{count} base models") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn license(id: &str) -> License {
        License::parse(id).unwrap()
    }

    fn base(hub_id: &str, id: Option<&str>) -> BaseLicense {
        BaseLicense {
            hub_id: hub_id.into(),
            relation: Relation::Finetune,
            model_id: None,
            license: id.map(license),
        }
    }

    fn verdict(own: Option<&str>, bases: &[Option<&str>]) -> LicenseVerdict {
        let own = own.map(license);
        LicenseVerdict::of(own.as_ref(), bases.iter().map(|id| base("a/base", *id)).collect())
    }

    #[test]
    fn every_licence_has_a_verdict_of_its_class_with_a_reason() {
        for (id, class) in super::super::known_licenses() {
            let of = verdict(Some(id), &[]);
            let expected = match class {
                LicenseClass::Permissive | LicenseClass::Copyleft => Commercial::Yes,
                LicenseClass::CustomTerms | LicenseClass::NoDerivatives => Commercial::Conditions,
                LicenseClass::NonCommercial => Commercial::No,
                LicenseClass::Unknown => Commercial::Unknown,
            };
            assert_eq!(of.commercial, expected, "{id}");
            assert!(of.reason.ends_with('.'), "{id}: {}", of.reason);
        }
        assert_eq!(verdict(None, &[]).commercial, Commercial::Unknown);
        assert_eq!(verdict(Some("ask me"), &[]).commercial, Commercial::Unknown);
    }

    #[test]
    fn well_known_families_say_what_is_particular() {
        for (id, word) in [
            ("llama3.1", "700 million"),
            ("gemma", "prohibited-use"),
            ("bigcode-openrail-m", "travels"),
            ("bigscience-bloom-rail-1.0", "travels"),
            ("agpl-3.0", "network"),
            ("cc-by-nc-sa-4.0", "non-commercial"),
            ("other", "links to"),
        ] {
            assert!(verdict(Some(id), &[]).reason.contains(word), "{id}");
        }
    }

    #[test]
    fn a_stricter_base_counts_and_is_said() {
        let of = verdict(Some("apache-2.0"), &[Some("llama3")]);
        assert_eq!(of.commercial, Commercial::Conditions);
        assert!(of.bases[0].stricter && of.reason.contains("a/base is stricter"), "{}", of.reason);
        let of = verdict(Some("apache-2.0"), &[Some("llama3"), Some("cc-by-nc-4.0")]);
        assert_eq!(of.commercial, Commercial::No);
        let of = verdict(Some("cc-by-nc-4.0"), &[Some("apache-2.0")]);
        assert_eq!((of.commercial, of.bases[0].stricter), (Commercial::No, false));
    }

    #[test]
    fn what_is_not_known_of_a_base_is_said_and_decides_nothing() {
        let of = verdict(Some("mit"), &[None]);
        assert_eq!(of.commercial, Commercial::Yes);
        assert!(of.reason.contains("one base model is not known"), "{}", of.reason);
        let of = verdict(None, &[Some("cc-by-nc-4.0")]);
        assert_eq!(of.commercial, Commercial::No);
        for base in ["mit", "llama3"] {
            let of = verdict(None, &[Some(base)]);
            assert_eq!((of.commercial, of.bases[0].stricter), (Commercial::Unknown, false), "{base}");
        }
    }

    #[test]
    fn words_that_begin_like_an_id_are_no_such_licence() {
        for words in ["llama-1-research", "openrail-ish", "cc-by-nc-like"] {
            assert_eq!(verdict(Some(words), &[]).commercial, Commercial::Unknown, "{words}");
        }
    }
}
