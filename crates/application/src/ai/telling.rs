//! Asking a language model, and letting through only what can be relied on.

use super::spending::{Account, Spending};
use super::{Ai, AskError, Saying};
use futures::StreamExt;
use serde_json::Value;
use std::sync::Arc;
use trackml_domain::grounds::Grounds;
use trackml_domain::id::UserId;
use trackml_domain::insight::{
    Asked, Examiner, Insight, InsightSource, Making, PROMPT_VERSION, Splitter, Statement,
};
use trackml_domain::prompt::Prompt;
use trackml_ports::{AiError, AnswerStamp, LanguageModel, Piece};

/// What is asked, and by whom.
pub(crate) struct Told<'a> {
    /// Whose day it is charged to.
    pub(crate) user_id: UserId,
    /// The question.
    pub(crate) asked: Asked,
    /// What the answer may rest on.
    pub(crate) grounds: Grounds,
    /// What the person wrote, whose numbers may be repeated.
    pub(crate) words: Vec<&'a str>,
}

impl Ai {
    /// Asks, says each statement as soon as it has been examined, and returns all of them.
    pub(crate) async fn tell<T>(
        &self,
        model: &Arc<dyn LanguageModel>,
        told: Told<'_>,
        saying: &Saying<T>,
    ) -> Result<Insight, AskError> {
        self.take_call(told.user_id).await?;
        let begun = self.clock.now();
        let examiner = Examiner::new(&told.grounds, &told.words, told.asked.sections);
        let mut spending = Spending::of(self.account(told.user_id), told.asked.prompt.estimated_tokens());
        let mut pieces = model.stream(&told.asked.prompt).await?;
        let mut splitter = Splitter::default();
        let (mut statements, mut withheld): (Vec<Statement>, u32) = (Vec::new(), 0);
        let stamp = loop {
            match pieces.next().await {
                Some(Ok(Piece::Text(text))) => {
                    spending.wrote(&text);
                    for raw in splitter.take(&text) {
                        match examiner.examine(raw) {
                            Ok(statement) => {
                                saying.say(statement.clone());
                                statements.push(statement);
                            }
                            Err(doubt) => {
                                tracing::info!(%doubt, "a statement was left out");
                                withheld += 1;
                            }
                        }
                    }
                }
                Some(Ok(Piece::End(stamp))) => break stamp,
                Some(Err(error)) => return Err(error.into()),
                None => return Err(unreadable("it ended without an end").into()),
            }
        };
        spending.settle(stamp.usage).await?;
        if !stamp.cut_short && !splitter.is_whole() {
            return Err(unreadable("it is not of the shape that was asked for").into());
        }
        // Of a bare record there may be nothing to say, and a question may have no answer.
        if statements.is_empty() && withheld > 0 {
            return Err(AskError::NothingToShow { withheld });
        }
        let took = self.clock.now() - begun;
        let making = Making {
            source: InsightSource::Ai,
            model: Some(named(&stamp, model.model())),
            usage: stamp.usage,
            took_ms: u64::try_from(took.num_milliseconds()).unwrap_or(0),
            prompt_version: PROMPT_VERSION,
            at: self.clock.now(),
            cut_short: stamp.cut_short,
            withheld,
        };
        Ok(Insight { statements, grounds: told.grounds, making })
    }

    /// Asks, and returns the whole answer as JSON, with the version of the model that gave it.
    pub(crate) async fn answer(
        &self,
        model: &Arc<dyn LanguageModel>,
        user_id: UserId,
        prompt: &Prompt,
    ) -> Result<(Value, String), AskError> {
        self.take_call(user_id).await?;
        let mut spending = Spending::of(self.account(user_id), prompt.estimated_tokens());
        let answer = model.generate(prompt).await?;
        spending.wrote(&answer.text);
        spending.settle(answer.stamp.usage).await?;
        if answer.stamp.cut_short {
            return Err(AiError::CutShort.into());
        }
        let parsed = serde_json::from_str(&answer.text)
            .map_err(|_no_json| unreadable("it is not of the shape that was asked for"))?;
        Ok((parsed, named(&answer.stamp, model.model())))
    }

    fn account(&self, user_id: UserId) -> Account {
        Account { usage: Arc::clone(&self.usage), user_id, day: self.clock.now().date_naive() }
    }
}

fn unreadable(reason: &str) -> AiError {
    AiError::Unreadable { reason: reason.into() }
}

/// The version as the service calls it; where it says none, the configured name.
fn named(stamp: &AnswerStamp, configured: &str) -> String {
    if stamp.model.is_empty() { configured.to_owned() } else { stamp.model.clone() }
}
