"""Two servers with a replica of PostgreSQL's that answers who reads."""

import json
import subprocess
import time
import urllib.request
from contextlib import contextmanager
import pytest
from inside import asked, sign_up
from processes import Postgres, Server, free_port, until


class Replica(Postgres):
    """A copy that follows a server, line by line of its log."""

    def __init__(self, folder, of: Postgres):
        self.folder, self.bin, self.port = folder, of.bin, free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}"
        folder.mkdir()
        subprocess.run(["chown", "postgres", folder], check=False)
        command = [of.bin / "pg_basebackup", "-D", folder / "data", "-d", f"{of.url}/postgres", "-R", "-X", "stream", "-c", "fast"]
        subprocess.run([*self.owner(), *(str(part) for part in command)], check=True, cwd="/", capture_output=True)
        subprocess.run([*self.owner(), "touch", str(folder / "log")], check=True, cwd="/")
        self.start()

    def close(self) -> None:
        self.control("-m", "immediate", "stop")

    @contextmanager
    def as_it_is(self):
        """It takes nothing more in meanwhile."""
        self.run("select pg_wal_replay_pause()")
        try:
            # It is asked to, and does so a moment later.
            until("the replica pauses", 10, lambda: self.run("select pg_get_wal_replay_pause_state()") == "paused")
            yield
        finally:
            self.run("select pg_wal_replay_resume()")


@pytest.fixture(scope="module")
def place(world):
    url = world.database("replicated")
    replica = Replica(world.folder / "replica", world.postgres)
    env = world.env | {"DATABASE_URL": url, "DATABASE_READ_URL": f"{replica.url}/replicated"}
    servers = [Server(f"reading-{number}", world.folder, env).start() for number in (1, 2)]
    # One that does not know the schema yet is left alone for some seconds.
    until("the replica has the schema", 10, lambda: replica.run("select to_regclass('latest_writes') is not null", "replicated") == "t")
    yield replica, servers
    for server in servers:
        server.close()
    replica.close()


def latest_writes(postgres: Postgres) -> str:
    """The transaction in which each wrote last, as a server of PostgreSQL's knows it."""
    return postgres.run("select user_id, xact from latest_writes order by user_id", "replicated")


def total(server, token: str, workspace: int | None = None) -> int:
    where = f"&workspace={workspace}" if workspace else ""
    return asked(server.port, token, f"/models?limit=1{where}")[1]["total"]


@pytest.fixture(scope="module")
def shared(place):
    """A workspace of two people."""
    _, (first, _) = place
    ada, bob = (sign_up(first.port, name) for name in ("ada", "bob"))
    workspace = asked(first.port, ada, "/workspaces", {"name": "Team"})[1]["id"]
    code = asked(first.port, ada, f"/workspaces/{workspace}/invitations", {"login": "bob@example.org", "role": "editor"})[1]["code"]
    status, answer = asked(first.port, bob, "/invitations/accept", {"code": code})
    assert status in (200, 201, 204), answer
    return ada, bob, workspace


def test_whoever_wrote_reads_it_on_every_server(place, shared):
    _, servers = place
    ada, _, workspace = shared
    for number in range(60):
        writing, reading = servers[number % 2], servers[(number + 1) % 2]
        status, kept = asked(writing.port, ada, f"/models?workspace={workspace}", {"name": f"model {number}"})
        assert status == 201, kept
        assert asked(reading.port, ada, f"/models/{kept['id']}")[1]["name"] == f"model {number}"


def test_whoever_did_not_write_is_answered_by_the_replica(world, place, shared):
    replica, servers = place
    ada, bob, workspace = shared
    until("the replica has everything", 10, lambda: latest_writes(replica) == latest_writes(world.postgres))
    with replica.as_it_is():
        before = total(servers[0], bob, workspace)
        assert asked(servers[0].port, ada, f"/models?workspace={workspace}", {"name": "only of the database"})[0] == 201
        assert [total(server, ada, workspace) for server in servers] == [before + 1] * 2
        assert [total(server, bob, workspace) for server in servers] == [before] * 2
        # As soon as he writes himself he reads at the source.
        assert asked(servers[0].port, bob, f"/models?workspace={workspace}", {"name": "of bob"})[0] == 201
        assert [total(server, bob, workspace) for server in servers] == [before + 2] * 2
    until("the replica follows", 10, lambda: total(servers[1], bob, workspace) == before + 2)


def test_a_write_that_began_before_what_the_replica_has_seen_is_not_taken_for_seen(world, place, shared):
    """Transactions end in another order than they begin: one that is not replayed may be older than one that is."""
    replica, servers = place
    ada, bob, workspace = shared
    record = asked(servers[0].port, ada, f"/models?workspace={workspace}", {"name": "as it was"})[1]["id"]
    command = [world.postgres.client("psql"), "-X", "-q", "-A", "-t", "-d", f"{world.postgres.url}/replicated"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as adas:

        def says(sql: str) -> None:
            print(sql, "\n\\echo done", file=adas.stdin, flush=True)
            assert adas.stdout.readline().strip() == "done"

        says(f"begin; update models set name = 'as ada wrote it' where id = {record};"
             "update latest_writes set xact = pg_current_xact_id()::text where user_id = (select id from users where username = 'ada');")
        assert asked(servers[0].port, bob, f"/models?workspace={workspace}", {"name": "of bob, later"})[0] == 201
        until("the replica has bob's", 10, lambda: latest_writes(replica) == latest_writes(world.postgres))
        with replica.as_it_is():
            says("commit;")
            names = [asked(server.port, ada, f"/models/{record}")[1]["name"] for server in servers]
            assert names == ["as ada wrote it"] * 2
        adas.stdin.close()


def test_what_is_imported_line_by_line_is_seen_too(place, shared):
    replica, servers = place
    ada, _, workspace = shared
    with replica.as_it_is():
        before = total(servers[0], ada, workspace)
        request = urllib.request.Request(
            f"http://127.0.0.1:{servers[0].port}/api/v1/models/import?workspace={workspace}",
            json.dumps({"sources": ["lumen-labs/Aurora-7B-Instruct"]}).encode(),
            {"Authorization": f"Bearer {ada}", "Content-Type": "application/json"},
        )
        lines = [json.loads(line) for line in urllib.request.urlopen(request, timeout=30).read().splitlines()]
        assert [line["result"] for line in lines] == ["created"], lines
        assert total(servers[1], ada, workspace) == before + 1


def test_a_replica_that_is_away_is_missed_by_nobody(place, shared):
    replica, servers = place
    _, bob, workspace = shared
    replica.stop()
    try:
        began = time.monotonic()
        for number in range(20):
            assert total(servers[number % 2], bob, workspace) > 0
        assert time.monotonic() - began < 6
    finally:
        replica.start()
