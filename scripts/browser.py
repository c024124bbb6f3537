"""One browser session for everything that a build has to draw, started when needed."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from scripts import machine
from scripts.schema import AuthorError

PLOTLY = Path("overrides/assets/vendor/plotly-basic-4.1.1.min.js")
ROOT = Path(__file__).parent.parent
TIMEOUT_MS = 60_000
# Two different characters look alike only when both are missing.
HAS_CHINESE = """() => {
  const draw = text => {
    const pen = Object.assign(document.createElement("canvas"), {width: 40, height: 40})
      .getContext("2d", {willReadFrequently: true});
    pen.font = "30px sans-serif"; pen.fillText(text, 2, 32);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  return draw("鱼") !== draw("渔");
}"""


class Session:
    """Hands out a browser page; the browser starts with the first request for one."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._browser: Any = None

    def page(self, **options: Any) -> Any:
        """A new page (a Playwright one); options as for Browser.new_page."""
        if self._browser is None:
            from playwright.sync_api import sync_playwright  # slow to import

            playwright = self._stack.enter_context(sync_playwright())
            self._browser = playwright.chromium.launch(
                executable_path=machine.find_browser(),
                args=list(machine.BROWSER_FLAGS),
                timeout=TIMEOUT_MS,
            )
            probe = self._browser.new_page()
            if not probe.evaluate(HAS_CHINESE):
                machine.require_chinese_font()
                raise AuthorError("the browser draws no Chinese; run 'make setup'")
            probe.close()
        page = self._browser.new_page(**options)
        page.set_default_timeout(TIMEOUT_MS)
        return page


@contextmanager
def session() -> Iterator[Session]:
    """A session; AuthorError when the browser cannot be started or breaks."""
    with told(), ExitStack() as stack:
        yield Session(stack)


@contextmanager
def told() -> Iterator[None]:
    """Turn what a broken browser raises into an AuthorError."""
    try:
        yield
    except AuthorError:
        raise
    except Exception as error:
        if not type(error).__module__.startswith("playwright") and "driver" not in str(
            error
        ):
            raise
        first = str(error).strip().splitlines()[0]
        raise AuthorError(
            f"the browser does not work: {first}; run 'make setup'"
        ) from error
