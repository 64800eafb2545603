//! The Hub: where models are published.

use async_trait::async_trait;
use std::time::Duration;
use trackml_domain::card::Card;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::hub_ref::HubRef;

/// What the Hub knows of a model, and what could not be learned.
#[derive(Clone, Debug, PartialEq)]
pub struct HubModel {
    /// The facts.
    pub facts: HubFacts,
    /// Sentences for a person on what is missing and why (a gated `config.json`, a card that is too large).
    pub warnings: Vec<String>,
}

/// How much of the Hub's quota is left, as it said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HubQuota {
    /// How many requests are left.
    pub remaining: u64,
    /// How many there are in a window, where that was said.
    pub limit: Option<u64>,
    /// When the quota is full again.
    pub resets_in: Duration,
}

/// Why the Hub did not answer as hoped. Each is another thing for a person to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HubError {
    /// The Hub does not tell the two apart without a token.
    #[error(
        "{id} was not found on the Hub, or is private: check the id, or set HF_ACCESS_TOKEN to a token that can read it"
    )]
    NotFoundOrPrivate {
        /// The id that was asked for.
        id: String,
    },
    /// The token is valid and cannot see such a repository.
    #[error("{id} was not found on the Hub")]
    NotFound {
        /// The id that was asked for.
        id: String,
    },
    /// The token itself is refused: a matter of configuration.
    #[error("the Hub refuses the configured access token: replace HF_ACCESS_TOKEN")]
    BadCredentials,
    /// There is no such branch, tag or commit.
    #[error("{id} has no revision {revision}")]
    RevisionNotFound {
        /// The id that was asked for.
        id: String,
        /// The revision that was asked for.
        revision: String,
    },
    /// There is no such file.
    #[error("{id} has no file {path}")]
    FileNotFound {
        /// The id that was asked for.
        id: String,
        /// The file that was asked for.
        path: String,
    },
    /// Terms must be accepted first.
    #[error(
        "{id} is gated: accept its terms on the Hub, then set HF_ACCESS_TOKEN to a token of that account"
    )]
    Gated {
        /// The id that was asked for.
        id: String,
    },
    /// The Hub switched the repository off.
    #[error("{id} has been disabled by the Hub")]
    Disabled {
        /// The id that was asked for.
        id: String,
    },
    /// The Hub calls the request malformed.
    #[error("the Hub refused the request as malformed: {reason}")]
    Rejected {
        /// What it said.
        reason: String,
    },
    /// The quota is used up.
    #[error("the Hub's quota is used up; try again in {} s", .retry_after.as_secs())]
    RateLimited {
        /// How long to wait, as the Hub said.
        retry_after: Duration,
    },
    /// The Hub answered that it is out of order.
    #[error("the Hub is out of order (HTTP {status})")]
    Unavailable {
        /// The status that it answered with.
        status: u16,
        /// How long to wait, where the Hub said so.
        retry_after: Option<Duration>,
    },
    /// No connection: no network, no such host, refused.
    #[error("the Hub cannot be reached: {reason}")]
    Unreachable {
        /// What the network said.
        reason: String,
    },
    /// No answer within the deadline.
    #[error("the Hub did not answer within {} s", .after.as_secs())]
    TimedOut {
        /// The deadline.
        after: Duration,
    },
    /// The answer broke off, or is not what the Hub's interface promises.
    #[error("the Hub's answer cannot be read: {reason}")]
    Unreadable {
        /// What is wrong with it.
        reason: String,
    },
    /// The answer is larger than any honest one.
    #[error("the Hub's answer is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The Hub redirects to another host, where neither the request nor the token belongs, or in circles.
    #[error("the Hub redirects to {target}, which is not followed")]
    Redirected {
        /// Where to.
        target: String,
    },
}

/// The Hub: where models are published.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait ModelHub: Send + Sync {
    /// Fetches what the Hub knows of one model.
    ///
    /// - MUST return the canonical id, also where the asked one was renamed, and keep the asked one as an alias.
    /// - MUST return [`HubError::NotFoundOrPrivate`] where the Hub does not tell the two apart.
    /// - MUST return [`HubError::RateLimited`] with the wait the Hub named, and MUST NOT wait longer than the deadline.
    /// - MUST return the facts with a warning where only the card or the configuration file cannot be had.
    /// - MUST ask once for what several callers want at the same time.
    async fn model(&self, reference: &HubRef) -> Result<HubModel, HubError>;

    /// Fetches the card of a model, as passages without markup.
    ///
    /// - MUST return nothing where the model has no card.
    /// - MUST keep of a long card what [`Card`] keeps.
    async fn card(&self, reference: &HubRef) -> Result<Option<Card>, HubError>;

    /// How much of the quota is left.
    ///
    /// - MUST return nothing where the Hub has not said so in this window.
    fn quota(&self) -> Option<HubQuota>;
}
