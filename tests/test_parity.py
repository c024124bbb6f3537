"""Both languages hold the same things in the same order."""

import shutil

import pytest
from conftest import ROOT

from scripts.core.errors import AuthorError
from scripts.lint.translation_parity import check


def test_pages_agree():
    assert check(ROOT / "docs") > 400


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[fact:webank_lent]]", "[[fact:case_lent]]"),
        ("{ #webank-numbers }", "{ #webank }"),
        ("[[claim:c34]]", ""),
        ("[[chart:short_term_growth]]", ""),
        ("](roadmap.md)", "](logic.md)"),
        ("!!! editor", "!!! note"),
    ],
)
def test_a_difference_is_found(tmp_path, old, new):
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    page = docs / "en" / "retrospective.md"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AuthorError, match=r"retrospective\.md:\d+"):
        check(docs)


def test_a_missing_page_is_found(tmp_path):
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    (docs / "en" / "roadmap.md").unlink()
    with pytest.raises(AuthorError, match=r"docs/en/roadmap\.md"):
        check(docs)
