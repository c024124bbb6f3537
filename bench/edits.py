"""From saving a file to the reload of the browser, under `mkdocs serve`."""

import re
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from bench.common import ENV, copy_project, plain_project, say, table

TIMES = 6
DATA = "docs/data/household_loans.csv"


class Preview:
    """A running preview of a project."""

    def __init__(self, folder: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        host = self.address.removeprefix("http://")
        command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", host, *options]
        self.folder = folder
        self.process = subprocess.Popen(command, cwd=folder, env=ENV)

    def read(self, path: str) -> str:
        while self.process.poll() is None:
            try:
                return urlopen(self.address + path, timeout=120).read().decode()
            except OSError:
                time.sleep(0.2)
        raise SystemExit("the preview has ended")

    def edit(self, file: str, old: str, new: str, home: str) -> float:
        """Seconds from the write to the answer that makes browsers reload."""
        time.sleep(1)
        epoch = int(re.search(r"livereload\((\d+),", self.read(home))[1])
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, file
        path.write_text(text.replace(old, new), encoding="utf-8")
        start = time.perf_counter()
        while int(self.read(f"/livereload/{epoch}/1")) <= epoch:
            pass
        return time.perf_counter() - start

    def median(self, file: str, old: str, new: str, home: str) -> list[float]:
        """Median and worst of some edits there and back, after one to warm up."""
        turns = [(old, new), (new, old)] * (TIMES // 2 + 1)
        times = [self.edit(file, *turn, home) for turn in turns][2:]
        return [statistics.median(times), max(times)]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def measure(work: Path) -> str:
    """A table of the waits; work: an empty folder."""
    say("edits: previews")
    rows = []
    ours = Preview(copy_project(work / "ours"))
    page = ("docs/en/retrospective.md", "# One", "# Now one", "/en/")
    rows.append(["ours, a page", *ours.median(*page), "1.50"])
    data = (DATA, "2022,17.25", "2022,17.24", "/en/")
    rows.append(["ours, a number in a chart and on pages", *ours.median(*data), "3.00"])
    ours.stop()
    plain = Preview(plain_project(work / "plain"), "-f", "mkdocs.en.yml")
    page = ("docs/en/retrospective.md", "# One", "# Now one", "/")
    rows.append(["plain MkDocs, a page, one language alone", *plain.median(*page), ""])
    plain.stop()
    return table(["edit", "median s", "worst s", "wanted s"], rows)
