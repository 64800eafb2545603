//! In which of its codings a file is sent.

use super::files::{File, Files};
use actix_web::http::header::{AcceptEncoding, Encoding};
use actix_web::{HttpMessage, HttpRequest};

/// A file in a coding.
pub(super) struct Coded {
    pub(super) file: File,
    /// What it is compressed by.
    pub(super) coding: Option<Encoding>,
}

/// The file in the coding that the client likes best, of those that like it the same the smallest. A client that
/// takes none of them, and not the plain file either, is sent the plain file.
pub(super) fn find(request: &HttpRequest, files: &impl Files, name: &str) -> Option<Coded> {
    let plain = files.find(name)?;
    let identity = Encoding::identity();
    let mut coded = Vec::new();
    for (coding, ending) in [(Encoding::brotli(), "br"), (Encoding::gzip(), "gz")] {
        coded.extend(files.find(&format!("{name}.{ending}")).map(|file| (coding, file)));
    }
    let accepted = request.get_header::<AcceptEncoding>().unwrap_or(AcceptEncoding(Vec::new()));
    let best = accepted.negotiate(coded.iter().map(|(coding, _)| coding).chain([&identity]));
    let best = coded.into_iter().find(|(coding, _)| best.as_ref() == Some(coding));
    Some(match best {
        Some((coding, file)) => Coded { file, coding: Some(coding) },
        None => Coded { file: plain, coding: None },
    })
}
