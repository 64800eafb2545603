"""Work in the background: shared by servers, done once, and taken up where one of them dies."""

import asyncio
import signal
import time
import pytest
from aiohttp import web
from inside import asked, sign_up
from processes import Server, until
from scripted import Scripted

RECORDS = 40

ON_HUB = ["lumen-labs/Aurora-7B", "lumen-labs/Meridian-70B-Chat", "northwind/harbour-asr-large"]


class Embedder:
    """Makes vectors as the Gemini API answers them, remembers every text, and answers only while it may."""

    def __init__(self):
        self.texts, self.may_answer = [], True
        self.program = Scripted(self.answer)

    async def answer(self, request: web.Request) -> web.Response:
        if not request.path.endswith(":batchEmbedContents"):
            return web.json_response({"error": {"code": 404, "message": "not here", "status": "NOT_FOUND"}}, status=404)
        asked_for = (await request.json())["requests"]
        self.texts += [" ".join(part["text"] for part in one["content"]["parts"]) for one in asked_for]
        while not self.may_answer:
            await asyncio.sleep(0.05)
        vectors = [{"values": [1.0] + [0.0] * (one["outputDimensionality"] - 1)} for one in asked_for]
        return web.json_response({"embeddings": vectors})

    def times(self, name: str) -> int:
        return sum(name in text for text in self.texts)


@pytest.fixture
def embedder():
    embedder = Embedder()
    yield embedder
    embedder.may_answer = True
    embedder.program.close()


@pytest.fixture
def pair(world, embedder, request):
    """Two servers with a database of their own, neither of which runs yet, and the name of that database."""
    name = "leases_" + request.node.name.removeprefix("test_")[:40]
    env = world.env | {"DATABASE_URL": world.database(name), "GEMINI_BASE_URL": f"http://127.0.0.1:{embedder.program.port}"}
    servers = [Server(f"{name}-{number}", world.folder, env) for number in (1, 2)]
    yield servers, name
    for server in servers:
        server.close()


def time_passes(world, database: str, table: str) -> None:
    """The five minutes of a lease are over."""
    world.postgres.run(f"update {table} set leased_until = leased_until - interval '6 minutes'", database)


def leased(world, database: str, table: str) -> int:
    return int(world.postgres.run(f"select count(*) from {table} where leased_until is not null", database))


def test_what_two_servers_share_is_done_once(world, embedder, pair):
    servers, database = pair
    for server in servers:
        server.start()
    token = sign_up(servers[0].port, "sharer")
    for number in range(RECORDS):
        assert asked(servers[number % 2].port, token, "/models", {"name": f"shared {number:03}."})[0] == 201
    until("all have vectors", 60, lambda: world.postgres.run("select count(*) from model_vectors", database) == str(RECORDS))
    assert [embedder.times(f"shared {number:03}.") for number in range(RECORDS)] == [1] * RECORDS


def test_vectors_that_a_dead_server_was_making_are_made_by_another(world, embedder, pair):
    (first, second), database = pair
    first.start()
    token = sign_up(first.port, "leaver")
    embedder.may_answer = False
    assert asked(first.port, token, "/models", {"name": "orphaned"})[0] == 201
    until("the first has asked", 30, lambda: embedder.times("orphaned") == 1)
    assert leased(world, database, "vector_queue") == 1
    first.close()
    second.start()
    # As long as the dead one might live, what it took on is its own.
    time.sleep(5)
    assert embedder.times("orphaned") == 1
    embedder.may_answer = True
    time_passes(world, database, "vector_queue")
    until("there is a vector", 30, lambda: world.postgres.run("select count(*) from model_vectors", database) == "1")
    assert embedder.times("orphaned") == 2
    assert world.postgres.run("select count(*) from vector_queue", database) == "0"


def test_a_refresh_that_a_dead_server_was_at_is_ended_by_another(world, pair):
    (first, second), database = pair
    first.start()
    token = sign_up(first.port, "refresher")
    for source in ON_HUB:
        # One source is one line, and so one JSON text.
        assert asked(first.port, token, "/models/import", {"sources": [source]})[1]["result"] == "created"
    workspace = asked(first.port, token, "/workspaces")[1]["items"][0]["id"]
    # What the Hub said at the import is believed for minutes, and nobody would ask it: a server begun anew has to.
    first.restart()
    world.hub.process.send_signal(signal.SIGSTOP)
    try:
        assert asked(first.port, token, f"/workspaces/{workspace}/refresh", {}, method="POST")[0] == 202
        until("the first has taken them on", 30, lambda: leased(world, database, "refresh_items") == 3)
        first.close()
    finally:
        world.hub.process.send_signal(signal.SIGCONT)
    second.start()
    time.sleep(5)
    assert world.postgres.run("select count(*) from refresh_items", database) == "3"
    time_passes(world, database, "refresh_items")
    run = lambda: asked(second.port, token, f"/workspaces/{workspace}/refresh")[1]["run"]
    until("the run has ended", 30, lambda: run()["finished_at"])
    assert (run()["total"], run()["done"], run()["failed"]) == (3, 3, 0), run()
