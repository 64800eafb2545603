"""Programs that the tests start, and stop again."""

import os
import random
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
BIN = Path(os.environ.get("DEPLOY_BIN", TARGET / "debug"))

# Nothing of the caller's configures what is started here.
PLAIN = {"PATH": os.environ["PATH"], "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", "RUST_BACKTRACE": "0"}


def free_port() -> int:
    """A port that nobody listens on, below those that systems hand out to outgoing connections."""
    while True:
        port = random.randint(20000, 31999)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def until(what: str, seconds: float, true):
    """Waits until something is true, and returns it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.05)
    raise AssertionError(f"{what}: not within {seconds} s")


def checked(*command, **options) -> str:
    """What a command prints that ends well."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
    return done.stdout


class Program:
    """A program with its output in a file."""

    def __init__(self, name: str, command: list, folder: Path, env: dict, **options):
        self.name, self.log = name, folder / f"{name}.log"
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [str(part) for part in command], cwd=folder, env=PLAIN | env, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, **options,
            )

    @property
    def runs(self) -> bool:
        return self.process.poll() is None

    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def address(self) -> str:
        """The address that it names in the line that says where it is."""

        def named():
            assert self.runs, f"{self.name} ended: {self.said()[-2000:]}"
            lines = [line for line in self.said().splitlines() if " on http://" in line]
            return lines and "http://" + lines[-1].split("http://")[1].split()[0]

        return until(f"{self.name} starts", 30, named)

    def stop(self, seconds: float = 40) -> int:
        if self.runs:
            self.process.terminate()
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"{self.name} did not stop within {seconds} s: {self.said()[-1000:]}") from None

    def kill(self) -> None:
        if self.runs:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


class Server:
    """A TrackML server on a socket that stays open while it is started anew, as systemd's socket units hold one."""

    def __init__(self, name: str, folder: Path, env: dict, port: int | None = None):
        self.name, self.folder, self.env = name, folder, env
        self.port = port or free_port()
        self.program = None
        self.open()

    def open(self) -> "Server":
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(("127.0.0.1", self.port))
        self.socket.listen(4096)
        return self

    def start(self, ready: bool = True, **env) -> "Server":
        held = self.socket.fileno()
        # The shell becomes the server, whose number is then the one that the variable names.
        command = ["sh", "-c", 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" serve', BIN / "trackml"]
        self.program = Program(
            self.name, command, self.folder, self.env | env, pass_fds=(3,), preexec_fn=lambda: os.dup2(held, 3),
        )
        if ready:
            until(f"{self.name} is ready", 60, self.is_ready)
        return self

    def is_ready(self) -> bool:
        assert self.program.runs, f"{self.name} ended: {self.program.said()[-2000:]}"
        return status_of(self.port, "/readyz") == 200

    def restart(self) -> None:
        assert self.program.stop() == 0
        self.start()

    def close(self) -> None:
        """Kills it, and nobody listens any more: as when its machine is gone."""
        self.socket.close()
        if self.program:
            self.program.kill()


def status_of(port: int, path: str, seconds: float = 2) -> int | None:
    """The status of an answer on a port of this machine; nothing where there is none."""
    try:
        with socket.create_connection(("127.0.0.1", port), seconds) as connection:
            connection.settimeout(seconds)
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            line = connection.makefile("rb").readline().split()
            return int(line[1]) if len(line) > 1 else None
    except OSError:
        return None


class Postgres:
    """A PostgreSQL server of the tests' own, which can be stopped and started again on its port."""

    def __init__(self, folder: Path):
        self.folder = folder
        tool = ROOT / "scripts/test-postgres"
        self.bin = Path(subprocess.check_output([tool, "bindir"], text=True).strip())
        self.url = subprocess.check_output([tool, "start", folder], text=True).strip()
        self.port = int(self.url.rsplit(":", 1)[1])

    def owner(self) -> list[str]:
        """What goes before a command of the server's owner: its programs refuse to run as root."""
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] if os.geteuid() == 0 else []

    def control(self, *arguments: str) -> None:
        command = [*self.owner(), self.bin / "pg_ctl", "-D", self.folder / "data", "-w", "-t", "60", *arguments]
        subprocess.run([str(part) for part in command], check=True, cwd="/", stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self) -> None:
        self.control("-m", "fast", "stop")

    def start(self) -> None:
        self.control("-l", str(self.folder / "log"), "-o", f"-p {self.port}", "start")

    def run(self, sql: str, database: str = "postgres") -> str:
        command = [self.client("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", f"{self.url}/{database}", "-c", sql]
        return subprocess.check_output(command, text=True).strip()

    def client(self, name: str) -> str:
        beside = self.bin / name
        return str(beside) if beside.exists() else shutil.which(name)

    def close(self) -> None:
        subprocess.run([ROOT / "scripts/test-postgres", "stop", self.folder], check=True)


class Nginx:
    """Debian's Nginx with the rendered configuration."""

    DOMAIN = "trackml.test"

    def __init__(self, folder: Path, upstreams: list[int], **settings):
        self.folder = folder
        self.http, self.https, self.status = free_port(), free_port(), free_port()
        for name in ("logs", "cache", "temp", "run"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        certificate(folder)
        self.settings = {
            "DOMAIN": self.DOMAIN, "TLS_CERTIFICATE": folder / "cert.pem", "TLS_KEY": folder / "key.pem",
            "LISTEN_ADDRESS": "127.0.0.1", "HTTP_PORT": self.http, "HTTPS_PORT": self.https, "STATUS_PORT": self.status,
            "NGINX_LOGS": folder / "logs", "NGINX_CACHE": folder / "cache", "NGINX_TEMP": folder / "temp",
            "NGINX_RUN": folder / "run", "APP_FILES": ROOT / "web/dist",
            "UPSTREAMS": " ".join(f"127.0.0.1:{port}" for port in upstreams), "NGINX_WORKERS": 2, "RESOLVER": "127.0.0.1",
        } | settings
        self.render()
        self.command = ["nginx", "-c", str(folder / "conf/nginx.conf"), "-e", str(folder / "logs/early.log")]
        subprocess.run([*self.command, "-t"], check=True, capture_output=True)
        self.program = Program("nginx", [*self.command, "-g", "daemon off;"], folder, {})
        until("Nginx listens", 10, lambda: status_of(self.status, "/stub_status") == 200)

    def render(self) -> None:
        env = PLAIN | {name: str(value) for name, value in self.settings.items()}
        subprocess.run([ROOT / "deploy/nginx/render", self.folder / "conf"], check=True, env=env)
        os.chmod(self.folder, 0o755)

    def reload(self) -> None:
        subprocess.run([*self.command, "-s", "reload"], check=True, capture_output=True)

    def errors(self) -> str:
        return (self.folder / "logs/error.log").read_text()

    def close(self) -> None:
        self.program.kill() if not self.program.runs else self.program.stop()


def certificate(folder: Path) -> None:
    """A certificate of the tests' own, signed by itself."""
    names = ",".join(f"DNS:{name}{Nginx.DOMAIN}" for name in ("", "app.", "api."))
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
               "-days", "2", "-subj", f"/CN={Nginx.DOMAIN}", "-addext", f"subjectAltName={names}",
               "-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
