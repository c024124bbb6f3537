"""What `mkdocs serve` keeps between builds: the last error, and what was built from what."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from html import escape
from logging import Logger
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:  # a preview reloads them
    from scripts.drawing.browser import Session
    from scripts.ledger.catalog import Catalog
    from scripts.prepare import Kept
    from scripts.publish.page_memory import PageMemory

BANNER = """<pre role="alert" style="position:fixed;inset:auto 0 0;z-index:99;margin:0;
padding:1em;background:darkred;color:white;white-space:pre-wrap">{}

The page shows the last good site.</pre></body>"""
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Preview:
    """State of one preview.

    Attributes:
        warnings: Tells the warnings so far.
        error: Message of the last build; None when it was good.
        made: Fingerprints of "scripts", "settings" and "data".
        memory: The pages as they were last made.
        session: The open browser.
        catalog: The checked data.
        downloads: Whether pictures for download are made too.
    """

    def __init__(self, warnings: Callable[[], object]) -> None:
        """Start with nothing built."""
        self.warnings = warnings
        self.memory: PageMemory | None = None
        self.error: str | None = None
        self.made: dict[str, str] = {}
        self.session: Session | None = None
        self.catalog: Catalog | None = None
        self.downloads = True

    def kept(self) -> Kept:
        """Return what a build takes over from the last one."""
        from scripts.prepare import Kept

        return Kept(self.session, self.catalog, self.downloads)

    def attend(
        self,
        server: Any,
        build: Callable[[], None],
        watched: list[str | Path],
        log: Logger,
    ) -> None:
        """Adapt MkDocs' server: our builds, our error page, our watching.

        MkDocs looks for changes twice a second and then waits for more, which is too slow;
        watched names what is watched instead.
        """
        server.builder = self._guarded(build, log)
        server.set_app(self._showing(server.get_app()))
        for path in watched:
            with suppress(KeyError):  # of what it does not look after yet
                server.unwatch(str(path))
        server.observer, server.build_delay = PollingObserver(timeout=0.1), 0.05
        for path in watched:
            server.watch(str(path))

    def _guarded(self, build: Callable[[], None], log: Logger) -> Callable[[], None]:
        """Return a build that logs its error instead of raising it.

        A build that raises would leave the preview hanging.
        """
        self.downloads = False  # after an edit, pictures to take along can wait

        def keep_last_good() -> None:
            self.error = None
            try:
                build()
            except SystemExit as error:  # how MkDocs aborts, after it has logged why
                self.error = self.error or str(error)
            except Exception as error:
                if self.error:  # an author's mistake, already logged
                    log.error(self.error)
                else:
                    log.exception("Unexpected")
                    self.error = (
                        f"{error!r}; correct that, or restart the preview if it began "
                        "with other files than these"
                    )
            if self.error:
                self.made.clear()  # what was made did not take its place
                log.error(
                    "The preview keeps the last good site until this is corrected."
                )

        return keep_last_good

    def _stale(self, name: str, now: str) -> bool:
        old, self.made[name] = self.made.get(name), now
        return old != now

    def reload(self, root: Path) -> None:
        """Read our modules and the data again, if they were edited.

        The browser stays open from one build to the next.
        """
        from scripts.core.files import fingerprint

        files = (path.name for path in sorted(root.glob("mkdocs*.yml")))
        changed = self._stale("settings", fingerprint(root, *files))
        if self._stale("scripts", fingerprint(root, "scripts")):
            # An error may come from either import: its class must stay the same.
            ours = [n for n in sys.modules if n.split(".")[0] == "scripts"]
            for name in set(ours) - {"scripts.core.errors"}:
                del sys.modules[name]
            from scripts.drawing import browser  # may fail: then the old one stays

            old, self.session = self.session, browser.Session()
            if old:
                old.close()
            self.made.pop("data", None)
            changed = True
        if changed:
            from scripts.publish.page_memory import PageMemory

            self.memory = PageMemory(self.warnings)
        if self._stale("data", fingerprint(root, "docs/data")):
            from scripts.ledger.checks import checked

            self.catalog = checked(root / "docs" / "data")

    def start_browser(self) -> None:
        """Start the browser early, so that the first edited number shows as fast as the next.

        A browser that does not start is reported when it is needed.
        """
        from scripts.core.files import CACHE
        from scripts.drawing.plotly_svg import open_plotly

        assert self.session  # since the first build
        self.session.submit(open_plotly, CACHE / "charts", self.session)

    def _showing(self, app: App) -> App:
        """A WSGI app that adds the last error to every page of another one."""

        def show(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            answer: list[Any] = []
            body = app(environ, lambda *status: answer.extend(status))
            status, headers = answer[0], dict(answer[1])
            if self.error and headers.get("Content-Type") == "text/html":
                banner = BANNER.format(escape(self.error)).encode()
                page = b"".join(body).replace(b"</body>", banner)
                body, headers["Content-Length"] = [page], str(len(page))
            start(status, list(headers.items()))
            return body

        return show
