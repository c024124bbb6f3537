"""Pages come from the cache only while nothing that they are made from changes."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import patience
from faults import rewrite, start

from scripts.publish import page_cache

WARNS = """
import logging
def on_env(*_, **more): logging.getLogger("mkdocs.hooks.warn").warning("a fault")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's inputs in small."""
    for name in (
        "docs/zh/a.md",
        "docs/en/a.md",
        "docs/data/a.yml",
        "overrides/a.css",
        "scripts/a.py",
        "mkdocs.yml",
        "mkdocs.zh.yml",
        "mkdocs.en.yml",
        "hook.py",
    ):
        path = tmp_path / "root" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "root"


def entries(root: Path, address: str = "http://localhost/") -> list[Path]:
    checked = SimpleNamespace(charts={"c": [SimpleNamespace(page="a", anchor="top")]})
    config = SimpleNamespace(
        site_url=address,
        use_directory_urls=True,
        hooks={"h": SimpleNamespace(__file__=root / "hook.py")},
        extra={"site": SimpleNamespace(checked=checked), "offline": False},
    )
    both = dict.fromkeys(("zh", "en"), config)
    return list(page_cache.of_languages(root, both).values())


@pytest.mark.parametrize(
    ("name", "changed"),
    [("docs/zh/a.md", "zh"), ("docs/en/b.md", "en"), ("mkdocs.en.yml", "en")]
    + [
        (name, "zh en")
        for name in (
            "docs/data/a.yml",
            "overrides/a.css",
            "mkdocs.yml",
            "scripts/b.py",
            "hook.py",
        )
    ],
)
def test_an_edit_changes_the_entries_of_what_it_is_part_of(root, name, changed):
    before = entries(root)
    assert entries(root) == before
    (root / name).write_text("new")
    now = zip(("zh", "en"), before, entries(root), strict=True)
    assert [lang for lang, one, two in now if one != two] == changed.split()


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("scripts/a.py", True),
        ("docs/data/words.yml", True),
        ("mkdocs.yml", False),
        ("site/zh/a.html", True),
        ("site/zh/b.html", False),
    ],
)
def test_pages_with_both_languages_follow_pages_words_and_code(root, name, changes):
    def archive() -> Path:
        return page_cache.of_both(root, root / "site", ["zh/a.html", "en/a.html"])

    for path in ("site/zh/a.html", "site/en/a.html", "docs/data/words.yml"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    before = archive()
    assert archive() == before
    (root / name).write_text("new")
    assert (archive() != before) is changes


def test_settings_and_packages_are_part_of_an_entry(root, tmp_path, monkeypatch):
    # A process asks once; this one gets another package.
    monkeypatch.setattr(page_cache, "_python", page_cache._python.__wrapped__)
    plain = entries(root)
    assert entries(root, "https://example.org/")[0] not in plain
    (tmp_path / "packages/mkdocs-9.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    assert entries(root)[0] not in plain


def test_pages_come_back_as_they_were_and_damaged_ones_do_not(root, tmp_path):
    archive = entries(root)[0]
    assert not page_cache.restore(archive, tmp_path / "none")
    page_cache.store(archive, root / "docs")
    assert page_cache.restore(archive, tmp_path / "back")
    assert (tmp_path / "back/zh/a.md").read_text() == "docs/zh/a.md"
    whole = archive.read_bytes()
    bits = [
        bytes([*whole[:n], whole[n] ^ 32, *whole[n + 1 :]]) for n in range(len(whole))
    ]
    for broken in (b"", whole[:-1], whole[99:], *bits):
        archive.write_bytes(broken)
        assert not page_cache.restore(archive, tmp_path / "broken")
    assert not (tmp_path / "broken").exists()


def test_the_archives_that_were_used_last_are_kept(root):
    archives = [entries(root, f"{number}")[0] for number in range(page_cache.KEPT + 2)]
    for archive in archives:
        page_cache.store(archive, root / "docs")
        page_cache.restore(archives[0], root / "out")
    assert {*archives[0].parent.iterdir()} == {archives[0], *archives[3:]}


@pytest.mark.slow
def test_a_warning_is_given_by_every_build_until_it_is_mended(project):
    """Pages in the cache would hide it, and a strict build would pass."""
    archives = project / ".cache/languages"
    before = {*archives.iterdir()}
    (project / "warn.py").write_text(WARNS)
    rewrite(project / "mkdocs.en.yml", "hooks: [", "hooks: [warn.py, ")
    for command in (["mkdocs", "build"], ["mkdocs", "build", "--strict"]):
        running = start(project, *command)
        told, _ = running.communicate(timeout=patience(600))
        assert "a fault" in told
        assert bool(running.returncode) is ("--strict" in command), told
    assert before and {*archives.iterdir()} == before  # Chinese had no warning
