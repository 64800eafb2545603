"""Two servers behind Nginx, and what may happen to them while people work."""

import concurrent.futures
import socket
import ssl
import subprocess
import time
import pytest
from load import Load
from outside import curl, sent, signed
from processes import Nginx, until


@pytest.fixture(scope="module")
def workers(world) -> list[str]:
    return [world.sign_up(f"worker{letter}") for letter in "abcdef"]


@pytest.fixture(autouse=True)
def mended(world):
    yield
    world.mend()


def all_is_kept(world, workers, report) -> None:
    """Every record that a server said is kept, is."""
    database = "trackml"
    kept = set(world.postgres.run("select id from models", database).split())
    lost = {id for id in report.kept if str(id) not in kept}
    assert not lost, f"{len(lost)} of {len(report.kept)} are lost"


def test_a_server_that_is_killed_costs_no_reader_anything(world, nginx, workers):
    with Load(nginx, workers) as load:
        time.sleep(1)
        world.servers[0].close()
        time.sleep(4)
        world.servers[0].open().start()
        time.sleep(1)
    print(load.report.said())
    assert len(load.report.asked) > 200
    assert load.report.failed("GET") == [], load.report.said()
    # Of what was being written at that moment nobody knows whether it was: it is said, and not tried again.
    writes = load.report.failed("POST", "PATCH")
    assert len(writes) <= len(workers) and all(one.outcome == 502 for one in writes), load.report.said()
    all_is_kept(world, workers, load.report)


def test_servers_are_started_anew_one_by_one_and_nobody_notices(world, nginx, workers):
    with Load(nginx, workers) as load:
        for server in world.servers:
            time.sleep(1)
            server.restart()
        time.sleep(1)
    print(load.report.said())
    assert len(load.report.asked) > 200
    assert load.report.failed() == [], load.report.said()
    all_is_kept(world, workers, load.report)


def test_nginx_reads_its_configuration_anew_and_nobody_notices(world, nginx, workers):
    with Load(nginx, workers) as load:
        for _ in range(3):
            nginx.reload()
            time.sleep(1)
    print(load.report.said())
    assert load.report.failed() == [], load.report.said()


def test_a_database_that_is_started_anew_is_found_again(world, nginx, workers):
    before = [server.program.process.pid for server in world.servers]
    with Load(nginx, workers) as load:
        time.sleep(1)
        world.postgres.stop()
        time.sleep(3)
        world.postgres.start()
        back = time.monotonic()
        time.sleep(6)
    report = load.report
    print(report.said())
    # Whoever asked meanwhile has waited for it, or was told to ask again.
    assert {one.outcome for one in report.failed()} <= {503}, report.said()
    waited = [one for one in report.asked if one.began < back < one.began + one.took]
    assert waited, "the database was away and nobody noticed"
    assert all(one.began + one.took < back + 5 for one in waited), report.said()
    late = [one for one in report.failed() if one.began > back]
    assert late == [], f"{len(late)} failed after it was back"
    assert [server.program.process.pid for server in world.servers] == before
    all_is_kept(world, workers, report)


def test_a_database_that_is_away_is_said_with_when_to_ask_again(world, nginx, workers):
    world.postgres.stop()
    try:
        answer = curl(nginx, "/api/v1/models", *signed(workers[0]))
        assert answer.is_problem("database_unavailable") and int(answer.one("retry-after")) >= 1
        assert curl(nginx, "/healthz").status == 200
        assert curl(nginx, "/readyz").status == 503
    finally:
        world.postgres.start()
    until("the servers are ready", 5, lambda: curl(nginx, "/readyz").status == 200)


def test_without_the_hub_and_the_language_model_records_are_kept(world, nginx, workers):
    for stub in world.stubs:
        stub.process.send_signal(19)
    try:
        began = time.monotonic()
        kept = curl(nginx, "/api/v1/models", *signed(workers[1]), *sent({"name": "without anybody"}))
        assert kept.status == 201
        assert curl(nginx, f"/api/v1/models/{kept.json()['id']}", *signed(workers[1])).status == 200
        assert curl(nginx, "/api/v1/models?q=without", *signed(workers[1])).json()["total"] == 1
        assert time.monotonic() - began < 5
    finally:
        for stub in world.stubs:
            stub.process.send_signal(18)


def opened(nginx, source: str, secure: bool):
    connection = socket.create_connection(("127.0.0.1", nginx.https), 10, source_address=(source, 0))
    if not secure:
        return connection
    return ssl._create_unverified_context().wrap_socket(connection, server_hostname=Nginx.DOMAIN)


def test_idle_and_slow_connections_keep_nobody_out(nginx, workers):
    idle = [opened(nginx, f"127.0.2.{number % 200 + 1}", False) for number in range(1000)]
    slow = [opened(nginx, f"127.0.3.{number % 200 + 1}", True) for number in range(200)]
    try:
        for connection in slow:
            connection.sendall(b"POST /api/v1/models HTTP/1.1\r\nHost: trackml.test\r\nContent-Length: 1000\r\nX-Slow: ")
        with Load(nginx, workers) as load:
            for _ in range(4):
                time.sleep(1)
                for connection in slow:
                    connection.sendall(b"x")
        print(load.report.said())
        assert load.report.failed() == [], load.report.said()
        assert len(load.report.asked) > 100
    finally:
        for connection in idle + slow:
            connection.close()


def test_one_address_that_asks_too_often_is_slowed_down_and_nobody_else(nginx, workers, folder):
    # curl asks the same 2 000 times over a few connections; ten of it at once.
    address = f"https://{Nginx.DOMAIN}:{nginx.https}/api/v1/meta?flood=[1-2000]"
    command = ["curl", "-sk", "-Z", "--parallel-max", "20", "--interface", "127.0.4.1", "-o", "/dev/null", "-w", "%{http_code}\n",
               "--resolve", f"{Nginx.DOMAIN}:{nginx.https}:127.0.0.1", "--max-time", "120", address]
    with Load(nginx, workers) as load, concurrent.futures.ThreadPoolExecutor(10) as pool:
        said = list(pool.map(lambda _: subprocess.run(command, capture_output=True, text=True).stdout.split(), range(10)))
    statuses = [status for part in said for status in part]
    print(load.report.said(), {status: statuses.count(status) for status in set(statuses)})
    assert len(statuses) == 20_000
    assert set(statuses) == {"200", "429"} and statuses.count("429") > 15_000
    assert load.report.failed() == [], load.report.said()
