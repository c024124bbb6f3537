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
        # A mistake keeps the last good page and is told in the log.
        data.write_text(text.replace("2022,17.25", "2022,many"), encoding="utf-8")
        told = project / "serve.log"
        _wait("the error", lambda: "household_loans.csv:9" in told.read_text())
        assert "17.24" in read("zh")
        assert server.poll() is None
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()
