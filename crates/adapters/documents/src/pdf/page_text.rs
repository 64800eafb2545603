use hayro_interpret::kurbo::{Point, Vec2};

use crate::bounded_text::BoundedText;

/// A gap of this many ems is a space between words. Half of a space as fonts draw it, and more than letters are
/// spaced.
const SPACE: f64 = 0.15;
/// A gap of this many ems parts the columns of a table.
const COLUMN: f64 = 1.5;
/// A glyph that is this many ems above or below its predecessor is on another line; less is an index or exponent.
const OTHER_LINE: f64 = 0.5;
/// Lines that are this many ems apart are of different paragraphs: lines of one are set 1.0 to 1.6 apart.
const PARAGRAPH: f64 = 1.75;
/// A step back by this many ems begins a line again; less is kerning, or an accent set over its letter.
const STEP_BACK: f64 = 0.5;

/// Where a glyph stands on the page, in points from the top left.
pub(super) struct Placed {
    /// Its origin on the base line.
    pub(super) start: Point,
    /// Where the next glyph would stand.
    pub(super) end: Point,
    /// Its font's size.
    pub(super) em: f64,
}

/// Makes lines and paragraphs of the glyphs of a page, which a PDF names without them.
///
/// The order is that of the file: programs write columns one after the other, which no guess from places does better.
pub(super) struct PageText<'t> {
    text: &'t mut BoundedText,
    last: Option<Placed>,
}

impl<'t> PageText<'t> {
    pub(super) fn new(text: &'t mut BoundedText) -> Self {
        Self { text, last: None }
    }

    pub(super) fn is_full(&self) -> bool {
        self.text.is_full()
    }

    /// Adds what a glyph says, parted from what stands before it as the places of the two ask.
    pub(super) fn put(&mut self, characters: &[char], place: &Placed) {
        if let Some(last) = &self.last {
            match between(last, place) {
                Between::Nothing => {}
                Between::Space => self.text.part(' '),
                Between::Column => self.text.part('\t'),
                Between::Line => self.text.part('\n'),
                Between::Paragraph => {
                    self.text.part('\n');
                    self.text.part_lines();
                }
            }
        }
        for character in characters {
            match character {
                // Also of a page's text a space only parts words.
                space if space.is_whitespace() => self.text.part(' '),
                // A ligature is a way to draw letters; nobody searches for it.
                'ﬀ' => self.text.push_str("ff"),
                'ﬁ' => self.text.push_str("fi"),
                'ﬂ' => self.text.push_str("fl"),
                'ﬃ' => self.text.push_str("ffi"),
                'ﬄ' => self.text.push_str("ffl"),
                'ﬅ' | 'ﬆ' => self.text.push_str("st"),
                other => self.text.push(*other),
            }
        }
        self.last = Some(Placed { ..*place });
    }
}

#[derive(Debug, PartialEq)]
enum Between {
    Nothing,
    Space,
    Column,
    Line,
    Paragraph,
}

fn between(last: &Placed, next: &Placed) -> Between {
    let em = last.em.max(next.em);
    let step = next.start - last.end;
    // Along the line that the last glyph stands on, and across it: text may run in any direction.
    let direction = direction(last).unwrap_or(Vec2::new(1.0, 0.0));
    let along = step.dot(direction) / em;
    let across = direction.cross(step) / em;
    // What has no size (or no number) for a place is told apart as little as can be.
    if !along.is_finite() || !across.is_finite() {
        return Between::Space;
    }
    if across.abs() > OTHER_LINE {
        // Up the page is the head of the next column.
        if (0.0..=PARAGRAPH).contains(&across) { Between::Line } else { Between::Paragraph }
    } else if along < -STEP_BACK {
        Between::Line
    } else if along > COLUMN {
        Between::Column
    } else if along > SPACE {
        Between::Space
    } else {
        Between::Nothing
    }
}

fn direction(glyph: &Placed) -> Option<Vec2> {
    let advance = glyph.end - glyph.start;
    (advance.hypot() > f64::EPSILON).then(|| advance.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A glyph of a font of 10 points that is 5 points wide.
    fn at(x: f64, y: f64) -> Placed {
        Placed { start: Point::new(x, y), end: Point::new(x + 5.0, y), em: 10.0 }
    }

    #[test]
    fn a_gap_parts_words_and_a_wide_one_columns() {
        assert_eq!(between(&at(0.0, 0.0), &at(5.0, 0.0)), Between::Nothing);
        assert_eq!(between(&at(0.0, 0.0), &at(7.5, 0.0)), Between::Space);
        assert_eq!(between(&at(0.0, 0.0), &at(40.0, 0.0)), Between::Column);
    }

    #[test]
    fn an_exponent_stays_on_its_line() {
        let exponent = Placed { em: 6.0, ..at(5.0, -4.0) };
        assert_eq!(between(&at(0.0, 0.0), &exponent), Between::Nothing);
    }

    #[test]
    fn the_next_line_is_told_from_the_next_paragraph_and_column() {
        assert_eq!(between(&at(300.0, 0.0), &at(0.0, 12.0)), Between::Line);
        assert_eq!(between(&at(300.0, 0.0), &at(0.0, 20.0)), Between::Paragraph);
        assert_eq!(between(&at(100.0, 700.0), &at(300.0, 50.0)), Between::Paragraph);
    }

    #[test]
    fn text_that_runs_down_the_page_has_lines_too() {
        let down = |x: f64, y: f64| Placed { start: Point::new(x, y), end: Point::new(x, y + 5.0), em: 10.0 };
        assert_eq!(between(&down(0.0, 0.0), &down(0.0, 5.0)), Between::Nothing);
        assert_eq!(between(&down(100.0, 50.0), &down(88.0, 0.0)), Between::Line);
    }

    #[test]
    fn places_without_a_number_do_no_harm() {
        let nowhere =
            Placed { start: Point::new(f64::NAN, 0.0), end: Point::new(f64::INFINITY, 0.0), em: 0.0 };
        assert_eq!(between(&nowhere, &nowhere), Between::Space);
    }
}
