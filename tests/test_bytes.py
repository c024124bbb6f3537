"""One commit, built in another folder, later, elsewhere, from nothing: the same bytes."""

import filecmp
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from built import locked
from conftest import ROOT, run

from scripts.publish.download_links import ZIP
from scripts.publish.publication import MANIFEST

# Loaded by Python at its start: four hundred days have gone by.
LATER = """
import datetime, time
ahead, now = 400 * 86400, time.time
time.time = lambda: now() + ahead
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls): return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())
datetime.datetime = Later
"""


def first_difference(one: Path, two: Path) -> str | None:
    """The path of the first file that the folders do not share byte for byte."""
    names = [
        {p.relative_to(root) for p in root.rglob("*") if p.is_file()}
        - {Path(MANIFEST)}  # this one tells what was built by which command
        for root in (one, two)
    ]
    for name in sorted(names[0] | names[1]):
        if name not in names[0] & names[1]:
            return f"{name}: only in one of the two"
        if not filecmp.cmp(one / name, two / name, shallow=False):
            return f"{name}: differs"
    return None


def build_elsewhere(root: Path) -> None:
    """Build this commit and work tree in a clone without any cache."""
    subprocess.run(["git", "clone", "-q", "--shared", ROOT, root], check=True)
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, found.stdout.split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)
        else:
            (root / name).unlink(missing_ok=True)
    later = root.parent / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text(LATER)
    env = {
        "PYTHONPATH": str(later),
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
    }
    built = run("scripts.publish.release", cwd=root, env=env)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "0 from the cache" in built.stdout + built.stderr


@pytest.fixture(scope="session")
def again(tmp_path_factory) -> Path:
    """The site, built from nothing; once for all the processes that test."""
    base = tmp_path_factory.getbasetemp()
    parts = "PYTEST_XDIST_WORKER" in os.environ
    root = (base.parent if parts else base) / "elsewhere" / "a folder with spaces"
    with locked("again"):
        if not root.exists():
            build_elsewhere(root)
    return root / "site"


def test_two_builds_give_the_same_bytes(release, again):
    files = [p for p in release.rglob("*") if p.is_file()]
    kinds = {p.suffix for p in files}
    assert len(files) > 200 and {".pdf", ".zip", ".gz", ".png", ".html"} <= kinds
    assert first_difference(release, again) is None


def test_a_warm_build_gives_the_same_bytes_as_a_cold_one(again, catalog):
    """Again was drawn from nothing; now its cache is full."""
    warm, root = again.with_name("warm site"), again.parent
    built = run("mkdocs", "build", "--strict", "--site-dir", str(warm), cwd=root)
    charts = 4 * len(catalog.tables)  # two languages, two layouts
    told = f"charts: 0 to draw, {charts} from the cache"
    for line in (told, "zh: unchanged", "en: unchanged"):
        assert line in built.stderr, built.stderr
    pdfs = [f"pdf/{path.name}" for path in (again / "pdf").iterdir()]
    assert len(pdfs) > 2
    for name in (*pdfs, ZIP):
        (warm / name).parent.mkdir(exist_ok=True)  # the pages say how large these are
        shutil.copyfile(again / name, warm / name)
    assert run("scripts.publish.download_links", str(warm), cwd=root).returncode == 0
    assert first_difference(again, warm) is None


def test_the_comparison_names_the_first_file_that_differs(tmp_path):
    for name in "ab":
        (tmp_path / name / "zh").mkdir(parents=True)
        (tmp_path / name / "zh/index.html").write_text("same")
        (tmp_path / name / "zh/page.html").write_text(name)
    assert first_difference(tmp_path / "a", tmp_path / "b") == "zh/page.html: differs"
    (tmp_path / "a/extra").touch()
    assert first_difference(tmp_path / "a", tmp_path / "b").startswith("extra: only")
