"""What the cache keeps, and what it never keeps."""

import asyncio
import itertools
import subprocess
import time
import aiohttp
from aiohttp import web
import pytest
from outside import curl, sent, signed
from processes import Nginx, until
from scripted import Scripted


# --- With the real servers --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def people(world) -> dict[str, str]:
    return {name: world.sign_up(name) for name in ("mia", "noa")}


PRIVATE = ["/api/v1/models", "/api/v1/models?q=secret", "/api/v1/auth/me", "/api/v1/meta", "/api/v1/workspaces", "/api/v1/tags", "/api/v1/dashboard"]

# What a client may add to make two requests look alike, or to ask for what was kept.
ADDED = [
    [], ["Cache-Control: max-stale=9999"], ["Cache-Control: only-if-cached"], ["Pragma: x"], ["Accept-Encoding: gzip"],
    ["Accept-Encoding: br"], ["X-Cache-Bypass: 1"], ["X-Forwarded-Host: trackml.test"], ["X-Forwarded-For: 127.0.0.1"],
    ["If-None-Match: *"], ["Range: bytes=0-"], ["X-HTTP-Method-Override: GET"], ["X-Original-URL: /api/v1/openapi.json"],
    ["Vary: Authorization"], ["Accept: application/json"], ["Cookie: theme=dark"],
]


def test_nobody_is_ever_answered_with_what_another_was(nginx, people):
    for name, token in people.items():
        kept = curl(nginx, "/api/v1/models", *signed(token), *sent({"name": f"secret of {name}"}))
        assert kept.status == 201
    answers = []
    for (number, path), (group, added) in itertools.product(enumerate(PRIVATE), enumerate(ADDED)):
        for method in ("GET", "HEAD"):
            for name, token in [*people.items(), ("nobody", None)]:
                options = [part for header in added for part in ("--header", header)]
                options += ["--head"] if method == "HEAD" else []
                options += signed(token) if token else []
                # Six from an address, so that none is told to slow down, however fast they come.
                address = f"127.1.{group}.{number + 1}"
                answers.append((path, added, name, curl(nginx, path, *options, from_address=address)))
    for path, added, name, answer in answers:
        assert answer.status != 429, (path, added)
        others = [other for other in people if other != name]
        assert not any(f"secret of {other}".encode() in answer.body for other in others), (path, added, name)
        if name == "nobody":
            assert b"secret of" not in answer.body and answer.status in (200, 206, 304, 401, 405), (path, added, answer.status)
        else:
            assert answer.get("x-cache-status") in (None, "BYPASS"), (path, added, name)
            assert "private" in answer.one("cache-control"), (path, added, name)


def test_what_is_public_is_kept_and_told(nginx):
    path = "/api/v1/openapi.json?kept"
    assert [curl(nginx, path).one("x-cache-status") for _ in range(3)] == ["MISS", "HIT", "HIT"]
    assert curl(nginx, path, "--header", "Cookie: a=b").one("x-cache-status") == "BYPASS"


def test_meta_is_kept_for_those_who_are_nobody(nginx, people):
    path = "/api/v1/meta?kept"
    assert [curl(nginx, path).one("x-cache-status") for _ in range(2)] == ["MISS", "HIT"]
    own = curl(nginx, path, *signed(people["mia"]))
    assert own.one("x-cache-status") == "BYPASS" and "private" in own.one("cache-control")
    assert curl(nginx, path).one("x-cache-status") == "HIT"


def test_this_machine_may_purge_and_ask_anew(nginx):
    path = "/api/v1/openapi.json?purged"
    curl(nginx, path)
    assert curl(nginx, path).one("x-cache-status") == "HIT"
    assert curl(nginx, path, "--header", "X-Cache-Bypass: 1").one("x-cache-status") == "BYPASS"
    assert curl(nginx, "/purge" + path).status == 200
    assert curl(nginx, path).one("x-cache-status") == "MISS"
    assert curl(nginx, "/purge" + path + "-of-nothing").is_problem("route_not_found")


def test_nobody_else_may(nginx):
    path = "/api/v1/openapi.json?not-purged"
    curl(nginx, path)
    assert curl(nginx, "/purge" + path, from_address="127.0.0.3").is_problem("route_not_found")
    for word in ("1", "11", ":1", "1:1"):
        answer = curl(nginx, path, "--header", f"X-Cache-Bypass: {word}", from_address="127.0.0.3")
        assert answer.one("x-cache-status") == "HIT", word


# --- With servers that do what is wanted -----------------------------------------------------------------------------


class Behind:
    """Nginx before scripted servers."""

    def __init__(self, folder, *answers, **settings):
        self.servers = [Scripted(answer) for answer in answers]
        self.nginx = Nginx(folder, [server.port for server in self.servers], **settings)

    def asked(self) -> int:
        return sum(len(server.asked) for server in self.servers)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.nginx.close()
        for server in self.servers:
            server.close()


