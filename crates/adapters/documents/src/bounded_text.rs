use crate::{DocumentError, Extracted};

/// A text that grows to a number of characters and no further.
pub(crate) struct BoundedText {
    text: String,
    room: usize,
    truncated: bool,
}

impl BoundedText {
    pub(crate) fn new(max_chars: usize) -> Self {
        Self { text: String::new(), room: max_chars, truncated: false }
    }

    /// Adds one character. Control characters but tab and newline mean nothing in a text and are dropped.
    pub(crate) fn push(&mut self, character: char) {
        if character.is_control() && !matches!(character, '\t' | '\n') {
            return;
        }
        if self.room == 0 {
            self.truncated = true;
            return;
        }
        self.room -= 1;
        self.text.push(character);
    }

    pub(crate) fn push_str(&mut self, text: &str) {
        for character in text.chars() {
            if self.truncated {
                return;
            }
            self.push(character);
        }
    }

    /// Parts what stands here from what follows by a space, a tab or a line's end. The strongest that is asked for at
    /// one place counts, and nothing is parted from the start.
    pub(crate) fn part(&mut self, by: char) {
        while self.text.ends_with(|last| is_weaker(last, by)) {
            self.text.pop();
            self.room += 1;
        }
        if self.text.chars().next_back().is_some_and(|last| !last.is_whitespace()) {
            self.push(by);
        }
    }

    /// Adds a line's end, so that an empty line parts what stands here from what follows.
    pub(crate) fn part_lines(&mut self) {
        if self.text.ends_with('\n') && !self.text.ends_with("\n\n") {
            self.push('\n');
        }
    }

    /// Whether something was refused: what follows would be refused as well.
    pub(crate) fn is_full(&self) -> bool {
        self.truncated
    }

    /// Notes that the document has more than was asked of it.
    pub(crate) fn cut(&mut self) {
        self.truncated = true;
    }

    /// The text without the white space around it.
    ///
    /// # Errors
    /// [`DocumentError::NoText`] where it has no letter and no digit.
    pub(crate) fn finish(self, pages: Option<usize>) -> Result<Extracted, DocumentError> {
        let text = self.text.trim();
        if !text.chars().any(char::is_alphanumeric) {
            return Err(DocumentError::NoText);
        }
        Ok(Extracted { text: text.to_owned(), pages, truncated: self.truncated })
    }
}

fn is_weaker(white: char, by: char) -> bool {
    match by {
        '\n' => matches!(white, ' ' | '\t'),
        '\t' => white == ' ',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_of_what_parts_two_words_stays() {
        let mut text = BoundedText::new(100);
        for by in [' ', '\n', '\t', ' '] {
            text.push('a');
            text.part(' ');
            text.part(by);
            text.part(' ');
        }
        text.push('b');
        assert_eq!(text.finish(None).unwrap().text, "a a\na\ta b");
    }

    #[test]
    fn a_text_of_just_the_limit_is_whole() {
        let mut text = BoundedText::new(4);
        text.push_str("fünf");
        assert_eq!(
            text.finish(None).unwrap(),
            Extracted { text: "fünf".into(), pages: None, truncated: false }
        );
    }

    #[test]
    fn one_character_more_is_cut_and_told() {
        let mut text = BoundedText::new(4);
        text.push_str("fünf!");
        assert_eq!(
            text.finish(None).unwrap(),
            Extracted { text: "fünf".into(), pages: None, truncated: true }
        );
    }

    #[test]
    fn marks_without_a_word_are_no_text() {
        let mut text = BoundedText::new(100);
        text.push_str(" \u{fffd}\u{fffd} —\n");
        assert_eq!(text.finish(None), Err(DocumentError::NoText));
    }
}
