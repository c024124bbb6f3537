"""A folder served on this machine, for measurements and tests."""

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static host that does not log what it is asked for."""

    def log_message(self, *_: object) -> None:
        """Log nothing."""
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *where: Any) -> None:
        """Report an error, but for a browser that leaves before it was answered."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*where)


@contextmanager
def serving(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of a folder while it is served, without a slash at the end."""
    handle = functools.partial(handler, directory=str(folder))
    with _Server(("127.0.0.1", 0), handle) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}"
        web.shutdown()
