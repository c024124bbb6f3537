"""The menus of the configuration files, which make check compares with the pages."""

import shutil
from pathlib import Path

import pytest
from conftest import LANGS, ROOT

from scripts.core.errors import AuthorError
from scripts.lint import mkdocs_config

EN = "  - Glossary: glossary.md\n"
SOURCES = "  - Sources: sources.md\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The configuration files, and an empty file for each page."""
    for path in ROOT.glob("mkdocs*.yml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "docs" / "data").mkdir(parents=True)
    shutil.copy(ROOT / "docs/data/bounds.yml", tmp_path / "docs" / "data")
    for lang in LANGS:
        (tmp_path / "docs" / lang).mkdir(parents=True)
        for page in (ROOT / "docs" / lang).glob("*.md"):
            (tmp_path / "docs" / lang / page.name).touch()
    return tmp_path


def test_the_menus_are_right(project: Path) -> None:
    mkdocs_config.check(project)


@pytest.mark.parametrize(
    "old, new, message",
    [
        (EN, "", r"nav lacks glossary\.md; add it"),
        (EN, 2 * EN, r"nav names glossary\.md twice; remove one"),
        ("glossary.md", "glosary.md", r"nav names glosary\.md, which is not in docs/en/"),
        (EN + SOURCES, SOURCES + EN, r"nav has sources\.md where mkdocs\.zh\.yml has g"),
        ("docs_dir: docs/en", "docs_dir: docs/zh", "docs_dir is docs/zh; write docs/en"),
        ("  lang: en\n", "", "extra: lang must be en"),
    ],
)  # fmt: skip
def test_a_slip_in_a_menu_is_named(
    project: Path, old: str, new: str, message: str
) -> None:
    path = project / "mkdocs.en.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(AuthorError, match=rf"mkdocs\.en\.yml: {message}"):
        mkdocs_config.check(project)
