//! Statements out of an answer that is still being written.

use super::RawStatement;

/// How deep in `{"statements":[{…}]}` a statement begins.
const DEPTH: usize = 2;

/// The longest statement that is waited for. Unit: bytes.
const MAX_BYTES: usize = 16 * 1024;

/// Cuts whole statements out of the JSON of an answer as it comes; what is not finished is never read.
#[derive(Debug, Default)]
pub struct Splitter {
    depth: usize,
    place: Place,
    statement: String,
    too_long: bool,
    begun: bool,
}

/// Where in the JSON the next character stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Outside,
    Text,
    /// Behind a `\` in a text.
    Escape,
}

impl Splitter {
    /// Whether what came so far is one whole object.
    pub fn is_whole(&self) -> bool {
        self.begun && self.depth == 0 && self.place == Place::Outside
    }

    /// Takes more of the answer and returns the statements that are finished by it. What is no statement counts as one that
    /// says nothing, so that whoever examines them sees it.
    pub fn take(&mut self, more: &str) -> Vec<RawStatement> {
        let mut finished = Vec::new();
        for c in more.chars() {
            self.keep(c);
            match (self.place, c) {
                (Place::Outside, _) => {}
                (Place::Text, '\\') => self.place = Place::Escape,
                (Place::Text, '"') => {
                    self.place = Place::Outside;
                    continue;
                }
                (Place::Text | Place::Escape, _) => self.place = Place::Text,
            }
            if self.place != Place::Outside {
                continue;
            }
            match c {
                '"' => self.place = Place::Text,
                '{' | '[' => {
                    self.begun = true;
                    if self.depth == DEPTH && c == '{' {
                        self.statement.clear();
                        self.statement.push(c);
                        self.too_long = false;
                    }
                    self.depth += 1;
                }
                '}' | ']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == DEPTH && c == '}' {
                        finished.push(self.finished());
                    }
                }
                _ => {}
            }
        }
        finished
    }

    fn keep(&mut self, c: char) {
        if self.depth > DEPTH && !self.too_long {
            self.statement.push(c);
            self.too_long = self.statement.len() > MAX_BYTES;
        }
    }

    fn finished(&mut self) -> RawStatement {
        let text = std::mem::take(&mut self.statement);
        let read = if self.too_long { None } else { serde_json::from_str(&text).ok() };
        read.unwrap_or(RawStatement { section: String::new(), text: String::new(), cites: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = r#"{"statements": [
        {"section": "risks", "text": "A \"brace\" { in [ a text \\", "cites": ["license", "card_1"]},
        {"section": "use_cases", "text": "größer", "cites": []}
    ], "more": {"of": [{"text": "another"}]}}"#;

    fn all_in_pieces(answer: &str, size: usize) -> Vec<RawStatement> {
        let mut splitter = Splitter::default();
        let chars: Vec<char> = answer.chars().collect();
        let pieces = chars.chunks(size).map(|piece| piece.iter().collect::<String>());
        pieces.flat_map(|piece| splitter.take(&piece)).collect()
    }

    #[test]
    fn statements_come_out_whole_however_the_answer_is_cut() {
        let whole = all_in_pieces(ANSWER, 10_000);
        assert_eq!(whole[0].text, "A \"brace\" { in [ a text \\");
        assert_eq!(whole[1].text, "größer");
        for size in 1..40 {
            assert_eq!(all_in_pieces(ANSWER, size), whole, "in pieces of {size}");
        }
    }

    #[test]
    fn what_is_not_finished_is_not_read() {
        let (cut, _) = ANSWER.split_at(ANSWER.find("größer").unwrap());
        assert_eq!(all_in_pieces(cut, 7).len(), 1);
    }

    #[test]
    fn what_is_no_statement_says_nothing() {
        let said = all_in_pieces(r#"{"statements":[{"text": 7}, {"text": "x"]}"#, 3);
        assert!(said.iter().all(|statement| statement.text.is_empty()));
        let endless = format!(r#"{{"statements":[{{"text":"{}"}}]}}"#, "x".repeat(20_000));
        assert_eq!(all_in_pieces(&endless, 100)[0].text, "");
    }

    #[test]
    fn no_text_makes_it_fall() {
        for text in ["", "}}}]]]", "[[[[", "\"", "{\"a\":[{\"b\":[{}]}]}", "no json at all"] {
            all_in_pieces(text, 1);
        }
    }
}
