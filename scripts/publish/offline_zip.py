"""The offline copy: a site built with OFFLINE=true and the PDFs, as one zip."""

import argparse
import shutil
import zipfile
from pathlib import Path

from scripts.book.pdf import book_name, sheet_name
from scripts.core.errors import AuthorError, run
from scripts.core.languages import LANGS
from scripts.core.version import version
from scripts.publish import download_links
from scripts.publish.publication import MANIFEST

FOLDER = "from-fish-to-fishing"
# For hosts, crawlers and debuggers only; the landing page needs no theme.
LEAVE_OUT = (
    "**/*.map", "**/404.html", "**/sitemap.xml*", "**/lunr/**/*",
    "**/cards/**/*", "assets/javascripts/**/*", "assets/stylesheets/**/*", MANIFEST,
)  # fmt: skip


def pack(copy: Path, site: Path, target: Path) -> None:
    """Zip the offline copy with the PDFs of the finished site: same commit, same bytes."""
    for path in {p for pattern in LEAVE_OUT for p in copy.glob(pattern)}:
        if path.is_file():
            path.unlink()
    (copy / "pdf").mkdir(exist_ok=True)
    for name in (kind(lang) for lang in LANGS for kind in (book_name, sheet_name)):
        if not (site / name).exists():
            raise AuthorError(f"{site / name} is missing; make build makes it first")
        shutil.copyfile(site / name, copy / name)
    download_links.fill(copy)
    stamp = max(version()[1].timetuple()[:6], (1980, 1, 1, 0, 0, 0))  # of a zip
    part = target.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as box:
        for path in sorted(copy.rglob("*")):
            if path.is_file():
                name = f"{FOLDER}/{path.relative_to(copy).as_posix()}"
                info = zipfile.ZipInfo(name, stamp)
                info.external_attr, info.create_system = 0o644 << 16, 3
                box.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    part.replace(target)


def main() -> int:
    """Write the offline zip from the command line; the exit code is 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("copy", type=Path, help="built with OFFLINE=true")
    parser.add_argument("site", type=Path, help="built, with its PDFs")
    options = parser.parse_args()
    pack(options.copy, options.site, options.site / download_links.ZIP)
    return 0


if __name__ == "__main__":
    run(main)
