//! What must hold of a model.

use super::{Fits, NumberTest, Room, When, Word};
use crate::journal::Verdict;
use crate::license::LicenseFilter;
use crate::model_type::ModelType;
use crate::status::Status;
use crate::tag::Tag;
use crate::text::Developer;
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// What must hold of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every one of these; none is everything.
    All(Vec<Condition>),
    /// At least one of these, of which there are two or more.
    Any(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// One test.
    Test(Test),
}

impl Default for Condition {
    /// Everything.
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Condition {
    /// Both of two conditions.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All(mut mine), Self::All(theirs)) => {
                mine.extend(theirs);
                Self::flat(mine)
            }
            (Self::All(mut mine), other) => {
                mine.push(other);
                Self::flat(mine)
            }
            (mine, Self::All(theirs)) => Self::flat(std::iter::once(mine).chain(theirs).collect()),
            (mine, other) => Self::All(vec![mine, other]),
        }
    }

    /// Whether it goes by the hardware of the person who asks.
    pub fn asks_for_hardware(&self) -> bool {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().any(Self::asks_for_hardware),
            Self::Not(inner) => inner.asks_for_hardware(),
            Self::Test(Test::Fits(fits)) => fits.room == Room::Mine,
            Self::Test(_) => false,
        }
    }

    /// All of some conditions; one alone stands for itself.
    pub(super) fn flat(mut conditions: Vec<Self>) -> Self {
        match (conditions.len(), conditions.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                conditions.extend(last);
                Self::All(conditions)
            }
        }
    }

    /// The words that a match must or may have, in their order; those behind a `-` are left out.
    pub fn words(&self) -> Vec<&Word> {
        self.every_word().into_iter().filter_map(|(word, wanted)| wanted.then_some(word)).collect()
    }

    /// Every word in its order, with whether it is wanted: what stands behind a `-` is not, unless that stands behind
    /// another.
    pub(super) fn every_word(&self) -> Vec<(&Word, bool)> {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::every_word).collect(),
            Self::Not(inner) => {
                inner.every_word().into_iter().map(|(word, wanted)| (word, !wanted)).collect()
            }
            Self::Test(Test::Word(word) | Test::Name(word)) => vec![(word, true)],
            Self::Test(_) => Vec::new(),
        }
    }
}

/// A test of one detail. Of several values one is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Words anywhere: name, developer, notes, tags, links, version, licence, the Hub's id and description, the journal.
    Word(Word),
    /// Words in the name.
    Name(Word),
    /// Where the person stands with it.
    Status(Vec<Status>),
    /// What it is for.
    Type(Vec<ModelType>),
    /// A tag that it has.
    Tag(Vec<Tag>),
    /// Who made it, without regard to case.
    Developer(Vec<Developer>),
    /// A licence, a class of licences, or all that allow commercial use.
    License(Vec<LicenseFilter>),
    /// A Hub id that it answers to, folded.
    Hub(Vec<String>),
    /// What was decided about it.
    Decision(Vec<Verdict>),
    /// A number.
    Number(NumberField, NumberTest),
    /// A moment or a day.
    Moment(MomentField, When),
    /// Memory that it must fit into.
    Fits(Fits),
    /// A property that it has.
    Is(Trait),
    /// A detail that is filled in.
    Has(Part),
}

/// A number that a query can ask for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, Display, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum NumberField {
    /// How many weights.
    #[strum(serialize = "parameters", to_string = "params")]
    Parameters,
    /// How many tokens it reads at once.
    Context,
    /// How many stars.
    Rating,
}

/// A moment that a query can ask for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, Display, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum MomentField {
    /// When it was kept.
    Added,
    /// When it was changed last.
    Updated,
    /// Since when it has its status.
    Since,
    /// The day on which the person last had to do with it.
    Interacted,
    /// When a person did something with it: any of the times.
    Active,
    /// When its status changed: any of the times.
    Moved,
}

/// A property of a model.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, Display, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Trait {
    /// One of the person's favourites.
    Favorite,
    /// The Hub asks for an agreement before it hands out the files.
    Gated,
    /// The Hub no longer has it, or no longer shows it.
    Gone,
    /// Something changed on the Hub that nobody has marked as seen.
    Changed,
    /// Another record seems to be of the same model.
    Duplicate,
}

/// A detail that may be filled in or not.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, Display, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub enum Part {
    Developer,
    #[strum(serialize = "parameters", to_string = "params")]
    Parameters,
    Context,
    License,
    Version,
    Tags,
    Notes,
    Links,
    Rating,
    /// `date_interacted`.
    Interacted,
    /// Facts of the Hub's.
    Hub,
    /// An entry of its journal that decides something.
    Decision,
    /// An entry of its journal that tells of a day.
    Log,
}
