//! What a language model is asked: rules of ours, and what it is to read, kept apart.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a language model is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// Who it is and what it may do. Nothing that a stranger wrote ever stands here.
    pub rules: String,
    /// What it reads, and what was said before.
    pub turns: Vec<Turn>,
    /// The JSON Schema that the answer must follow.
    pub shape: Value,
    /// The most that it may write, its thoughts included. Unit: tokens.
    pub max_output_tokens: u32,
}

impl Prompt {
    /// A rough count of what it holds, for reckoning with a budget before the answer says. Unit: tokens.
    pub fn estimated_tokens(&self) -> u64 {
        let read: usize = self.turns.iter().map(|turn| turn.text.len()).sum();
        estimated_tokens(self.rules.len() + read + self.shape.to_string().len())
    }
}

/// About how many tokens so many bytes of text make: four bytes each, as the services' own guides reckon for English.
pub fn estimated_tokens(bytes: usize) -> u64 {
    bytes.div_ceil(4) as u64
}

/// What one side said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whose words they are.
    pub speaker: Speaker,
    /// The words.
    pub text: String,
}

impl Turn {
    /// What the program or a person says.
    pub fn asked(text: impl Into<String>) -> Self {
        Self { speaker: Speaker::Asker, text: text.into() }
    }

    /// What the language model said.
    pub fn answered(text: impl Into<String>) -> Self {
        Self { speaker: Speaker::Model, text: text.into() }
    }
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// Those of the one who asks.
    Asker,
    /// The language model's.
    Model,
}

/// What an answer cost. Unit: tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenUsage {
    /// What it read.
    pub prompt: u64,
    /// What it wrote.
    pub answer: u64,
    /// What it thought before.
    pub thoughts: u64,
}

impl TokenUsage {
    /// All of it.
    pub fn total(self) -> u64 {
        self.prompt.saturating_add(self.answer).saturating_add(self.thoughts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_is_reckoned_with_all_that_it_holds() {
        let prompt = Prompt {
            rules: "rule".into(),
            turns: vec![Turn::asked("12345678"), Turn::answered("1")],
            shape: Value::Null,
            max_output_tokens: 10,
        };
        assert_eq!(prompt.estimated_tokens(), 5);
    }

    #[test]
    fn what_it_cost_is_all_of_it() {
        assert_eq!(TokenUsage { prompt: 1, answer: 2, thoughts: 4 }.total(), 7);
    }
}
