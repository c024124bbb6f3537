"""The finishing step: every page's line of downloads, once PDFs and zip are there."""

import argparse
import re
from pathlib import Path
from posixpath import normpath

from babel.dates import format_skeleton

from scripts.book.pdf import book_name, sheet_name
from scripts.core.errors import AuthorError, run
from scripts.core.files import ROOT
from scripts.core.version import version
from scripts.ledger.catalog import Catalog, load
from scripts.publish import embeds

ZIP = "from-fish-to-fishing-offline.zip"
PLACE = re.compile(
    r'<p class="downloads" lang="(?P<code>[\w-]+)" data-root="(?P<root>[^"]*)"'
    r"(?P<sheet> data-sheet)?[^>]*>.*?</p>",
    re.DOTALL,
)


def line(catalog: Catalog, site: Path, lang: str, root: str, month: str) -> str:
    """Return the line that offers the files which the site holds.

    Args:
        catalog: The checked data.
        site: Folder of the built site.
        lang: "zh" or "en".
        root: Top of the site as seen from the page, ending in /.
        month: Date of this version, as printed.
    """
    word = catalog.words

    def item(path: str, kind: str) -> str:
        size = f"{(site / path).stat().st_size / 1e6:.1f} MB"
        detail = word[f"download_{kind}"].of(lang).format(size=size, month=month)
        name, note = detail.split("|")
        return f'<a href="{root}{path}">{name}</a>{note}'

    items = [item(book_name(lang), "pdf")]
    if (site / ZIP).exists():
        items.append(item(ZIP, "zip"))
    return word["download"].of(lang).format(" · ".join(items))


def fill(site: Path) -> int:
    """Write the line into every page that keeps a place for it; how many places."""
    catalog, (_, date) = load(ROOT / "docs" / "data"), version()
    places = 0
    embedded = site / embeds.FOLDER
    for path in sorted(set(site.rglob("*.html")) - set(embedded.rglob("*.html"))):

        def write(match: re.Match[str]) -> str:
            lang = match["code"][:2]
            root = match["root"] and f"{normpath(match['root']).rstrip('/')}/"
            month = format_skeleton("yMMMM", date, locale=lang)
            if match["sheet"]:
                name = catalog.assessment.words["sheet"].of(lang)
                text = f'<a href="{root}{sheet_name(lang)}">{name}</a>'
            else:
                text = line(catalog, site, lang, root, month)
            head = f'lang="{match["code"]}" data-root="{match["root"]}"'
            head += match["sheet"] or ""
            return f'<p class="downloads" {head}>{text}</p>'

        text, found = PLACE.subn(write, path.read_text(encoding="utf-8"))
        if not found:
            raise AuthorError(f"{path}: no place for the downloads; see copyright.html")
        path.write_text(text, encoding="utf-8")
        places += found
    return places


def main() -> int:
    """Fill the download links of a built site; the exit code is 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    fill(parser.parse_args().site)
    return 0


if __name__ == "__main__":
    run(main)
