"""What programs read: feeds, sitemaps, robots.txt, JSON-LD and the data package.

Each check is tried on something broken as well. The schema of sitemaps and the program that
reads the data package are others' work (`make validators`); where they are missing the run
says so.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from conftest import LANGS, ROOT, patience
from lxml import etree
from lxml.html import HtmlElement

from scripts.ledger.catalog import Catalog
from scripts.publish import host_files
from scripts.publish.address import LOCAL as HOME  # of a build without SITE_URL

INSTALL = "make validators"
XSD = ROOT / "tests/validators/node_modules/sitemap/schema/sitemap.xsd"
PROGRAMS = ROOT / ".cache" / "validators"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "h": "http://www.w3.org/1999/xhtml",
}
MAPS = ("sitemap-landing.xml", "zh/sitemap.xml", "en/sitemap.xml")


def file_of(site: Path, address: str) -> Path:
    """The file of a built site at an address of it."""
    assert address.startswith(HOME), address
    path = site / urlsplit(address).path.lstrip("/")
    return path / "index.html" if address.partition("#")[0].endswith("/") else path


# ---- feeds, by RFC 4287 ----


def feed_problems(text: str) -> Iterator[str]:
    """What a feed lacks or has wrong by RFC 4287."""
    try:
        feed = etree.fromstring(text.encode())
    except etree.XMLSyntaxError as error:
        yield f"not well-formed: {error}"
        return
    if feed.tag != f"{{{ATOM['a']}}}feed":
        yield f"is no feed but {feed.tag}"
    entries = feed.findall("a:entry", ATOM)
    if not entries:
        yield "no entry"
    if not feed.findtext("a:author/a:name", "", ATOM).strip():
        yield "no author"
    if len(feed.findall("a:link[@rel='self']", ATOM)) != 1:
        yield "not one link to itself"
    for one in (feed, *entries):
        where = one.findtext("a:id", "?", ATOM)
        for name in ("id", "title", "updated"):
            found = [(e.text or "").strip() for e in one.findall(f"a:{name}", ATOM)]
            if len(found) != 1 or not found[0]:
                yield f"{where}: not one {name}"
        if not urlsplit(where).scheme:
            yield f"{where}: its id is no address"
        links = [e for e in one.findall("a:link", ATOM) if e.get("rel") != "self"]
        if len(links) != 1 or not urlsplit(links[0].get("href", "")).scheme:
            yield f"{where}: not one link to a page"
        try:
            datetime.strptime(one.findtext("a:updated", "", ATOM), "%Y-%m-%dT%H:%M:%SZ")
        except ValueError:
            yield f"{where}: updated is no date with time"
    for id, times in Counter(e.findtext("a:id", "", ATOM) for e in entries).items():
        if times > 1:
            yield f"{id}: two entries have this id"
    dates = [e.findtext("a:updated", "", ATOM) for e in entries]
    if dates != sorted(dates, reverse=True):
        yield "entries are not newest first"
    if dates and feed.findtext("a:updated", "", ATOM) != max(dates):
        yield "updated is not that of the newest entry"


@pytest.mark.parametrize("lang", LANGS)
def test_a_feed_is_atom(catalog: Catalog, lang: str) -> None:
    feed = host_files.feed(catalog, lang, f"{HOME}{lang}/", "What was found.")
    assert [*feed_problems(feed)] == []
    entries = len(catalog.changes) + len(catalog.corrections)
    assert feed.count("<entry>") == entries > 3


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("</feed>", "", "not well-formed"),
        ("<name>", "<email>", "not well-formed"),
        ("The editors of From Fish to Fishing", " ", "no author"),
        (' rel="self"', "", "not one link to itself"),
        ("T00:00:00Z", "", "updated is no date with time"),
        ("<title>", "<title></title><title>", "not one title"),
        (f"<id>{HOME}en/</id>", "<id>home</id>", "its id is no address"),
        ("#both-languages</id>", "#second-edition</id>", "two entries have this id"),
        ("2026-", "2016-", "updated is not that of the newest entry"),
    ],
)
def test_a_broken_feed_is_found(
    catalog: Catalog, old: str, new: str, problem: str
) -> None:
    feed = host_files.feed(catalog, "en", f"{HOME}en/", "What was found.")
    assert old in feed
    found = [*feed_problems(feed.replace(old, new, 1))]
    assert any(problem in one for one in found), found


def test_the_links_of_a_feed_lead_to_what_they_name(
    site: Path, pages: dict[str, HtmlElement]
) -> None:
    for lang in LANGS:
        text = (site / lang / "feed.xml").read_text("utf-8")
        assert [*feed_problems(text)] == []
        for link in etree.fromstring(text.encode()).iterfind(".//a:link", ATOM):
            address = link.attrib["href"]
            file = file_of(site, address)
            assert file.is_file(), address
            if anchor := urlsplit(address).fragment:
                page = pages[str(file.relative_to(site))]
                assert page.xpath("//*[@id=$id]", id=anchor), address


# ---- sitemaps and robots.txt ----


def entries(site: Path, path: str) -> list[etree._Element]:
    """The entries of a sitemap."""
    return etree.parse(site / path).findall("s:url", SITEMAP)


def indexable(pages: dict[str, HtmlElement]) -> dict[str, HtmlElement]:
    """The pages that search engines are to list, by their addresses.

    Those with both languages name the English one as the address of their text.
    """
    return {
        page.xpath("string(//link[@rel='canonical']/@href)"): page
        for path, page in pages.items()
        if not path.startswith("both/")
        and not page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    }


def test_sitemaps_name_every_page_once_with_its_date_and_languages(
    site: Path, pages: dict[str, HtmlElement]
) -> None:
    named = Counter(
        one.findtext("s:loc", "", SITEMAP)
        for path in MAPS
        for one in entries(site, path)
    )
    listed = indexable(pages)
    assert set(named) == set(listed) and max(named.values()) == 1
    for path in MAPS:
        for one in entries(site, path):
            address = one.findtext("s:loc", "", SITEMAP)
            page = listed[address]
            assert file_of(site, address).is_file(), address  # a host redirects none
            assert not page.xpath("//meta[@http-equiv='refresh']"), address
            if articles := page.xpath("//script[@type='application/ld+json']"):
                modified = json.loads(articles[0].text)["dateModified"]
                assert one.findtext("s:lastmod", "", SITEMAP) == modified, address
            else:
                assert path == "sitemap-landing.xml"
            others = {
                link.get("hreflang"): link.get("href")
                for link in one.findall("h:link", SITEMAP)
            }
            assert set(others) == {"zh-CN", "en", "x-default"}, address
            assert set(others.values()) <= set(listed), address


def xsd_problems(text: bytes) -> list[str]:
    """What the schema of sitemaps.org finds wrong; it does not know links to languages."""
    tree = etree.fromstring(text)
    for link in tree.findall("s:url/h:link", SITEMAP):
        link.getparent().remove(link)
    schema = etree.XMLSchema(etree.parse(XSD))
    schema.validate(tree)
    return [str(error) for error in schema.error_log]


@pytest.fixture(scope="module")
def schema() -> None:
    if not XSD.exists():
        pytest.skip(f"the schema of sitemaps is not installed ({INSTALL})")


def test_sitemaps_obey_their_schema(schema: None, site: Path, tell) -> None:
    found = {path: xsd_problems((site / path).read_bytes()) for path in MAPS}
    tell(
        f"sitemaps.org schema: {len(MAPS)} sitemaps, {sum(map(len, found.values()))} errors"
    )
    assert not any(found.values()), found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<loc>", b"<place>"),
        (b"</lastmod>", b" noon</lastmod>"),
        (b"<url>\n<loc>", b"<loc>"),
    ],
)
def test_a_broken_sitemap_is_found(
    schema: None, site: Path, old: bytes, new: bytes
) -> None:
    text = (site / "zh/sitemap.xml").read_bytes()
    assert old in text
    broken = text.replace(old, new, 1)
    if new == b"<place>":
        broken = broken.replace(b"</loc>", b"</place>", 1)
    if old.startswith(b"<url>"):
        broken = broken.replace(b"</url>", b"", 1)
    assert xsd_problems(broken)


def test_robots_let_all_in_and_name_the_sitemap_of_all_sitemaps(site: Path) -> None:
    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.can_fetch("anyone", f"{HOME}zh/logic/")
    assert robots.site_maps() == [f"{HOME}sitemap.xml"]
    index = etree.parse(site / "sitemap.xml")
    assert [e.text for e in index.findall("s:sitemap/s:loc", SITEMAP)] == [
        f"{HOME}{path}" for path in MAPS
    ]


# ---- JSON-LD, by schema.org ----

TEXT, ADDRESS = r"\S.*", r"https?://\S+"
ARTICLE = {
    "@context": r"https://schema\.org",
    "@type": "Article",
    "headline": r"\S.{1,109}",  # search engines cut longer ones
    "description": r"\S.{40,}",
    "inLanguage": "zh-CN|en",
    "url": ADDRESS,
    "image": ADDRESS,
    "datePublished": r"\d{4}-\d\d-\d\d",
    "dateModified": r"\d{4}-\d\d-\d\d",
    "license": ADDRESS,
    "author": {"@type": "Organization", "name": TEXT},
    "isPartOf": {"@type": "WebSite", "name": TEXT, "url": ADDRESS},
}


def article_problems(found: Any, shape: dict[str, Any] = ARTICLE) -> Iterator[str]:
    """What an article's JSON-LD lacks or has wrong; shape: patterns of its values."""
    if not isinstance(found, dict) or found.keys() != shape.keys():
        yield f"{found}: not the keys {', '.join(shape)}"
        return
    for name, form in shape.items():
        if isinstance(form, dict):
            yield from article_problems(found[name], form)
        elif not re.fullmatch(form, str(found[name])):
            yield f"{name}: {found[name]!r}"
    for name in {"datePublished", "dateModified"} & found.keys():
        try:
            date.fromisoformat(str(found[name]))
        except ValueError:
            yield f"{name}: {found[name]!r}"
    if str(found.get("datePublished", "")) > str(found.get("dateModified", "")):
        yield "modified before it was published"


