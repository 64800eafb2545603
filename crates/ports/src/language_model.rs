//! A language model, and what makes vectors of texts: services that may be absent, slow, spent or of another opinion.

use async_trait::async_trait;
use futures::stream::BoxStream;
use std::fmt;
use std::time::Duration;
use trackml_domain::prompt::{Prompt, TokenUsage};
use trackml_domain::vector::{Vector, VectorSpace};

/// A whole answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it wrote, its thoughts left out.
    pub text: String,
    /// What is known of it.
    pub stamp: AnswerStamp,
}

/// What is known of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerStamp {
    /// The version of the model that answered, as the service calls it.
    pub model: String,
    /// What it cost.
    pub usage: TokenUsage,
    /// Whether the limit of tokens ended it.
    pub cut_short: bool,
}

/// A piece of an answer that is still being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// More text.
    Text(String),
    /// The end, once, and nothing after it.
    End(AnswerStamp),
}

/// An answer as it is written. Dropping it ends the question at the service.
pub type Pieces = BoxStream<'static, Result<Piece, AiError>>;

/// A model that the service has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedModel {
    /// Its name, as it is configured.
    pub name: String,
    /// The most that it reads. Unit: tokens.
    pub input_tokens: Option<u64>,
    /// The most that it writes. Unit: tokens.
    pub output_tokens: Option<u64>,
}

/// Which of the two was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// What it was asked.
    Question,
    /// What it was about to say.
    Answer,
}

/// Why the service refused a question or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says for people what it is")]
pub enum RefusalReason {
    Safety,
    Recitation,
    Language,
    Blocklist,
    ProhibitedContent,
    PersonalData,
    Jailbreak,
    Filter,
    Image,
    Malformed,
    Unstated,
    /// A reason that was made after this program, by the service's name for it.
    Other(String),
}

impl fmt::Display for RefusalReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Safety => "its safety filter found it harmful",
            Self::Recitation => "it would recite a protected text",
            Self::Language => "it does not speak the language",
            Self::Blocklist => "it holds a word that is not allowed",
            Self::ProhibitedContent => "its terms prohibit the content",
            Self::PersonalData => "it holds sensitive personal data",
            Self::Jailbreak => "it looks like an attempt to change the rules",
            Self::Filter => "a filter of the service's account stopped it",
            Self::Image => "an image was found harmful",
            Self::Malformed => "what it wrote was malformed",
            Self::Unstated => "it gave no reason",
            Self::Other(name) => return write!(formatter, "its reason is {name}"),
        })
    }
}

/// Why there is no answer. Each is another thing for a person to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AiError {
    /// The key itself is refused: a matter of configuration.
    #[error("the AI service refuses the configured key: replace {variable}")]
    BadKey {
        /// The variable that holds it.
        variable: &'static str,
    },
    /// The key is good, and this is not for its account: a region, a bill, an interface that is not switched on.
    #[error("the AI service does not allow this to the configured account: {reason}")]
    NotAllowed {
        /// What it said.
        reason: String,
    },
    /// There is no such model.
    #[error("the AI service has no model {model}: set {variable} to one that it has")]
    UnknownModel {
        /// The model that was asked for.
        model: String,
        /// The variable that names it.
        variable: &'static str,
    },
    /// The service calls the request malformed.
    #[error("the AI service refused the request: {reason}")]
    Rejected {
        /// What it said.
        reason: String,
    },
    /// The account's quota is used up.
    #[error("the AI service's quota is used up{}", in_time(*.retry_after))]
    QuotaSpent {
        /// How long to wait, where the service said so.
        retry_after: Option<Duration>,
    },
    /// The service answered that it is out of order.
    #[error("the AI service is out of order (HTTP {status}){}", in_time(*.retry_after))]
    Unavailable {
        /// The status that it answered with.
        status: u16,
        /// How long to wait, where the service said so.
        retry_after: Option<Duration>,
    },
    /// It failed so often that it is left alone for a while.
    #[error("the AI service failed several times and is left alone; try again in {} s", .retry_after.as_secs())]
    Resting {
        /// For how much longer.
        retry_after: Duration,
    },
    /// No connection: no network, no such host, refused.
    #[error("the AI service cannot be reached: {reason}")]
    Unreachable {
        /// What the network said.
        reason: String,
    },
    /// No answer, or nothing more of it, within the deadline.
    #[error("the AI service did not answer within {} s", .after.as_secs())]
    TimedOut {
        /// The deadline.
        after: Duration,
    },
    /// The answer broke off, or is not what the service's interface promises.
    #[error("the AI service's answer cannot be read: {reason}")]
    Unreadable {
        /// What is wrong with it.
        reason: String,
    },
    /// The answer is larger than any honest one.
    #[error("the AI service's answer is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The service will not answer this.
    #[error("the AI service refused {}: {reason}", match .what { Refused::Question => "the question", Refused::Answer => "to finish its answer" })]
    Refused {
        /// Which of the two.
        what: Refused,
        /// Why.
        reason: RefusalReason,
    },
    /// Nothing was left of the tokens that it may write when it had thought.
    #[error("the AI service's answer was cut short before it said anything: ask for less at once")]
    CutShort,
}

