use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath, Point};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use super::page_text::{PageText, Placed};
use crate::bounded_text::BoundedText;

/// The units of a glyph's own space in one em, by the reader's convention.
const UNITS_PER_EM: f64 = 1000.0;
/// What a glyph says whose font does not tell: the reader shall see that something is missing.
const UNKNOWN: char = '\u{fffd}';

/// A device that draws nothing and notes the glyphs. Invisible ones are noted too: a scan carries its recognised text
/// that way.
pub(super) struct GlyphRuns<'t> {
    page: PageText<'t>,
    last: Vec<Point>,
}

impl<'t> GlyphRuns<'t> {
    pub(super) fn new(text: &'t mut BoundedText) -> Self {
        Self { page: PageText::new(text), last: Vec::new() }
    }

    /// Whether a run lies on the last one: filled and outlined, or shifted by a hair to look bold.
    fn is_repeated(&mut self, origins: Vec<Point>, em: f64) -> bool {
        let repeated = self.last.len() == origins.len()
            && self.last.iter().zip(&origins).all(|(a, b)| a.distance(*b) < em * 0.1);
        self.last = origins;
        repeated
    }
}

impl<'a> Device<'a> for GlyphRuns<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        if self.page.is_full() {
            return;
        }
        let mode = run.writing_mode();
        let placed: Vec<_> = run.glyphs().iter().map(|glyph| place(glyph, mode, props.transform)).collect();
        let em = placed.first().map_or(0.0, |glyph| glyph.em);
        if self.is_repeated(placed.iter().map(|glyph| glyph.start).collect(), em) {
            return;
        }
        for (glyph, place) in run.glyphs().iter().zip(&placed) {
            match glyph.as_unicode() {
                Some(BfString::Char(character)) => self.page.put(&[character], place),
                Some(BfString::String(characters)) => {
                    self.page.put(&characters.chars().collect::<Vec<_>>(), place);
                }
                None => self.page.put(&[UNKNOWN], place),
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn place(glyph: &PositionedGlyph<'_>, mode: WritingMode, to_page: Affine) -> Placed {
    let to_page = to_page * glyph.transform();
    let advance = match &**glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(drawn) => drawn.advance_width(),
    };
    let start = to_page * Point::ZERO;
    let end = match mode {
        WritingMode::Horizontal => Point::new(f64::from(advance.unwrap_or_default()), 0.0),
        // Nearly all glyphs that are set downwards are as high as their font.
        WritingMode::Vertical => Point::new(0.0, -UNITS_PER_EM),
    };
    Placed { start, end: to_page * end, em: start.distance(to_page * Point::new(0.0, UNITS_PER_EM)) }
}