def test_every_article_says_what_it_is(
    site: Path, pages: dict[str, HtmlElement]
) -> None:
    seen = 0
    for path, page in pages.items():
        for script in page.xpath("//script[@type='application/ld+json']"):
            article = json.loads(script.text)
            assert [*article_problems(article)] == [], path
            assert article["url"] == page.xpath(
                "string(//link[@rel='canonical']/@href)"
            )
            assert article["inLanguage"] == page.get("lang"), path
            said = page.xpath("string(//meta[@name='description']/@content)")
            assert article["description"] == said, path
            assert file_of(site, article["image"]).is_file(), path
            assert file_of(site, article["isPartOf"]["url"]).is_file(), path
            seen += 1
    assert seen == len(indexable(pages)) - 1  # the landing page is no article


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dateModified", "2016-11-26"),
        ("datePublished", "2026-13-26"),
        ("datePublished", None),
        ("headline", ""),
        ("image", "/card.png"),
        ("author", "the editors"),
        ("inLanguage", "fr"),
        ("extra", "x"),
    ],
)
def test_a_broken_article_is_found(
    pages: dict[str, HtmlElement], name: str, value: object
) -> None:
    scripts = pages["en/logic/index.html"].xpath(
        "//script[@type='application/ld+json']"
    )
    article = json.loads(scripts[0].text)
    assert [*article_problems(article | {name: value})]


