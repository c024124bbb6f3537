"""What `make` and MkDocs' own commands say where they cannot do what was meant."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, patience
from faults import assert_told, start

from scripts.core import version
from scripts.core.errors import AuthorError
from scripts.publish import address, download_links, release

# ---- set-up ----

TOOLS = ("sh", "grep", "ls", "readlink", "rm", "cat")
BARE = {"ldconfig": "true"}  # a machine that has nothing
PRESENT = {  # a machine that has all but the tools of the tests
    "ldconfig": "echo libpango-1.0 libpangoft2-1.0 libharfbuzz-subset libatomic.so.1",
    "fc-list": "echo Noto",
    "git": "true",
    "chromium": "true",
}


def setup(folder: Path, programs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run setup.sh as somebody without root's rights and with these programs only."""
    bin = folder / "bin"
    bin.mkdir()
    for name, body in {"uname": "echo Linux", "id": "echo 1000", **programs}.items():
        (bin / name).write_text(f"#!/bin/sh\n{body}\n")
        (bin / name).chmod(0o755)
    for name in TOOLS:
        (bin / name).symlink_to(f"/bin/{name}")
    (folder / "requirements.lock").touch()
    return subprocess.run(
        ["/bin/sh", ROOT / "scripts/setup.sh"],
        cwd=folder,
        env={"PATH": str(bin), "HOME": str(folder), "PYTHON": sys.executable},
        check=False,
        capture_output=True,
        text=True,
    )


def test_without_root_set_up_gives_one_line_to_hand_over(tmp_path):
    done = setup(tmp_path, {"apt-get": "exit 9", **BARE})
    line = next(s for s in done.stderr.splitlines() if "hand this line" in s)
    packages = line.partition("--no-install-recommends ")[2].split()
    assert {"libpango-1.0-0", "fonts-noto-cjk", "chromium", "git"} <= set(packages)
    assert done.returncode == 1


def test_another_system_is_told_what_to_install(tmp_path):
    done = setup(tmp_path, BARE)
    assert_told(done.stderr, r"by hand.*libpango-1.0-0.*fonts-noto-cjk.*run make")
    assert done.returncode == 1


@pytest.mark.slow
def test_an_interrupted_set_up_is_made_anew_and_test_tools_stop_nobody(tmp_path):
    broken = [sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"]
    subprocess.run(broken, check=True)
    done = setup(tmp_path, {"apt-get": "exit 9", **PRESENT})
    assert done.returncode == 0, done.stderr
    assert "make test needs what only root can install: apt-get install " in done.stdout
    assert "making .venv" in done.stdout and "ready" in done.stdout
    pip = [tmp_path / ".venv/bin/python", "-m", "pip", "--version"]
    subprocess.run(pip, check=True, capture_output=True)


def test_make_works_in_a_clone_that_was_moved():
    """A script in .venv/bin names the folder that it was installed in."""
    used = set(re.findall(r"\$\(BIN\)/(\S+)", (ROOT / "Makefile").read_text()))
    assert "python" in used
    for name in used - {"python"}:
        head = (ROOT / ".venv/bin" / name).read_bytes()[:2]
        assert head != b"#!", f"run $(BIN)/python -m … instead of $(BIN)/{name}"


# ---- addresses ----


@pytest.mark.parametrize("value", ["", "/", " "])
def test_an_empty_address_stands_for_none(monkeypatch, value):
    monkeypatch.setenv("SITE_URL", value)
    assert "SITE_URL" not in address.normalised()
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert address.normalised()["SITE_URL"] == "https://example.org/"


@pytest.mark.parametrize(
    ("value", "told"), [("", True), ("https://example.org/", False)]
)
def test_a_release_says_where_it_is_and_whether_it_can_be_published(
    monkeypatch, tmp_path, capsys, value, told
):
    monkeypatch.setenv("SITE_URL", value)
    new = tmp_path / ".site-new/site"
    new.mkdir(parents=True)
    (new / download_links.ZIP).touch()
    (tmp_path / "dist").mkdir()
    release._publish(new, tmp_path / "site", tmp_path / "dist")
    said = capsys.readouterr().out
    assert f"{tmp_path / 'site'}: open index.html" in said and "site/pdf/" in said
    assert f"dist/{download_links.ZIP}" in said
    assert ("no public address" in said) == told


def test_an_impossible_time_is_told(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    with pytest.raises(AuthorError) as error:
        version.version()
    assert_told(str(error.value), r"SOURCE_DATE_EPOCH=abc is no time; give")


def test_the_year_of_a_citation_is_that_of_the_version(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert version.year() == "2023"
    cite = (ROOT / "overrides/partials/cite.html").read_text(encoding="utf-8")
    assert cite.count("config.extra.year") == 2 and "20" not in re.sub(
        r"{.*?}", "", cite
    )


# ---- commands of MkDocs ----


def refused(project: Path, told: str, *command: str, **env: str) -> None:
    running = start(project, "mkdocs", *command, env=env)
    output, _ = running.communicate(timeout=patience(120))
    assert running.returncode and "Traceback" not in output, output
    assert_told(next(s for s in output.splitlines() if re.search(told, s)), told)


def test_a_port_that_is_taken_is_told_before_anything_is_built(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        host = "{}:{}".format(*taken.getsockname())
        refused(project, rf"{host}.*make serve PORT=\d+", "serve", "-a", host)


def test_commands_that_would_mislead_are_refused(project):
    refused(project, r"gh-deploy would publish.*set SITE_URL", "gh-deploy", SITE_URL="")
    refused(project, "theme is mkdocs.*correct", "build", "--theme", "mkdocs")
    refused(project, "--clean is not supported; use 'mkdocs serve'", "serve", "--clean")


def test_edit_addresses_need_no_final_slash(project):
    env = {"EDIT_URL": "https://example.org/docs", "SITE_URL": ""}
    running = start(project, env=env)
    assert running.communicate(timeout=patience(120))[0] and running.returncode == 0
    page = (project / "site/en/logic/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/docs/en/logic.md"' in page
    assert "http://localhost:8000/en/logic/" in page
    year = next(y for y in re.findall(r"From Fish to Fishing, (\d{4})", page))
    assert year >= "2026"
