"""What a machine's variables, its git and its ports may be, and one line for what not."""

import errno
import logging
import os
import re
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest
from conftest import ROOT, run
from faults import assert_told
from mkdocs.utils import CountHandler

from bench import scores
from scripts.core import version
from scripts.core.errors import AuthorError
from scripts.publish import address, page_cache, quiet, release

# ---- warnings of a build that says little ----


@pytest.fixture
def logger():
    """MkDocs' logger as its command line makes it, and what it wrote."""
    one = logging.Logger("mkdocs", logging.ERROR)
    said = []
    stream = logging.StreamHandler()
    stream.emit = lambda record: said.append(record.getMessage())
    one.addHandler(stream)
    return one, said


def test_a_quiet_build_counts_the_warnings_that_it_hides(logger):
    one, said = logger
    one.addHandler(counter := CountHandler(level=logging.WARNING))
    quiet.count_hidden(one)
    one.warning("a paragraph")
    one.info("building")
    assert counter.get_counts() == [("WARNING", 1)] and said == []
    quiet.admit(one)
    assert len(said) == 1
    assert_told(said[0], "-q hides the warnings that stop this build; run it without")


def test_a_build_that_is_not_quiet_says_what_it_said(logger):
    one, said = logger
    one.setLevel(logging.INFO)
    quiet.count_hidden(one)
    one.warning("a paragraph")
    one.info("building")
    quiet.admit(one)
    assert said == ["a paragraph", "building"]


def test_pages_with_warnings_are_not_kept(tmp_path):
    archive, folder, warnings, said = tmp_path / "a.zip", tmp_path / "zh", [], []
    folder.mkdir()

    def make() -> None:
        (folder / "index.html").touch()
        warnings.append("one")

    page_cache.fill(archive, folder, make, warnings.copy, said.append)
    assert not archive.exists()
    page_cache.fill(archive, folder, lambda: None, warnings.copy, said.append)
    page_cache.fill(archive, folder, make, warnings.copy, said.append)
    assert said == ["building", "building", "unchanged"] and len(warnings) == 1


# ---- variables ----

WRONG = [
    ("SITE_URL", "https://example.org/ ", "is no address"),
    ("SITE_URL", " ", "is no address"),
    ("SITE_URL", "ftp://example.org/", "is no address"),
    ("SITE_URL", "example.org", "is no address"),
    ("SITE_URL", "https://", "is no address"),
    ("SITE_URL", "https:///docs/", "is no address"),
    ("SITE_URL", "https://example.org:99999/", "is no address"),
    ("SITE_URL", "https://example.org:x/", "is no address"),
    ("SITE_URL", "https://example.org/?a=1", "is no address"),
    ("SITE_URL", "https://example.org/#top", "is no address"),
    ("SITE_URL", "https://example.org/index.html", "names a file"),
    ("EDIT_URL", "javascript:alert(1)", "is no address"),
    ("EDIT_URL", "github.com/a/b/edit/main/docs/", "is no address"),
    ("EDIT_URL", "https://example.org/docs/en/logic.md", "names a file"),
    ("REPORT_URL", "javascript:alert(1)", "is no address"),
    ("REPORT_URL", "example.org/issues", "is no address"),
    ("REPORT_URL", 'https://example.org/"onclick=', "is no address"),
    ("OFFLINE", "1", "write true or false, or unset it"),
    ("OFFLINE", "0", "write true or false, or unset it"),
    ("OFFLINE", "yes", "write true or false, or unset it"),
    ("SOURCE_DATE_EPOCH", "abc", "is no time"),
    ("SOURCE_DATE_EPOCH", "-5", "is no time"),
    ("SOURCE_DATE_EPOCH", "0", "is no time; give .*1980"),
    ("SOURCE_DATE_EPOCH", "1e9", "is no time"),
    ("SOURCE_DATE_EPOCH", "9" * 5000, "is no time"),
]  # fmt: skip
RIGHT = [
    ("SITE_URL", "https://example.org"),
    ("SITE_URL", "http://localhost:8000/"),
    ("SITE_URL", "https://example.org/v1.0/fish/"),
    ("SITE_URL", "https://[::1]:8000/"),
    ("EDIT_URL", "https://example.org/docs"),
    ("REPORT_URL", "https://example.org/issues/new?template=a.md#top"),
    ("OFFLINE", "true"),
    ("OFFLINE", "false"),
    ("SOURCE_DATE_EPOCH", "1700000000"),
]


@pytest.mark.parametrize(("name", "value", "told"), WRONG)
def test_a_variable_that_means_nothing_is_named(monkeypatch, name, value, told):
    monkeypatch.setenv(name, value)
    assert_told(address.complaint(os.environ), f"^{name}=.*{told}")


@pytest.mark.parametrize(
    ("name", "value"), RIGHT + [(name, "") for name in (*address.FORMS, "OFFLINE")]
)
def test_a_variable_that_means_something_passes(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert address.complaint(os.environ) == ""


@pytest.mark.parametrize(
    ("value", "configured", "found"),
    [
        ("https://example.org", "https://mkdocs.org/", "https://example.org/"),
        ("https://example.org/fish/", "", "https://example.org/fish/"),
        ("", "https://mkdocs.org/a", "https://mkdocs.org/a/"),
        ("", "", address.LOCAL),
    ],
)
def test_the_address_of_the_site_has_its_slash(monkeypatch, value, configured, found):
    monkeypatch.setenv("SITE_URL", value)
    assert address.of_site(configured) == found


def test_an_empty_switch_is_none(monkeypatch):
    monkeypatch.setenv("OFFLINE", "")
    address.complaint(os.environ)
    assert "OFFLINE" not in os.environ


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SITE_URL", "https://example.org/index.html", "SITE_URL='https://example.org/i"),
        ("SITE_URL", "example.org/x", "SITE_URL='example.org/x' is no address .*write it"),
        ("OFFLINE", "1", "OFFLINE=1: write true or false"),
        ("SOURCE_DATE_EPOCH", "-5", "SOURCE_DATE_EPOCH=-5 is no time"),
    ],
)  # fmt: skip
def test_both_commands_refuse_it_before_they_do_anything(tmp_path, name, value, told):
    for command in (
        ("mkdocs", "build", "-q", "--site-dir", str(tmp_path / "site")),
        ("scripts.publish.release", str(tmp_path / "site")),
    ):
        done = run(*command, env={name: value})
        assert done.returncode == 1 and re.search(told, done.stderr), done.stderr
        assert "Traceback" not in done.stderr and not list(tmp_path.iterdir())


