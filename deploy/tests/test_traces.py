"""A request's way from Nginx through a use case to the database and the Hub, as a collector sees it."""

import json
import time
from dataclasses import dataclass
import pytest
from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from inside import asked, sign_up
from outside import curl, sent, signed
from processes import Nginx, Server, until
from scripted import Scripted


@dataclass
class Span:
    trace: str
    id: str
    parent: str
    name: str
    kind: int
    began: float
    ended: float
    is_error: bool
    about: dict


class Collector:
    """Takes what is sent by OTLP over HTTP."""

    def __init__(self):
        self.spans: list[Span] = []
        self.services: set[str] = set()
        self.program = Scripted(self.answer)

    async def answer(self, request: web.Request) -> web.Response:
        assert request.path == "/v1/traces"
        sent_so = ExportTraceServiceRequest.FromString(await request.read())
        for of_resource in sent_so.resource_spans:
            self.services |= {pair.value.string_value for pair in of_resource.resource.attributes if pair.key == "service.name"}
            self.spans += [read(span) for scope in of_resource.scope_spans for span in scope.spans]
        return web.Response(content_type="application/x-protobuf")

    def trace(self, id: str) -> list[Span]:
        return [span for span in self.spans if span.trace == id]


def read(span) -> Span:
    value = lambda value: getattr(value, value.WhichOneof("value") or "string_value")
    about = {pair.key: value(pair.value) for pair in span.attributes}
    return Span(span.trace_id.hex(), span.span_id.hex(), span.parent_span_id.hex(), span.name, span.kind, span.start_time_unix_nano / 1e9,
                span.end_time_unix_nano / 1e9, span.status.code == 2, about)


@pytest.fixture(scope="module")
def place(world):
    collector = Collector()
    env = world.env | {"DATABASE_URL": world.database("traced"), "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.program.port}",
                       "OTEL_BSP_SCHEDULE_DELAY": "200"}
    server = Server("traced", world.folder, env).start()
    (world.folder / "traced-nginx").mkdir()
    nginx = Nginx(world.folder / "traced-nginx", [server.port])
    yield collector, server, nginx
    nginx.close()
    server.close()
    collector.program.close()


@pytest.fixture(scope="module")
def ada(place) -> str:
    return sign_up(place[1].port, "ada")


def logged(nginx: Nginx, request_id: str) -> dict:
    """The line of Nginx's log about a request: the first span of its trace."""
    log = nginx.folder / "logs/access.json.log"
    lines = lambda: [line for line in map(json.loads, log.read_text().splitlines()) if line["request_id"] == request_id]
    return until("Nginx has logged it", 10, lines)[0]


def seen(collector: Collector, trace: str, wanted: int) -> None:
    until("the trace is there", 15, lambda: len(collector.trace(trace)) >= wanted)


def test_a_request_is_seen_from_nginx_to_the_database_and_the_hub(place, ada):
    collector, _, nginx = place
    source = {"source": "lumen-labs/Aurora-7B"}
    answer = curl(nginx, "/api/v1/models/autofill", *signed(ada), *sent(source), "--header", "X-Request-Id: the-traced-one")
    assert answer.status == 200, answer.body
    line = logged(nginx, "the-traced-one")
    until("the Hub was seen", 15, lambda: any(span.name == "GET hub" for span in collector.trace(line["trace_id"])))
    time.sleep(0.5)
    spans = collector.trace(line["trace_id"])
    by_id = {span.id: span for span in spans}
    named = lambda name: [span for span in spans if span.name == name]

    (request,) = named("POST /api/v1/models/autofill")
    assert request.parent == line["span_id"], "it is no child of Nginx's"
    assert request.about["http.route"] == "/api/v1/models/autofill" and request.about["http.response.status_code"] == 200
    assert request.about["request_id"] == "the-traced-one"

    def above(span: Span) -> list[str]:
        names = []
        while span.parent in by_id:
            span = by_id[span.parent]
            names.append(span.name)
        return names

    (use_case,) = named("capture.preview")
    assert above(use_case) == [request.name]
    calls = named("GET hub")
    assert calls and all(use_case.name in above(call) and call.kind == 3 for call in calls)
    statements = [span for span in spans if "db.query.text" in span.about]
    assert any(use_case.name in above(statement) and statement.name == "SELECT" for statement in statements)
    assert all("database" in above(statement) and request.name in above(statement) for statement in statements)
    # A child lies within its parent.
    for span in spans:
        if span.parent in by_id:
            parent = by_id[span.parent]
            assert parent.began <= span.began and span.ended <= parent.ended + 0.001, (parent, span)
    assert collector.services == {"trackml"}


