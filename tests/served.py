"""A running `mkdocs serve` of a project, for tests that edit its files."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from conftest import ENV, patience


class Served:
    """A preview in the background; use it in a with statement."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._log = project / "serve.log"

    def __enter__(self) -> Self:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        self._home = f"http://{host}"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host],
                cwd=self.project,
                env=ENV,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.wait("served", lambda: self.read("zh/") and self.read("en/"))
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=patience(100))

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def read(self, path: str) -> str:
        """A page's text; "" when it is not there."""
        try:
            return (
                urlopen(f"{self._home}/{path}", timeout=patience(100)).read().decode()
            )
        except (URLError, OSError):
            return ""

    def wait(self, what: str, ready: Callable[[], object], seconds: int = 300) -> None:
        end = time.monotonic() + patience(seconds)
        while time.monotonic() < end:
            assert self._process.poll() is None, self.log()
            if ready():
                return
            time.sleep(0.1)
        raise AssertionError(f"not within {seconds} s: {what}\n{self.log()}")

    def edit(self, file: str, old: str, new: str) -> str:
        """Replace a text in a file; what the preview logs until it is done with that.

        Only the line that ends a build is waited for: the pages stand a moment before it.
        """
        path, ended = self.project / file, self._ended()
        text = path.read_text(encoding="utf-8")
        assert old in text, file
        part = self.project / "edit.part"  # in one piece, or half a file may be built
        part.write_text(text.replace(old, new, 1), encoding="utf-8")
        part.replace(path)
        self.wait(f"a build after the edit of {file}", lambda: self._ended() > ended)
        assert self._ended() == ended + 1, self.log()
        return self.log().split("Detected file changes")[-1]

    def _ended(self) -> int:
        return self.log().count("Reloading browsers")


def built(log: str) -> list[str]:
    """The languages that a log says were built. MkDocs' own lines do not serve: it never
    says the same sentence twice, and two builds may take the same hundredth of a second.
    """
    return re.findall(r"(\w\w): building$", log, re.MULTILINE)
