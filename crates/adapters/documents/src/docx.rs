//! Word documents: a zip archive with the text in one XML member (ECMA-376).

mod body;

use std::io::{BufReader, Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::bounded_text::BoundedText;
use crate::{DocumentError, Extracted, Limits};

const BODY: &str = "word/document.xml";

/// Whether it is a zip archive that names a Word document's body. Names are not compressed, so no archive is opened.
pub(crate) fn is_docx(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && memmem::find(bytes, BODY.as_bytes()).is_some()
}

pub(crate) fn extract(bytes: &[u8], limits: &Limits) -> Result<Extracted, DocumentError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refused)?;
    let member = archive.by_name(BODY).map_err(refused)?;
    // The size that the archive declares is the sender's word; the bytes that come out are counted.
    let mut counted = member.take(limits.max_unpacked);
    let mut text = BoundedText::new(limits.max_chars);
    let read = body::read(BufReader::new(&mut counted), &mut text);
    if counted.limit() == 0 && !text.is_full() {
        return Err(DocumentError::TooComplex);
    }
    read?;
    text.finish(None)
}

fn refused(error: ZipError) -> DocumentError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => DocumentError::Encrypted,
        ZipError::FileNotFound => DocumentError::unreadable("it is no Word document"),
        _ => DocumentError::unreadable("it is damaged or not a Word document"),
    }
}
