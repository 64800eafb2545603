//! PDF files, written by hand so that each is broken in just the way that a test is about.
#![allow(dead_code, reason = "two test targets use it, each a part")]

use std::fmt::Write;

/// A file of these objects, numbered from 1, the first of which is the catalog, with a right table of places.
pub(crate) fn file(objects: &[String], more_of_the_trailer: &str) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1).unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    write!(
        file,
        "trailer\n<< /Size {size} /Root 1 0 R {more_of_the_trailer} >>\nstartxref\n{table}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

/// A file with a page of each of these content streams. The font is Helvetica, as `/F1`.
pub(crate) fn of_pages(contents: &[&str]) -> Vec<u8> {
    file(&objects_of_pages(contents), "")
}

pub(crate) fn objects_of_pages(contents: &[&str]) -> Vec<String> {
    let kids: Vec<_> = (0..contents.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), contents.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for content in contents {
        objects.push(page(objects.len() + 2, ""));
        objects.push(stream(content));
    }
    objects
}

pub(crate) fn page(contents: usize, more: &str) -> String {
    format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents} 0 R \
         /Resources << /Font << /F1 3 0 R >> >> {more} >>"
    )
}

pub(crate) fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A file whose one page draws a form, which draws the next one twice, and so on: a few lines that take for ever.
pub(crate) fn endless() -> Vec<u8> {
    const FORMS: usize = 40;
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
         /Resources << /XObject << /X 6 0 R >> >> >>"
            .to_owned(),
        stream("/X Do"),
    ];
    for _ in 0..FORMS {
        let next = objects.len() + 2;
        objects.push(format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 11 \
             /Resources << /XObject << /X {next} 0 R >> >> >>\nstream\n/X Do /X Do\nendstream"
        ));
    }
    objects.push(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Length 0 >>\nstream\n\nendstream".to_owned(),
    );
    file(&objects, "")
}

/// A file whose one page's content unpacks to about so many bytes, 2048 of each byte of the file.
pub(crate) fn unpacking_to(bytes: usize) -> Vec<u8> {
    // `81 81` is a run of 128 bytes 81, which is 64 runs again for the filter behind.
    // The end of both is marked by 80.
    let packed = "8181".repeat(bytes / 8192) + "008080";
    let mut objects = objects_of_pages(&[""]);
    objects[4] = format!(
        "<< /Length {} /Filter [/ASCIIHexDecode /RunLengthDecode /RunLengthDecode] >>\nstream\n{packed}>\nendstream",
        packed.len() + 1
    );
    file(&objects, "")
}
