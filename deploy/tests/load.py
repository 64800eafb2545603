"""People who go on working while something happens to the servers."""

import asyncio
import collections
import threading
import time
from dataclasses import dataclass, field
import aiohttp
from processes import Nginx


@dataclass
class Asked:
    began: float
    took: float
    method: str
    # The status, or the words of the failure where there was no answer.
    outcome: int | str


@dataclass
class Report:
    asked: list[Asked] = field(default_factory=list)
    # The names of the records that a server said are kept, by the id that it gave them.
    kept: dict[int, str] = field(default_factory=dict)

    def failed(self, *methods: str) -> list[Asked]:
        """What had no answer, or one that says that it is the servers' doing."""
        bad = [one for one in self.asked if isinstance(one.outcome, str) or one.outcome >= 500 or one.outcome == 429]
        return [one for one in bad if not methods or one.method in methods]

    def said(self) -> str:
        counts = collections.Counter((one.method, one.outcome) for one in self.asked)
        took = sorted(one.took for one in self.asked)
        slow = took[int(len(took) * 0.99)] if took else 0
        return f"{len(self.asked)} asked, p99 {slow * 1000:.0f} ms, longest {took[-1] * 1000:.0f} ms: {dict(counts)}"


class Load:
    """Reads and writes at a steady pace, each person from an address of their own, until it is ended."""

    def __init__(self, nginx: Nginx, tokens: list[str], each_second: float = 12, first_address: int = 20):
        self.nginx, self.tokens, self.pause, self.first = nginx, tokens, 1 / each_second, first_address
        self.report, self.ending = Report(), threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self._all()), daemon=True)

    def __enter__(self) -> "Load":
        self.thread.start()
        time.sleep(1)
        return self

    def __exit__(self, *_) -> None:
        self.end()

    def end(self) -> Report:
        self.ending.set()
        self.thread.join(120)
        assert not self.thread.is_alive()
        return self.report

    async def _all(self) -> None:
        await asyncio.gather(*(self._person(number, token) for number, token in enumerate(self.tokens)))

    async def _person(self, number: int, token: str) -> None:
        # Each request has a connection of its own: whoever keeps one has to expect that it is closed while it is idle.
        connector = aiohttp.TCPConnector(force_close=True, ssl=False, local_addr=(f"127.0.0.{self.first + number}", 0))
        timeout = aiohttp.ClientTimeout(total=60)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
            mine: list[int] = []
            turn = 0
            while not self.ending.is_set():
                began = time.monotonic()
                turn += 1
                if turn % 4 == 1:
                    name = f"record {number}-{turn}"
                    body = await self._ask(session, token, "POST", "/api/v1/models", {"name": name})
                    if body is not None:
                        mine.append(body["id"])
                        self.report.kept[body["id"]] = name
                elif turn % 4 == 3 and mine:
                    notes = {"notes": f"written in turn {turn}"}
                    await self._ask(session, token, "PATCH", f"/api/v1/models/{mine[-1]}", notes)
                elif mine:
                    await self._ask(session, token, "GET", f"/api/v1/models/{mine[-1]}")
                else:
                    await self._ask(session, token, "GET", "/api/v1/models?limit=5")
                await asyncio.sleep(max(0, self.pause - (time.monotonic() - began)))

    async def _ask(self, session, token: str, method: str, path: str, body=None):
        began = time.monotonic()
        headers = {"Host": f"{Nginx.DOMAIN}:{self.nginx.https}", "Authorization": f"Bearer {token}"}
        outcome, answer = None, None
        try:
            url = f"https://127.0.0.1:{self.nginx.https}{path}"
            async with session.request(method, url, json=body, headers=headers, server_hostname=Nginx.DOMAIN) as got:
                outcome = got.status
                content = await got.json(content_type=None)
                answer = content if got.ok else None
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            outcome = repr(error)
        self.report.asked.append(Asked(began, time.monotonic() - began, method, outcome))
        return answer
