"""The whole publication in one folder: site, PDFs, offline zip.

The old one stays until all is done.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.core.errors import AuthorError, told
from scripts.core.files import CACHE
from scripts.publish.address import is_public, normalised
from scripts.publish.download_links import ZIP
from scripts.publish.publication import publish, remove
from scripts.publish.site_folder import lock, make_staging, real, staging


def _steps(new: Path) -> list[tuple[str, list[str], dict[str, str]]]:
    """What is made, by which module, with which environment; new: the site's folder."""
    copy = new.parent / "offline"
    site = ["mkdocs", "build", "--strict", "--site-dir"]
    return [
        ("pages", [*site, str(new)], {}),
        ("PDFs", ["scripts.core.errors", "scripts.book.pdf", str(new)], {}),
        ("offline pages", [*site, str(copy)], {"OFFLINE": "true"}),
        (
            "offline zip",
            ["scripts.core.errors", "scripts.publish.offline_zip", str(copy), str(new)],
            {},
        ),
        (
            "links to them",
            ["scripts.core.errors", "scripts.publish.download_links", str(new)],
            {},
        ),
    ]


def release(target: Path) -> int:
    """Make a publication; 0, or the exit code of the step that failed."""
    new = staging(target) / target.name
    dist = target.parent / "dist"
    with lock(target, CACHE, print):
        dist.mkdir(parents=True, exist_ok=True)
        make_staging(target)
        try:
            return _make(new, target, dist)
        finally:
            remove(new.parent)


def _make(new: Path, target: Path, dist: Path) -> int:
    steps = _steps(new)
    for number, (what, module, more) in enumerate(steps, 1):
        print(f"[{number}/{len(steps)}] {what}", flush=True)
        command, env = [sys.executable, "-m", *module], normalised() | more
        if code := subprocess.run(command, check=False, env=env).returncode:
            print(f"error: {what} failed; {target} is as it was", file=sys.stderr)
            return code
    part = dist / f"{ZIP}.part"  # what may fail goes first
    shutil.copyfile(new / ZIP, part)
    publish(new, target, print)
    part.replace(dist / ZIP)
    print(f"{target}: open index.html; the PDFs are in {target.name}/pdf/")
    print(f"{dist / ZIP}: the offline copy")
    if not is_public(normalised().get("SITE_URL")):
        print(
            "SITE_URL is not set: links for search engines, feeds and citations carry no "
            "public address; to publish, run 'SITE_URL=https://…/ make build'"
        )
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    try:
        return release(real(parser.parse_args().site))
    except (AuthorError, OSError) as error:
        print(f"error: {told(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("error: interrupted; the last site was not changed", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