# ---- the data package, by frictionless ----


def frictionless(package: Path) -> list[str]:
    """The errors that frictionless finds in a data package and its tables."""
    if not PROGRAMS.exists():
        pytest.skip(f"frictionless is not installed ({INSTALL})")
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "--json", package.name],
        cwd=package.parent,
        env={**os.environ, "PYTHONPATH": str(PROGRAMS)},
        check=False,
        capture_output=True,
        text=True,
        timeout=patience(120),
    )
    report = json.loads(done.stdout)
    found = [
        *report["errors"],
        *(e for task in report["tasks"] for e in task["errors"]),
    ]
    assert report["valid"] == (not found)
    return [f"{one['type']}: {one['message']}" for one in found]


def test_frictionless_reads_every_table(site: Path, catalog: Catalog, tell) -> None:
    package = site / "data" / "datapackage.json"
    found = frictionless(package)
    tables = len(json.loads(package.read_text("utf-8"))["resources"])
    tell(f"frictionless: {tables} tables, {len(found)} errors")
    assert found == [] and tables == len(catalog.tables)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("growth_rates.csv", "2017,36.5", "2017,much", "type-error"),
        ("growth_rates.csv", "2017,36.5", "2018,36.5", "primary-key"),
        ("growth_rates.csv", "year,", "when,", "label"),
        ("timeline.csv", ",pair,", ",couple,", "constraint-error"),
        (
            "datapackage.json",
            '"path": "timeline.csv"',
            '"path": "time.csv"',
            "No such file",
        ),
        ("datapackage.json", '"resources": [', '"resources": [3, ', "error"),
    ],
)
def test_frictionless_finds_a_fault(
    site: Path, tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    shutil.copytree(site / "data", tmp_path / "data")
    path = tmp_path / "data" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = frictionless(tmp_path / "data" / "datapackage.json")
    assert any(problem in one for one in found), found
