"""The author's loop: `mkdocs serve` shows both languages and follows an edit."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from conftest import ENV, LANGS, copy_project


@pytest.fixture
def project(tmp_path):
    """A copy of what serve needs, with the drawn charts, to edit freely."""
    return copy_project(tmp_path)


def _wait(what: str, ready: Callable[[], bool], seconds: int = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return
        time.sleep(0.3)
    raise AssertionError(f"not within {seconds} s: {what}")


def test_an_edit_of_data_reaches_both_languages(project):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (project / "serve.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project,
        env=ENV,
        stdout=log,
        stderr=subprocess.STDOUT,
    )

    def read(lang: str) -> str:
        address = f"http://127.0.0.1:{port}/{lang}/retrospective/"
        try:
            return urlopen(address, timeout=5).read().decode()
        except (URLError, OSError):
            return ""

    try:
        for lang in LANGS:
            _wait(f"/{lang}/ served", lambda lang=lang: "17.25" in read(lang))
        data = project / "docs" / "data" / "household_loans.csv"
        text = data.read_text(encoding="utf-8")
        data.write_text(text.replace("2022,17.25", "2022,17.24"), encoding="utf-8")
        for lang in LANGS:
            _wait(f"/{lang}/ follows", lambda lang=lang: "17.24" in read(lang))
            page = read(lang)
            # chart (both layouts), table, description, and the sentence with its note
            assert page.count("17.24") >= 6
            assert "17.25" not in page
        # An edit of one page builds its own language alone.
        told = project / "serve.log"
        built = told.read_text().count("Documentation built")
        page = project / "docs/en/retrospective.md"
        page.write_text(page.read_text(encoding="utf-8").replace("# One", "# Now one"))
        _wait("/en/ follows", lambda: "Now one" in read("en"))
        now_built = told.read_text().count("Documentation built")
        assert now_built == built + 2  # the umbrella and English
        assert "17.24" in read("zh")
        # A mistake keeps the last good page and is told in the log and on the page.
        data.write_text(text.replace("2022,17.25", "2022,many"), encoding="utf-8")
        _wait("the error", lambda: "household_loans.csv:9" in told.read_text())
        assert "household_loans.csv:9" in read("zh") and 'role="alert"' in read("zh")
        assert "17.24" in read("zh")
        assert server.poll() is None
        data.write_text(text, encoding="utf-8")
        _wait("mended", lambda: "alert" not in read("zh"))
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()
