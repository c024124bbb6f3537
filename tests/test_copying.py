"""A figure that is copied stays apart from the number of its note, on pages and in the PDF."""

import re
from pathlib import Path

import pytest
from conftest import LANGS
from engines import Driver
from lxml.html import HtmlElement
from readback import pdf_text

SELECTED = """
const mark = [...document.querySelectorAll(".footnote-ref")].find(
  one => /[0-9%]$/.test(one.closest("sup").previousSibling?.textContent ?? ""));
const range = document.createRange();
range.selectNodeContents(mark.closest("p, li, td"));
getSelection().removeAllRanges();
getSelection().addRange(range);
return [`${getSelection()}`, mark.closest("sup").previousSibling.textContent];
"""


def test_every_note_number_stands_in_brackets(pages: dict[str, HtmlElement]) -> None:
    marks = [
        mark.text for page in pages.values() for mark in page.cssselect(".footnote-ref")
    ]
    assert len(marks) > 300
    assert not [mark for mark in marks if not re.fullmatch(r"\[\d+\]", mark)]


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_selected_keeps_figure_and_note_apart(
    engine: Driver, server: str, lang: str
) -> None:
    engine.open(f"{server}/{lang}/aftermath/")
    text, before = engine.run(SELECTED)
    assert re.search(rf"{re.escape(before[-3:])}\W*\[\d+\]", text), text


@pytest.mark.parametrize("lang", LANGS)
def test_the_pdf_keeps_them_apart(pdfs: dict[str, Path], lang: str) -> None:
    assert len(re.findall(r"[\d%]\W?\[\d+\]", pdf_text(pdfs[lang]))) > 20
