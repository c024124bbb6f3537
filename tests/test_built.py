"""The tests' own machinery: results are built once, and quick tests stay quick."""

from types import SimpleNamespace

import built
import matrix
import pytest
import selection
from built import build_once

from scripts.core.environment import find_browser
from scripts.core.errors import AuthorError


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A small project in the place of the real one."""
    monkeypatch.setattr(built, "ROOT", tmp_path)
    monkeypatch.setattr(built, "FOLDER", tmp_path / ".cache" / "built")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text("one")
    return tmp_path


def test_a_result_is_built_again_only_after_a_change(tree):
    def build(target):
        target.mkdir()
        (target / "page").write_text((tree / "docs/page.md").read_text())

    def fail(target):
        raise AssertionError("built twice")

    first = build_once("site", build)
    assert build_once("site", fail) == first
    (tree / "docs/page.md").write_text("two")
    second = build_once("site", build)
    assert (second / "page").read_text() == "two" and second != first
    assert (first / "page").read_text() == "one"


def test_a_change_during_the_build_leaves_no_result(tree):
    def build(target):
        target.mkdir()
        (tree / "docs/page.md").write_text("changed meanwhile")

    with pytest.raises(AssertionError, match="a file changed"):
        build_once("site", build)
    assert not list((tree / ".cache/built").glob("*/site"))


def test_a_quick_test_finds_no_browser(request):
    assert request.node.get_closest_marker("quick")
    with pytest.raises(AuthorError, match="ask for one of the fixtures"):
        find_browser()


def test_a_test_file_that_cannot_be_read_does_not_break_the_summary():
    report = pytest.CollectReport("tests/x.py", "failed", "SyntaxError", None)
    told = SimpleNamespace(
        getreports=lambda outcome: [report] if outcome == "error" else [],
        write_line=lambda line, **_: None,
    )
    matrix.pytest_terminal_summary(told)
    selection.pytest_terminal_summary(told)
