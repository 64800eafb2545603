//! Why a text is not a model of the Hub.

use crate::violation::Violation;

/// What the text is instead of a model of the Hub.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HubRefError {
    /// Nothing was given.
    #[error("nothing was given; paste an id such as mistralai/Mistral-7B-v0.1")]
    Empty,
    /// Several words that are no known command.
    #[error("is several words; paste one id or address, or a command such as `hf download org/name`")]
    SeveralWords,
    /// A dataset.
    #[error("is a dataset, not a model")]
    Dataset,
    /// A space.
    #[error("is a space, not a model")]
    Space,
    /// A collection: its models can be imported.
    #[error("is a collection; import the models in it instead")]
    Collection,
    /// A page of the Hub that is no repository.
    #[error("is the Hub's page /{0}, not a model")]
    HubPage(String),
    /// The search page of models.
    #[error("is the Hub's list of models, not one model")]
    SearchPage,
    /// The page of a user or an organisation.
    #[error("is the page of the user or organisation {0:?}, not a model")]
    UserPage(String),
    /// Another host than the Hub's.
    #[error("is on {0}, not on huggingface.co")]
    OtherHost(String),
    /// A scheme that is neither http, https nor hf.
    #[error("begins with {0}:, not with https:// or hf://")]
    OtherScheme(String),
    /// A user name, a password or a port in the address: no page of the Hub has one.
    #[error("carries a user name, a password or a port, which no address of the Hub has")]
    Credentials,
    /// A part of the id breaks the Hub's rule.
    #[error("{part:?} is not a valid part of an id: {reason}")]
    InvalidId {
        /// The offending part.
        part: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// More than one slash.
    #[error("has more than one slash; an id is org/name")]
    TooManyParts,
}

impl Violation for HubRefError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::SeveralWords => "several_words",
            Self::Dataset => "dataset",
            Self::Space => "space",
            Self::Collection => "collection",
            Self::HubPage(_) => "hub_page",
            Self::SearchPage => "search_page",
            Self::UserPage(_) => "user_page",
            Self::OtherHost(_) => "other_host",
            Self::OtherScheme(_) => "other_scheme",
            Self::Credentials => "credentials",
            Self::InvalidId { .. } => "invalid_id",
            Self::TooManyParts => "too_many_parts",
        }
    }
}
