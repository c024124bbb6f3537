"""A page on paper: light, without controls, nothing folded, no figure torn; three engines
lay it out, the two that can print to a file are printed.
"""

import base64
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from conftest import LANGS
from engines import Driver
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

DARK = """localStorage.setItem("/.__palette", JSON.stringify({index: 2, color: {
  media: "(prefers-color-scheme: dark)", scheme: "slate", primary: "custom", accent: "custom"}}))"""
A4 = {
    "background": True,
    "page": {"width": 21, "height": 29.7},
    "margin": {"top": 1.8, "bottom": 1.8, "left": 1.6, "right": 1.6},
}


def in_chromium(browser: Browser, server: str, path: str) -> bytes:
    """A page with its first chart opened, printed by a reader who chose dark colours."""
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.add_init_script(DARK)
    page.goto(f"{server}/{path}")
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.locator(".chart-open").first.click()
    page.locator(".chart-live .main-svg").first.wait_for()
    printed = page.pdf(prefer_css_page_size=True, format="A4", print_background=True)
    page.close()
    return printed


def in_firefox(firefox: Driver, server: str, path: str) -> bytes:
    """The same in Firefox."""
    firefox.open(f"{server}/zh/")
    firefox.run(DARK)
    firefox.open(f"{server}/{path}")
    firefox.until("return document.body.dataset.mdColorScheme === 'slate'")
    firefox.run("document.querySelector('.chart-open').click()")
    firefox.until("return document.querySelector('.chart-live .main-svg') !== null")
    return base64.b64decode(firefox.send("Print", A4))


def letters(text: str) -> str:
    """A text's letters alone: Firefox leaves digits of some fonts without their meaning."""
    return re.sub(r"[\W\d_]", "", unicodedata.normalize("NFKC", text))


def holds(sheet: str, text: str) -> bool:
    """Whether a page has a text, or four letters of it, if some have lost their meaning."""
    size = min(4, len(text))
    return any(text[i : i + size] in sheet for i in range(len(text) - size + 1))


def texts(pdf: Path) -> list[str]:
    """The text of each page."""
    shown = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()
    return shown.split("\f")[:-1]


def darkest_share(pdf: Path) -> float:
    """How much of the pages is darker than mid-grey: little on paper that is light."""
    subprocess.run(
        ["pdftoppm", "-r", "30", "-gray", str(pdf), str(pdf.with_suffix(""))],
        check=True,
    )
    dark = total = 0
    for path in pdf.parent.glob("*.pgm"):
        counts = Image.open(path).histogram()
        dark += sum(counts[:128])
        total += sum(counts)
    return dark / total


def check_print(pdf: Path, page: Page, server: str, path: str) -> None:
    """What the print of a page must hold and must not; page: to read its parts from."""
    sheets = [letters(sheet) for sheet in texts(pdf)]
    everything = "".join(sheets)
    assert darkest_share(pdf) < 0.08
    page.goto(f"{server}/{path}")

    def first(place: Locator) -> str:
        return letters(place.text_content() or "")[:12]

    for figure in page.locator("figure.chart").all():
        title, text = (
            first(figure.locator(".chart-title")),
            first(figure.locator(".chart-text")),
        )
        label = first(figure.locator(".chart-wide svg text").last)
        own = [sheet for sheet in sheets if holds(sheet, title)]
        assert any(holds(sheet, text) and holds(sheet, label) for sheet in own), (
            title,
            "is torn",
        )
        assert holds(everything, first(figure.locator(".chart-data > p"))), title
        assert (
            letters(figure.locator(".chart-open").text_content() or "-")
            not in everything
        )
    assert "howpublished" in everything  # folded on the screen
    address = page.locator(".footnote a[href^=http]").first.get_attribute("href")
    assert address and letters(address) in everything


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["logic", "retrospective"])
def test_print_from_chromium(
    browser: Browser, server: str, tmp_path: Path, lang: str, name: str
) -> None:
    path, pdf = f"{lang}/{name}/", tmp_path / "page.pdf"
    pdf.write_bytes(in_chromium(browser, server, path))
    check_print(pdf, browser.new_page(), server, path)


@pytest.mark.parametrize("name", ["logic", "retrospective"])
def test_print_from_firefox(
    browser: Browser, firefox: Driver, server: str, tmp_path: Path, name: str
) -> None:
    """In English: in the files that Firefox writes, many a Han character has no meaning."""
    path, pdf = f"en/{name}/", tmp_path / "page.pdf"
    pdf.write_bytes(in_firefox(firefox, server, path))
    check_print(pdf, browser.new_page(), server, path)


def test_chinese_print_from_firefox_is_light(
    firefox: Driver, server: str, tmp_path: Path
) -> None:
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(in_firefox(firefox, server, "zh/logic/"))
    assert darkest_share(pdf) < 0.08


@pytest.mark.parametrize("media", ["screen", "print"])
def test_dark_colours_are_for_screens(
    browser: Browser, server: str, media: str
) -> None:
    page = browser.new_page()
    page.add_init_script(DARK)
    page.emulate_media(media=media)
    page.goto(f"{server}/zh/logic/")
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    ink = page.evaluate("getComputedStyle(document.querySelector('article h1')).color")
    light = max(map(int, re.findall(r"\d+", ink)[:3])) > 128
    assert light == (media == "screen")
    page.close()
