"""One PDF per language: the book, set by WeasyPrint."""

import argparse
import base64
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import jinja2

from scripts import machine
from scripts.book import assemble
from scripts.catalog import LANGS, load
from scripts.schema import AuthorError
from scripts.version import version

HERE = Path(__file__).parent
LOGO = HERE.parent / "overrides/assets/img/favicon.svg"


def write(site: Path, lang: str) -> Path:
    """Write site/pdf/from-fish-to-fishing-<lang>.pdf; AuthorError if something lacks."""
    machine.require_pango()
    machine.require_chinese_font()
    import weasyprint

    catalog = load(site / "data")
    book = assemble(site, lang, catalog)
    words = {k: v.of(lang) for k, v in catalog.words.items()}
    words["imprint_2"] = words["imprint_2"].format(version()[0])
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    text = (HERE / "book.html").read_text(encoding="utf-8")
    page = template.from_string(text).render(
        html_lang="zh-CN" if lang == "zh" else "en",
        w=words,
        logo=base64.b64encode(LOGO.read_bytes()).decode(),
        book=book,
    )
    target = site / "pdf" / f"from-fish-to-fishing-{lang}.pdf"
    target.parent.mkdir(exist_ok=True)
    part = target.with_suffix(".part")
    weasyprint.HTML(string=page, base_url=str(site)).write_pdf(
        part,
        stylesheets=[weasyprint.CSS(filename=str(HERE / "book.css"))],
        pdf_variant="pdf/ua-1",
    )
    part.replace(target)
    return target


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    site = parser.parse_args().site
    try:
        with ProcessPoolExecutor(len(LANGS)) as workers:
            for path in workers.map(write, [site] * len(LANGS), LANGS):
                print(f"{path}: {path.stat().st_size / 1e6:.2f} MB", flush=True)
    except AuthorError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