def settings(**more: object) -> SimpleNamespace:
    """A configuration as MkDocs reads it."""
    usual = {
        "theme": SimpleNamespace(name="material"),
        "use_directory_urls": True,
        "site_url": "https://example.org/",
        "extra": {"edit_url": None, "report_url": ""},
    }
    return SimpleNamespace(**usual | more)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"use_directory_urls": False}, "leave out --no-directory-urls"),
        ({"site_url": "https://example.org/x.html"}, "mkdocs.yml: site_url='https"),
        ({"extra": {"edit_url": "docs/"}}, "mkdocs.yml: extra: edit_url='docs/'"),
    ],
)
def test_settings_are_checked_like_variables(more, told):
    address.check_command("build", settings())
    with pytest.raises(AuthorError) as error:
        address.check_command("build", settings(**more))
    assert_told(str(error.value), told)


class LastTaken(socket.socket):
    """A socket of a machine whose last port is taken, as several tests cannot take it."""

    def bind(self, place):
        if place[1] == 65535:
            raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
        super().bind(place)


@pytest.mark.parametrize("port", [65535, 65536, 99999, -1])
def test_a_port_that_cannot_be_is_told(monkeypatch, port):
    monkeypatch.setattr(socket, "socket", LastTaken)
    with pytest.raises(AuthorError) as error:
        address.require_free("127.0.0.1", port)
    assert_told(
        str(error.value), rf"127.0.0.1:{port}: cannot .*run 'make serve PORT=8001'"
    )


@pytest.mark.parametrize("value", ["x", "0", "-1", "2.5"])
def test_a_number_of_visits_that_is_none_is_told(monkeypatch, value):
    monkeypatch.setenv("BENCH_VISITS", value)
    with pytest.raises(SystemExit) as error:
        scores.visits()
    assert_told(str(error.value), f"^error: BENCH_VISITS={value} .*write")


def test_a_number_of_visits_may_be_left_to_us(monkeypatch):
    monkeypatch.setenv("BENCH_VISITS", "")
    assert scores.visits() == 5
    monkeypatch.setenv("BENCH_VISITS", "9")
    assert scores.visits() == 9


# ---- version ----


@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_time_means_that_of_the_commit(monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert version.given_time() is None
    version.hide_time()
    assert os.environ["SOURCE_DATE_EPOCH"] == "0"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[project]\nversion = "1.2.0\n',
            "not valid TOML: .*line 2.*correct that line",
        ),
        ("[project]\nname = 'x'\n", "project: no version; write one"),
        ("[tool]\nname = 'x'\n", "project: no version; write one"),
        ("[project]\nversion = 1.2\n", "project: no version; write one"),
        ('[project]\nversion = ""\n', "project: no version; write one"),
    ],
)
def test_a_version_that_is_none_is_told(monkeypatch, tmp_path, text, told):
    (tmp_path / "pyproject.toml").write_text(text)
    monkeypatch.setattr(version, "ROOT", tmp_path)
    with pytest.raises(AuthorError) as error:
        version.edition()
    assert_told(str(error.value), rf"^pyproject\.toml: {told}")


OWNER = """echo "fatal: detected dubious ownership in repository at '/x'
To add an exception for this directory, call:

	git config --global --add safe.directory /x" >&2; exit 128"""
NONE = "echo 'fatal: not a git repository: .git' >&2; exit 128"


@pytest.mark.parametrize(
    ("git", "told"),
    [
        (OWNER, "git says: .*git config --global --add safe.directory /x; correct"),
        (NONE, "this is no git clone; give SOURCE_DATE_EPOCH"),
        (None, r"git cannot be run \(No such file.*; install it or give SOURCE_DATE_EPOCH"),
    ],
    ids=["refuses", "no clone", "no git"],
)  # fmt: skip
def test_what_git_says_is_passed_on(monkeypatch, tmp_path, git, told):
    if git:
        (tmp_path / "git").write_text(f"#!/bin/sh\n{git}\n")
        (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with pytest.raises(AuthorError) as error:
        version.version()
    assert_told(str(error.value), told)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert version.version()[0] == "–" and version.year() == "2023"


def test_a_release_asks_for_its_version_first(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with pytest.raises(AuthorError, match="git cannot be run"):
        release.release(tmp_path / "site")
    assert not list(tmp_path.iterdir())


# ---- another Python ----


@pytest.mark.parametrize("module", ["scripts.prepare", "bench"])
def test_a_python_without_the_packages_is_told(tmp_path, module):
    for name in ("scripts", "bench"):
        (tmp_path / name).symlink_to(ROOT / name)
    command = [sys.executable, "-S", "-B", "-m", module]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and done.stdout == ""
    assert_told(
        done.stderr, rf"^error: .*run '\.venv/bin/python -m {module}'; 'make setup'"
    )
