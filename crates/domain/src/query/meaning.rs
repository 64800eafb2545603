//! A query read for what it means: its words as a text, its other conditions as a frame around what is near.

use super::{Condition, Query, Test, Word};

/// Words that people ask with, and that say nothing of a model. They are left out where something else is left.
const ASKING: &[&str] = &[
    "a",
    "about",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "by",
    "can",
    "could",
    "do",
    "does",
    "for",
    "from",
    "good",
    "have",
    "how",
    "i",
    "in",
    "into",
    "is",
    "it",
    "like",
    "me",
    "model",
    "models",
    "my",
    "need",
    "of",
    "on",
    "one",
    "or",
    "should",
    "so",
    "some",
    "something",
    "that",
    "the",
    "them",
    "there",
    "these",
    "they",
    "this",
    "to",
    "use",
    "want",
    "was",
    "we",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
    "will",
    "with",
    "without",
    "would",
    "you",
    "your",
];

/// What a query means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Its words as they were written; empty where it has none.
    pub text: String,
    /// Its other conditions.
    pub frame: Condition,
    /// Its other conditions, and any of its words; the frame alone where it has none.
    pub any_word: Condition,
}

impl Query {
    /// What it means. What must not be in a record stays a condition.
    pub fn meaning(&self) -> Meaning {
        let words = self.condition.words();
        let text = words.iter().map(|word| word.text()).collect::<Vec<_>>().join(" ");
        let frame = framed(&self.condition).unwrap_or_default();
        let any_word = match any_of(words.into_iter().cloned()) {
            Some(any) => frame.clone().and(any),
            None => frame.clone(),
        };
        Meaning { text, frame, any_word }
    }
}

impl Meaning {
    /// What a question in plain words means: nothing of it is read as the query language.
    pub fn of_question(question: &str) -> Self {
        let words = question.split_whitespace().filter_map(|word| Word::new(word, false));
        let any_word = any_of(words).unwrap_or_default();
        Self { text: question.to_owned(), frame: Condition::default(), any_word }
    }
}

/// Any of some words, each once, without those that only ask.
fn any_of(words: impl Iterator<Item = Word>) -> Option<Condition> {
    let mut all: Vec<Word> = Vec::new();
    for word in words {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    let says_something = |word: &&Word| match word.terms() {
        [only] => !ASKING.contains(&only.as_str()),
        _ => true,
    };
    let telling: Vec<Word> = all.iter().filter(says_something).cloned().collect();
    let chosen = if telling.is_empty() { all } else { telling };
    let mut tests: Vec<Condition> =
        chosen.into_iter().map(|word| Condition::Test(Test::Word(word))).collect();
    match (tests.len(), tests.pop()) {
        (0, _) => None,
        (1, only) => only,
        (_, last) => {
            tests.extend(last);
            Some(Condition::Any(tests))
        }
    }
}

/// A condition without its wanted words; none where nothing is left.
fn framed(condition: &Condition) -> Option<Condition> {
    match condition {
        Condition::All(all) => {
            let left: Vec<Condition> = all.iter().filter_map(framed).collect();
            (!left.is_empty()).then(|| Condition::flat(left))
        }
        // Where a word is one of the alternatives, none of them must hold.
        Condition::Any(any) => {
            let left: Vec<Condition> = any.iter().filter_map(framed).collect();
            (left.len() == any.len()).then_some(Condition::Any(left))
        }
        Condition::Test(Test::Word(_) | Test::Name(_)) => None,
        Condition::Not(_) | Condition::Test(_) => Some(condition.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(query: &str) -> (String, String, String) {
        let meaning = Query::parse(query).unwrap().meaning();
        let print = |condition: Condition| Query { condition, ..Query::default() }.to_string();
        (meaning.text, print(meaning.frame), print(meaning.any_word))
    }

    #[test]
    fn words_mean_and_conditions_frame() {
        let (text, frame, any) = meaning("fast speech status:using -tag:old");
        assert_eq!((text.as_str(), frame.as_str()), ("fast speech", "status:using -tag:old"));
        assert_eq!(any, "status:using -tag:old (fast OR speech)");
    }

    #[test]
    fn words_that_only_ask_are_left_out_where_others_are_left() {
        assert_eq!(meaning("which model can translate").2, "translate");
        assert_eq!(meaning("what is it").2, "what OR is OR it");
    }

    #[test]
    fn what_must_not_be_there_stays_a_condition() {
        assert_eq!(meaning("speech -old").1, "-old");
        assert_eq!(meaning("(speech OR status:using)").1, "");
        assert_eq!(meaning("(status:tried OR status:using)").1, "status:tried OR status:using");
    }

    #[test]
    fn a_question_is_no_query() {
        let meaning = Meaning::of_question("Which fits (24gb) status:using?");
        assert_eq!(meaning.text, "Which fits (24gb) status:using?");
        assert!(!meaning.any_word.words().is_empty() && meaning.frame == Condition::default());
        assert_eq!(Meaning::of_question("?!").any_word, Condition::default());
    }
}
