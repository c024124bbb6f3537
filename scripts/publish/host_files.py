"""What a host and other sites need: robots.txt, sitemap index, feeds."""

from pathlib import Path
from xml.etree import ElementTree as xml

from scripts.core.languages import LANGS
from scripts.ledger.catalog import Catalog
from scripts.pages.citations import anchor

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def robots(site: Path, address: str) -> None:
    """Write robots.txt and the sitemap of all sitemaps.

    Args:
        site: The folder of the site, with a sitemap of the landing page.
        address: Where the site will be; ends in /.
    """
    (site / "sitemap.xml").rename(site / "sitemap-landing.xml")
    lines = ["User-agent: *", "Allow: /", f"Sitemap: {address}sitemap.xml", ""]
    (site / "robots.txt").write_text("\n".join(lines), encoding="utf-8")
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    maps = ["sitemap-landing.xml", *(f"{lang}/sitemap.xml" for lang in LANGS)]
    items = "".join(f"<sitemap><loc>{address}{one}</loc></sitemap>" for one in maps)
    text = f'<sitemapindex xmlns="{space}">{items}</sitemapindex>\n'
    (site / "sitemap.xml").write_text(XML_HEAD + text, encoding="utf-8")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def feed(catalog: Catalog, lang: str, home: str, finding: str) -> str:
    """An Atom feed of changes and corrections.

    Args:
        catalog: The data, with the changes and corrections.
        lang: The feed's language.
        home: The language's address, ending in /.
        finding: What the site found, in a sentence or two.
    """
    xml.register_namespace("", ATOM)
    root = xml.Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": lang})

    def add(
        parent: xml.Element, tag: str, text: str | None = None, **more: str
    ) -> xml.Element:
        element = xml.SubElement(parent, f"{{{ATOM}}}{tag}", more)
        element.text = text
        return element

    entries = [(c.date, id, c.text) for id, c in catalog.changes.items()]
    entries += [(c.date, id, c.now) for id, c in catalog.corrections.items()]
    entries.sort(reverse=True)
    add(root, "title", catalog.words["book_title"].of(lang))
    add(root, "subtitle", finding)
    add(root, "id", home)
    add(root, "link", href=home)
    add(root, "link", href=f"{home}feed.xml", rel="self")
    add(root, "updated", f"{entries[0][0]}T00:00:00Z")
    add(add(root, "author"), "name", catalog.words["book_author"].of(lang))
    for date, id, text in entries:
        entry, place = add(root, "entry"), f"{home}changelog/#{anchor(id)}"
        add(entry, "title", text.of(lang))
        add(entry, "id", place)
        add(entry, "link", href=place)
        add(entry, "updated", f"{date}T00:00:00Z")
    xml.indent(root)
    return f"{XML_HEAD}{xml.tostring(root, encoding='unicode')}\n"
