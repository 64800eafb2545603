//! Reading uploaded documents: this program again, with a word that no command has, confined before it reads a byte.

use std::process::ExitCode;
use std::{env, io};
use trackml_documents::{Worker, WorkerSettings, serve_one};

/// The word that makes the program a reader of one document. It is for the program itself and in no help.
const WORD: &str = "read-one-document";

/// Whether the program was started to read a document.
pub(crate) fn is_wanted() -> bool {
    env::args_os().nth(1).is_some_and(|first| first == WORD)
}

/// Reads the document of the standard input.
pub(crate) fn serve() -> ExitCode {
    match serve_one(io::stdin(), io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever started it sees that there is no answer.
        Err(_broken_pipe) => ExitCode::FAILURE,
    }
}

/// What starts readers.
pub(crate) fn reader() -> io::Result<Worker> {
    Ok(Worker::new(WorkerSettings::new(env::current_exe()?, [WORD])))
}
