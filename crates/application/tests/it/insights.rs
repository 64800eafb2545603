//! What is said of records beyond their facts.

mod budget;
mod comparing;
mod generating;
mod reading;
mod sharing;
mod threads;
mod untrusted;

use crate::house::House;
use serde_json::{Value, json};
use std::sync::Arc;
use trackml_application::insights::{Generated, InsightError};
use trackml_application::{Application, Caller};
use trackml_domain::ai_budget::AiLimits;
use trackml_domain::id::{InsightId, ModelId};
use trackml_domain::insight::{Insight, KeptInsight, QuestionText, Topic};
use trackml_domain::model::Model;

/// A house with a language model, a person in it, and a record of theirs whose model has a card.
struct Scene {
    house: House,
    application: Application,
    ada: Caller,
    model: Model,
}

impl Scene {
    async fn new() -> Self {
        Self::within(AiLimits::default()).await
    }

    async fn within(limits: AiLimits) -> Self {
        let house = House::on(&["acme/Rocket"]);
        house
            .hub
            .describe("acme/Rocket", &["Rocket was trained on 15,000 hours of speech.", "It likes rain."]);
        let application = house.with_ai(limits);
        let ada = house.person("ada").await;
        let model = house.captured(&ada, "acme/Rocket").await;
        Self { house, application, ada, model }
    }

    /// The language model will say these statements of a section, each with what it cites.
    fn will_say(&self, section: &str, statements: &[(&str, &[&str])]) {
        self.house.language_model.answer(said(section, statements));
    }

    async fn generate(&self, topic: Topic) -> Result<Arc<KeptInsight>, InsightError> {
        match self.application.insights.generate(&self.ada, self.model.id, topic).await? {
            Generated::Kept(kept) => Ok(kept),
            Generated::Coming(follower) => Ok(follower.finish().await?),
            Generated::Rules(insight) => panic!("there is a language model, and rules said {insight:?}"),
        }
    }

    async fn analyse(&self) -> Result<Arc<KeptInsight>, InsightError> {
        self.generate(Topic::Analysis).await
    }

    async fn ask(&self, thread: Option<InsightId>, text: &str) -> Result<Arc<KeptInsight>, InsightError> {
        self.generate(question(thread, text)).await
    }

    fn calls(&self) -> usize {
        self.house.language_model.asked().len()
    }
}

fn said(section: &str, statements: &[(&str, &[&str])]) -> String {
    let statement =
        |(text, cites): &(&str, &[&str])| json!({ "section": section, "text": text, "cites": cites });
    json!({ "statements": statements.iter().map(statement).collect::<Vec<Value>>() }).to_string()
}

fn question(thread: Option<InsightId>, text: &str) -> Topic {
    Topic::Question { thread, text: QuestionText::parse(text).unwrap() }
}

fn texts(insight: &Insight) -> Vec<&str> {
    insight.statements.iter().map(|statement| statement.text.as_str()).collect()
}

async fn analysis(application: &Application, caller: &Caller, id: ModelId) -> Insight {
    application.insights.read(caller, id).await.unwrap().analysis.insight
}
