"""The author's loop: `mkdocs serve` shows both languages and follows an edit."""

import re
import shutil

from conftest import CHARTS, LANGS, ROOT
from served import Served, built

DATA = "docs/data/household_loans.csv"
PAGE = "docs/en/retrospective.md"


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


def test_an_edit_reaches_the_pages_and_a_mistake_keeps_them(project):
    with Served(project) as preview:

        def page(lang: str) -> str:
            return preview.read(f"{lang}/retrospective/")

        for lang in LANGS:
            assert "17.25" in page(lang)
        told = preview.edit(DATA, "2022,17.25", "2022,17.24")
        assert built(told) == ["zh", "en"]
        for lang in LANGS:
            # chart (both layouts), table, description, and the sentence with its note
            assert page(lang).count("17.24") >= 6
            assert not re.search(r"(?<!\d)17\.25", page(lang))
        assert page("both").count("17.24") >= 12
        assert not re.search(r"(?<!\d)17\.25", page("both"))
        # An edit of one page builds its own language alone.
        told = preview.edit(PAGE, "# One", "# Now one")
        assert built(told) == ["en"]
        assert "Now one" in page("en") and "17.24" in page("zh")
        assert "Now one" in page("both")
        # A mistake keeps the last good page and is told in the log and on the page.
        told = preview.edit(DATA, "2022,17.24", "2022,many")
        assert "household_loans.csv:9" in told and "Traceback" not in told
        for lang in LANGS:
            assert "17.24" in page(lang) and 'role="alert"' in page(lang)
            assert "household_loans.csv:9" in page(lang)
        # Chinese is again as it was at first: nothing of it is built anew.
        told = preview.edit(DATA, "2022,many", "2022,17.25")
        assert built(told) == ["en"]
        for lang in LANGS:
            assert "17.25" in page(lang) and 'role="alert"' not in page(lang)
        # Pages that were kept from one build to the next are as a new preview makes them.
        told = preview.edit("docs/zh/logic.md", "\n## ", "\n## 新：")
        assert built(told) == ["zh"]
        edited = read_all(preview)
    assert "Now one" in edited["en/search/docs.json"] and len(edited) > 40
    shutil.rmtree(project / ".cache" / "languages")
    with Served(project) as preview:
        anew = read_all(preview)
    assert [path for path in anew if anew[path] != edited[path]] == []
