"""What the world sees of a page: policy, requests, weight, sharing, feeds."""

import gzip
import json
import re
from dataclasses import dataclass, field
from functools import cache
from html import escape
from xml.etree import ElementTree as xml

import pytest
from conftest import LANGS, ROOT, open_search, settle, to_open, trees

from scripts.drawing.share_images import share_cards

WATCH = """() => { window.broken = [];
  document.addEventListener("securitypolicyviolation", e =>
    window.broken.push(`${e.violatedDirective} ${e.blockedURI}`)); }"""


@dataclass
class Crawl:
    """What a visit to every page brought to light; views: the addresses of a first view."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    views: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def crawl(browser, released, pages):
    """Every page is opened, then every feature on it tried once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(f"({WATCH})()")
    page, found = context.new_page(), Crawl()
    requests, errors = found.requests, found.errors
    page.on("request", lambda r: requests.append(r.url))  # of what is in the cache, too
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    for path in [*to_open(pages), "both/aftermath/index.html"]:  # the heaviest
        before = len(requests)
        page.goto(f"{released}/{path.removesuffix('index.html')}")
        settle(page)  # scripts ask for more when they run
        page.wait_for_load_state("networkidle")
        found.views[path] = requests[before:]
        for button in page.locator(".chart-open").all()[
            :1
        ]:  # every feature once a page
            button.click()
            page.locator(".chart-live .main-svg").first.wait_for()
        for link in page.locator("article a.fact").all()[:1]:
            link.focus()
            page.locator("#note-box").wait_for()
        if page.locator(".md-search__input").count():
            page.keyboard.press("Escape")
            open_search(page)
            page.keyboard.insert_text("2017")
            page.locator(".md-search-result__item").first.wait_for()
        found.violations += [f"{path}: {v}" for v in page.evaluate("window.broken")]
    context.close()
    return found


def test_a_crawl_finds_no_foreign_request_no_violation_no_error(crawl, released, tell):
    own = released, "data:", "blob:"
    foreign = [url for url in crawl.requests if not url.startswith(own)]
    tell(
        f"crawl: {len(crawl.views)} pages, {len(crawl.requests)} requests, "
        f"{len(foreign)} foreign, {len(crawl.violations)} policy violations, "
        f"{len(crawl.errors)} console errors"
    )
    assert len(crawl.requests) > 200
    assert not foreign
    assert not crawl.violations
    assert not crawl.errors


def test_the_policy_allows_no_inline_or_evaluated_script(release):
    headers = (release / "_headers").read_text(encoding="utf-8")
    for text in [headers] + [
        page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        for page in trees(release).values()
    ]:
        script = re.search(r"script-src ([^;]*)", text)[1]
        assert "unsafe" not in script and "http" not in script


LIGHT = 120_000  # bytes of a first visit


def test_first_views_are_light(crawl, released, release, tell):
    """Bytes of all that a first visit loads, each file as gzip would send it."""

    @cache
    def sent(file):
        return len(gzip.compress((release / file).read_bytes(), 6))

    told = []
    for path, loaded in crawl.views.items():
        if path.endswith("404.html"):
            continue
        weight = 0
        for url in loaded:
            file = url.removeprefix(f"{released}/").split("?")[0]
            file += "index.html" if not file or file.endswith("/") else ""
            weight += sent(file) if file else 0
        told.append(f"{weight / 1000:6.1f} KB {len(loaded):3} requests  {path}")
        assert weight <= LIGHT, told[-1]
    tell("\n".join(told))


def test_pages_can_be_shared(pages, site):
    shared = 0
    for path, page in pages.items():
        if not path.startswith(LANGS) or path.endswith("404.html"):
            continue
        meta = {
            m.get("property"): m.get("content")
            for m in page.cssselect("meta[property]")
        }
        image = meta["og:image"].split("/", 3)[3]
        assert (site / image).read_bytes().startswith(b"\x89PNG"), image
        assert meta["og:title"] and len(meta["og:description"]) > 40
        article = json.loads(
            page.cssselect('script[type="application/ld+json"]')[0].text
        )
        assert article["@type"] == "Article"
        assert article["inLanguage"] == page.get("lang")
        assert page.cssselect("link[rel=canonical]")[0].get("href") == meta["og:url"]
        shared += 1
    assert shared >= 18


@pytest.mark.parametrize("lang", LANGS)
def test_a_shared_link_says_what_the_page_found(pages, site, catalog, lang):
    cards = share_cards(ROOT / "docs", catalog)
    for page in ("index", "aftermath"):
        path = f"{lang}/index.html" if page == "index" else f"{lang}/{page}/index.html"
        (meta,) = pages[path].cssselect("meta[name=description]")
        finding = meta.get("content")
        assert len(finding) > 40
        assert f"<h1>{escape(finding)}</h1>" in cards[lang, page]
        (shared,) = pages[path].cssselect("meta[property='og:description']")
        assert shared.get("content") == finding
    home = pages[f"{lang}/index.html"].cssselect("meta[name=description]")[0]
    feed = xml.parse(site / lang / "feed.xml").getroot()
    subtitle = feed.findtext("{http://www.w3.org/2005/Atom}subtitle")
    assert subtitle == home.get("content")


def test_feeds_and_sitemaps_are_there(site):
    atom = "{http://www.w3.org/2005/Atom}"
    for lang in LANGS:
        feed = xml.parse(site / lang / "feed.xml").getroot()
        assert feed.findall(f"{atom}entry")
        assert all(e.findtext(f"{atom}title") for e in feed.iter(f"{atom}entry"))
        assert (site / lang / "sitemap.xml").exists()
    index = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "zh/sitemap.xml" in index and "en/sitemap.xml" in index
    assert "Sitemap: " in (site / "robots.txt").read_text(encoding="utf-8")
