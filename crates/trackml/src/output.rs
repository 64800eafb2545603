//! What the program says on its own two channels.

use std::fmt::Arguments;
use std::io::{self, Write};

/// Writes a line for people or pipes. A reader that has gone away is no error of ours.
pub(crate) fn line(text: Arguments<'_>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes a line on the error channel; where that is closed there is nobody to tell.
pub(crate) fn error_line(text: Arguments<'_>) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
