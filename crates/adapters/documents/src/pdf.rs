//! PDF (ISO 32000): hayro reads the file and places the glyphs, [`page_text`] makes lines of them.

mod glyph_runs;
mod page_text;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};

use crate::bounded_text::BoundedText;
use crate::{DocumentError, Extracted, Limits};
use glyph_runs::GlyphRuns;

pub(crate) fn extract(bytes: &[u8], limits: &Limits) -> Result<Extracted, DocumentError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(refused)?;
    let pages = pdf.pages();
    let mut text = BoundedText::new(limits.max_chars);
    let cache = InterpreterCache::new();
    for page in pages.iter().take(limits.max_pages) {
        if text.is_full() {
            break;
        }
        // From the top down, and with a turned page turned back.
        let upright = page.initial_transform(true).to_kurbo();
        // Nothing is drawn, so that the size of the canvas is of no account.
        let canvas = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context = Context::new(upright, canvas, &cache, pdf.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, &mut GlyphRuns::new(&mut text));
        text.part('\n');
        text.part_lines();
    }
    if pages.len() > limits.max_pages {
        text.cut();
    }
    text.finish(Some(pages.len()))
}

/// A file that opens without a password is read, whatever its owner forbade to print or copy.
fn refused(error: LoadPdfError) -> DocumentError {
    match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => DocumentError::Encrypted,
        LoadPdfError::Decryption(_) => DocumentError::unreadable("its encryption is damaged"),
        LoadPdfError::Invalid => DocumentError::unreadable("it is damaged or not a PDF"),
    }
}
