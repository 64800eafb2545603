"""The system as it is run: Nginx with a certificate, two servers, PostgreSQL, and stubs of what is outside."""

import shutil
import tempfile
from pathlib import Path
import pytest
from inside import sign_up
from processes import BIN, ROOT, Nginx, Postgres, Program, Server

SECRET = "a-key-that-signs-nothing-but-the-tokens-of-a-test"


class World:
    def __init__(self, folder: Path):
        self.folder, self.servers, self.stubs, self.nginx = folder, [], [], None
        self.postgres = Postgres(folder / "postgres")
        try:
            self.start()
        except BaseException:
            self.close()
            raise

    def start(self) -> None:
        folder = self.folder
        self.hub = Program("stub-hub", [BIN / "stub-hub", "--bind", "127.0.0.1:0", "--folder", ROOT / "crates/testkit/recordings"],
                           folder, {})
        self.stubs.append(self.hub)
        self.gemini = Program("stub-gemini", [BIN / "stub-gemini", "--bind", "127.0.0.1:0"], folder, {})
        self.stubs.append(self.gemini)
        self.env = {
            "DATABASE_URL": self.database("trackml"), "SECRET_KEY": SECRET, "TRUSTED_PROXIES": "127.0.0.1",
            "DATA_DIR": str(folder / "data"), "HF_ENDPOINT": self.hub.address(), "GEMINI_BASE_URL": self.gemini.address(),
            "GOOGLE_API_KEY": "of-the-tests", "RUST_LOG": "info", "WORKERS": "2",
        }
        self.servers = [Server(f"server-{number}", folder, self.env) for number in (1, 2)]
        for server in self.servers:
            server.start()
        (folder / "nginx").mkdir()
        self.nginx = Nginx(folder / "nginx", [server.port for server in self.servers])

    def database(self, name: str) -> str:
        self.postgres.run(f"create database {name}")
        return f"{self.postgres.url}/{name}"

    def sign_up(self, name: str) -> str:
        """Registers somebody at a server itself, and returns their access token."""
        return sign_up(self.servers[0].port, name)

    def mend(self) -> None:
        """Whatever a test ended runs again."""
        for server in self.servers:
            if not server.program.runs:
                server.close()
                server.open().start()

    def close(self) -> None:
        if self.nginx:
            self.nginx.close()
        for server in self.servers:
            server.close()
        for stub in self.stubs:
            stub.kill()
        self.postgres.close()


@pytest.fixture(scope="session")
def world():
    # PostgreSQL's user and Nginx's have to reach it.
    folder = Path(tempfile.mkdtemp(prefix="trackml-deploy."))
    folder.chmod(0o755)
    world = World(folder)
    yield world
    world.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def nginx(world) -> Nginx:
    return world.nginx


@pytest.fixture
def folder():
    folder = Path(tempfile.mkdtemp(prefix="trackml-deploy."))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
