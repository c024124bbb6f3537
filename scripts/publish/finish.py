"""Complete the pages that MkDocs wrote: the charts in their places, and a content policy."""

import base64
import hashlib
import re
from collections.abc import Collection
from pathlib import Path

from scripts.drawing.artwork import Art
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
  Content-Security-Policy: {policy}; frame-ancestors 'self'
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


def finish(site: Path, art: Art, built: Collection[str], address: str | None) -> None:
    """Rewrite each page of a built site once.

    Args:
        site: The folder of the site.
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
        text = path.read_text(encoding="utf-8")
        lang = path.relative_to(site).parts[0]
        done = art.fill(lang, text) if lang in built else text
        if versions:
            done = versions.add(path, done)
            done, hashes = _with_policy(done)
            every |= hashes
        if done != text:
            path.write_text(done, encoding="utf-8")
    if versions:
        policy = POLICY.format(hashes="".join(sorted(every)))
        text = HEADERS.format(policy=policy)
        (site / "_headers").write_text(text, encoding="utf-8")
