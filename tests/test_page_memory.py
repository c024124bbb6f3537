"""A preview makes a page anew when anything that it is made from changed, and only then."""

from types import SimpleNamespace

import pytest

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
        self,
        text: str,
        title: str = "Logic",
        files: dict = BOTH,
        warns: bool = False,
        ends: bool = True,
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
        if not ends:
            return bool(given), page, index
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


def test_a_page_that_a_failed_build_did_not_index_is_made_again():
    """Or the search would not find it until its text changes."""
    build = Build()
    build("Text", ends=False)
    assert build("Text")[0]
    assert not build("Text")[0]
