//! What was said of models.

use crate::cards;
use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::{insights, models};
use async_trait::async_trait;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::de::DeserializeOwned;
use trackml_domain::card::FetchedCard;
use trackml_domain::id::{InsightId, ModelId};
use trackml_domain::insight::{Insight, KeptInsight, Making, NewInsight, QuestionText, Topic};
use trackml_domain::prompt::TokenUsage;
use trackml_ports::{InsightRepository, RepositoryError};

const ANALYSIS: &str = "analysis";
const QUESTION: &str = "question";

#[derive(Queryable, Selectable)]
#[diesel(table_name = insights, check_for_backend(crate::dialect::AnyBackend))]
struct InsightRow {
    id: i64,
    model_id: i64,
    thread_id: Option<i64>,
    question: Option<String>,
    user_id: Option<i64>,
    content_hash: String,
    statements: String,
    grounds: String,
    source: String,
    language_model: Option<String>,
    prompt_version: i64,
    prompt_tokens: i64,
    answer_tokens: i64,
    thought_tokens: i64,
    took_ms: i64,
    cut_short: bool,
    withheld: i64,
    created_at: NaiveDateTime,
}

impl InsightRow {
    fn into_kept(self) -> Result<KeptInsight, StorageError> {
        let unreadable =
            |column, reason: String| Unreadable { table: "insights", id: self.id, column, reason };
        let topic = match &self.question {
            None => Topic::Analysis,
            Some(text) => Topic::Question {
                // The first of a thread names itself.
                thread: Some(self.thread_id.unwrap_or(self.id).into()),
                text: QuestionText::parse(text).map_err(|error| unreadable("question", error.to_string()))?,
            },
        };
        let making = Making {
            source: self.source.parse().map_err(|_unknown| unreadable("source", self.source.clone()))?,
            model: self.language_model.clone(),
            usage: TokenUsage {
                prompt: count(self.prompt_tokens),
                answer: count(self.answer_tokens),
                thoughts: count(self.thought_tokens),
            },
            took_ms: count(self.took_ms),
            prompt_version: u32::try_from(self.prompt_version).unwrap_or(0),
            at: self.created_at.and_utc(),
            cut_short: self.cut_short,
            withheld: u32::try_from(self.withheld).unwrap_or(0),
        };
        let insight = Insight {
            statements: parsed(&self.statements).map_err(|error| unreadable("statements", error))?,
            grounds: parsed(&self.grounds).map_err(|error| unreadable("grounds", error))?,
            making,
        };
        Ok(KeptInsight {
            id: self.id.into(),
            model_id: self.model_id.into(),
            topic,
            by: self.user_id.map(Into::into),
            content_hash: self.content_hash,
            insight,
        })
    }
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[async_trait]
impl InsightRepository for Database {
    async fn analysis(&self, model_id: ModelId) -> Result<Option<KeptInsight>, RepositoryError> {
        self.read(move |connection| {
            let row: Option<InsightRow> = insights::table
                .filter(insights::model_id.eq(model_id.get()))
                .filter(insights::kind.eq(ANALYSIS))
                .select(InsightRow::as_select())
                .first(connection)
                .optional()?;
            row.map(InsightRow::into_kept).transpose()
        })
        .await
    }

    async fn questions(&self, model_id: ModelId, most: u32) -> Result<Vec<KeptInsight>, RepositoryError> {
        self.read(move |connection| {
            let mut rows: Vec<InsightRow> = insights::table
                .filter(insights::model_id.eq(model_id.get()))
                .filter(insights::kind.eq(QUESTION))
                .order(insights::id.desc())
                .limit(most.into())
                .select(InsightRow::as_select())
                .load(connection)?;
            rows.reverse();
            rows.into_iter().map(InsightRow::into_kept).collect()
        })
        .await
    }

