//! Counting what a question costs, also where nobody waits for its end.

use std::sync::Arc;
use tokio::runtime::Handle;
use trackml_domain::id::UserId;
use trackml_domain::prompt::{TokenUsage, estimated_tokens};
use trackml_ports::{AiUsageRepository, RepositoryError};

/// Whose day it is charged to.
#[derive(Clone)]
pub(super) struct Account {
    pub(super) usage: Arc<dyn AiUsageRepository>,
    pub(super) user_id: UserId,
    pub(super) day: chrono::NaiveDate,
}

/// A question that is being asked. Where it is given up, what it cost so far is reckoned and counted all the same.
pub(super) struct Spending {
    account: Account,
    reckoned: u64,
    written: usize,
    settled: bool,
}

impl Spending {
    pub(super) fn of(account: Account, prompt_tokens: u64) -> Self {
        Self { account, reckoned: prompt_tokens, written: 0, settled: false }
    }

    /// So much more was written.
    pub(super) fn wrote(&mut self, text: &str) {
        self.written += text.len();
    }

    /// The service has said what it cost; where it does not say, it is reckoned.
    pub(super) async fn settle(mut self, usage: TokenUsage) -> Result<(), RepositoryError> {
        self.settled = true;
        let tokens = if usage.total() == 0 { self.reckoning() } else { usage.total() };
        self.account.usage.spend(self.account.user_id, self.account.day, tokens).await
    }

    fn reckoning(&self) -> u64 {
        self.reckoned + estimated_tokens(self.written)
    }
}

impl Drop for Spending {
    fn drop(&mut self) {
        // Nothing was written: a refusal costs nothing, and neither does a service that is not there.
        if self.settled || self.written == 0 {
            return;
        }
        let (account, tokens) = (self.account.clone(), self.reckoning());
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = account.usage.spend(account.user_id, account.day, tokens).await {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "what was spent was not counted"
                    );
                }
            });
        }
    }
}
