//! `trackml import`

use crate::cli::ImportArguments;
use crate::failure::Failure;
use crate::{output, wiring};
use futures::StreamExt;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::process::ExitCode;
use trackml_application::capture::{ImportLine, ImportOutcome};
use trackml_domain::hub_ref::HubRef;

/// Imports what a file names: a bar on a terminal, a line a source in a pipe. A line is written when its record is
/// stored, so an import that was cut off can be run again and adds what is missing.
pub(super) async fn import(arguments: ImportArguments) -> Result<ExitCode, Failure> {
    arguments.log.start()?;
    let sources = HubRef::find_all(&read(&arguments.file)?);
    if sources.is_empty() {
        return Err(Failure::new(format_args!("{} names no model of the Hub", arguments.file.display())));
    }
    let hub = arguments.hub.hub()?;
    let application = wiring::for_operator(&arguments.database, hub).await?;
    let caller = application.accounts.act_as(&arguments.user).await?;
    let report = Report::new(sources.len());
    let mut tally = Tally::default();
    let mut lines = Box::pin(application.capture.import(&caller, sources).await?);
    while let Some(line) = lines.next().await {
        tally.count(&line.outcome);
        report.tell(&line)?;
    }
    report.finish(&tally)?;
    Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(file: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(file).map(|content| bytes = content)
    };
    read.map_err(|error| Failure::new(format_args!("cannot read {}: {error}", file.display())))?;
    // A stray byte in a page that was saved from somewhere spoils one word, not the import.
    let text = String::from_utf8_lossy(&bytes);
    // Some editors begin every file with a mark that would spoil the first id.
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

#[derive(Default)]
struct Tally {
    created: usize,
    exists: usize,
    failed: usize,
}

impl Tally {
    fn count(&mut self, outcome: &ImportOutcome) {
        match outcome {
            ImportOutcome::Created(_) => self.created += 1,
            ImportOutcome::Exists(_) => self.exists += 1,
            ImportOutcome::Failed(_) => self.failed += 1,
        }
    }
}

/// Tells of the import as it goes.
struct Report {
    bar: Option<ProgressBar>,
}

impl Report {
    fn new(sources: usize) -> Self {
        let shape = "{bar:32.cyan/black} {pos}/{len} {msg} {eta}";
        let bar = || {
            let style = ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(sources as u64).with_style(style)
        };
        Self { bar: (io::stdout().is_terminal() && io::stderr().is_terminal()).then(bar) }
    }

    fn tell(&self, line: &ImportLine) -> io::Result<()> {
        let source = &line.source;
        let text = match &line.outcome {
            ImportOutcome::Created(id) => format!("created\t{id}\t{source}"),
            ImportOutcome::Exists(id) => format!("exists\t{id}\t{source}"),
            ImportOutcome::Failed(error) => format!("failed\t-\t{source}\t{error}"),
        };
        match &self.bar {
            None => output::line(format_args!("{text}")),
            Some(bar) => {
                // On a terminal only what went wrong is worth a line; the bar tells the rest.
                if matches!(line.outcome, ImportOutcome::Failed(_)) {
                    bar.println(text);
                }
                bar.set_message(source.clone());
                bar.inc(1);
                Ok(())
            }
        }
    }

    fn finish(&self, tally: &Tally) -> io::Result<()> {
        let text =
            format!("{} created, {} kept already, {} failed", tally.created, tally.exists, tally.failed);
        match &self.bar {
            None => {
                output::error_line(format_args!("{text}"));
                Ok(())
            }
            Some(bar) => {
                bar.finish_and_clear();
                output::line(format_args!("{text}"))
            }
        }
    }
}
