"""The published folder works on a plain host, below any path."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from conftest import LANGS, copy_project, patience, run
from lxml import html

from bench.host import Quiet, serving

BELOW = "/some/sub/path/"


class Host(Quiet):
    """A static host that answers a wrong address with the 404.html at the site's top."""

    def send_error(self, code: int, *_: object) -> None:
        body = (Path(self.directory) / BELOW.strip("/") / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def host(warm_cache, tmp_path_factory) -> Iterator[str]:
    """The address of a site built for the path below which it is served."""
    root = tmp_path_factory.mktemp("host")
    (root / BELOW.strip("/")).parent.mkdir(parents=True)
    with serving(root, Host) as home:
        address = f"{home}{BELOW}"
        project = copy_project(tmp_path_factory.mktemp("project"))
        target = root / BELOW.strip("/")
        command = ("mkdocs", "build", "--strict", "--site-dir", str(target))
        built = run(*command, cwd=project, env={"SITE_URL": address})
        assert built.returncode == 0, built.stdout + built.stderr
        yield address


def fetch(address: str) -> tuple[int, str, str]:
    """Status, kind and text of an address."""
    try:
        with urlopen(address, timeout=patience(100)) as answer:
            kind = answer.headers.get_content_type()
            return 200, kind, answer.read().decode("utf-8", errors="replace")
    except HTTPError as error:
        return error.code, "text/html", error.read().decode("utf-8")


def links(address: str, page: str) -> set[str]:
    """The addresses on the same host to which a page points, without anchors."""
    found = html.fromstring(page).xpath("//a/@href | //link/@href | //@src")
    here = urlsplit(address).netloc
    whole = {urljoin(address, href).partition("#")[0] for href in found}
    return {one for one in whole if urlsplit(one).netloc == here}


def crawl(start: str) -> dict[str, str]:
    """Every page within reach by its address; each address must answer 200."""
    pages, seen, todo = {}, {start}, [start]
    while todo:
        address = todo.pop()
        status, kind, text = fetch(address)
        assert status == 200, address
        assert urlsplit(address).path.startswith(BELOW), address
        if kind != "text/html":
            continue
        pages[address] = text
        new = links(address, text) - seen
        seen |= new
        todo += sorted(new)
    return pages


def test_every_address_within_reach_answers(host):
    pages = crawl(host)
    for lang in LANGS:
        assert f"{host}{lang}/retrospective/" in pages
    assert len(pages) >= 19


@pytest.mark.parametrize("wrong", ["old", "zh/wrong/page/", "en/gone.html", "fr/a/b/c"])
def test_a_wrong_address_gets_help_in_both_languages(host, wrong):
    status, _, page = fetch(host + wrong)
    assert status == 404
    text = html.fromstring(page).text_content()
    assert "没有找到这个页面" in text and "There is no such page" in text
    found = links(host + wrong, page)
    assert {f"{host}zh/", f"{host}en/"} <= found
    for address in found:
        assert fetch(address)[0] == 200, address


def test_sitemaps_name_pages_that_are_there(host, catalog):
    named = set()
    records = (catalog.changes, catalog.corrections)
    dates = {one.date for record in records for one in record.values()}
    maps = ("sitemap.xml", "sitemap-landing.xml", "zh/sitemap.xml", "en/sitemap.xml")
    for path in maps:
        status, _, text = fetch(host + path)
        assert status == 200
        named |= set(re.findall(r"<loc>([^<]+)</loc>", text))
        assert set(re.findall(r"<lastmod>([^<]+)</lastmod>", text)) <= dates  # no clock
    assert len(named) >= 18
    assert host in named
    for address in named:
        assert address.startswith(host) and fetch(address)[0] == 200, address


def test_a_site_built_for_no_address_works_there_too(release, tmp_path):
    target = tmp_path / BELOW.strip("/")
    shutil.copytree(release, target)
    with serving(tmp_path, Host) as home:
        assert len(crawl(f"{home}{BELOW}")) >= 19
