//! A card cut into passages: its paragraphs, lists, tables and pieces of code as plain text, each behind its heading.

use super::{BOILERPLATE, without_front_matter};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The most of a piece of code that is kept, in characters: how to load the model stands in its first lines.
const MAX_CODE: usize = 600;

/// The passages of a card, from its first to its last.
pub(crate) fn passages(card: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut cutting = Cutting::default();
    for event in Parser::new_ext(without_front_matter(card), options) {
        cutting.take(event);
    }
    cutting.close();
    cutting.passages
}

/// Where in the document we are.
#[derive(Default)]
struct Cutting {
    passages: Vec<String>,
    heading: String,
    in_heading: bool,
    /// How deep in lists, quotes and tables: what is within one is one passage.
    depth: usize,
    images: usize,
    in_code: bool,
    text: String,
}

impl Cutting {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                self.close();
                self.heading.clear();
                self.in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => self.in_heading = false,
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                self.end_of_block();
            }
            Event::Start(Tag::List(_) | Tag::BlockQuote(_) | Tag::Table(_)) => self.depth += 1,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Table) => {
                self.depth = self.depth.saturating_sub(1);
                self.end_of_block();
            }
            Event::Start(Tag::Item) => self.line("- "),
            Event::End(TagEnd::TableCell) => self.text.push_str(" | "),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => self.line(""),
            Event::End(TagEnd::Paragraph) => self.end_of_block(),
            Event::Text(text) | Event::Code(text) if self.images == 0 => self.add(&text),
            Event::SoftBreak | Event::HardBreak => self.add(" "),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if self.in_code && self.text.chars().count() > MAX_CODE {
            return;
        }
        let into = if self.in_heading { &mut self.heading } else { &mut self.text };
        into.push_str(text);
    }

    /// Begins another line of the same passage.
    fn line(&mut self, beginning: &str) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(beginning);
    }

    fn end_of_block(&mut self) {
        if self.depth == 0 { self.close() } else { self.line("") }
    }

    fn close(&mut self) {
        let lines = self.text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        self.text.clear();
        let text = lines.join("\n");
        let says_something =
            text.chars().any(char::is_alphabetic) && !BOILERPLATE.iter().any(|phrase| text.contains(phrase));
        if says_something {
            let heading = self.heading.trim();
            self.passages.push(if heading.is_empty() { text } else { format!("{heading}: {text}") });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_cut_at_its_blocks() {
        let card = "---\nlicense: mit\n---\n# Rocket\n\nFlies *far*,\nand [fast](https://x.example).\n\n\
                    ![logo](x.png)\n\n## Use\n\n- text\n- code\n  - more\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\
                    ```python\nload()\n```\n\n<div>hidden</div>\n";
        assert_eq!(
            passages(card),
            [
                "Rocket: Flies far, and fast.",
                "Use: - text\n- code\n- more",
                "Use: a | b |\n1 | 2 |",
                "Use: load()",
            ]
        );
    }

    #[test]
    fn what_templates_write_is_left_out() {
        assert_eq!(passages("# Model\n\n[More Information Needed]\n\nReal words.\n"), ["Model: Real words."]);
        assert!(passages("").is_empty() && passages("---\nopen: yes\n").is_empty());
    }

    #[test]
    fn code_is_kept_by_its_beginning() {
        let code = "x = 1\n".repeat(1_000);
        let long = passages(&format!("```\n{code}```\n"));
        assert!(long.len() == 1 && long[0].len() < 8_000);
    }
}
