"""A server that does what a test wants of it, in place of TrackML's own."""

import asyncio
import threading
from aiohttp import web
from processes import free_port


class Scripted:
    """Answers by a function of the test's, and remembers what it was asked."""

    def __init__(self, answer, port: int | None = None):
        self.answer, self.port, self.asked = answer, port or free_port(), []
        self.loop = asyncio.new_event_loop()
        started = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self.thread.start()
        assert started.wait(10)

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self.loop)

        async def handle(request: web.Request):
            await request.read()
            self.asked.append((request.method, request.path_qs, dict(request.headers)))
            return await self.answer(request)

        async def start() -> None:
            application = web.Application(client_max_size=64 << 20)
            application.router.add_route("*", "/{path:.*}", handle)
            self.runner = web.AppRunner(application)
            await self.runner.setup()
            await web.TCPSite(self.runner, "127.0.0.1", self.port).start()
            started.set()

        self.loop.run_until_complete(start())
        self.loop.run_forever()

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self.runner.cleanup(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
