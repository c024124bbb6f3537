"""A preview makes a page anew when anything that it is made from changed, and only then."""

import re
import shutil
from types import SimpleNamespace

import pytest
from conftest import CHARTS, LANGS, ROOT
from served import Served

from scripts.publish.page_memory import PageMemory


class File:
    def __init__(self, src_uri: str) -> None:
        self.src_uri = src_uri


LOGIC, OTHER = File("logic.md"), File("other.md")
BOTH = {one.src_uri: one for one in (LOGIC, OTHER)}


class Build:
    """Builds of one page, as MkDocs would make them. warnings: those so far."""

    def __init__(self) -> None:
        self.warnings = 0
        self.memory = PageMemory(lambda: self.warnings)

    def __call__(
        self, text: str, title: str = "Logic", files: dict = BOTH, warns: bool = False
    ) -> tuple[bool, SimpleNamespace, list]:
        """Whether the page was made, the page, and the index of the search."""
        page = SimpleNamespace(file=LOGIC, url="logic/", meta={"title": title})
        other = SimpleNamespace(file=OTHER, url="other/", meta={})
        pages, index = SimpleNamespace(src_uris=files), [{"location": "other/"}]
        given = self.memory.text(text, page, pages, "en")
        page.title, page.toc, page.present_anchor_ids = title, [given], {given}
        page.links_to_anchors = {files["other.md"]: {"a": given}} if given else {}
        self.warnings += warns
        page.content = self.memory.content(f"<p>{given}</p>", page, pages, "en")
        self.memory.index(index, other, "en")
        if not page.meta.get("search"):
            index.append({"location": "logic/", "text": given})
        self.memory.index(index, page, "en")
        return bool(given), page, index


def test_a_page_that_is_kept_is_the_same_to_its_links_and_entries():
    build = Build()
    first, again = build("Text"), build("Text")
    assert (first[0], again[0]) == (True, False)
    assert first[1:] == again[1:]


def test_links_lead_to_the_files_of_this_build():
    build = Build()
    build("Text")
    copy = File("other.md")
    _, page, _ = build("Text", files={**BOTH, "other.md": copy})
    assert [to is copy for to in page.links_to_anchors] == [True]


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Other text"},
        {"title": "Other title"},
        {"files": {**BOTH, "new.md": LOGIC}},
    ],
)
def test_what_changed_is_made_anew(changed):
    build = Build()
    build("Text")
    assert build(**{"text": "Text", **changed})[0]
    assert build("Text")[0]  # as it was at first: that one is not kept any more


def test_a_page_with_a_warning_is_made_again_and_so_is_one_with_a_snippet():
    build = Build()
    assert build("Text", warns=True)[0] and build("Text")[0] and not build("Text")[0]
    assert build('--8<-- "part.md"')[0] and build('--8<-- "part.md"')[0]


def read_all(preview: Served) -> dict[str, str]:
    """Everything that a preview shows, without its port and the time of its build."""
    names = [path.stem for path in (ROOT / "docs/en").glob("*.md")]
    pages = ["" if name == "index" else f"{name}/" for name in names]
    pages += [f"charts/{name}/" for name in CHARTS]
    paths = [f"{lang}/{page}" for lang in LANGS for page in pages]
    paths += [f"{lang}/search/docs.json" for lang in LANGS]
    paths += [f"both/{name}" for name in ("", "logic/", "retrospective/")]
    return {
        path: re.sub(r"livereload\(.*?\)|127\.0\.0\.1:\d+", "", preview.read(path))
        for path in paths
    }


def test_a_preview_shows_after_edits_what_a_new_one_shows(project):
    with Served(project) as preview:
        preview.edit("docs/en/retrospective.md", "# One", "# Now one")
        preview.edit("docs/data/household_loans.csv", "2022,17.25", "2022,17.24")
        preview.edit("docs/zh/logic.md", "\n## ", "\n## 新：")
        edited = read_all(preview)
    assert "Now one" in edited["en/search/docs.json"]
    shutil.rmtree(project / ".cache" / "languages")
    with Served(project) as preview:
        anew = read_all(preview)
    assert [path for path in anew if anew[path] != edited[path]] == []
