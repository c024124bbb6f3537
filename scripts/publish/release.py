"""The complete publication in one folder: site, PDFs, offline zip.

The old one stays until all is done.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.book import pdf
from scripts.core.errors import AuthorError, run
from scripts.core.files import CACHE
from scripts.core.version import edition, version
from scripts.publish import download_links, offline_zip
from scripts.publish.address import check_environment, is_public, normalised
from scripts.publish.publication import publish, remove
from scripts.publish.site_folder import lock, make_staging, real, staging


def _mkdocs(site: Path, **more: str) -> None:
    """Build the pages in a process of their own, as MkDocs expects it."""
    site_dir = ["--site-dir", str(site)]
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *site_dir]
    if subprocess.run(command, check=False, env=normalised() | more).returncode:
        raise AuthorError("MkDocs stopped; correct what it names above")


def _make(new: Path, copy: Path) -> None:
    """Make everything that is published; copy: where the offline pages are built."""
    steps: dict[str, Callable[[], object]] = {
        "pages": lambda: _mkdocs(new, OFFLINE="false"),
        "PDFs": lambda: pdf.write_all(new),
        "offline pages": lambda: _mkdocs(copy, OFFLINE="true"),
        "offline zip": lambda: offline_zip.pack(copy, new, new / download_links.ZIP),
        "links to them": lambda: download_links.fill(new),
    }
    for number, (what, step) in enumerate(steps.items(), 1):
        print(f"[{number}/{len(steps)}] {what}", flush=True)
        step()


def release(target: Path) -> None:
    """Make a publication and put it in the place of the last one."""
    check_environment(normalised())
    edition()  # what PDFs and zip need, as the pages before them take a while
    version()
    pdf.require_tools()
    new = staging(target) / target.name
    dist = target.parent / "dist"
    with lock(target, CACHE, print):
        dist.mkdir(parents=True, exist_ok=True)
        make_staging(target)
        try:
            _make(new, new.parent / "offline")
            _publish(new, target, dist)
        finally:
            remove(new.parent)


def _publish(new: Path, target: Path, dist: Path) -> None:
    part = dist / f"{download_links.ZIP}.part"  # what may fail goes first
    shutil.copyfile(new / download_links.ZIP, part)
    publish(new, target, print)
    part.replace(dist / download_links.ZIP)
    print(f"{target}: open index.html; the PDFs are in {target.name}/pdf/")
    print(f"{dist / download_links.ZIP}: the offline copy")
    if not is_public(normalised().get("SITE_URL")):
        print(
            "SITE_URL is not set: links for search engines, feeds and citations carry no "
            "public address; to publish, run 'SITE_URL=https://…/ make build'"
        )


def main() -> int:
    """Build the whole site with books and zip; the exit code is 1 on an author's error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    target = real(parser.parse_args().site)
    try:
        release(target)
    except KeyboardInterrupt:
        print("error: interrupted; the last site was not changed", file=sys.stderr)
        return 130
    except Exception:
        print(f"error: no publication; {target} is as it was", file=sys.stderr)
        raise
    return 0


if __name__ == "__main__":
    run(main)
