use std::io::{self, BufRead, BufReader, Read, Write};

use super::confine;
use super::conversation::{Answer, Header, MAX_HEADER_BYTES};
use crate::extract;

/// Reads one document from `input` and writes its text to `output`, in a process that it first confines for good: it
/// can open no file and no socket any more, and is ended where it exceeds the time or memory that it was given.
///
/// To be called by a program that does nothing else, before it starts a runtime or a thread.
///
/// # Errors
/// Where the process could not be confined, in which case nothing was read, or the other side left or spoke another
/// language. What is wrong with the document is said in the answer.
pub fn serve_one(input: impl Read, mut output: impl Write) -> io::Result<()> {
    confine::from_files()?;
    let mut input = BufReader::new(input);
    let header = read_header(&mut input)?;
    confine::to_memory(header.memory_bytes)?;
    confine::to_time(header.processor_seconds)?;
    let mut bytes = Vec::new();
    // A byte more than the most that is read is enough to know that it is too large.
    input.take(header.limits.max_bytes as u64 + 1).read_to_end(&mut bytes)?;
    let answer = Answer::from(extract(header.kind, &bytes, &header.limits));
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

fn read_header(input: &mut impl BufRead) -> io::Result<Header> {
    let mut line = Vec::new();
    input.by_ref().take(MAX_HEADER_BYTES).read_until(b'\n', &mut line)?;
    Ok(serde_json::from_slice(&line)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentKind, Limits};

    #[test]
    fn the_header_ends_with_its_line() {
        let header = Header {
            kind: DocumentKind::Pdf,
            limits: Limits::default(),
            memory_bytes: 1,
            processor_seconds: 2,
        };
        let mut told = serde_json::to_vec(&header).unwrap();
        told.extend(b"\n%PDF-1.7\n");
        let mut input = told.as_slice();
        assert_eq!(read_header(&mut input).unwrap(), header);
        assert_eq!(input, b"%PDF-1.7\n");
    }

    #[test]
    fn a_header_without_an_end_is_refused() {
        let mut endless = BufReader::new(io::repeat(b'{'));
        assert!(read_header(&mut endless).is_err());
    }
}
