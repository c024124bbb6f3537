"""The documents of a language as HTML: the book, and the self-assessment to hand out."""

import base64
import re
from pathlib import Path

import jinja2
from lxml import html
from markupsafe import Markup

from scripts.book import chapter, chinese_spacing
from scripts.book.assemble import assemble
from scripts.book.cover import cover
from scripts.core.errors import AuthorError
from scripts.core.files import read_text
from scripts.core.languages import CODES, OTHER
from scripts.core.version import edition, version
from scripts.drawing import svg_cleanup
from scripts.ledger import number_format
from scripts.ledger.catalog import Catalog

HERE = Path(__file__).parent


def _edition(site: Path, lang: str, catalog: Catalog) -> dict[str, str]:
    """Version, dates and address of what is published, as the language writes them."""
    commit, made = version()
    page = html.parse(site / lang / "index.html")
    address = page.xpath("string(//link[@rel='canonical']/@href)")
    read = max(source.accessed for source in catalog.sources.values())
    return {
        "version": edition(),
        "commit": commit,
        "date": number_format.date(f"{made:%Y-%m-%d}", lang),
        "data": number_format.date(read, lang),
        "year": f"{made:%Y}",
        "address": "" if re.search("//(localhost|127)", address) else address,
        "created": f"{made:%Y-%m-%dT%H:%M:%SZ}",
    }


def _words(site: Path, lang: str, catalog: Catalog) -> dict[str, str]:
    """The words of the book in a language, with version, dates and address."""
    known = _edition(site, lang, catalog)
    words = {name: text.of(lang) for name, text in catalog.words.items()}
    for name in ("book_foot", "imprint_2", "imprint_4"):
        words[name] = words[name].format(**known).strip()
    shown = catalog.show("household_2017", lang)
    words["book_cover"] = words["book_cover"].format(shown)
    return words | {"created": known["created"]}


def _fill(name: str, lang: str, **values: object) -> str:
    """A template of this folder as a document in a language."""
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    text = read_text(HERE / name, f"scripts/book/{name}")
    page = template.from_string(text).render(html_lang=CODES[lang], **values)
    tree = html.document_fromstring(page)
    if lang == "zh":
        chinese_spacing.chinese(tree)
    return html.tostring(tree, encoding="unicode", doctype="<!doctype html>")


def book(site: Path, lang: str, catalog: Catalog) -> str:
    """The whole book as HTML."""
    drawing = cover(catalog, lang, svg_cleanup.PRINT_FONTS)
    return _fill(
        "book.html",
        lang,
        w=_words(site, lang, catalog),
        drawing=base64.b64encode(drawing.encode()).decode(),
        other_lang=CODES[OTHER[lang]],
        other_title=catalog.words["book_title"].of(OTHER[lang]),
        book=assemble(site, lang, catalog),
    )


def sheet(site: Path, lang: str, catalog: Catalog) -> str:
    """The self-assessment of the roadmap page as a document of its own."""
    known = _edition(site, lang, catalog)
    article = chapter.load(site, lang, "roadmap").cssselect("article")[0]
    chapter.for_paper(article)
    titles, forms = article.cssselect("#checklist"), article.cssselect(".assessment")
    if not (titles and forms):
        raise AuthorError(
            f"docs/{lang}/roadmap.md: the sheet to hand out needs [[assessment]] and a "
            "heading with { #checklist }; put them back"
        )
    form = forms[0]
    for heading in form.cssselect("h3"):  # here it follows the title
        heading.tag = "h2"
    return _fill(
        "handout.html",
        lang,
        title=chapter.text_of(titles[0]),
        author=catalog.words["book_author"].of(lang),
        created=known["created"],
        form=Markup(html.tostring(form, encoding="unicode", with_tail=False)),
        foot=catalog.assessment.words["sheet_foot"].of(lang).format(**known).strip(),
    )
