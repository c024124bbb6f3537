"""Both PDFs as a reader gets them, read by poppler's tools."""

import json
import re
import shutil
import subprocess

import pytest
from conftest import LANGS

from scripts.pdf import write


def _tool(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="session")
def texts(pdfs):
    """Text of each PDF with all white space removed."""
    return {
        lang: re.sub(r"\s+", "", _tool("pdftotext", "-layout", str(path), "-"))
        for lang, path in pdfs.items()
    }


def test_pages_outline_and_fonts(pdfs):
    for lang, path in pdfs.items():
        info = _tool("pdfinfo", str(path))
        assert 35 < int(re.search(r"Pages:\s+(\d+)", info)[1]) < 120, lang
        assert re.search(r"Tagged:\s+yes", info), lang
        fonts = _tool("pdffonts", str(path)).splitlines()[2:]
        assert fonts
        for font in fonts:
            assert "Type 3" not in font
            assert re.search(r"yes yes yes", font), font
        assert path.stat().st_size < 3_000_000
        _tool("qpdf", "--check", str(path))


def test_the_whole_content_is_in(texts, catalog, pages):
    for lang in LANGS:
        for id in ("household_2017", "household_new_2017", "webank_lent", "case_lent"):
            assert re.sub(r"\s+", "", catalog.show(id, lang)) in texts[lang], id
        for page in (
            "logic",
            "retrospective",
            "roadmap",
            "charts",
            "glossary",
            "sources",
        ):
            tree = pages[f"{lang}/{page}/index.html"]
            for heading in tree.cssselect("article h2"):
                heading = re.sub(r"[\s¶]+", "", heading.text_content())
                assert heading in texts[lang], heading
        for table in catalog.tables.values():
            title = catalog.plain(table.title.of(lang), lang, "")
            assert re.sub(r"\s+", "", title) in texts[lang], table.id


def test_nothing_broken_shows(texts):
    for lang, text in texts.items():
        assert "[[" not in text, lang
        assert not re.search("[\ufffd\u25a1\u2e80-\u2fdf]", text), lang


def test_every_number_that_the_pages_use_is_printed(texts, site, catalog):
    facts = json.loads((site / "data" / "facts.json").read_text(encoding="utf-8"))
    used = [id for id, fact in facts.items() if fact["pages"]]
    assert len(used) > 60
    for lang in LANGS:
        for id in used:
            assert re.sub(r"\s+", "", catalog.show(id, lang)) in texts[lang], (lang, id)


def test_the_contents_name_the_right_pages(pdfs):
    for lang, path in pdfs.items():
        pages = _tool("pdftotext", "-layout", str(path), "-").split("\f")
        front = "\n".join(pages[2:7])
        entries = re.findall(r"^ *(\S.*?)(?: \.)+ +(\d+) *$", front, re.MULTILINE)
        assert len(entries) > 50, lang
        for title, number in entries:
            page = re.sub(r"\s+", "", pages[int(number) - 1])
            assert re.sub(r"\s+", "", title)[:12] in page, (lang, title, number)


def test_every_figure_is_tagged_with_its_words(pdfs):
    for lang, path in pdfs.items():
        structure = _tool("pdfinfo", "-struct", str(path))
        assert structure.count("Figure") >= 13, lang
        assert structure.count("TH") > 100, lang


def test_the_same_pages_give_the_same_bytes(pdfs, site, tmp_path):
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("pdf", "assets"))
    assert write(copy, "en").read_bytes() == pdfs["en"].read_bytes()
