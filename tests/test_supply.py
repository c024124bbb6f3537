"""What the project is built from: locked, hashed, licensed, and listed."""

import re
import tomllib
from importlib.metadata import distributions

from conftest import ROOT

from scripts.publish.licences import licence, locked

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_every_locked_package_has_one_version_and_hashes():
    entries = re.split(
        r"\n(?=\S)", re.sub(r"^#.*\n", "", LOCK, flags=re.MULTILINE).strip()
    )
    assert len(entries) > 40
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+( ;[^\\]+)? \\\n", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_lock_names_no_index_or_address():
    assert not re.search(
        r"https?:|file:|--(extra-)?index|--find-links|--trusted|@ ", LOCK
    )


def test_what_the_project_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.match(r"[\w-]+", one)[0] for one in asked}
    assert {"mkdocs", "plotly", "pytest"} <= names
    assert names <= set(locked(LOCK))


def test_licences_lists_every_installed_package_as_it_is():
    listed = dict(
        re.findall(
            r"^\| ([\w.-]+) \| \S+ \| (.+) \|$",
            (ROOT / "LICENCES.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    installed = {re.sub(r"[-_.]+", "-", d.name).lower() for d in distributions()}
    named = installed & set(locked(LOCK))
    assert len(named) > 40
    for name in named:
        assert listed.get(name) == licence(name), f"{name}: run make licences"
        assert licence(name) != "not stated"
