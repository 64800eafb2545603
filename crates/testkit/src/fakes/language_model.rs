//! A language model that says what a test tells it to.

use async_trait::async_trait;
use futures::{StreamExt, stream};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use trackml_domain::prompt::{Prompt, TokenUsage};
use trackml_ports::{AiError, Answer, AnswerStamp, LanguageModel, OfferedModel, Piece, Pieces};

/// A language model that says what it is told to. Copies of it share what they were told.
#[derive(Clone)]
pub struct FakeLanguageModel(Arc<State>);

struct State {
    answers: Mutex<VecDeque<Result<String, AiError>>>,
    asked: Mutex<Vec<Prompt>>,
    ended: AtomicUsize,
    gate: Semaphore,
    cut_short: Mutex<bool>,
}

/// As many permits as a test never uses up.
const OPEN: usize = 1_000_000;

impl Default for FakeLanguageModel {
    fn default() -> Self {
        Self(Arc::new(State {
            answers: Mutex::default(),
            asked: Mutex::default(),
            ended: AtomicUsize::new(0),
            gate: Semaphore::new(OPEN),
            cut_short: Mutex::new(false),
        }))
    }
}

/// What each answer costs.
pub const COST: TokenUsage = TokenUsage { prompt: 100, answer: 20, thoughts: 5 };

impl FakeLanguageModel {
    /// The next question is answered so; several in their order, then with an empty list.
    pub fn answer(&self, text: impl Into<String>) {
        lock(&self.0.answers).push_back(Ok(text.into()));
    }

    /// The next question fails.
    pub fn fail(&self, error: AiError) {
        lock(&self.0.answers).push_back(Err(error));
    }

    /// The limit of tokens ends every further answer.
    pub fn cut_short(&self, cut: bool) {
        *lock(&self.0.cut_short) = cut;
    }

    /// What it was asked.
    pub fn asked(&self) -> Vec<Prompt> {
        lock(&self.0.asked).clone()
    }

    /// How many streams were read to their end.
    pub fn ended(&self) -> usize {
        self.0.ended.load(Ordering::SeqCst)
    }

    /// No further stream says anything, until the gate is opened.
    pub fn shut(&self) {
        self.0.gate.forget_permits(OPEN);
    }

    /// Streams go on.
    pub fn open(&self) {
        self.0.gate.add_permits(OPEN);
    }

    fn next(&self, prompt: &Prompt) -> Result<String, AiError> {
        lock(&self.0.asked).push(prompt.clone());
        lock(&self.0.answers).pop_front().unwrap_or_else(|| Ok("{\"statements\":[]}".into()))
    }

    fn stamp(&self) -> AnswerStamp {
        AnswerStamp { model: "fake-001".into(), usage: COST, cut_short: *lock(&self.0.cut_short) }
    }
}

#[async_trait]
impl LanguageModel for FakeLanguageModel {
    #[allow(clippy::unnecessary_literal_bound, reason = "the port lends a name of its own")]
    fn model(&self) -> &str {
        "fake"
    }

    fn resting(&self) -> Option<Duration> {
        None
    }

    async fn generate(&self, prompt: &Prompt) -> Result<Answer, AiError> {
        Ok(Answer { text: self.next(prompt)?, stamp: self.stamp() })
    }

    async fn stream(&self, prompt: &Prompt) -> Result<Pieces, AiError> {
        let text = self.next(prompt)?;
        let chars: Vec<char> = text.chars().collect();
        let pieces: Vec<Piece> = chars.chunks(11).map(|piece| Piece::Text(piece.iter().collect())).collect();
        let (state, end) = (Arc::clone(&self.0), Piece::End(self.stamp()));
        let told = stream::iter(pieces.into_iter().chain([end])).then(move |piece| {
            let state = Arc::clone(&state);
            async move {
                state.gate.acquire().await.expect("the gate is never closed").forget();
                state.gate.add_permits(1);
                if matches!(piece, Piece::End(_)) {
                    state.ended.fetch_add(1, Ordering::SeqCst);
                }
                Ok(piece)
            }
        });
        Ok(told.boxed())
    }

    async fn models(&self) -> Result<Vec<OfferedModel>, AiError> {
        Ok(vec![OfferedModel { name: "fake".into(), input_tokens: Some(1_000), output_tokens: Some(100) }])
    }
}

/// The values stay whole even where a holder panicked: each change is a single step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
