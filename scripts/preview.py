"""What `mkdocs serve` keeps between builds: the last error, and what was built from what."""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from html import escape
from logging import Logger
from pathlib import Path
from typing import Any

from watchdog.observers.polling import PollingObserver

BANNER = """<pre role="alert" style="position:fixed;inset:auto 0 0;z-index:99;margin:0;
padding:1em;background:#8f1d1d;color:#fff;white-space:pre-wrap">{}

The page shows the last good site.</pre></body>"""
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Preview:
    """State of one preview. error: message of the last build, None when it was good;
    made: from a language, "scripts" or "data" to the fingerprint of what it was made of;
    how: what prepare() is to do in another way than for a build.
    """

    def __init__(self) -> None:
        self.error: str | None = None
        self.made: dict[str, str] = {}
        self.how: dict[str, Any] = {"session": None, "whole": True, "catalog": None}

    def attend(
        self,
        server: Any,
        build: Callable[[], None],
        watched: list[str | Path],
        log: Logger,
    ) -> None:
        """Have MkDocs' server build and show as a preview should; watched: what it looks
        after. It would look twice a second and then wait for more, which is too slow.
        """
        server.builder = self._guarded(build, log)
        server.set_app(self._showing(server.get_app()))
        for path in watched:
            with suppress(KeyError):  # of what it does not look after yet
                server.unwatch(str(path))
        server.observer, server.build_delay = PollingObserver(timeout=0.2), 0.05
        for path in watched:
            server.watch(str(path))

    def _guarded(self, build: Callable[[], None], log: Logger) -> Callable[[], None]:
        """A build that tells its error and returns: one that raises would leave the
        preview hanging.
        """
        self.how["whole"] = False  # after an edit, pictures to take along can wait

        def keep_last_good() -> None:
            self.error = None
            try:
                build()
            except SystemExit as error:  # how MkDocs aborts, after it has told why
                self.error = self.error or str(error)
            except Exception as error:
                if self.error:  # told as a mistake
                    log.error(self.error)
                else:
                    log.exception("Unexpected")
                    self.error = (
                        f"{error!r}; correct that, or restart the preview if it began "
                        "with other files than these"
                    )
            if self.error:
                self.made.clear()  # what was made did not take its place
                log.error("The preview keeps the last good site until this is mended.")

        return keep_last_good

    def _stale(self, name: str, now: str) -> bool:
        old, self.made[name] = self.made.get(name), now
        return old != now

    def reload(self, root: Path) -> None:
        """Have our modules and the data read again, if they were edited; the browser stays
        open from one build to the next.
        """
        if self._stale("scripts", fingerprint(root, "scripts")):
            # An error may come from either import: its class must stay the same.
            ours = [n for n in sys.modules if n.split(".")[0] == "scripts"]
            for name in set(ours) - {"scripts.core.errors"}:
                del sys.modules[name]
            from scripts.drawing.browser import (
                Session,  # may fail: then the old one stays
            )

            old, self.how["session"] = self.how["session"], Session()
            if old:
                old.close()
            self.made.pop("data", None)
        if self._stale("data", fingerprint(root, "docs/data")):
            from scripts.ledger.checks import checked

            self.how["catalog"] = checked(root / "docs" / "data")

    def start_browser(self, cache: Path) -> None:
        """Start the browser before it is wanted, so that the first edited number shows as
        soon as the next one; a fault is told when it is wanted.
        """
        from scripts.drawing.plotly_svg import open_plotly

        session = self.how["session"]
        session.submit(open_plotly, cache / "charts", session)

    def kept(self, root: Path, lang: str, address: str, old: Path, new: Path) -> bool:
        """Put a language's last output in its new place; False when it must be built
        because one of its inputs changed.
        """
        inputs = (f"docs/{lang}", "docs/data", "overrides", "scripts", "mkdocs.yml")
        now = fingerprint(root, *inputs, f"mkdocs.{lang}.yml", also=address)
        if self._stale(lang, now) or not old.exists():
            return False
        shutil.copytree(old, new, copy_function=os.link)
        return True

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


def fingerprint(root: Path, *paths: str, also: object = None) -> str:
    """A hash of the files at and below some paths, and of a value."""
    whole = hashlib.sha256(repr(also).encode())
    for path in paths:
        top = root / path
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.is_file() and file.suffix != ".pyc":
                whole.update(f"\0{file.relative_to(root)}\0".encode())
                whole.update(file.read_bytes())
    return whole.hexdigest()
