"""Nginx in front, asked from outside."""

import json
import re
import socket
import ssl
import subprocess
import time
import pytest
from outside import curl, sent, signed
from processes import ROOT, Nginx, until

GUARDING = [
    "strict-transport-security", "content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy",
    "permissions-policy", "cross-origin-opener-policy", "x-request-id",
]


@pytest.fixture(scope="session")
def ada(world) -> str:
    return world.sign_up("ada")


def asset() -> str:
    """A compressed file of the app with a hash in its name."""
    files = sorted((ROOT / "web/dist/assets").glob("*.js.br"))
    assert files, "the web app is not built: make web"
    return "/assets/" + files[0].name.removesuffix(".br")


# --- Names, schemes, places ------------------------------------------------------------------------------------------


def test_http_leads_to_https(nginx):
    answer = curl(nginx, "/models/1?x=1", scheme="http")
    assert (answer.status, answer.one("location")) == (308, f"https://{Nginx.DOMAIN}:{nginx.https}/models/1?x=1")


@pytest.mark.parametrize("host", ["", "app"])
def test_the_app_and_the_interface_are_beside_each_other(nginx, host):
    page = curl(nginx, "/", "--header", "Accept: text/html", host=host)
    assert page.status == 200 and b"<html" in page.body
    assert curl(nginx, "/api/v1/meta", host=host).status == 200


def test_the_name_of_the_interface_serves_no_app(nginx):
    assert curl(nginx, "/api/v1/meta", host="api").status == 200
    assert curl(nginx, "/", host="api").one("location") == f"https://api.{Nginx.DOMAIN}:{nginx.https}/docs/"
    assert curl(nginx, "/models/1", "--header", "Accept: text/html", host="api").is_problem("route_not_found")


def test_who_asks_for_another_name_gets_no_certificate(nginx):
    context = ssl._create_unverified_context()
    with socket.create_connection(("127.0.0.1", nginx.https)) as plain, pytest.raises(ssl.SSLError):
        context.wrap_socket(plain, server_hostname="evil.example")


def test_paths_lead_where_they_should(nginx):
    assert curl(nginx, "/healthz").json() == {"status": "ok"}
    assert curl(nginx, "/readyz").json() == {"status": "ok"}
    assert b"swagger" in curl(nginx, "/docs/").body.lower()
    assert curl(nginx, "/errors/model-not-found").json()["code"] == "model_not_found"
    assert curl(nginx, "/metrics").is_problem("route_not_found")


def test_the_numbers_are_for_this_machine_alone(nginx):
    listening = subprocess.check_output(["curl", "-s", f"http://127.0.0.1:{nginx.status}/stub_status"], text=True)
    assert "Active connections" in listening
    assert f"listen 127.0.0.1:{nginx.status};" in (nginx.folder / "conf/nginx.conf").read_text()


# --- TLS --------------------------------------------------------------------------------------------------------------


def handshake(nginx, *options: str) -> subprocess.CompletedProcess:
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{nginx.https}", "-servername", Nginx.DOMAIN, *options]
    return subprocess.run(command, input=b"", capture_output=True, timeout=20)


@pytest.mark.parametrize("version", ["-tls1_2", "-tls1_3"])
def test_modern_versions_are_spoken(nginx, version):
    assert b"Cipher is (NONE)" not in handshake(nginx, version).stdout


@pytest.mark.parametrize("options", [
    ["-tls1", "-cipher", "ALL:@SECLEVEL=0"], ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"], ["-tls1_2", "-cipher", "AES128-SHA"],
    ["-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA"],
])
def test_old_versions_and_ciphers_are_not(nginx, options):
    assert b"Cipher is (NONE)" in handshake(nginx, *options).stdout


def test_there_are_no_tickets(nginx):
    assert b"TLS session ticket:" not in handshake(nginx, "-tls1_2").stdout


def test_http_2_is_spoken_and_1_1_too(nginx):
    assert curl(nginx, "/healthz").protocol == "HTTP/2"
    assert curl(nginx, "/healthz", "--http1.1").protocol == "HTTP/1.1"


# --- Headers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/api/v1/meta", "/api/v1/models", "/docs/", "/healthz", "/metrics", "/purge/x", "asset"])
def test_each_guarding_header_stands_once(nginx, path):
    answer = curl(nginx, asset() if path == "asset" else path, "--header", "Accept: text/html")
    for name in GUARDING:
        answer.one(name)
    assert answer.get("server") == "nginx"


