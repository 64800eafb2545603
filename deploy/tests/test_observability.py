"""What is watched: the rules, the dashboard and the logs, each read by the program that reads it."""

import gzip
import grp
import http.client
import json
import os
import pwd
import re
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
import pytest
import yaml
import dashboard
from inside import asked, sign_up
from outside import curl
from processes import ROOT, Nginx, Program, Server, checked, free_port, status_of, until

HOME = ROOT / "deploy/observability"
RULES = sorted((HOME / "rules").glob("*.yml"))
CASES = sorted((HOME / "rules/tests").glob("*.yml"))

# What a server counts only once it happens, and does not in a healthy quarter of a minute.
NOT_COUNTED_YET = {"trackml_database_unavailable_total"}

# Panels that show nothing where all is well.
EMPTY = {"Failures by route", "Work without a connection"}

# How Grafana would ask, of a Prometheus that looks every second.
VARIABLES = {"instance": ".+", "__rate_interval": "5s", "__range": "60s"}

# How long people work before the dashboard is looked at.
WORK = 20


def rules(kind: str) -> list[dict]:
    groups = [group for file in RULES for group in yaml.safe_load(file.read_text())["groups"]]
    return [rule for group in groups for rule in group["rules"] if kind in rule]


def alerts() -> dict[str, dict]:
    return {rule["alert"]: rule for rule in rules("alert")}


def expressions() -> list[str]:
    """All that is asked of Prometheus, by rules and by the dashboard."""
    of_rules = [rule["expr"] for rule in rules("alert") + rules("record")]
    return of_rules + [target["expr"] for panel in dashboard.panels(dashboard.read()) for target in panel["targets"]]


def named(pattern: str) -> set[str]:
    return {name for expression in expressions() for name in re.findall(pattern, expression)}


# --- The files by themselves ---------------------------------------------------------------------------------------


def test_prometheus_reads_its_configuration_and_the_rules():
    checked("promtool", "check", "config", "--lint=all", "--lint-fatal", HOME / "prometheus.yml")
    checked("promtool", "check", "rules", "--lint=all", "--lint-fatal", *RULES)


@pytest.mark.parametrize("cases", CASES, ids=lambda file: file.stem)
def test_alerts_fire_when_they_should_and_only_then(cases):
    checked("promtool", "test", "rules", cases)


def test_no_name_of_an_alert_stands_twice():
    names = [rule["alert"] for rule in rules("alert")]
    assert len(names) == len(set(names)) > 20


@pytest.mark.parametrize("name", alerts())
def test_an_alert_says_whom_it_wakes_and_what_to_do(name):
    alert = alerts()[name]
    assert alert["labels"]["severity"] in ("page", "ticket")
    assert set(alert["annotations"]) == {"summary", "description", "runbook"}
    file, _, anchor = alert["annotations"]["runbook"].partition("#")
    headings = re.findall(r"^#+ (.+)$", (ROOT / file).read_text(), re.MULTILINE)
    # As GitHub makes an address of a heading.
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
    assert anchor in anchors, f"{file} has no section {anchor}"


@pytest.mark.parametrize("name", alerts())
def test_an_alert_is_seen_to_fire_and_to_be_silent(name):
    tests = [test for file in CASES for test in yaml.safe_load(file.read_text())["tests"]]
    cases = [case for test in tests for case in test.get("alert_rule_test", []) if case["alertname"] == name]
    assert any(case["exp_alerts"] for case in cases), "it never fires"
    assert any(not case["exp_alerts"] for case in cases), "it is never silent"


