"""Complete the pages that MkDocs wrote: the charts in their places, and a content policy."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.core.files import ROOT
from scripts.core.languages import LANGS
from scripts.drawing.artwork import Art
from scripts.ledger.catalog import Catalog
from scripts.publish import (
    embed_code,
    embeds,
    host_files,
    minify,
    page_cache,
    side_by_side,
)
from scripts.publish.address import is_public
from scripts.publish.asset_versions import AssetVersions
from scripts.publish.page_versions import FOLDER, page_path

INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"?application/)[^>]*>(.*?)</script>",
    re.DOTALL,
)
POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; font-src 'none'; "
    "manifest-src 'none'; base-uri 'none'; form-action 'none'"
)
HEADERS = """/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
"""


def _with_policy(html: str) -> tuple[str, set[str]]:
    """A page with a content security policy, and the hashes of its inline scripts."""
    hashes = set()
    for script in INLINE.findall(html):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        hashes.add(f" 'sha256-{digest}'")
    policy = POLICY.format(hashes="".join(sorted(hashes)))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    head, mark, rest = html.partition('<meta charset="utf-8">')
    return f"{head}{mark}{meta}{rest}", hashes


def _headers(site: Path, hashes: set[str]) -> str:
    """The _headers file of a site: only embeds may be framed by others.

    Hosts send the headers of every rule that fits an address, and a browser obeys all
    policies that it is sent. So no rule with a policy may cover the embeds and others.

    Args:
        site: The folder of the site.
        hashes: Those of all inline scripts.
    """
    own = POLICY.format(hashes="".join(sorted(hashes))) + "; frame-ancestors 'self'"
    tops = {f"/{p.name}/*" for p in site.iterdir() if p.is_dir()} | {"/pdf/*"}
    tops |= {f"/{p.name}" for p in site.glob("*.html")} | {"/"}
    framed = f"/{embeds.FOLDER}/*"
    policies = dict.fromkeys(sorted(tops - {framed}), own)
    policies[framed] = f"{embeds.POLICY}; frame-ancestors *"
    line = "{}\n  Content-Security-Policy: {}\n"
    return HEADERS + "".join(line.format(*rule) for rule in policies.items())


@dataclass(frozen=True)
class Pages:
    """What is to become of the pages of a built site.

    Attributes:
        paired: The names of those that get an edition in both languages.
        address: Where the site will be, ending in /. Pages then get a policy and name
            files by their version. None for a preview or an offline copy.
        offline: Whether pages are files such as logic.html, not folders.
    """

    paired: Sequence[str]
    address: str | None
    offline: bool


def _fill(site: Path, catalog: Catalog, art: Art, lang: str, address: str) -> None:
    """Put the charts into the pages of a language, and their code if there is an address."""
    art.write_files(lang, site / lang)
    for path in sorted((site / lang).rglob("*.html")):
        done = art.fill(lang, path.read_text(encoding="utf-8"))
        if address:
            done = embed_code.offer(catalog, art, lang, done, address)
        path.write_text(done, encoding="utf-8")


def _join(site: Path, catalog: Catalog, pages: Pages) -> str:
    """Write the pages with both languages, from the cache if they would be the same."""
    paths = [
        page_path(lang, name, pages.offline) for lang in LANGS for name in pages.paired
    ]
    archive = page_cache.of_both(ROOT, site, paths)
    if page_cache.restore(archive, site / FOLDER):
        return f"{FOLDER}: unchanged"
    pairs = side_by_side.write(site, pages.paired, catalog, pages.offline)
    page_cache.store(archive, site / FOLDER)
    return f"{FOLDER}: {len(pages.paired)} pages with {pairs} pairs"


def _seal(site: Path, address: str) -> None:
    """Give each page its policy and each address of a file its version; write _headers."""
    every: set[str] = set()
    versions = AssetVersions(site, address)
    for path in sorted(site.rglob("*.html")):
        if path.relative_to(site).parts[0] == embeds.FOLDER:
            continue  # complete already
        text = minify.page(versions.add(path, path.read_text(encoding="utf-8")))
        done, hashes = _with_policy(text)
        every |= hashes
        path.write_text(done, encoding="utf-8")
    (site / "_headers").write_text(_headers(site, every), encoding="utf-8")


def finish(site: Path, catalog: Catalog, art: Art, pages: Pages) -> str:
    """Complete a site that MkDocs has built.

    Args:
        site: The folder of the site.
        catalog: The ledger.
        art: Charts and pictures of both languages.
        pages: What is to become of the pages.

    Returns:
        What was made, in a line.
    """
    address = pages.address
    public = address if address and is_public(address) else ""
    if not pages.offline:
        embeds.write(catalog, art, site)
    for lang in LANGS:
        _fill(site, catalog, art, lang, public)
    both = _join(site, catalog, pages)
    if address:
        minify.assets(site)
        _seal(site, address)
        host_files.robots(site, address)
    return both
