//! Asking about a record. Whoever asks the same of the same gets the same, and it is asked once.

use super::{InsightError, Insights, content_hash};
use crate::Caller;
use crate::ai::{AskError, Follower, Saying, Told};
use metrics::counter;
use std::sync::Arc;
use trackml_domain::grounds::Grounds;
use trackml_domain::id::{InsightId, ModelId};
use trackml_domain::insight::{Before, Insight, KeptInsight, NewInsight, QuestionText, Topic, about};
use trackml_domain::workspace::Role;
use trackml_ports::LanguageModel;

/// The most questions of a thread: each is asked with all that was said before.
const MAX_THREAD: usize = 12;

/// The most questions of a record that are looked through for the same one.
const MAX_LOOKED_THROUGH: u32 = 100;

/// What comes of asking.
#[derive(Debug)]
pub enum Generated {
    /// It was said before, of the very same.
    Kept(Arc<KeptInsight>),
    /// It is being said.
    Coming(Follower<Arc<KeptInsight>>),
    /// There is no language model: what the facts say by themselves.
    Rules(Insight),
}

impl Insights {
    /// Asks for a record's analysis, or a person's question about it: the first of a thread, or the next one of it.
    #[tracing::instrument(target = "trackml::work", name = "insights.generate", skip_all)]
    pub async fn generate(
        &self,
        caller: &Caller,
        id: ModelId,
        topic: Topic,
    ) -> Result<Generated, InsightError> {
        let model = self.access.model(caller, id, Role::Editor).await?.into_inner();
        let before = self.thread(id, &topic).await?;
        let card = self.card(&model).await?;
        let Some(language_model) = self.ai.model().map(Arc::clone) else {
            return Ok(Generated::Rules(self.by_rules(&model, card.as_ref()).await?));
        };
        let question = match &topic {
            Topic::Analysis => None,
            Topic::Question { text, .. } => Some(text.as_str().to_owned()),
        };
        let grounds = Grounds::of_model(&model, card.as_ref());
        let earlier: Vec<Before<'_>> = before.iter().filter_map(earlier).collect();
        let asked = about(&grounds, question.as_deref(), &earlier);
        let content_hash = content_hash(&*language_model, &asked.prompt);
        let same = self.same(id, &topic, &content_hash).await?;
        let outcome = if same.is_some() { "hit" } else { "miss" };
        counter!("trackml_cache_lookups_total", "cache" => "insights", "outcome" => outcome).increment(1);
        if let Some(kept) = same {
            return Ok(Generated::Kept(Arc::new(kept)));
        }
        let key = format!("{id} {content_hash}");
        let new = Asking { id, topic, by: caller.user().id, content_hash, question };
        let this = self.clone();
        let follower = self.flights.follow(&key, move |saying| async move {
            this.ask(&language_model, new, asked, grounds, &saying).await
        });
        Ok(Generated::Coming(follower))
    }

    /// What was said in a thread before the question that goes on with it.
    async fn thread(&self, id: ModelId, topic: &Topic) -> Result<Vec<KeptInsight>, InsightError> {
        let Topic::Question { thread: Some(thread), .. } = topic else { return Ok(Vec::new()) };
        let before = self.kept.thread(id, *thread).await?;
        match before.len() {
            0 => Err(InsightError::NoSuchThread),
            MAX_THREAD.. => Err(InsightError::ThreadFull(MAX_THREAD)),
            _ => Ok(before),
        }
    }

    /// What was said of the very same before, if it was said to its end.
    async fn same(
        &self,
        id: ModelId,
        topic: &Topic,
        content_hash: &str,
    ) -> Result<Option<KeptInsight>, trackml_ports::RepositoryError> {
        let is_same =
            |kept: &KeptInsight| kept.content_hash == content_hash && !kept.insight.making.cut_short;
        Ok(match topic {
            Topic::Analysis => self.kept.analysis(id).await?.filter(is_same),
            Topic::Question { .. } => {
                self.kept.questions(id, MAX_LOOKED_THROUGH).await?.into_iter().find(is_same)
            }
        })
    }

    async fn ask(
        &self,
        language_model: &Arc<dyn LanguageModel>,
        new: Asking,
        asked: trackml_domain::insight::Asked,
        grounds: Grounds,
        saying: &Saying<Arc<KeptInsight>>,
    ) -> Result<Arc<KeptInsight>, AskError> {
        // Somebody's answer may have come between the look and the question.
        if let Some(kept) = self.same(new.id, &new.topic, &new.content_hash).await? {
            return Ok(Arc::new(kept));
        }
        let told =
            Told { user_id: new.by, asked, grounds, words: new.question.as_deref().into_iter().collect() };
        let insight = self.ai.tell(language_model, told, saying).await?;
        let new = NewInsight {
            model_id: new.id,
            topic: new.topic,
            by: new.by,
            content_hash: new.content_hash,
            insight,
        };
        let kept = self.kept.keep(new).await?;
        kept.map(Arc::new).ok_or(AskError::Gone)
    }
}

/// What is to be kept when it has been said.
struct Asking {
    id: ModelId,
    topic: Topic,
    by: trackml_domain::id::UserId,
    content_hash: String,
    question: Option<String>,
}

fn earlier(kept: &KeptInsight) -> Option<Before<'_>> {
    match &kept.topic {
        Topic::Analysis => None,
        Topic::Question { text, .. } => Some(Before { question: text.as_str(), answer: &kept.insight }),
    }
}

/// Makes a topic of what a client sends.
impl Generated {
    /// The topic of a question, or of the analysis where there is none.
    pub fn topic(question: Option<QuestionText>, thread: Option<InsightId>) -> Topic {
        match question {
            Some(text) => Topic::Question { thread, text },
            None => Topic::Analysis,
        }
    }
}