def test_the_servers_policy_for_the_app_is_passed_on(nginx):
    page = curl(nginx, "/", "--header", "Accept: text/html")
    assert "script-src 'self'" in page.one("content-security-policy")
    assert "script-src" not in curl(nginx, "/api/v1/meta").one("content-security-policy")


def test_a_request_keeps_its_name_where_it_is_plain(nginx):
    assert curl(nginx, "/healthz", "--header", "X-Request-Id: abc-123").one("x-request-id") == "abc-123"
    assert curl(nginx, "/healthz", "--header", 'X-Request-Id: a"b').one("x-request-id") != 'a"b'


def test_a_weakened_etag_is_still_good_for_a_change(nginx, ada):
    kept = curl(nginx, "/api/v1/models", *signed(ada), *sent({"name": "tagged", "notes": "long " * 1000}))
    path = f"/api/v1/models/{kept.json()['id']}"
    read = curl(nginx, path, "--compressed", *signed(ada))
    assert read.get("content-encoding") == "br"
    changed = curl(nginx, path, *signed(ada), "-X", "PATCH", "--header", f"If-Match: {read.one('etag')}", *sent({"rating": 4}))
    assert changed.status == 200, changed.body
    stale = curl(nginx, path, *signed(ada), "-X", "PATCH", "--header", f"If-Match: {read.one('etag')}", *sent({"rating": 5}))
    assert stale.is_problem("stale_revision")


# --- Compression ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("accepted", "coding"), [("gzip", "gzip"), ("br", "br"), ("gzip, br", "br"), ("identity", None)])
def test_what_is_large_and_text_is_compressed(nginx, accepted, coding):
    answer = curl(nginx, "/api/v1/openapi.json", "--header", f"Accept-Encoding: {accepted}")
    assert answer.get("content-encoding") == coding
    assert "Accept-Encoding" in ", ".join(answer.all("vary"))


def test_what_is_small_is_not_compressed(nginx):
    assert curl(nginx, "/healthz", "--header", "Accept-Encoding: gzip, br").get("content-encoding") is None


@pytest.mark.parametrize(("accepted", "ending"), [("br", ".br"), ("gzip", ".gz"), ("identity", "")])
def test_assets_come_as_they_were_compressed_when_they_were_built(nginx, accepted, ending):
    answer = curl(nginx, asset(), "--header", f"Accept-Encoding: {accepted}")
    assert answer.body == (ROOT / "web/dist" / (asset()[1:] + ending)).read_bytes()
    assert answer.one("cache-control") == "public, max-age=31536000, immutable"
    assert answer.one("content-type") == "text/javascript; charset=utf-8"


def test_an_asset_that_is_not_on_the_disk_is_asked_of_the_servers(nginx):
    assert curl(nginx, "/assets/of-another-version.js").is_problem("route_not_found")


# --- Limits -----------------------------------------------------------------------------------------------------------


def test_a_body_that_is_too_large_is_a_problem(nginx, ada, folder):
    (folder / "large").write_bytes(b'{"name":"' + b"x" * (3 << 20) + b'"}')
    large = ["--header", "Content-Type: application/json", "--data-binary", f"@{folder / 'large'}"]
    assert curl(nginx, "/api/v1/models", *signed(ada), *large).is_problem("body_too_large")


