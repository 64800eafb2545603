//! A verdict on records side by side. The table comes first, and the verdict may only speak of its rows.

use super::{InsightError, Insights, content_hash};
use crate::Caller;
use crate::ai::{Follower, Told};
use std::sync::Arc;
use trackml_domain::comparison::Comparison;
use trackml_domain::grounds::Grounds;
use trackml_domain::id::ModelId;
use trackml_domain::insight::{Compared, Insight, by_rules_compared, comparing};
use trackml_domain::workspace::Role;

/// As long as a use case gets that one call should answer, in characters.
pub const MAX_WISH_CHARS: usize = 500;

/// What people want models side by side for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    use_case: Option<String>,
    question: Option<String>,
}

/// What is no wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be at most {MAX_WISH_CHARS} characters long")]
pub struct WishError;

impl Wish {
    /// Reads a use case and a question; an empty one is none.
    pub fn new(use_case: Option<&str>, question: Option<&str>) -> Self {
        let read = |text: Option<&str>| {
            text.map(|text| text.replace('\0', "").trim().to_owned()).filter(|text| !text.is_empty())
        };
        Self { use_case: read(use_case), question: read(question) }
    }

    /// Whether a text is short enough.
    pub fn check(text: Option<&str>) -> Result<(), WishError> {
        let fits = text.is_none_or(|text| text.trim().chars().count() <= MAX_WISH_CHARS);
        fits.then_some(()).ok_or(WishError)
    }
}

/// What comes of asking for a verdict.
#[derive(Debug)]
pub enum Verdict {
    /// It was said before, of the very same.
    Known(Arc<Insight>),
    /// It is being said.
    Coming(Follower<Arc<Insight>>),
    /// There is no language model: what the table says by itself.
    Rules(Insight),
}

impl Insights {
    /// Compares records, and asks for a verdict on their table.
    #[tracing::instrument(target = "trackml::work", name = "insights.compare", skip_all)]
    pub async fn compare(
        &self,
        caller: &Caller,
        ids: &[ModelId],
        wish: &Wish,
    ) -> Result<(Comparison, Verdict), InsightError> {
        let models = self.access.models(caller, ids, Role::Viewer).await?;
        let table = Comparison::of(&models);
        let Some(language_model) = self.ai.model().map(Arc::clone) else {
            let rules = by_rules_compared(&table, self.clock.now());
            return Ok((table, Verdict::Rules(rules)));
        };
        let grounds = Grounds::of_table(&table);
        let wanted = Compared { use_case: wish.use_case.as_deref(), question: wish.question.as_deref() };
        let asked = comparing(&grounds, wanted);
        let key = content_hash(&*language_model, &asked.prompt);
        if let Some(known) = self.remembered.get(&key) {
            return Ok((table, Verdict::Known(known)));
        }
        let (ai, remembered, user_id, wish) =
            (self.ai.clone(), self.remembered.clone(), caller.user().id, wish.clone());
        let hash = key.clone();
        let follower = self.verdicts.follow(&key, move |saying| async move {
            let words = wish.use_case.iter().chain(&wish.question).map(String::as_str).collect();
            let told = Told { user_id, asked, grounds, words };
            let insight = Arc::new(ai.tell(&language_model, told, &saying).await?);
            if !insight.making.cut_short {
                remembered.insert(hash, Arc::clone(&insight));
            }
            Ok(insight)
        });
        Ok((table, Verdict::Coming(follower)))
    }
}
