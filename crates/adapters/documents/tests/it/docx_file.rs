//! Word documents, put together member by member.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A document with these paragraphs.
pub(crate) fn of_paragraphs(paragraphs: &[&str]) -> Vec<u8> {
    let paragraphs = paragraphs.join("</w:t></w:r></w:p><w:p><w:r><w:t>");
    of_body(&format!("<w:p><w:r><w:t>{paragraphs}</w:t></w:r></w:p>"))
}

/// A document with this XML in its body.
pub(crate) fn of_body(body: &str) -> Vec<u8> {
    of_xml(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    ))
}

/// A document whose body's member holds this.
pub(crate) fn of_xml(xml: &str) -> Vec<u8> {
    archive(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", xml)])
}

pub(crate) fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Makes the archive say that each of its members unpacks to ten bytes.
pub(crate) fn declared_small(mut archive: Vec<u8>) -> Vec<u8> {
    // Where the unpacked size stands behind the marks of the local and the central header.
    for (mark, place) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let headers: Vec<_> =
            archive.windows(4).enumerate().filter(|(_, four)| four == mark).map(|(at, _)| at).collect();
        for header in headers {
            archive[header + place..header + place + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
    }
    archive
}
