"""What is kept, when the disk, the clock or the version is not what it was."""

import os
import sqlite3
import subprocess
import time
from pathlib import Path
import pytest
from conftest import SECRET
from inside import asked, sign_up
from load import Load
from processes import BIN, PLAIN, ROOT, Server, checked, until


def program(env: dict, *arguments: str) -> str:
    return checked(BIN / "trackml", *arguments, env=PLAIN | env)


# --- A full disk ------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(folder):
    place = folder / "small"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", place]).returncode != 0:
        pytest.skip("a small disk can't be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_is_said_and_nothing_is_broken(folder, small_disk):
    env = {"DATA_DIR": str(small_disk), "HF_ENDPOINT": "http://127.0.0.1:1", "TRUSTED_PROXIES": "127.0.0.1"}
    server = Server("small", folder, env).start()
    try:
        token = sign_up(server.port, "ada")
        kept, answer = {}, None
        for number in range(400):
            status, answer = asked(server.port, token, "/models", {"name": f"model {number}", "notes": "x" * 20_000})
            if status != 201:
                break
            kept[answer["id"]] = answer["name"]
        assert (status, answer["code"]) == (507, "storage_full"), answer
        assert "full" in answer["title"] and kept
        # What is kept can be read, and something small does no harm.
        some = next(iter(kept))
        assert asked(server.port, token, f"/models/{some}")[1]["name"] == kept[some]
        server.program.kill()
        file = sqlite3.connect(small_disk / "trackml.db")
        assert file.execute("pragma integrity_check").fetchone() == ("ok",)
        file.close()
        subprocess.run(["mount", "-o", "remount,size=32m", small_disk], check=True)
        server.start()
        total = asked(server.port, token, "/models?limit=200")[1]["total"]
        # One that had no answer may be there; none that had one is missing.
        assert len(kept) <= total <= len(kept) + 1
        assert asked(server.port, token, "/models", {"name": "there is room again"})[0] == 201
    finally:
        server.close()


# --- The clock --------------------------------------------------------------------------------------------------------


def test_a_clock_that_jumps_loses_nothing(world, folder):
    libraries = list(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if not libraries:
        pytest.skip("there is no libfaketime")
    clock = folder / "clock"
    clock.write_text("+0\n")
    env = world.env | {
        "DATABASE_URL": world.database("clock"), "LD_PRELOAD": str(libraries[0]), "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_CACHE_DURATION": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    server = Server("jumping", folder, env).start()
    login = {"email": "ada@example.org", "password": "a-rather-long-passphrase-7"}
    try:
        token = sign_up(server.port, "ada")
        before = asked(server.port, token, "/models", {"name": "before"})[1]
        for jump in ("+3h", "-1h", "+0"):
            clock.write_text(f"{jump}\n")
            time.sleep(1.5)
            # A token of another time may have run out; signing in gives one that is good.
            status, answer = asked(server.port, token, "/models?limit=1")
            assert status == 200 or answer["code"] in ("token_expired", "unauthenticated"), answer
            status, answer = asked(server.port, token, "/auth/login", login)
            assert status == 200, (jump, answer)
            token = answer["access_token"]
            assert asked(server.port, token, f"/models/{before['id']}")[1]["name"] == "before"
            path = f"/models/{before['id']}"
            assert asked(server.port, token, path, {"notes": f"written at {jump}"}, "PATCH")[0] == 200
            assert asked(server.port, token, "/models", {"name": f"kept at {jump}"})[0] == 201
            assert asked(server.port, token, f"{path}/history")[0] == 200
        assert asked(server.port, token, "/models")[1]["total"] == 4
        assert server.program.runs and "panicked" not in server.program.said()
    finally:
        server.close()


# --- Copies -----------------------------------------------------------------------------------------------------------

TABLES = "select table_name from information_schema.tables where table_schema = 'public' order by 1"


def whole(postgres, database: str) -> dict[str, str]:
    """A sum of every row of every table."""
    sums = "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from {} t"
    return {table: postgres.run(sums.format(f'"{table}"'), database) for table in postgres.run(TABLES, database).split()}


def restored(world, dump: str, database: str) -> None:
    world.database(database)
    command = [world.postgres.client("pg_restore"), "--no-owner", "-d", f"{world.postgres.url}/{database}", dump]
    subprocess.run(command, check=True)


def test_a_copy_made_under_load_is_equal_where_it_is_restored(world, nginx, folder):
    tokens = [world.sign_up(f"copied{letter}") for letter in "abcd"]
    env = world.env | {"PATH": f"{world.postgres.bin}:{os.environ['PATH']}"}
    with Load(nginx, tokens, first_address=40) as load:
        before = set(load.report.kept)
        dump = program(env, "backup", str(folder / "copies")).strip()
        after = set(load.report.kept)
    assert load.report.failed() == [], load.report.said()
    restored(world, dump, "restored")
    there = {int(id) for id in world.postgres.run("select id from models", "restored").split()}
    assert before <= there, "what was kept before the copy is missing in it"
    assert after > before, "nothing was written while the copy was made"
    # Without servers nothing moves, and a copy is equal to the last row; a server works with it.
    for running in world.servers:
        running.program.stop()
    try:
        restored(world, program(env, "backup", str(folder / "copies")).strip(), "rested")
        rested, original = whole(world.postgres, "rested"), whole(world.postgres, "trackml")
        assert rested == original and len(rested) > 15
    finally:
        world.mend()
    server = Server("restored", folder, world.env | {"DATABASE_URL": f"{world.postgres.url}/rested"}).start()
    try:
        assert asked(server.port, tokens[0], "/models?limit=1")[1]["total"] > 0
    finally:
        server.close()


# --- Versions ---------------------------------------------------------------------------------------------------------

LAST = sorted(path.name for path in (ROOT / "migrations/postgres").iterdir())[-1]
VERSION = LAST.split("_")[0]
ACCOUNTS = "select * from users order by id"
RECORDS = "select id, name, notes, revision from models order by id"


def filled(server) -> str:
    token = sign_up(server.port, "ada")
    for number in range(20):
        assert asked(server.port, token, "/models", {"name": f"model {number}", "notes": "my words"})[0] == 201
    return token


def works(server, token: str) -> None:
    assert asked(server.port, token, "/models?q=words&limit=50")[1]["total"] == 20
    assert asked(server.port, token, "/models", {"name": "one more"})[0] == 201


def test_a_version_back_and_forth_keeps_everything_on_postgresql(world, folder):
    url = world.database("versions")
    server = Server("versions", folder, world.env | {"DATABASE_URL": url}).start()
    try:
        token = filled(server)
        server.program.stop()
        run = lambda sql: world.postgres.run(sql, "versions")
        before = [run(ACCOUNTS), run(RECORDS)]
        run((ROOT / f"migrations/postgres/{LAST}/down.sql").read_text())
        run(f"delete from __diesel_schema_migrations where version = '{VERSION}'")
        assert [run(ACCOUNTS), run(RECORDS)] == before
        assert f"ran {VERSION}" in program(world.env | {"DATABASE_URL": url}, "migrate")
        assert [run(ACCOUNTS), run(RECORDS)] == before
        server.start()
        works(server, token)
    finally:
        server.close()


def test_a_version_back_and_forth_keeps_everything_on_sqlite(folder):
    env = {"DATA_DIR": str(folder / "data"), "HF_ENDPOINT": "http://127.0.0.1:1", "TRUSTED_PROXIES": "127.0.0.1", "SECRET_KEY": SECRET}
    server = Server("versions", folder, env).start()
    try:
        token = filled(server)
        server.program.stop()
        file = sqlite3.connect(folder / "data/trackml.db")
        run = lambda sql: file.execute(sql).fetchall()
        before = [run(ACCOUNTS), run(RECORDS)]
        file.executescript((ROOT / f"migrations/sqlite/{LAST}/down.sql").read_text())
        file.execute("delete from __diesel_schema_migrations where version = ?", [VERSION])
        file.commit()
        assert [run(ACCOUNTS), run(RECORDS)] == before
        assert f"ran {VERSION}" in program(env, "migrate")
        assert [run(ACCOUNTS), run(RECORDS)] == before
        server.start()
        works(server, token)
    finally:
        server.close()


def test_servers_that_start_together_migrate_once(world, folder):
    env = world.env | {"DATABASE_URL": world.database("together")}
    servers = [Server(f"together-{number}", folder, env).start(ready=False) for number in range(3)]
    try:
        for server in servers:
            until(f"{server.name} is ready", 60, server.is_ready)
        ran = sum(server.program.said().count("the schema was brought up to date") for server in servers)
        assert ran == len(list((ROOT / "migrations/postgres").iterdir()))
    finally:
        for server in servers:
            server.close()
