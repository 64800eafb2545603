"""Asking from outside, with curl."""

import json
import subprocess
from dataclasses import dataclass
from processes import Nginx


@dataclass
class Answer:
    status: int
    # Every header with its name in small letters, in the order in which they came: one that stands twice stands here twice.
    headers: list[tuple[str, str]]
    body: bytes
    protocol: str

    def all(self, name: str) -> list[str]:
        return [value for known, value in self.headers if known == name]

    def one(self, name: str) -> str:
        values = self.all(name)
        assert len(values) == 1, f"{name} stands {len(values)} times: {values}"
        return values[0]

    def get(self, name: str) -> str | None:
        return next(iter(self.all(name)), None)

    def json(self):
        return json.loads(self.body)

    def is_problem(self, code: str) -> bool:
        """Whether it is a problem in the servers' form."""
        if self.get("content-type") != "application/problem+json":
            return False
        body = self.json()
        fits = body["status"] == self.status and body["type"] == "/errors/" + code.replace("_", "-")
        return fits and body["code"] == code and body["request_id"] == self.one("x-request-id")


def curl(nginx: Nginx, path: str, *options: str, host: str = "", scheme: str = "https", from_address: str = "127.0.0.1",
         seconds: int = 30) -> Answer:
    """One request over a connection of its own."""
    name = f"{host}.{nginx.DOMAIN}" if host else nginx.DOMAIN
    port = nginx.https if scheme == "https" else nginx.http
    command = ["curl", "--silent", "--show-error", "--insecure", "--include", "--raw", "--max-time", str(seconds), "--interface",
               from_address, "--resolve", f"{name}:{port}:127.0.0.1", *options, f"{scheme}://{name}:{port}{path}"]
    done = subprocess.run(command, capture_output=True)
    assert done.returncode == 0, f"curl ended with {done.returncode}: {done.stderr.decode()}"
    return parsed(done.stdout)


def parsed(raw: bytes) -> Answer:
    while True:
        head, _, body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        protocol, status, *_ = first.split(" ")
        # `100 Continue` goes before the answer.
        if status != "100":
            break
        raw = body
    headers = [(name.strip().lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    return Answer(int(status), headers, body, protocol)


def sent(body) -> list[str]:
    """The options of curl for a body of JSON."""
    return ["--header", "Content-Type: application/json", "--data", json.dumps(body)]


def signed(token: str) -> list[str]:
    return ["--header", f"Authorization: Bearer {token}"]
