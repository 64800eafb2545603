"""Asking a server itself, past Nginx."""

import json
import urllib.error
import urllib.request


def asked(port: int, token: str | None, path: str, body=None, method: str | None = None, **further: str):
    """The status and the body of an answer of a server itself."""
    headers = {"Content-Type": "application/json"} | further
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1{path}", data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def sign_up(port: int, name: str) -> str:
    """Registers somebody, and returns their access token."""
    account = {"username": name, "email": f"{name}@example.org", "password": "a-rather-long-passphrase-7"}
    # The proxy is believed: each is somewhere else, and nobody is counted with another.
    address = ".".join(["10", *(str(byte) for byte in name.encode()[-3:])])
    return asked(port, None, "/auth/register", account, **{"X-Forwarded-For": address})[1]["access_token"]
