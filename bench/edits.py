"""From saving a file to the reload of the browser, under `mkdocs serve`."""

import re
import socket
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

from bench.common import ENV, copy_project, plain_project, say, table, target_cells

PAGE = "docs/en/retrospective.md"
DATA = "docs/data/household_loans.csv"


class Preview:
    """A running preview of a project."""

    def __init__(self, folder: Path, *options: str) -> None:
        """Start the preview of the project in folder with more options for MkDocs."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        host = self.address.removeprefix("http://")
        command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", host, *options]
        self.folder = folder
        self.process = subprocess.Popen(command, cwd=folder, env=ENV)

    def read(self, path: str) -> str:
        """Return a page of the preview; wait until the server answers."""
        while self.process.poll() is None:
            try:
                with urlopen(self.address + path, timeout=120) as answer:
                    return str(answer.read().decode())
            except OSError:
                time.sleep(0.2)
        raise SystemExit("the preview has ended")

    def edit(self, file: str, old: str, new: str, home: str) -> float:
        """Seconds from the write to the answer that makes browsers reload."""
        time.sleep(1)
        epoch = int(re.findall(r"livereload\((\d+),", self.read(home))[0])
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, file
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        start = time.perf_counter()
        while int(self.read(f"/livereload/{epoch}/1")) <= epoch:
            pass
        return time.perf_counter() - start

    def edits(self, file: str, old: str, new: str, fill: str, home: str) -> list[float]:
        """Return the first, median and worst time of edits in seconds.

        Args:
            file: The edited file.
            old: Text that is replaced.
            new: Its replacement, with {} for each character of fill in turn, so that
                no edit was seen before.
            fill: One character for each edit.
            home: Address of the page that shows the edit.
        """
        turns = [old, *map(new.format, fill)]
        times = [self.edit(file, *turn, home) for turn in pairwise(turns)]
        return [times[0], statistics.median(times), max(times)]

    def stop(self) -> None:
        """End the preview."""
        self.process.terminate()
        self.process.wait()


def measure(work: Path) -> str:
    """A table of the waits; work: an empty folder."""
    say("edits: previews")
    ours = Preview(copy_project(work / "ours"))
    plain = Preview(plain_project(work / "plain"), "-f", "mkdocs.en.yml")
    text, title = ("In October", "In {} October"), ("# One", "# One {}")
    number = ("2015,5.8,", "2015,5.{},")
    base = plain.edits(PAGE, *text, "ABCDEF", "/")
    found = [
        ("plain MkDocs: a page", base, None),
        ("ours: a page", ours.edits(PAGE, *text, "ABCDEF", "/en/"), 1.0),
        ("ours: a page's title", ours.edits(PAGE, *title, "ABCDEF", "/en/"), None),
        ("ours: a number", ours.edits(DATA, *number, "795643", "/en/"), 1.6),
    ]
    ours.stop()
    plain.stop()
    rows = []
    for name, times, target in found:
        ratio = times[1] / base[1]
        met = ["", ""] if target is None else target_cells(ratio, target)
        rows.append([name, *times, ratio, *met])
    heads = ["edit", "first s", "median s", "worst s", "median × plain"]
    return table([*heads, "target", "met"], rows)
