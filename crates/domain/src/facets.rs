//! What is counted beside a list.

use crate::license::LicenseClass;
use crate::model_type::ModelType;
use crate::status::Status;
use crate::tag::Tag;
use crate::text::Developer;
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// How large models are, roughly: what runs on a phone, a laptop, a card, a server, a rack.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    AsRefStr,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum SizeBand {
    /// Below a billion parameters.
    Tiny,
    /// Below four.
    Small,
    /// Below fifteen.
    Medium,
    /// Below eighty.
    Large,
    /// Eighty billion and more.
    Huge,
}

impl SizeBand {
    /// The bands, the smallest first.
    pub const ALL: [Self; 5] = [Self::Tiny, Self::Small, Self::Medium, Self::Large, Self::Huge];

    /// The first count of parameters that is too large for it; none for the largest.
    pub fn below(self) -> Option<u64> {
        match self {
            Self::Tiny => Some(1_000_000_000),
            Self::Small => Some(4_000_000_000),
            Self::Medium => Some(15_000_000_000),
            Self::Large => Some(80_000_000_000),
            Self::Huge => None,
        }
    }

    /// The band of a count of parameters.
    pub fn of(parameters: u64) -> Self {
        let fits = |band: &Self| band.below().is_none_or(|below| parameters < below);
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Huge)
    }

    /// What lists it in the search language.
    pub fn query(self) -> &'static str {
        match self {
            Self::Tiny => "params:<1b",
            Self::Small => "params:>=1b params:<4b",
            Self::Medium => "params:>=4b params:<15b",
            Self::Large => "params:>=15b params:<80b",
            Self::Huge => "params:>=80b",
        }
    }
}

/// How many of the models that are looked for have which value. Of tags and developers the [`Facets::MAX_VALUES`] that
/// most have. No order is promised but the most first, ties by name, once [`Facets::sorted`] was called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// All of them.
    pub total: u64,
    /// By status.
    pub statuses: Vec<(Status, u64)>,
    /// By type.
    pub types: Vec<(ModelType, u64)>,
    /// By tag.
    pub tags: Vec<(Tag, u64)>,
    /// By developer, in one spelling; none where it is not known.
    pub developers: Vec<(Option<Developer>, u64)>,
    /// By class of licence; none where there is no licence.
    pub license_classes: Vec<(Option<LicenseClass>, u64)>,
    /// By size; none where it is not known.
    pub sizes: Vec<(Option<SizeBand>, u64)>,
}

impl Facets {
    /// The most tags and developers that are counted.
    pub const MAX_VALUES: usize = 100;

    /// The same, those that most have first, ties in the order of their values.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        fn sort<T: Ord>(counts: &mut [(T, u64)]) {
            counts.sort_by(|(a, many), (b, few)| few.cmp(many).then_with(|| a.cmp(b)));
        }
        sort(&mut self.statuses);
        sort(&mut self.types);
        sort(&mut self.tags);
        self.developers.sort_by(|(a, many), (b, few)| {
            let key = |developer: &Option<Developer>| {
                developer.as_ref().map(|name| crate::text::fold(name.as_str()))
            };
            few.cmp(many).then_with(|| key(a).cmp(&key(b)))
        });
        sort(&mut self.license_classes);
        sort(&mut self.sizes);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_one_band() {
        for (count, band) in [
            (1, SizeBand::Tiny),
            (999_999_999, SizeBand::Tiny),
            (1_000_000_000, SizeBand::Small),
            (4_000_000_000, SizeBand::Medium),
            (70_000_000_000, SizeBand::Large),
            (80_000_000_000, SizeBand::Huge),
            (u64::MAX, SizeBand::Huge),
        ] {
            assert_eq!(SizeBand::of(count), band, "{count}");
        }
    }

    #[test]
    fn a_bands_query_finds_its_own_counts_and_no_others() {
        use crate::query::{Condition, Query, Test};
        for band in SizeBand::ALL {
            let condition = Query::parse(band.query()).unwrap().condition;
            let tests = if let Condition::All(all) = condition { all } else { vec![condition] };
            for count in
                [1, 999_999_999, 1_000_000_000, 3_999_999_999, 4_000_000_000, 14_999_999_999, 80_000_000_000]
            {
                let fits = tests.iter().all(|test| {
                    let Condition::Test(Test::Number(_, number)) = test else { panic!("{test:?}") };
                    let (low, high) = number.bounds();
                    low.is_none_or(|low| count >= low) && high.is_none_or(|high| count <= high)
                });
                assert_eq!(fits, SizeBand::of(count) == band, "{count} {band}");
            }
        }
    }

    #[test]
    fn what_most_have_stands_first() {
        let tag = |text: &str| Tag::parse(text).unwrap();
        let facets = Facets { tags: vec![(tag("b"), 1), (tag("c"), 2), (tag("a"), 1)], ..Facets::default() };
        assert_eq!(facets.sorted().tags, [(tag("c"), 2), (tag("a"), 1), (tag("b"), 1)]);
    }
}
