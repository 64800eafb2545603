use std::process::{ExitStatus, Stdio};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

use super::conversation::{Answer, Header};
use super::settings::WorkerSettings;
use crate::{DocumentError, DocumentKind, Extracted};

/// Has one document read by a new process, and leaves no process behind.
pub(super) async fn read(
    settings: &WorkerSettings,
    kind: DocumentKind,
    bytes: &[u8],
) -> Result<Extracted, DocumentError> {
    let header = Header {
        kind,
        limits: settings.limits,
        memory_bytes: settings.memory_bytes,
        processor_seconds: settings.timeout.as_secs().max(1),
    };
    let mut header =
        serde_json::to_vec(&header).map_err(|cause| DocumentError::failed("the first line", cause))?;
    header.push(b'\n');
    let mut child = start(settings)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let max_bytes = Answer::max_bytes(&settings.limits);
    // The answer is read while the document is written: a process that refuses early does not read all of it.
    let conversation = async {
        let ((), answer) = tokio::join!(tell(input, &header, bytes), hear(output, max_bytes));
        (answer, child.wait().await)
    };
    let ended = timeout(settings.timeout, conversation).await;
    end(&mut child).await;
    match ended {
        // What went wrong with the clock is that it ran out.
        Err(_) => Err(DocumentError::TooComplex),
        Ok((answer, status)) => {
            let status = status.map_err(|cause| DocumentError::failed("the worker was lost", cause))?;
            judge(&answer, status, max_bytes)
        }
    }
}

fn start(settings: &WorkerSettings) -> Result<Child, DocumentError> {
    let mut command = Command::new(&settings.program);
    command
        .args(&settings.arguments)
        // A worker that a document has taken over finds no password in its surroundings.
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        // A caller that goes away takes the process along.
        .kill_on_drop(true);
    // Without it no Windows program starts.
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
    command.spawn().map_err(|cause| DocumentError::failed("the worker could not be started", cause))
}

/// Tells the process what to read. Where it no longer listens, its answer or its end says why.
async fn tell(input: Option<ChildStdin>, header: &[u8], bytes: &[u8]) {
    if let Some(mut input) = input
        && input.write_all(header).await.is_ok()
    {
        let _ = input.write_all(bytes).await;
        let _ = input.shutdown().await;
    }
}

async fn hear(output: Option<ChildStdout>, max_bytes: usize) -> Vec<u8> {
    let mut answer = Vec::new();
    if let Some(output) = output {
        // One byte more tells an answer that is too long from one that just fits.
        let _ = output.take(max_bytes as u64 + 1).read_to_end(&mut answer).await;
    }
    answer
}

async fn end(child: &mut Child) {
    // It fails for a process that has ended, which is what is asked for.
    let _ = child.kill().await;
}

fn judge(answer: &[u8], status: ExitStatus, max_bytes: usize) -> Result<Extracted, DocumentError> {
    if !status.success() {
        // Without an exit status a signal ended it: of its limits, of an allocation that failed, of a full stack.
        return Err(match status.code() {
            None => DocumentError::TooComplex,
            Some(_) => DocumentError::failed("the worker did not serve", status),
        });
    }
    if answer.len() > max_bytes {
        return Err(DocumentError::failed("the worker's answer", "it is too long"));
    }
    serde_json::from_slice::<Answer>(answer)
        .map_err(|cause| DocumentError::failed("the worker's answer", cause))?
        .into()
}
