"""Complete the pages that MkDocs wrote: the charts in their places, and a content policy."""

import base64
import hashlib
import re
from collections.abc import Collection
from pathlib import Path

from scripts.drawing.artwork import Art
from scripts.ledger.catalog import Catalog
from scripts.publish import embed_code, embeds
from scripts.publish.address import is_public
from scripts.publish.asset_versions import AssetVersions

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


def finish(
    site: Path,
    catalog: Catalog,
    art: Art,
    built: Collection[str],
    address: str | None,
) -> None:
    """Rewrite each page of a built site once.

    Args:
        site: The folder of the site, where embeds are complete already.
        catalog: The ledger.
        art: Charts and pictures of both languages.
        built: The languages whose pages still lack their charts.
        address: Where the site will be, ending in /. Pages then get a policy and name
            files by their version, and hosts that read it get a _headers file. None for
            a preview or an offline copy.
    """
    every: set[str] = set()
    for lang in built:
        art.write_files(lang, site / lang)
    versions = AssetVersions(site, address) if address else None
    for path in sorted(site.rglob("*.html")):
        lang = path.relative_to(site).parts[0]
        if lang == embeds.FOLDER:
            continue
        text = path.read_text(encoding="utf-8")
        done = art.fill(lang, text) if lang in built else text
        if address and is_public(address) and lang in built:
            done = embed_code.offer(catalog, art, lang, done, address)
        if versions:
            done = versions.add(path, done)
            done, hashes = _with_policy(done)
            every |= hashes
        if done != text:
            path.write_text(done, encoding="utf-8")
    if versions:
        (site / "_headers").write_text(_headers(site, every), encoding="utf-8")
