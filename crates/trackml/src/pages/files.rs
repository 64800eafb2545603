//! The files that the app was built to.

use rust_embed::Embed;
use std::borrow::Cow;

/// The page that begins the app, whichever of its addresses is asked for.
pub(super) const INDEX: &str = "index.html";

/// A file as it is sent.
pub(super) struct File {
    pub(super) content: Cow<'static, [u8]>,
    /// The SHA-256 digest of the content.
    pub(super) digest: [u8; 32],
}

/// Where files are found. Beside `app.js` may lie `app.js.br` and `app.js.gz`: the same, compressed.
pub(super) trait Files {
    /// A file by its name: a path without a slash before it.
    fn find(&self, name: &str) -> Option<File>;
}

/// `web/dist`: in the binary of a release, read from the folder in a debug build.
#[derive(Embed)]
#[folder = "$WEB_DIST"]
#[allow_missing = true]
pub(super) struct Dist;

impl Files for Dist {
    fn find(&self, name: &str) -> Option<File> {
        let found = Self::get(name)?;
        Some(File { digest: found.metadata.sha256_hash(), content: found.data })
    }
}