    async fn thread(
        &self,
        model_id: ModelId,
        thread: InsightId,
    ) -> Result<Vec<KeptInsight>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<InsightRow> = insights::table
                .filter(insights::model_id.eq(model_id.get()))
                .filter(insights::kind.eq(QUESTION))
                .filter(
                    insights::thread_id
                        .eq(thread.get())
                        .or(insights::thread_id.is_null().and(insights::id.eq(thread.get()))),
                )
                .order(insights::id.asc())
                .select(InsightRow::as_select())
                .load(connection)?;
            rows.into_iter().map(InsightRow::into_kept).collect()
        })
        .await
    }

    async fn keep(&self, new: NewInsight) -> Result<Option<KeptInsight>, RepositoryError> {
        self.write(move |connection| Ok(keep(connection, new)?)).await
    }

    async fn forget(&self, model_id: ModelId, thread: InsightId) -> Result<bool, RepositoryError> {
        self.write(move |connection| {
            let first = insights::table
                .find(thread.get())
                .filter(insights::model_id.eq(model_id.get()))
                .filter(insights::kind.eq(QUESTION))
                .filter(insights::thread_id.is_null());
            // Those after it go with it.
            Ok(diesel::delete(first).execute(connection).map_err(StorageError::from)? > 0)
        })
        .await
    }

    async fn card(&self, model_id: ModelId) -> Result<Option<FetchedCard>, RepositoryError> {
        self.read(move |connection| cards::read(connection, model_id.get())).await
    }

    async fn keep_card(&self, model_id: ModelId, card: FetchedCard) -> Result<(), RepositoryError> {
        self.write(move |connection| Ok(cards::keep(connection, model_id.get(), &card)?)).await
    }
}

fn keep(connection: &mut AnyConnection, new: NewInsight) -> Result<Option<KeptInsight>, StorageError> {
    let model_id = new.model_id.get();
    connection.lock(LockKind::Insights, model_id)?;
    let there: bool =
        diesel::select(diesel::dsl::exists(models::table.find(model_id))).get_result(connection)?;
    if !there {
        return Ok(None);
    }
    let (kind, thread, question) = match &new.topic {
        Topic::Analysis => (ANALYSIS, None, None),
        Topic::Question { thread, text } => (QUESTION, *thread, Some(text.as_str())),
    };
    if let Some(thread) = thread {
        let first = insights::table
            .find(thread.get())
            .filter(insights::model_id.eq(model_id))
            .filter(insights::kind.eq(QUESTION))
            .filter(insights::thread_id.is_null());
        let there: bool = diesel::select(diesel::dsl::exists(first)).get_result(connection)?;
        if !there {
            return Ok(None);
        }
    }
    if kind == ANALYSIS {
        let before =
            insights::table.filter(insights::model_id.eq(model_id)).filter(insights::kind.eq(ANALYSIS));
        diesel::delete(before).execute(connection)?;
    }
    let Insight { statements, grounds, making } = &new.insight;
    let row = (
        (
            insights::model_id.eq(model_id),
            insights::kind.eq(kind),
            insights::thread_id.eq(thread.map(InsightId::get)),
            insights::question.eq(question),
            insights::user_id.eq(new.by.get()),
            insights::content_hash.eq(&new.content_hash),
            insights::statements.eq(serde_json::to_string(statements)?),
            insights::grounds.eq(serde_json::to_string(grounds)?),
        ),
        (
            insights::source.eq(making.source.as_ref()),
            insights::language_model.eq(making.model.as_deref()),
            insights::prompt_version.eq(i64::from(making.prompt_version)),
            insights::prompt_tokens.eq(number(making.usage.prompt)),
            insights::answer_tokens.eq(number(making.usage.answer)),
            insights::thought_tokens.eq(number(making.usage.thoughts)),
            insights::took_ms.eq(number(making.took_ms)),
            insights::cut_short.eq(making.cut_short),
            insights::withheld.eq(i64::from(making.withheld)),
            insights::created_at.eq(making.at.naive_utc()),
        ),
    );
    let id: i64 = on_each!(connection, known => {
        diesel::insert_into(insights::table).values(row).returning(insights::id).get_result(known)
    })?;
    let topic = match new.topic {
        Topic::Question { thread: None, text } => Topic::Question { thread: Some(id.into()), text },
        topic => topic,
    };
    Ok(Some(KeptInsight {
        id: id.into(),
        model_id: new.model_id,
        topic,
        by: Some(new.by),
        content_hash: new.content_hash,
        insight: new.insight,
    }))
}
