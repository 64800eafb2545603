//! Examining what a language model wrote: it must rest on what it was given, and take its numbers from there.

use super::{RawStatement, Section, Statement};
use crate::grounds::Grounds;
use std::collections::BTreeSet;

/// The longest statement, in characters.
const MAX_CHARS: usize = 1_200;

/// The most keys of one statement.
const MAX_CITES: usize = 8;

/// Why a statement is left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// It says nothing, or far too much.
    #[error("it says nothing that can be shown")]
    Empty,
    /// It is about nothing that was asked for.
    #[error("it is about {0:?}, which was not asked for")]
    Section(String),
    /// It rests on nothing that was given.
    #[error("it rests on nothing that was given")]
    Groundless,
    /// It gives a number that nothing gave.
    #[error("it gives the number {0}, which nothing that it was given does")]
    Number(String),
}

/// Examines the statements of one answer.
#[derive(Debug)]
pub struct Examiner {
    keys: BTreeSet<String>,
    numbers: BTreeSet<String>,
    sections: &'static [Section],
}

impl Examiner {
    /// For an answer that was given these grounds and asked for these sections; `asked` is what the person wrote, whose
    /// numbers may be repeated.
    pub fn new(grounds: &Grounds, asked: &[&str], sections: &'static [Section]) -> Self {
        let given = grounds.iter().flat_map(|ground| [ground.text.as_str(), ground.label.as_str()]);
        Self {
            keys: grounds.iter().map(|ground| ground.key.clone()).collect(),
            numbers: given.chain(asked.iter().copied()).flat_map(numbers).collect(),
            sections,
        }
    }

    /// The statement, if it can be relied on to rest on what it cites.
    ///
    /// # Errors
    /// [`Doubt`] says why it is left out.
    pub fn examine(&self, raw: RawStatement) -> Result<Statement, Doubt> {
        let text = raw.text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\0', "");
        if text.is_empty() || text.chars().count() > MAX_CHARS {
            return Err(Doubt::Empty);
        }
        let section: Option<Section> = raw.section.parse().ok();
        let section = section.filter(|section| self.sections.contains(section));
        let section = section.ok_or_else(|| Doubt::Section(raw.section.chars().take(40).collect()))?;
        let mut cites: Vec<String> = Vec::new();
        for cite in raw.cites {
            let cite = cite.trim().to_owned();
            if self.keys.contains(&cite) && !cites.contains(&cite) && cites.len() < MAX_CITES {
                cites.push(cite);
            }
        }
        if cites.is_empty() {
            return Err(Doubt::Groundless);
        }
        let invented = numbers(&text).find(|number| !self.numbers.contains(number));
        match invented {
            Some(number) => Err(Doubt::Number(number)),
            None => Ok(Statement { section, text, cites }),
        }
    }
}

/// The numbers of a text, without the commas between thousands and the noughts behind the point. Digits within a word
/// (`Q4_K_M`, `Llama-3.1`) count too: a name that nothing gave is as good as a number that nothing gave.
fn numbers(text: &str) -> impl Iterator<Item = String> {
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    text.split(move |c| !is_of_number(c))
        .map(|piece| piece.trim_matches(['.', ',']).replace(',', ""))
        .filter(|piece| piece.contains(|c: char| c.is_ascii_digit()))
        .map(|piece| match piece.split_once('.') {
            Some(_) if piece.matches('.').count() == 1 => {
                piece.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            _ => piece,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grounds::Ground;

    const SECTIONS: &[Section] = &[Section::Risks, Section::UseCases];

    fn ground(key: &str, text: &str) -> Ground {
        Ground { key: key.into(), label: key.into(), text: text.into() }
    }

    fn examiner() -> Examiner {
        let grounds = Grounds::new(vec![
            ground("license", "apache-2.0"),
            ground("parameters", "7.2B"),
            ground("card_1", "Trained on 15,000 hours of speech in 3 languages."),
        ]);
        Examiner::new(&grounds, &["Does it fit into 24 GiB?"], SECTIONS)
    }

    fn said(section: &str, text: &str, cites: &[&str]) -> Result<Statement, Doubt> {
        examiner().examine(RawStatement {
            section: section.into(),
            text: text.into(),
            cites: cites.iter().map(|cite| (*cite).to_owned()).collect(),
        })
    }

    #[test]
    fn what_rests_on_what_was_given_passes() {
        let statement = said("risks", " Under  Apache-2.0.\n", &["license", "invented", "license"]).unwrap();
        assert_eq!(
            (statement.text.as_str(), statement.cites),
            ("Under Apache-2.0.", vec!["license".to_owned()])
        );
    }

    #[test]
    fn what_rests_on_nothing_is_left_out() {
        assert_eq!(said("risks", "It is the best of all.", &[]), Err(Doubt::Groundless));
        assert_eq!(said("risks", "It is the best of all.", &["popularity"]), Err(Doubt::Groundless));
    }

    #[test]
    fn a_number_must_have_been_given() {
        assert!(said("use_cases", "With 7.2B weights and 15000 hours.", &["card_1"]).is_ok());
        assert!(said("use_cases", "It fits into 24 GiB, in 3.0 languages.", &["parameters"]).is_ok());
        let invented = said("use_cases", "It needs 14.4 GB.", &["parameters"]);
        assert_eq!(invented, Err(Doubt::Number("14.4".into())));
        assert_eq!(said("use_cases", "Better than GPT-4.", &["card_1"]), Err(Doubt::Number("4".into())));
    }

    #[test]
    fn only_what_was_asked_for_is_shown() {
        assert_eq!(said("verdict", "Fine.", &["license"]), Err(Doubt::Section("verdict".into())));
        assert_eq!(said("risks", " ", &["license"]), Err(Doubt::Empty));
        assert_eq!(said("risks", &"x".repeat(2_000), &["license"]), Err(Doubt::Empty));
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let of = |text| numbers(text).collect::<Vec<_>>();
        assert_eq!(of("15,000 of 0.850, 2.0 and v1.2.3."), ["15000", "0.85", "2", "1.2.3"]);
        assert_eq!(of("no number, none."), Vec::<String>::new());
    }
}
