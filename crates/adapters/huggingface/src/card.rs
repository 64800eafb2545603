//! The card: its first paragraph that says something, and its passages.

mod passages;

pub(crate) use passages::passages;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The longest description, in characters.
const MAX_CHARS: usize = 600;

/// As much of a card as is read, in bytes, behind its front matter: what does not introduce itself by then does not.
const MAX_READ: usize = 64 * 1024;

/// The fewest letters outside of links that make a paragraph: less is a row of links or a label.
const MIN_LETTERS: usize = 12;

/// What templates write for people who then do not.
const BOILERPLATE: &[&str] = &[
    "[More Information Needed]",
    "model card has been automatically generated",
    "base template for new models",
    "has been generated automatically according to the information the Trainer had access to",
];

/// The card as text. Some were saved as UTF-16.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let pairs = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
        char::decode_utf16(pairs).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        all => String::from_utf8_lossy(all).into_owned(),
    }
}

/// The first paragraph that says something, as plain text.
pub(crate) fn description(card: &str) -> Option<String> {
    let body = without_front_matter(card);
    let body = body.get(..body.floor_char_boundary(MAX_READ)).unwrap_or(body);
    let mut reading = Reading::default();
    for event in Parser::new_ext(
        body,
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH,
    ) {
        if let Some(paragraph) = reading.take(event) {
            return Some(shortened(&paragraph));
        }
    }
    None
}

/// The card behind its YAML block. A block that is opened and never closed is all there is.
fn without_front_matter(card: &str) -> &str {
    let card = card.trim_start();
    let Some(rest) = card.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r'])) else {
        return card;
    };
    let mut offset = 0;
    for line in rest.split_inclusive('\n') {
        offset += line.len();
        if line.trim_end() == "---" {
            return rest.get(offset..).unwrap_or_default();
        }
    }
    ""
}

/// Where in the document we are, and the paragraph so far.
#[derive(Default)]
struct Reading {
    /// Blocks around, among them those whose paragraphs are no introduction: lists, tables, quotes.
    depth: usize,
    in_paragraph: bool,
    images: usize,
    links: usize,
    text: String,
    letters: usize,
}

impl Reading {
    fn take(&mut self, event: Event<'_>) -> Option<String> {
        match event {
            Event::Start(Tag::Paragraph) if self.depth == 0 => {
                *self = Self { in_paragraph: true, ..Self::default() };
            }
            Event::End(TagEnd::Paragraph) if self.depth == 0 => {
                self.in_paragraph = false;
                return self.sound();
            }
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::Start(Tag::Link { .. }) => self.links += 1,
            Event::End(TagEnd::Link) => self.links = self.links.saturating_sub(1),
            Event::Start(_) if !self.in_paragraph => self.depth += 1,
            Event::End(_) if !self.in_paragraph => self.depth = self.depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => self.add(&text),
            Event::SoftBreak | Event::HardBreak => self.add(" "),
            _ => {}
        }
        None
    }

    fn add(&mut self, text: &str) {
        if self.in_paragraph && self.images == 0 {
            self.text.push_str(text);
            if self.links == 0 {
                self.letters += text.chars().filter(|c| c.is_alphabetic()).count();
            }
        }
    }

    fn sound(&self) -> Option<String> {
        let line = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = without_announcement(&line)?.to_owned();
        let says_something =
            self.letters >= MIN_LETTERS && !BOILERPLATE.iter().any(|phrase| line.contains(phrase));
        says_something.then_some(line)
    }
}

/// The line without a last sentence that only announces what follows it (`… write:`, `see here: https://…`); nothing
/// where that is all.
fn without_announcement(line: &str) -> Option<&str> {
    let words = match line.rsplit_once(' ') {
        Some((words, last)) if last.starts_with("http") => words,
        _ => line,
    };
    if !words.ends_with([':', '\u{ff1a}']) {
        return Some(line);
    }
    line.get(..=words.rfind(". ")?)
}

/// Cut behind a sentence where that leaves most of it, otherwise behind a word.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MAX_CHARS) else { return text.to_owned() };
    // One character is kept for the ellipsis.
    let last = text.get(..end).and_then(|head| head.char_indices().last()).map_or(0, |(index, _)| index);
    let head = text.get(..last).unwrap_or_default();
    let sentence = head.rfind(". ").filter(|end| *end > last / 2);
    if let Some(whole) = sentence.and_then(|end| head.get(..=end)) {
        return whole.to_owned();
    }
    let word = head.rfind(' ').filter(|end| *end > last / 2).and_then(|end| head.get(..end));
    format!("{}…", word.unwrap_or(head).trim_end_matches([',', ';', ' ']))
}

#[cfg(test)]
mod tests;
