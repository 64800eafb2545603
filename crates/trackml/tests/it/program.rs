//! The binary as a process, in surroundings that hold nothing of the developer's own.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use trackml_testkit::databases::TestDatabase;
use trackml_testkit::stub_hub::StubHub;

/// Long enough for a busy machine; a test that waits this long fails.
const PATIENCE: Duration = Duration::from_mins(1);

/// The key of every server on a test's database: PostgreSQL needs one.
pub(crate) const KEY: &str = "a key for tests, of forty bytes and more";

/// A home, a data folder and a working folder, all new and empty, and the settings of the program.
pub(crate) struct Surroundings {
    folder: Arc<TempDir>,
    settings: Vec<(String, String)>,
}

impl Surroundings {
    /// No setting but where the program keeps its files and a free port.
    pub(crate) fn new() -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let data = folder.path().join("data").display().to_string();
        Self { folder, settings: Vec::new() }.with("DATA_DIR", data).with("BIND", "127.0.0.1:0")
    }

    /// On a database of a test's.
    pub(crate) fn on(database: &TestDatabase) -> Self {
        Self::new().with("DATABASE_URL", &database.url).with("SECRET_KEY", KEY)
    }

    /// With a setting; an earlier one of this name is replaced.
    pub(crate) fn with(mut self, variable: &str, value: impl AsRef<str>) -> Self {
        self.settings.retain(|(name, _)| name != variable);
        self.settings.push((variable.to_owned(), value.as_ref().to_owned()));
        self
    }

    /// With a stand-in for the Hub.
    pub(crate) fn with_hub(self, hub: &StubHub) -> Self {
        self.with("HF_ENDPOINT", hub.url())
    }

    /// The settings, for those who start the program by another one.
    pub(crate) fn settings(&self) -> &[(String, String)] {
        &self.settings
    }

    /// A file in the data folder.
    pub(crate) fn data(&self, name: &str) -> PathBuf {
        self.folder.path().join("data").join(name)
    }

    /// Writes a file into the working folder, and gives its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// The program, with nothing from outside but the path to other programs.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trackml"));
        command.args(arguments).env_clear().current_dir(self.folder.path()).env("HOME", self.folder.path());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Starts the program.
    pub(crate) fn start(&self, arguments: &[&str]) -> Program {
        self.spawn(arguments, b"")
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        self.start(arguments).ended()
    }

    /// Runs the program to its end, with something piped in.
    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Ended {
        self.spawn(arguments, input).ended()
    }

    fn spawn(&self, arguments: &[&str], input: &[u8]) -> Program {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (out, err) = (Said::by(child.stdout.take().unwrap()), Said::by(child.stderr.take().unwrap()));
        // A program that does not read its input may be gone by now.
        let _ = child.stdin.take().unwrap().write_all(input);
        Program { child, out, err, _folder: Arc::clone(&self.folder) }
    }

    /// Runs the program to its end, while nobody reads what it gives.
    pub(crate) fn run_without_reader(&self, arguments: &[&str]) -> Ended {
        let mut command = self.command(arguments);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        command.stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let err = Said::by(child.stderr.take().unwrap());
        let folder = Arc::clone(&self.folder);
        Program { child, out: Said::by(std::io::empty()), err, _folder: folder }.ended()
    }

    /// Starts the server and waits until it has said where it is.
    pub(crate) fn serve(&self) -> Server {
        let program = self.start(&["serve"]);
        let first = program.lines(1).pop();
        let url = first.as_deref().and_then(|line| line.strip_prefix("TrackML is on "));
        let Some(url) = url.map(str::to_owned) else {
            let ended = program.ended();
            panic!("the server did not start: {first:?} {ended:?}");
        };
        Server { program, url }
    }
}

/// A process that runs; it is killed when dropped.
pub(crate) struct Program {
    child: Child,
    out: Said,
    err: Said,
    /// Where it keeps its files: not taken away from it while it runs.
    _folder: Arc<TempDir>,
}

impl Program {
    /// What it has said so far of what went wrong.
    pub(crate) fn complaints(&self) -> String {
        self.err.text()
    }

    /// Waits until so many lines stand on the standard output, or no more can come; gives those that are there.
    pub(crate) fn lines(&self, count: usize) -> Vec<String> {
        let begun = Instant::now();
        while self.out.lines() < count && !self.out.is_over() {
            assert!(begun.elapsed() < PATIENCE, "only {:?} after {PATIENCE:?}", self.out.text());
            std::thread::sleep(Duration::from_millis(2));
        }
        self.out.text().lines().map(str::to_owned).collect()
    }

    /// Sends a signal by its name, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let script = format!("kill -{name} {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &script]).status().unwrap().success());
    }

    /// Waits for the end.
    pub(crate) fn ended(mut self) -> Ended {
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(begun.elapsed() < PATIENCE, "it runs on: {:?} {:?}", self.out.text(), self.err.text());
            std::thread::sleep(Duration::from_millis(2));
        };
        Ended { status, out: self.out.all(), err: self.err.all() }
    }

    /// Kills it where it stands, as `kill -9` does.
    pub(crate) fn killed(mut self) -> Ended {
        self.child.kill().unwrap();
        self.ended()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Mostly it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a process says on one channel, read while it runs, so that it never waits for its reader.
struct Said {
    text: Arc<Mutex<Vec<u8>>>,
    reader: Option<JoinHandle<()>>,
}

impl Said {
    fn by(channel: impl std::io::Read + Send + 'static) -> Self {
        let text = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&text);
        let reader = std::thread::spawn(move || {
            let mut channel = BufReader::new(channel);
            loop {
                let mut line = Vec::new();
                // A line at a time: what is cut off has no end of line, and is not counted.
                if channel.read_until(b'\n', &mut line).unwrap_or(0) == 0 {
                    return;
                }
                kept.lock().unwrap().append(&mut line);
            }
        });
        Self { text, reader: Some(reader) }
    }

    fn lines(&self) -> usize {
        self.text.lock().unwrap().split(|byte| *byte == b'\n').count() - 1
    }

    fn is_over(&self) -> bool {
        self.reader.as_ref().is_none_or(JoinHandle::is_finished)
    }

    fn text(&self) -> String {
        String::from_utf8(self.text.lock().unwrap().clone()).unwrap()
    }

    fn all(&mut self) -> String {
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        self.text()
    }
}

/// A process that has ended, and what it said.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: ExitStatus,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// The code that it ended with.
    pub(crate) fn code(&self) -> i32 {
        self.status.code().unwrap_or_else(|| panic!("it was killed: {self:?}"))
    }

    /// Everything that it said.
    pub(crate) fn said(&self) -> String {
        format!("{}{}", self.out, self.err)
    }

    /// Checks that it ended with this code and nothing but one line on the error channel; gives the line.
    pub(crate) fn one_line(&self, code: i32) -> &str {
        assert_eq!(self.code(), code, "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        assert_eq!(self.err.matches('\n').count(), 1, "{self:?}");
        self.err.trim_end()
    }

    /// The complete lines of the standard output.
    pub(crate) fn lines(&self) -> Vec<&str> {
        self.out.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')).collect()
    }
}

/// A server that runs.
pub(crate) struct Server {
    pub(crate) program: Program,
    /// Where it is.
    pub(crate) url: String,
}

impl Server {
    /// Asks it to end, and waits until it has.
    pub(crate) fn stopped(self) -> Ended {
        self.program.signal("TERM");
        self.program.ended()
    }

    /// Where it listens, as `BIND` wants it.
    pub(crate) fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }
}
