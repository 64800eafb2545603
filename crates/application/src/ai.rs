//! Language models for the use cases: whether there is one, what a person may spend, and one answer for all who ask the same.

mod error;
mod flights;
mod spending;
mod state;
mod telling;

pub use error::AskError;
pub use flights::{Event, Follower};
pub use state::{AiState, CheckedAi};

pub(crate) use flights::{Flights, Saying};
pub(crate) use telling::Told;

use crate::Caller;
use chrono::{DateTime, Days, NaiveTime, Utc};
use moka::future::Cache;
use std::sync::Arc;
use std::time::Duration;
use trackml_domain::ai_budget::AiLimits;
use trackml_domain::id::UserId;
use trackml_domain::vector::Vector;
use trackml_ports::{AiUsageRepository, Clock, Embedder, LanguageModel, Purpose};

/// What an installation has of language models.
#[derive(Clone, Default)]
pub struct AiSetting {
    /// What writes; none without a key.
    pub model: Option<Arc<dyn LanguageModel>>,
    /// What makes vectors; none without a key.
    pub embedder: Option<Arc<dyn Embedder>>,
    /// What a person may spend in a day.
    pub limits: AiLimits,
}

/// The questions whose vectors are remembered: who turns pages asks the same again.
const REMEMBERED_QUESTIONS: u64 = 1_000;

/// For how long.
const REMEMBERED_FOR: Duration = Duration::from_hours(1);

/// Language models for the use cases.
#[derive(Clone)]
pub struct Ai {
    setting: AiSetting,
    usage: Arc<dyn AiUsageRepository>,
    clock: Arc<dyn Clock>,
    questions: Cache<String, Arc<Vector>>,
}

impl Ai {
    pub(crate) fn new(setting: AiSetting, usage: Arc<dyn AiUsageRepository>, clock: Arc<dyn Clock>) -> Self {
        let questions =
            Cache::builder().max_capacity(REMEMBERED_QUESTIONS).time_to_live(REMEMBERED_FOR).build();
        Self { setting, usage, clock, questions }
    }

    /// What writes, if there is one.
    pub(crate) fn model(&self) -> Option<&Arc<dyn LanguageModel>> {
        self.setting.model.as_ref()
    }

    /// What makes vectors, if there is one.
    pub(crate) fn embedder(&self) -> Option<&Arc<dyn Embedder>> {
        self.setting.embedder.as_ref()
    }

    /// The vector of what a person looks for; none where nothing makes vectors. One that was made lately costs nothing.
    pub(crate) async fn question(
        &self,
        caller: &Caller,
        text: &str,
    ) -> Result<Option<Arc<Vector>>, AskError> {
        let Some(embedder) = self.embedder() else { return Ok(None) };
        if let Some(known) = self.questions.get(text).await {
            return Ok(Some(known));
        }
        self.take_call(caller.user().id).await?;
        let mut made = embedder.embed(&[text.to_owned()], Purpose::Query).await?;
        let Some(vector) = made.pop().map(Arc::new) else { return Ok(None) };
        self.questions.insert(text.to_owned(), Arc::clone(&vector)).await;
        Ok(Some(vector))
    }

    /// Takes a call of a person's day.
    pub(crate) async fn take_call(&self, user_id: UserId) -> Result<(), AskError> {
        let now = self.clock.now();
        if self.usage.take_call(user_id, now.date_naive(), self.setting.limits).await? {
            return Ok(());
        }
        Err(AskError::BudgetSpent { limits: self.setting.limits, resets_at: next_day(now), now })
    }
}

/// When the day of a budget ends: at midnight in UTC.
fn next_day(now: DateTime<Utc>) -> DateTime<Utc> {
    let tomorrow = now.date_naive().checked_add_days(Days::new(1)).unwrap_or(now.date_naive());
    tomorrow.and_time(NaiveTime::MIN).and_utc()
}