def test_what_waits_for_others_is_told_apart_by_routes_that_there_are():
    routes = json.loads((ROOT / "crates/api/openapi.json").read_text())["paths"]
    left_out = named(r'route!~"([^"]+)"')
    assert left_out == named(r'route=~"([^"]+)", status=~"50\[234\]"'), "speed and availability leave out other routes"
    (pattern,) = left_out
    waiting = [route for route in routes if re.fullmatch(pattern, route)]
    for word in ("ask", "ai/check", "autofill", "import", "semantic-search", "insights/compare", "{id}/insights", "{id}/refresh", "suggest-tags"):
        assert any(route.endswith(word) for route in waiting), f"{word} is no route any more"
    for route in ("/api/v1/models", "/api/v1/models/{id}", "/api/v1/auth/refresh", "/api/v1/workspaces/{id}/refresh", "/api/v1/dashboard"):
        assert route in routes and route not in waiting
    assert "/api/v1/models" in routes and "post" in routes["/api/v1/models"]


def test_memory_is_measured_by_the_limits_of_the_unit():
    unit = (ROOT / "deploy/systemd/trackml@.service").read_text()
    (most,), (high,) = re.findall(r"^MemoryMax=(\d+)G$", unit, re.MULTILINE), re.findall(r"^MemoryHigh=(\d+)G$", unit, re.MULTILINE)
    page, ticket = (float(re.search(r"> ([\d.]+) \* 1024\^3", alerts()[name]["expr"])[1]) for name in ("TrackMLMemoryRunsOut", "TrackMLMemoryGrows"))
    assert int(high) < page < int(most) and page > int(most) * 0.8
    # Two readers of documents have a gibibyte each.
    assert ticket == int(most) - 2


def test_every_name_is_one_that_the_servers_describe():
    described = set(re.findall(r'"(trackml_\w+)"', (ROOT / "crates/trackml/src/metrics/catalogue.rs").read_text()))
    used = {re.sub(r"_(bucket|count|sum)$", "", name) for name in named(r"\btrackml_\w+")}
    assert used <= described, used - described
    assert described <= used, f"nobody looks at {described - used}"
    recorded = {rule["record"] for rule in rules("record")}
    assert named(r"\btrackml:[\w:]+") <= recorded


def test_the_dashboard_says_what_it_shows():
    board = dashboard.read()
    assert board["uid"] and {variable["name"] for variable in board["templating"]["list"]} == {"datasource", "instance"}
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
    taken = set()
    for panel in board["panels"]:
        place = panel["gridPos"]
        cells = {(x, y) for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])}
        assert not cells & taken and all(x < 24 for x, _ in cells), f"{panel['title']} lies upon another"
        taken |= cells
    shown = dashboard.panels(board)
    assert len({panel["title"] for panel in shown}) == len(shown)
    for panel in shown:
        assert panel["title"] and panel["description"] and panel["fieldConfig"]["defaults"]["unit"], panel["title"]
        for where in (panel, *panel["targets"]):
            assert where["datasource"] == {"type": "prometheus", "uid": "${datasource}"}, panel["title"]
        several = len(panel["targets"]) > 1 or "by (" in panel["targets"][0]["expr"]
        assert not several or all(target["legendFormat"] for target in panel["targets"]), panel["title"]


def test_grafana_finds_prometheus_and_the_dashboard():
    folder = HOME / "grafana/provisioning"
    (source,) = yaml.safe_load((folder / "datasources/trackml.yml").read_text())["datasources"]
    (provider,) = yaml.safe_load((folder / "dashboards/trackml.yml").read_text())["providers"]
    assert dashboard.read()["templating"]["list"][0]["current"]["value"] == source["uid"]
    scraped = yaml.safe_load((HOME / "prometheus.yml").read_text())["global"]["scrape_interval"]
    assert source["jsonData"]["timeInterval"] == scraped
    assert provider["options"]["path"] in (HOME / "README.md").read_text()


def test_the_journal_knows_its_settings():
    program = next((path for path in (Path("/lib/systemd/systemd-journald"), Path("/usr/lib/systemd/systemd-journald")) if path.exists()), None)
    if program is None:
        pytest.skip("there is no systemd-journald")
    settings = re.findall(r"^(\w+)=", (HOME / "journald/trackml.conf").read_text(), re.MULTILINE)
    assert {"SystemMaxUse", "MaxRetentionSec"} <= set(settings)
    known = program.read_bytes()
    assert [name for name in settings if f"Journal.{name}".encode() not in known] == []


