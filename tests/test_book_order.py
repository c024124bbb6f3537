"""The book takes its chapters and their order from the site's menu."""

import pytest

from scripts.book.outline import outline
from scripts.core.errors import AuthorError
from scripts.core.languages import Words

PART, APPENDIX = Words("第{}篇", "Part {}"), Words("附录{}", "Appendix {}")


def _site(folder, *pages):
    """A built site with a menu of these pages; those of the story say where they stand."""
    menu = "".join(f'<a class="md-tabs__link" href="{p or "."}"></a>' for p, _ in pages)
    for name, place in pages:
        body = f'<p class="place">{place}</p>' if place else ""
        path = folder / "zh" / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<html><body>{menu}<article>{body}</article></body></html>")
    return folder


def test_a_new_page_of_the_menu_is_in_the_book(tmp_path):
    site = _site(
        tmp_path,
        ("", ""),
        ("two/", "1"),
        ("extra/", ""),
        ("one/", "2"),
        ("charts/", ""),
    )
    found = outline(site, "zh", PART, APPENDIX)
    assert list(found) == ["index", "two", "extra", "one", "charts"]
    assert [c.above for c in found.values()] == ["", "第1篇", "附录A", "第2篇", "附录B"]
    assert found["extra"].headings == "h1, h2" and found["charts"].headings == "h1"


def test_a_page_that_was_not_built_is_an_error(tmp_path):
    site = _site(tmp_path, ("", ""), ("one/", ""))
    (site / "zh" / "one" / "index.html").unlink()
    with pytest.raises(AuthorError, match=r"one/index\.html is missing"):
        outline(site, "zh", PART, APPENDIX)
