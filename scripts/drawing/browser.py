"""One browser for everything that a build has to draw, started when needed."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any, TypeVar

from scripts.core import environment
from scripts.core.errors import AuthorError

TIMEOUT_MS = 60_000
LIMIT_S = 900  # of everything that is drawn in one go; a cold build takes 30
Result = TypeVar("Result")
# Without a Chinese font both characters become the same box, pixel by pixel.
HAS_CHINESE = """() => {
  const draw = text => {
    const pen = Object.assign(document.createElement("canvas"), {width: 40, height: 40})
      .getContext("2d", {willReadFrequently: true});
    pen.font = "30px sans-serif"; pen.fillText(text, 2, 32);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  return draw("鱼") !== draw("渔");
}"""


def _children() -> set[int]:
    """The processes that this one has started and that still run."""
    lists = [*Path(f"/proc/{os.getpid()}/task").glob("*/children")]
    if lists:
        return {int(pid) for one in lists for pid in one.read_text().split()}
    found = subprocess.run(
        ["pgrep", "-P", str(os.getpid())], check=False, capture_output=True, text=True
    )
    return set(map(int, found.stdout.split()))


class Session:
    """A browser in a thread of its own, so that the build goes on while it draws.

    Playwright must not be called from any other thread.
    """

    def __init__(self) -> None:
        """Prepare the thread; the browser starts with the first work."""
        self._thread = ThreadPoolExecutor(1, "browser")
        self._stack = ExitStack()
        self._page: Any = None
        self._driver: set[int] = set()  # the process that drives the browser

    def submit(self, work: Callable[..., Result], *arguments: object) -> Future[Result]:
        """Run work in that thread, after what was submitted before.

        A broken browser is reported as an AuthorError and started again for the next work.
        """

        def guarded() -> Result:
            done = Event()
            Thread(target=self._limit, args=(done,), daemon=True).start()
            try:
                with _explained():
                    return work(*arguments)
            except BaseException:
                with suppress(Exception):
                    self._end()
                raise
            finally:
                done.set()

        return self._thread.submit(guarded)

    def _limit(self, done: Event) -> None:
        """End a browser that does not answer in time: what waits for it fails at once.

        Again and again, since a busy machine may still be starting it.
        """
        timeout: float = LIMIT_S
        while not done.wait(timeout):
            for process in self._driver:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            timeout = 1

    def page(self) -> Any:
        """Return the browser's Playwright page, for work in that thread.

        The browser starts at the first call.
        """
        if self._page is None:
            from playwright.sync_api import sync_playwright  # slow to import

            before = _children()
            playwright = self._stack.enter_context(sync_playwright())
            self._driver = _children() - before
            started = playwright.chromium.launch(
                executable_path=environment.find_browser(),
                args=list(environment.BROWSER_FLAGS),
                timeout=TIMEOUT_MS,
            )
            page = started.new_page()
            page.set_default_timeout(TIMEOUT_MS)
            if not page.evaluate(HAS_CHINESE):
                environment.require_chinese_font()
                raise AuthorError("the browser draws no Chinese; run 'make setup'")
            self._page = page
        return self._page

    def close(self) -> None:
        """Close the browser when all that was submitted is done; does not wait."""
        self._thread.submit(self._end)
        self._thread.shutdown(wait=False)

    def _end(self) -> None:
        self._page, self._driver = None, set()
        self._stack.close()


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what a broken browser raises into an AuthorError."""
    try:
        yield
    except AuthorError:
        raise
    except Exception as error:
        from playwright.sync_api import Error  # slow to import

        # When the program that drives the browser ends, Playwright raises a bare Exception.
        if not isinstance(error, Error) and "driver" not in str(error):
            raise
        first = str(error).strip().splitlines()[0]
        raise AuthorError(
            f"the browser does not work: {first}; run 'make setup'"
        ) from error
