//! The ways in which the process behaves: as it should, or as one that a document has led astray.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::time::Duration;

pub(crate) fn work(mode: &str) -> ExitCode {
    match mode {
        "serve" => serve(io::stdin()),
        "sleep" => loop {
            std::thread::sleep(Duration::from_mins(1));
        },
        "swallow-memory" => serve(Swallowing(io::stdin(), Vec::new())),
        "loop" => serve(Looping { told: false }),
        "tell-surroundings" => tell_surroundings(),
        "open-a-file" => serve(Opening(io::stdin())),
        "babble" => {
            // The parent stops listening before the end.
            let _ = io::stdout().write_all(&vec![b'x'; 10_000_000]);
            ExitCode::SUCCESS
        }
        _ => ExitCode::from(7),
    }
}

fn serve(input: impl Read) -> ExitCode {
    match trackml_documents::serve_one(input, io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Fills the memory as soon as it has been confined, when the document is read.
struct Swallowing(io::Stdin, Vec<Vec<u8>>);

impl Read for Swallowing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        if read == 0 {
            loop {
                self.1.push(vec![1; 16 * 1024 * 1024]);
            }
        }
        Ok(read)
    }
}

/// Uses the processor without end as soon as it has been confined, to one second.
struct Looping {
    told: bool,
}

impl Read for Looping {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        const HEADER: &[u8] = br#"{"kind":"text","limits":{"max_bytes":9,"max_chars":9,"max_unpacked":9,"max_pages":9},"memory_bytes":1073741824,"processor_seconds":1}
"#;
        if self.told {
            loop {
                std::hint::spin_loop();
            }
        }
        self.told = true;
        buffer[..HEADER.len()].copy_from_slice(HEADER);
        Ok(HEADER.len())
    }
}

/// Tries to leave something behind. What it is told of the attempt is the document that is read.
struct Opening(io::Stdin);

impl Read for Opening {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        if read == 0 && std::fs::write("left-behind", "something").is_ok() {
            std::process::exit(8);
        }
        Ok(read)
    }
}

fn tell_surroundings() -> ExitCode {
    let names: Vec<_> = std::env::vars().map(|(name, _)| name).collect();
    let answer =
        format!(r#"{{"extracted":{{"text":"{}","pages":null,"truncated":false}}}}"#, names.join(" "));
    match io::stdout().write_all(answer.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