def said(body="hello", status=200, **headers):
    async def answer(_request):
        return web.Response(text=body, status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return answer


@pytest.mark.parametrize("headers", [
    {"Cache_Control": "private, max-age=60"}, {"Cache_Control": "no-store"}, {"Cache_Control": "no-cache"},
    {"Cache_Control": "public, max-age=60", "Set_Cookie": "a=b"}, {"Cache_Control": "public, max-age=60", "Vary": "*"},
])
def test_an_answer_that_is_not_for_everybody_is_not_kept(folder, headers):
    with Behind(folder, said(**headers)) as behind:
        assert [curl(behind.nginx, "/api/v1/meta").one("x-cache-status") for _ in range(2)] == ["MISS", "MISS"]


def test_an_answer_to_somebody_is_not_kept_even_if_it_says_public(folder):
    with Behind(folder, said(Cache_Control="public, max-age=60")) as behind:
        assert curl(behind.nginx, "/api/v1/meta", *signed("mine")).one("x-cache-status") == "BYPASS"
        assert curl(behind.nginx, "/api/v1/meta").one("x-cache-status") == "MISS"


def test_what_is_kept_outlives_the_servers(folder):
    state = {"status": 200}

    async def answer(_request):
        return web.Response(text="hello", status=state["status"], headers={"Cache-Control": "public, max-age=1"})

    with Behind(folder, answer) as behind:
        assert curl(behind.nginx, "/api/v1/meta").status == 200
        state["status"] = 500
        time.sleep(2.1)
        for _ in range(2):
            stale = curl(behind.nginx, "/api/v1/meta")
            assert (stale.status, stale.body) == (200, b"hello")
            assert stale.one("x-cache-status") in ("STALE", "UPDATING")


def test_it_is_renewed_while_the_old_is_sent(folder):
    async def slow(_request):
        return web.Response(text=str(time.time()), headers={"Cache-Control": "public, max-age=1, stale-while-revalidate=60"})

    with Behind(folder, slow) as behind:
        first = curl(behind.nginx, "/api/v1/meta").body
        time.sleep(2.1)
        old = curl(behind.nginx, "/api/v1/meta")
        assert old.body == first and old.one("x-cache-status") in ("STALE", "UPDATING")
        until("it is renewed", 5, lambda: curl(behind.nginx, "/api/v1/meta").body != first)


def test_how_long_is_told_by_the_status_where_a_server_says_nothing(folder):
    with Behind(folder, said(status=404)) as behind:
        assert [curl(behind.nginx, "/errors/x").one("x-cache-status") for _ in range(2)] == ["MISS", "HIT"]
    (folder / "again").mkdir()
    with Behind(folder / "again", said(status=500)) as behind:
        assert [curl(behind.nginx, "/errors/x").one("x-cache-status") for _ in range(2)] == ["MISS", "MISS"]


# --- Asking again -----------------------------------------------------------------------------------------------------


async def breaks_off(request):
    request.transport.abort()
    return web.Response()


@pytest.mark.parametrize(("method", "status", "asked"), [("GET", 200, 2), ("POST", 502, 1), ("PATCH", 502, 1)])
def test_only_what_may_run_twice_is_asked_twice(folder, method, status, asked):
    with Behind(folder, breaks_off, said()) as behind:
        # In turn: the one that breaks off is among the first two.
        answers = []
        while not behind.servers[0].asked:
            answers.append(curl(behind.nginx, "/api/v1/models", "-X", method))
        assert answers[-1].status == status
        assert behind.asked() == len(answers) - 1 + asked
        if status == 502:
            assert answers[-1].is_problem("no_answer") and answers[-1].one("retry-after")


def test_a_backup_answers_where_no_server_does(folder):
    with Behind(folder, said("of the servers")) as behind:
        backup = Scripted(said("of the backup"))
        behind.nginx.settings["UPSTREAM_BACKUP"] = f"127.0.0.1:{backup.port}"
        behind.nginx.render()
        behind.nginx.reload()
        time.sleep(0.5)
        assert curl(behind.nginx, "/api/v1/x").body == b"of the servers"
        behind.servers[0].close()
        assert curl(behind.nginx, "/api/v1/x").body == b"of the backup"
        behind.servers[0] = backup


def test_a_page_says_that_no_server_answers(folder):
    with Behind(folder, said(), UPSTREAMS="127.0.0.1:1") as behind:
        page = curl(behind.nginx, "/library", "--header", "Accept: text/html")
        assert page.status == 503 and b"away for a moment" in page.body and page.one("retry-after") == "5"
        assert curl(behind.nginx, "/api/v1/models").is_problem("no_answer")


# --- Protocols --------------------------------------------------------------------------------------------------------


async def echo(request):
    stream = web.WebSocketResponse()
    await stream.prepare(request)
    async for message in stream:
        await stream.send_str(f"heard {message.data}")
    return stream


def test_a_web_socket_is_passed_on(folder):
    async def talk(nginx):
        url = f"https://127.0.0.1:{nginx.https}/api/v1/socket"
        async with aiohttp.ClientSession() as session:
            options = {"ssl": False, "server_hostname": Nginx.DOMAIN, "headers": {"Host": Nginx.DOMAIN}}
            async with session.ws_connect(url, **options) as stream:
                await stream.send_str("hello")
                return (await stream.receive()).data

    with Behind(folder, echo) as behind:
        assert asyncio.run(talk(behind.nginx)) == "heard hello"


def test_no_other_protocol_is(folder):
    with Behind(folder, said()) as behind:
        curl(behind.nginx, "/api/v1/x", "--http1.1", "--header", "Upgrade: h2c", "--header", "Connection: Upgrade, HTTP2-Settings")
        headers = behind.servers[0].asked[0][2]
        assert "Upgrade" not in headers and headers.get("Connection", "") == ""


def test_an_event_arrives_before_the_next_is_made(folder):
    async def events(request):
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        await stream.write(b"event: first\n\n")
        await asyncio.sleep(3)
        await stream.write(b"event: second\n\n")
        return stream

    with Behind(folder, events) as behind:
        nginx = behind.nginx
        command = ["curl", "-skN", "-X", "POST", "--resolve", f"{Nginx.DOMAIN}:{nginx.https}:127.0.0.1",
                   f"https://{Nginx.DOMAIN}:{nginx.https}/api/v1/models/7/insights"]
        began = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.PIPE) as client:
            assert client.stdout.readline() == b"event: first\n"
            assert time.monotonic() - began < 2
            assert b"second" in client.stdout.read()