fn in_time(wait: Option<Duration>) -> String {
    wait.map_or_else(
        || "; try again later".to_owned(),
        |wait| format!("; try again in {} s", wait.as_secs().max(1)),
    )
}

impl AiError {
    /// How long to wait before another try can go better, where that is known.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::QuotaSpent { retry_after } | Self::Unavailable { retry_after, .. } => *retry_after,
            Self::Resting { retry_after } => Some(*retry_after),
            _ => None,
        }
    }

    /// Whether the same question may be answered another time.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::QuotaSpent { .. }
                | Self::Unavailable { .. }
                | Self::Resting { .. }
                | Self::Unreachable { .. }
                | Self::TimedOut { .. }
                | Self::Unreadable { .. }
        )
    }
}

/// A language model behind a service.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait LanguageModel: Send + Sync {
    /// The configured model's name.
    fn model(&self) -> &str;

    /// For how much longer the service is left alone after failures; none where it can be asked.
    fn resting(&self) -> Option<Duration>;

    /// Answers at once.
    ///
    /// - MUST keep the rules apart from what is read, in the service's own place for them.
    /// - MUST leave thoughts out of the text and count them in the usage.
    /// - MUST return [`AiError::Refused`] with the service's reason where it will not answer, and never half of what it
    ///   said before.
    /// - MUST say `cut_short` where the limit of tokens ended a text, and [`AiError::CutShort`] where there is none.
    /// - MUST NOT wait longer than its deadline, and return [`AiError::QuotaSpent`] with the wait the service named.
    /// - MUST NOT send anything while it is resting, but return [`AiError::Resting`].
    async fn generate(&self, prompt: &Prompt) -> Result<Answer, AiError>;

    /// Answers piece by piece, as [`generate`](Self::generate) does otherwise.
    ///
    /// - MUST end with one [`Piece::End`], or with one error and nothing after it.
    /// - MUST end the question at the service where the pieces are dropped.
    async fn stream(&self, prompt: &Prompt) -> Result<Pieces, AiError>;

    /// The models that the service has, for checking the configuration; costs no tokens.
    async fn models(&self) -> Result<Vec<OfferedModel>, AiError>;
}

/// What a vector will be used for: some models make another vector for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be found.
    Document,
    /// To find.
    Query,
}

/// What makes vectors of texts, near each other where the texts mean the same.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait Embedder: Send + Sync {
    /// The space that the vectors are of: only those of one space can be compared.
    fn space(&self) -> &VectorSpace;

    /// The vectors of some texts, in their order.
    ///
    /// - MUST return one vector of length one and of the space's dimensions for each text.
    /// - MUST return [`AiError::Unreadable`] where the service sends fewer, or others.
    async fn embed(&self, texts: &[String], purpose: Purpose) -> Result<Vec<Vector>, AiError>;
}