def test_nothing_that_a_person_wrote_is_in_a_trace(place, ada):
    collector, _, nginx = place
    made = curl(nginx, "/api/v1/models", *signed(ada), *sent({"name": "a-secret-name", "notes": "a secret note"}))
    assert made.status == 201
    found = curl(nginx, "/api/v1/models?q=a-secret-name", *signed(ada), "--header", "X-Request-Id: the-searching-one")
    assert found.json()["total"] == 1
    draft = sent({"source": "lumen-labs/Meridian-70B-Chat"})
    assert curl(nginx, "/api/v1/models/autofill", *signed(ada), *draft, "--header", "X-Request-Id: the-drafting-one").status == 200
    drafted = logged(nginx, "the-drafting-one")["trace_id"]
    until("the Hub was seen", 15, lambda: any(span.name == "GET hub" for span in collector.trace(drafted)))
    seen(collector, logged(nginx, "the-searching-one")["trace_id"], 3)
    time.sleep(0.5)
    said = "\n".join(str(span) for span in collector.spans)
    assert "INSERT INTO" in said and "secret" not in said
    # What the Hub was asked for is what somebody looks at.
    assert "lumen-labs" not in said


def test_a_failure_is_marked(place, ada):
    collector, _, nginx = place
    answer = curl(nginx, "/api/v1/models/autofill", *signed(ada), *sent({"source": "nobody/has-this"}), "--header", "X-Request-Id: the-failing-one")
    assert answer.status == 404, answer.body
    trace = logged(nginx, "the-failing-one")["trace_id"]
    until("the refused call was seen", 15, lambda: any(span.name == "GET hub" and span.is_error for span in collector.trace(trace)))
    (request,) = until("the request was seen", 15, lambda: [span for span in collector.trace(trace) if span.kind == 2])
    assert not request.is_error, "the server did as it should"


def test_a_request_that_fails_is_marked(world, place, ada):
    collector, server, _ = place
    alone = Server("alone", world.folder, server.env | {"HF_ENDPOINT": "http://127.0.0.1:9"}).start()
    try:
        named = {"X-Request-Id": "the-lonely-one"}
        status, _ = asked(alone.port, ada, "/models/autofill", {"source": "lumen-labs/Aurora-7B"}, **named)
        assert status >= 500
        of_it = lambda: [span for span in collector.spans if span.about.get("request_id") == "the-lonely-one"]
        (request,) = until("it was seen", 15, of_it)
        assert request.is_error and request.about["http.response.status_code"] == status
    finally:
        alone.close()


def test_who_is_no_proxy_begins_no_trace_of_theirs(place, ada):
    collector, _, nginx = place
    theirs = "0af7651916cd43dd8448eb211c80319c"
    header = ["--header", f"traceparent: 00-{theirs}-b7ad6b7169203331-01", "--header", "X-Request-Id: the-foreign-one"]
    assert curl(nginx, "/api/v1/models", *signed(ada), *header).status == 200
    seen(collector, logged(nginx, "the-foreign-one")["trace_id"], 2)
    assert collector.trace(theirs) == []


def test_a_trace_is_gone_on_with_where_who_began_it_is_trusted(world, place, ada):
    collector, trusting, _ = place
    known, foreign = "5b8aa5a2d2c872e8321cf37308d69df2", "5b8aa5a2d2c872e8321cf37308d69df3"
    wary = Server("wary", world.folder, trusting.env | {"TRUSTED_PROXIES": ""}).start()
    try:
        for server, trace in ((trusting, known), (wary, foreign)):
            begun = {"traceparent": f"00-{trace}-b7ad6b7169203331-01", "X-Request-Id": f"on-{trace}"}
            assert asked(server.port, ada, "/models", **begun)[0] == 200
        for trace in (known, foreign):
            until("it was seen", 15, lambda: any(span.about.get("request_id") == f"on-{trace}" for span in collector.spans))
    finally:
        wary.close()
    assert collector.trace(known) and collector.trace(foreign) == []


def test_a_collector_that_is_away_keeps_nobody_waiting(world, folder):
    env = world.env | {"DATABASE_URL": f"sqlite://{folder}/trackml.db", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}
    server = Server("untraced", folder, env).start()
    try:
        token = sign_up(server.port, "eve")
        began = time.monotonic()
        assert all(asked(server.port, token, "/models", {"name": f"model {number}"})[0] == 201 for number in range(20))
        assert time.monotonic() - began < 5
        began = time.monotonic()
        assert server.program.stop() == 0
        assert time.monotonic() - began < 10
    finally:
        server.close()


def test_fewer_are_traced_where_fewer_are_wanted(world, place, ada):
    collector, server, _ = place
    (world.folder / "sampled-nginx").mkdir()
    nginx = Nginx(world.folder / "sampled-nginx", [server.port], TRACE_SAMPLE="0.01%")
    try:
        for number in range(20):
            assert curl(nginx, "/api/v1/models", *signed(ada), "--header", f"X-Request-Id: sampled-{number}").status == 200
        time.sleep(1)
        traces = [logged(nginx, f"sampled-{number}")["trace_id"] for number in range(20)]
        assert sum(bool(collector.trace(trace)) for trace in traces) <= 1
    finally:
        nginx.close()
