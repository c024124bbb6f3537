"""What only Firefox and WebKit showed: punctuation, digits in headings, blocked site data."""

import io
import time
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import engines
import pytest
from conftest import LANGS, patience, require
from engines import Driver
from PIL import Image

WIDTH = """
const mark = document.createElement("span");
mark.style.whiteSpace = "nowrap";
document.querySelector(arguments[0]).append(mark);
const width = text => { mark.textContent = text; return mark.getBoundingClientRect().width; };
const share = (width("字，字，字，字") - width("字字字字")) / 3 / parseFloat(getComputedStyle(mark).fontSize);
mark.remove();
return share;
"""
# The number in the heading, and the same in a box of its own, where nothing is beside it.
NUMBERS = """
document.querySelectorAll("body > *").forEach(part => { part.style.display = "none"; });
const heading = document.createElement("h1");
const style = "position:absolute;left:40px;margin:0;background:#fff;color:#000;font-size:60px;white-space:nowrap";
heading.innerHTML = `<span style="${style};top:40px">是2017年</span>`
  + `<span style="${style};top:160px">是<b style="font-weight:inherit;display:inline-block">2017</b>年</span>`;
const page = document.createElement("div");
page.className = "md-typeset";
page.append(heading);
document.body.append(page);
"""


@pytest.mark.parametrize("place", ["h1", "h2", "p", "li"])
def test_full_width_punctuation_is_as_wide_as_a_character(
    engine: Driver, server: str, place: str
) -> None:
    engine.open(f"{server}/zh/logic/")
    assert engine.run(WIDTH, f"article {place}") == pytest.approx(1, abs=0.05)


WIDE = 600  # pixels in which the digits stand, with room to spare


def inked_columns(picture: Image.Image, top: int) -> int:
    """In how many columns of pixels a line of text has ink; top: of the line."""
    line = picture.convert("L").crop((0, top, picture.width, top + 100))
    return sum(line.crop((x, 0, x + 1, 100)).getextrema()[0] < 128 for x in range(WIDE))


def test_digits_in_headings_do_not_overlap(engine: Driver, server: str) -> None:
    engine.open(f"{server}/zh/logic/")
    engine.run(NUMBERS)
    end = time.monotonic() + patience(20)
    together = WIDE
    while (
        together == WIDE and time.monotonic() < end
    ):  # the page as it was, not yet painted
        shot = b64decode(engine.send("TakeScreenshot", {}))
        picture = Image.open(io.BytesIO(shot))
        together, alone = inked_columns(picture, 30), inked_columns(picture, 150)
    assert alone > 100
    assert abs(together - alone) <= 4


@pytest.fixture(scope="module")
def without_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    """A Firefox of a reader who lets no site store anything and likes dark colours."""
    require("firefox")
    folder: Path = tmp_path_factory.mktemp("without-data")
    settings = {"network_cookie_cookieBehavior": 2, "ui_systemUsesDarkTheme": 1}
    with engines.firefox(folder, **settings) as driver:
        yield driver


@pytest.mark.parametrize(("lang", "query"), [("zh", "联合贷款"), ("en", "lending")])
def test_search_and_colours_work_without_site_data(
    without_data: Driver, server: str, lang: str, query: str
) -> None:
    without_data.open(f"{server}/robots.txt")  # a page without our scripts
    assert without_data.run(
        "try { localStorage.a = 1; return false } catch { return true }"
    )
    without_data.open(f"{server}/{lang}/logic/")
    without_data.until("return document.body.dataset.mdColorScheme === 'slate'")
    without_data.search(query)
    without_data.until(
        "return document.querySelector('.md-search-result__item') !== null"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_menu_works_in_every_engine(engine: Driver, server: str, lang: str) -> None:
    engine.open(f"{server}/{lang}/logic/", width=520)
    link = "document.querySelector('.md-sidebar--primary .md-nav__link[href]')"
    assert engine.run(f"return getComputedStyle({link}).visibility") == "hidden"
    engine.run("document.querySelector('.md-header__button[for=__drawer] > *').focus()")
    press = [{"type": kind, "value": "\ue007"} for kind in ("keyDown", "keyUp")]
    keys = {"type": "key", "id": "keyboard", "actions": press}
    engine.send("PerformActions", {"actions": [keys]})
    engine.until(f"return getComputedStyle({link}).visibility === 'visible'")
    assert engine.run("return !!document.activeElement.closest('.md-sidebar--primary')")


def test_back_from_a_page_chosen_in_the_menu_leads_to_the_page_not_to_the_menu(
    engine: Driver, server: str
) -> None:
    engine.open(f"{server}/en/logic/", width=520)
    engine.run("document.querySelector('.md-header__button[for=__drawer]').click()")
    engine.until("return document.querySelector('#__drawer').checked")
    link = ".md-sidebar--primary a[href*=retrospective]"
    engine.run(f"document.querySelector('{link}').click()")
    engine.until("return location.pathname.endsWith('/retrospective/')")
    engine.run("history.back()")
    engine.until("return location.pathname.endsWith('/logic/')")
    assert not engine.run("return document.querySelector('#__drawer').checked")