# --- Real servers and a real Prometheus ----------------------------------------------------------------------------


class Prometheus:
    """A Prometheus with our configuration, which looks at everything every second."""

    def __init__(self, folder: Path, metrics: list[int]):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        (folder / "rules").mkdir(parents=True)
        for file in RULES:
            self.write(folder / "rules" / file.name, hurried(yaml.safe_load(file.read_text())))
        config = yaml.safe_load((HOME / "prometheus.yml").read_text())
        config["global"] = {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s"}
        jobs = {job["job_name"]: job for job in config["scrape_configs"]}
        jobs["trackml"]["static_configs"] = [{"targets": [f"127.0.0.1:{port}" for port in metrics]}]
        # The exporters of others are not ours to try.
        config["scrape_configs"] = [jobs["trackml"]]
        self.write(folder / "prometheus.yml", config)
        command = ["prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data",
                   f"--web.listen-address=127.0.0.1:{self.port}", "--log.level=warn"]
        self.program = Program("prometheus", command, folder, {})
        until("Prometheus is ready", 30, lambda: status_of(self.port, "/-/ready") == 200)

    @staticmethod
    def write(file: Path, content: dict) -> None:
        file.write_text(yaml.safe_dump(content, allow_unicode=True))

    def get(self, path: str, **arguments):
        try:
            with urllib.request.urlopen(f"{self.url}/api/v1/{path}?{urllib.parse.urlencode(arguments)}", timeout=30) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{arguments}: {error.read().decode()}") from None

    def now(self, expression: str) -> list[tuple[dict, list[tuple[float, float]]]]:
        found = self.get("query", query=expression)["result"]
        return [(one["metric"], [(float(one["value"][0]), float(one["value"][1]))]) for one in found]

    def between(self, expression: str, begin: float, end: float) -> list[tuple[dict, list[tuple[float, float]]]]:
        found = self.get("query_range", query=expression, start=begin, end=end, step=1)["result"]
        return [(one["metric"], [(float(at), float(value)) for at, value in one["values"]]) for one in found]

    def names(self) -> set[str]:
        return set(self.get("label/__name__/values"))

    def state(self, alert: str) -> set[tuple[str, str]]:
        """For whom an alert is pending or firing."""
        return {(one["labels"].get("instance", ""), one["state"]) for one in self.get("alerts")["alerts"] if one["labels"]["alertname"] == alert}


def hurried(content: dict) -> dict:
    """The same rules, looked at every second; what has to last is told of after three of them in place of minutes and hours."""
    for group in content["groups"]:
        group["interval"] = "1s"
        for rule in group["rules"]:
            if "for" in rule:
                rule["for"] = "3s"
    return content


class People:
    """Somebody who works with two servers until they are told to stop."""

    def __init__(self, servers: list[Server]):
        self.ports, self.token = [server.port for server in servers], sign_up(servers[0].port, "watcher")
        self.ending, self.statuses = threading.Event(), []
        self.thread = threading.Thread(target=self.work, daemon=True)
        self.thread.start()

    def ask(self, turn: int, path: str, body=None, method: str | None = None):
        try:
            status, answer = asked(self.ports[turn % 2], self.token, path, body, method)
        except (OSError, ValueError, http.client.HTTPException):
            # One of them was ended.
            return None
        self.statuses.append((path, status))
        return answer

    def work(self) -> None:
        turn, hub = 0, ["lumen-labs/Aurora-7B", "northwind/harbour-asr-large"]
        workspace = self.ask(0, "/workspaces")["items"][0]["id"]
        while not self.ending.is_set():
            turn += 1
            kept = self.ask(turn, "/models", {"name": f"watched {turn}"})
            for path in ("/models?limit=5", "/models/facets", "/dashboard", "/models/999999", "/nothing-here"):
                self.ask(turn, path)
            if kept:
                self.ask(turn, f"/models/{kept['id']}", {"notes": "seen"}, "PATCH")
                if turn % 5 == 1:
                    self.ask(turn, f"/models/{kept['id']}/insights", {})
            if turn % 5 == 2:
                self.ask(turn, "/models/autofill", {"source": hub[turn % 2]})
            if turn == 3:
                self.ask(turn, "/models", {"source": hub[0]})
                self.ask(turn, f"/workspaces/{workspace}/refresh", {}, "POST")
            self.ending.wait(0.05)

    def end(self) -> None:
        self.ending.set()
        self.thread.join(60)


class Watched:
    """Two servers, somebody who works with them, and Prometheus, which looks at them."""

    def __init__(self, world, folder: Path):
        self.began, self.folder = time.time(), folder
        database = world.database("observability")
        self.metrics = [free_port(), free_port()]
        self.servers = [
            Server(f"watched-{number}", folder, world.env | {"DATABASE_URL": database, "METRICS_BIND": f"127.0.0.1:{port}"})
            for number, port in enumerate(self.metrics, 1)
        ]
        self.prometheus = self.people = None

    def start(self) -> None:
        for server in self.servers:
            server.start()
        self.prometheus = Prometheus(self.folder / "prometheus", self.metrics)
        self.people = People(self.servers)
        time.sleep(WORK)

    def close(self) -> None:
        if self.people:
            self.people.end()
        if self.prometheus:
            self.prometheus.program.stop()
        for server in self.servers:
            server.close()


@pytest.fixture(scope="module")
def watched(world):
    folder = world.folder / "observability"
    folder.mkdir()
    watched = Watched(world, folder)
    try:
        watched.start()
        yield watched
    finally:
        watched.close()


def test_everybody_is_served_while_prometheus_looks(watched):
    statuses = {status for _, status in watched.people.statuses}
    assert {200, 201, 202, 404} <= statuses and max(statuses) < 500, statuses
    asked_for = {path.split("?")[0].rsplit("/", 1)[-1]: status for path, status in watched.people.statuses}
    assert asked_for["autofill"] == 200 and asked_for["insights"] in (200, 201), asked_for
    until("both are seen", 10, lambda: watched.prometheus.now('sum(up{job="trackml"})')[0][1][0][1] == 2)


def test_every_metric_that_is_named_is_there(watched):
    used = named(r"\b(?:trackml_|process_|trackml:)[\w:]+")
    missing = used - watched.prometheus.names()
    assert missing <= NOT_COUNTED_YET, missing - NOT_COUNTED_YET


def test_every_panel_shows_something(watched, folder):
    board, prometheus = dashboard.read(), watched.prometheus
    end = time.time()
    answers = {panel["id"]: dashboard.answered(panel, VARIABLES, prometheus, watched.began, end) for panel in dashboard.panels(board)}
    picture = Path(os.environ.get("DASHBOARD_PICTURE", folder)) / "dashboard.png"
    dashboard.draw(board, answers, picture)
    assert picture.stat().st_size > 50_000
    print(picture)
    for panel in dashboard.panels(board):
        lines = answers[panel["id"]]
        if panel["title"] in EMPTY:
            continue
        for number, target in enumerate(panel["targets"]):
            own = [line for line in lines if line.target == number]
            assert own, f"{panel['title']}: nothing is answered to {target['expr']}"
            wanted = set(re.findall(r"{{(\w+)}}", target["legendFormat"]))
            assert all(wanted <= set(line.labels) for line in own), f"{panel['title']}: {wanted} are not all among {own[0].labels}"


def test_no_alert_fires_while_all_is_well(watched):
    alerts = watched.prometheus.get("alerts")["alerts"]
    assert [alert for alert in alerts if alert["state"] == "firing"] == []


def test_a_server_that_is_dead_is_told_of_until_it_is_back(watched):
    prometheus, dead = watched.prometheus, watched.servers[1]
    instance = f"127.0.0.1:{watched.metrics[1]}"
    until("all is well", 10, lambda: prometheus.state("TrackMLServerDown") == set())
    dead.close()
    until("it is noticed", 10, lambda: (instance, "pending") in prometheus.state("TrackMLServerDown"))
    until("it is told", 15, lambda: (instance, "firing") in prometheus.state("TrackMLServerDown"))
    assert prometheus.state("TrackMLServerDown") == {(instance, "firing")}
    assert prometheus.state("TrackMLNoServer") == set(), "the other one serves"
    dead.open().start()
    until("it is over", 15, lambda: prometheus.state("TrackMLServerDown") == set())


# --- The logs ------------------------------------------------------------------------------------------------------


@pytest.fixture
def logged(world, folder):
    """An Nginx of its own whose logs are turned over."""
    nginx = Nginx(folder / "nginx", [world.servers[0].port])
    yield nginx
    nginx.close()


def turned_over(folder: Path, nginx: Nginx) -> None:
    """Runs logrotate as if a day were over."""
    config = folder / "logrotate.conf"
    text = (HOME / "logrotate/trackml").read_text()
    text = text.replace("/var/log/nginx/trackml", str(nginx.folder / "logs")).replace("/run/nginx.pid", str(nginx.folder / "run/nginx.pid"))
    if os.geteuid() != 0:
        text = text.replace("www-data adm", f"{pwd.getpwuid(os.geteuid()).pw_name} {grp.getgrgid(os.getegid()).gr_name}")
    config.write_text(text)
    config.chmod(0o644)
    checked("logrotate", "--force", "--state", folder / "state", config)


def paths(log: Path) -> list[str]:
    """The paths of a log, which may be packed."""
    if not log.exists():
        return []
    text = gzip.decompress(log.read_bytes()).decode() if log.suffix == ".gz" else log.read_text()
    return [json.loads(line)["path"] for line in text.splitlines()]


def test_logs_are_turned_over_and_no_line_is_lost(logged, folder):
    logs, asks = logged.folder / "logs", [f"/api/v1/turned/{number}" for number in range(40)]
    for number, path in enumerate(asks):
        assert curl(logged, path).status in (401, 404)
        if number in (10, 25):
            turned_over(folder, logged)
    all_of_it = lambda: [path for name in ("access.json.log.2.gz", "access.json.log.1", "access.json.log") for path in paths(logs / name)]
    until("each is written", 10, lambda: sorted(all_of_it()) == sorted(asks))
    assert asks[0] in paths(logs / "access.json.log.2.gz") and asks[20] in paths(logs / "access.json.log.1")
    assert asks[-1] in paths(logs / "access.json.log")
    assert (logs / "access.log").stat().st_mode & 0o777 == 0o640
    assert (logs / "error.log.1").exists() and logged.program.runs


def test_no_log_is_turned_over_twice(folder):
    debian = Path("/etc/logrotate.d/nginx")
    if not debian.exists():
        pytest.skip("Debian's Nginx is not here")
    (folder / "trackml").mkdir()
    for name in ("access.log", "trackml/access.log"):
        (folder / name).write_text("a line\n")
    for name, source in (("nginx", debian), ("ours", HOME / "logrotate/trackml")):
        (folder / name).write_text(source.read_text().replace("/var/log/nginx/", f"{folder}/"))
        (folder / name).chmod(0o644)
    done = subprocess.run(["logrotate", "--debug", "--force", "--state", folder / "state", folder / "nginx", folder / "ours"], capture_output=True, text=True)
    assert done.returncode == 0 and "duplicate" not in done.stderr, done.stderr
    considered = re.findall(r"^considering log (\S+)", done.stderr, re.MULTILINE)
    assert sorted(considered) == sorted([f"{folder}/access.log", f"{folder}/trackml/access.log"])