def test_a_document_of_ten_mebibytes_gets_through_and_no_larger_one(nginx, ada, folder):
    card = folder / "card.md"

    def proposed(length: int):
        words = b"# Aurora\n\nAurora is a model with 7B parameters.\n"
        card.write_bytes(words + b"word " * ((length - len(words)) // 5) + b"." * ((length - len(words)) % 5))
        assert card.stat().st_size == length
        return curl(nginx, "/api/v1/models/autofill", *signed(ada), "--form", f"file=@{card};type=text/markdown")

    whole = proposed(10 << 20)
    assert whole.status == 200 and any("long" in warning for warning in whole.json()["warnings"]), whole.body
    # The one is refused by a server, the other on the way to it, in the same words.
    for length in ((10 << 20) + 1, 12 << 20):
        assert proposed(length).is_problem("body_too_large")


def test_headers_that_are_too_large_are_a_problem(nginx):
    answer = curl(nginx, "/api/v1/meta", "--http1.1", "--header", "X-Large: " + "x" * 70_000)
    assert answer.is_problem("headers_too_large")


def test_an_address_that_is_too_long_is_a_problem(nginx):
    assert curl(nginx, "/api/v1/meta?q=" + "x" * 70_000, "--http1.1").is_problem("address_too_long")


def test_guessing_passwords_ends_soon(nginx):
    guess = sent({"email": "ada@example.org", "password": "wrong-but-long-enough"})
    answers = [curl(nginx, "/api/v1/auth/login", *guess, from_address="127.0.0.7") for _ in range(14)]
    last = answers[-1]
    assert last.is_problem("too_many_requests") and last.one("retry-after")
    # Somebody else is not in the way.
    other = sent({"email": "nobody@example.org", "password": "wrong-but-long-enough"})
    assert curl(nginx, "/api/v1/auth/login", *other, from_address="127.0.0.8").is_problem("wrong_credentials")


def test_language_models_are_asked_less_often_than_the_rest(nginx, ada):
    question = [*signed(ada), *sent({"question": ""})]
    statuses = [curl(nginx, "/api/v1/ask", *question, from_address="127.0.0.9").status for _ in range(24)]
    assert statuses[0] == 422 and statuses[-1] == 429
    assert curl(nginx, "/api/v1/models", *signed(ada), from_address="127.0.0.9").status == 200


# --- Streams ----------------------------------------------------------------------------------------------------------


def test_events_come_as_they_are_made(nginx, ada):
    kept = curl(nginx, "/api/v1/models", *signed(ada), *sent({"name": "streamed"})).json()
    options = [*signed(ada), "--header", "Accept: text/event-stream", "--header", "Accept-Encoding: gzip, br", *sent({})]
    answer = curl(nginx, f"/api/v1/models/{kept['id']}/insights", *options)
    assert answer.one("content-type").startswith("text/event-stream"), answer.body
    assert answer.get("content-encoding") is None
    assert b"event: " in answer.body


# --- Logs -------------------------------------------------------------------------------------------------------------


def test_both_logs_tell_of_a_request_without_its_query(nginx):
    curl(nginx, "/api/v1/meta?q=a-secret-word", "--header", "X-Request-Id: logged-once")
    logs = nginx.folder / "logs"

    def lines(name: str) -> list[str]:
        return [line for line in (logs / name).read_text().splitlines() if "logged-once" in line]

    until("the log is written", 5, lambda: lines("access.log") and lines("access.json.log"))
    entry = json.loads(lines("access.json.log")[0])
    assert entry["path"] == "/api/v1/meta" and entry["status"] == 200 and entry["request_seconds"] >= 0
    assert {"upstream_seconds", "cache", "request_id", "remote_addr"} <= entry.keys()
    assert re.search(r"\[.+\] \"GET /api/v1/meta HTTP/2.0\" 200 \d+ [\d.]+s upstream=\S+ [\d.-]+s? ", lines("access.log")[0])
    assert "a-secret-word" not in (logs / "access.log").read_text() + (logs / "access.json.log").read_text()


def test_the_address_of_a_client_is_what_nginx_saw(world, nginx, ada):
    token = world.sign_up("lou")
    curl(nginx, "/api/v1/auth/me", *signed(token), "--header", "X-Forwarded-For: 6.6.6.6", from_address="127.0.0.11")
    login = sent({"email": "lou@example.org", "password": "a-rather-long-passphrase-7"})
    curl(nginx, "/api/v1/auth/login", *login, "--header", "X-Forwarded-For: 6.6.6.6", from_address="127.0.0.11")
    sessions = curl(nginx, "/api/v1/auth/sessions", *signed(token)).body.decode()
    assert "127.0.0.11" in sessions and "6.6.6.6" not in sessions


def test_a_slow_header_is_given_up(nginx):
    context = ssl._create_unverified_context()
    with socket.create_connection(("127.0.0.1", nginx.https)) as plain:
        with context.wrap_socket(plain, server_hostname=Nginx.DOMAIN) as secure:
            secure.sendall(b"GET / HTTP/1.1\r\nHost: ")
            began = time.monotonic()
            secure.settimeout(20)
            try:
                assert secure.recv(1024) == b""
            except (ssl.SSLError, ConnectionError):
                pass
            assert 5 < time.monotonic() - began < 15
